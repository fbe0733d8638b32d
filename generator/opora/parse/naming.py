"""What is wrong with the name of a file, and what it should be."""

import re
from collections.abc import Iterator

from opora.diagnostics import Diagnostic
from opora.kinds import KINDS
from opora.load import FIRST
from opora.model.nearness import nearest
from opora.parse.entry import address_of
from opora.parse.lettering import latin_twin, listed, russian_letters, slug

_KNOWN = (".yml", ".md")
_SUFFIX = re.compile(r"\.(?:ya?ml|md|markdown)(?:\.txt)?$", re.IGNORECASE)
_WORDS = {
    "id": "имя",
    "region": "регион",
    "municipality": "муниципалитет",
    "school": "школа",
    "year": "год",
    "month": "год-месяц",
    "edition": "год",
}


def foreign(path: str) -> Diagnostic:
    """Report a file whose name and folder say of no kind that it belongs there."""
    message = next(_faults(path), "файлу с таким именем здесь не место")
    return Diagnostic(path, FIRST, "F04", message, hint=_advice(path))


def _faults(path: str) -> Iterator[str]:
    folder, name = _split(path)
    if not _SUFFIX.search(name):
        yield f"в банке лежат только тексты .yml и .md, а это «{name}»"
    elif not name.endswith(_KNOWN):
        yield f"у файла «{name}» другое расширение, а нужно .yml или .md"
    for part in path.split("/"):
        if latin_twin(part):
            yield f"в имени «{part}» {listed(russian_letters(part))}"
        if russian_letters(part):
            yield f"имя «{part}» написано русскими буквами"
        if re.search(r"\s", part):
            yield f"в имени «{part}» пробел"
        if part != part.lower():
            yield f"в имени «{part}» заглавные буквы"
        if re.search(r"[^a-z0-9.-]", part):
            yield f"в имени «{part}» лишние знаки"
    if folder and folder not in _folders():
        yield f"папки «{folder}» в банке нет"


def _advice(path: str) -> str:
    if not _SUFFIX.search(path):
        return "выложите материал на сайт организации и дайте в записи ссылку на него"
    repaired = _repaired(path)
    if repaired != path and address_of(repaired):
        return f"переименуйте в {repaired}"
    folder = _split(path)[0]
    near = folder if folder in _folders() else nearest(folder, _folders())
    shapes = [place for place in _shapes() if place.startswith(f"{near}/")] if near else _shapes()
    return f"здесь бывает: {', '.join(shapes)}"


def _repaired(path: str) -> str:
    suffix = _SUFFIX.search(path)
    ending = ".yml" if suffix and "y" in suffix.group().casefold() else ".md"
    stem = _SUFFIX.sub("", path)
    return "/".join(slug(latin_twin(part) or part) for part in stem.split("/")) + ending


def _split(path: str) -> tuple[str, str]:
    steps = path.split("/")
    return (steps[0] if steps[1:] else ""), steps[-1]


def _folders() -> list[str]:
    return sorted({shape.split("/")[0] for shape in _shapes() if "/" in shape})


def _shapes() -> list[str]:
    """List the shapes of path, with Russian words for the names in braces."""
    paths = (place.path for kind in KINDS for place in kind.places)
    return [re.sub(r"\{(\w+)\}", lambda name: _WORDS.get(name[1], name[1]), path) for path in paths]
