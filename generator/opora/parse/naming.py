"""What is wrong with the name of a file, and what it should be."""

import re
from collections.abc import Iterator

from opora.diagnostics import Diagnostic
from opora.kinds import KINDS
from opora.load import FIRST, TABLE
from opora.model.nearness import nearest
from opora.parse.entry import DEVICE, address_of
from opora.parse.lettering import latin_twin, listed, russian_letters, slug

_KNOWN = (".yml", ".md", TABLE)
_SUFFIX = re.compile(r"\.(?:ya?ml|md|markdown|csv)(?:\.txt)?$", re.IGNORECASE)
_WORKBOOK = re.compile(r"\.(?:xlsx?|ods)$", re.IGNORECASE)
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
    return Diagnostic(_printable(path), FIRST, "F04", _printable(message), hint=_advice(path))


def _printable(name: str) -> str:
    """Write what no terminal can show as escapes: names may hold any bytes but two."""
    shown = name.encode("utf-8", "backslashreplace").decode()
    return "".join(one if one.isprintable() else f"\\x{ord(one):02x}" for one in shown)


def _faults(path: str) -> Iterator[str]:
    folder, name = _split(path)
    if not _SUFFIX.search(name):
        yield f"в банке лежат только тексты .yml и .md и таблицы .csv, а это «{name}»"
    elif not name.endswith(_KNOWN):
        yield f"у файла «{name}» непривычное расширение, а нужно .yml, .md или .csv"
    if device := DEVICE.search(path):
        yield f"имя «{device[1]}» в Windows занято под устройство"
    for part in path.split("/"):
        yield from _misspellings(part)
    if folder and folder not in _folders():
        yield f"папки «{folder}» в банке нет"
    if _SUFFIX.sub("", _repaired(path) or "") == _SUFFIX.sub("", path):
        yield f"в папке «{folder}» у записей другое расширение, а это «{name}»"


def _misspellings(part: str) -> Iterator[str]:
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


def _advice(path: str) -> str:
    if _WORKBOOK.search(path) and _split(path)[0] == "assessments":
        return "в Excel: «Файл → Сохранить как → CSV UTF-8 (разделители — запятые)»"
    if not _SUFFIX.search(path):
        return "выложите материал на сайт организации и дайте в записи ссылку на него"
    if repaired := _repaired(path):
        return f"переименуйте в {repaired}"
    folder = _split(path)[0]
    if folder not in _folders():
        near = nearest(folder, _folders())
        if near:
            return f"возможно, вы имели в виду папку {near}"
        return f"папки банка: {', '.join(_folders())}"
    shapes = [shape for shape in _shapes() if shape.startswith(f"{folder}/")]
    same_depth = [shape for shape in shapes if shape.count("/") == path.count("/")]
    return f"здесь бывает: {', '.join(same_depth or shapes)}"


def _repaired(path: str) -> str | None:
    """Return the nearest name that says of some kind that the file belongs there."""
    stem = _SUFFIX.sub("", path)
    plain = "/".join(slug(latin_twin(part) or part) for part in stem.split("/"))
    return next((plain + ending for ending in _KNOWN if address_of(plain + ending)), None)


def _split(path: str) -> tuple[str, str]:
    steps = path.split("/")
    return (steps[0] if steps[1:] else ""), steps[-1]


def _folders() -> list[str]:
    return sorted({shape.split("/")[0] for shape in _shapes() if "/" in shape})


def _shapes() -> list[str]:
    """List the shapes of path, with Russian words for the names in braces."""
    paths = (place.path for kind in KINDS for place in kind.places)
    return [re.sub(r"\{(\w+)\}", lambda name: _WORDS.get(name[1], name[1]), path) for path in paths]
