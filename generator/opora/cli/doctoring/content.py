"""The bank: how much there is, what is wrong with it, what is out of date beside it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from opora.cli.doctoring.line import Line, State
from opora.cli.judging import read_all
from opora.diagnostics import Severity
from opora.export import generated_files
from opora.files import list_content
from opora.files.listing import GUIDES
from opora.reporters import plural
from opora.site.manifest import MANIFEST
from opora.site.publish import MARKER

_AREA = "Записи"
_SHOWN = 3


def look_at_content(content: Path, as_of: date) -> Iterator[Line]:
    """Look at the records, the guides, and what was made of them."""
    listing = list_content(content)
    bank = read_all(listing, as_of)
    kinds = Counter({name: len(held) for name, held in bank.catalog.entries.items() if held})
    common = ", ".join(f"{name} {number}" for name, number in kinds.most_common(_SHOWN))
    counted = plural(len(listing.paths), "файл", "файла", "файлов")
    if listing.paths:
        yield Line(_AREA, "файлы", State.GOOD, f"{counted}; больше всего: {common or 'нет'}")
    else:
        yield Line(_AREA, "файлы", State.BAD, "записей нет", "начните: opora new")
    found = bank.diagnostics
    yield _problems([one.code for one in found if one.severity is Severity.ERROR], bad=True)
    yield _problems([one.code for one in found if one.severity is not Severity.ERROR], bad=False)
    yield _guides(content / GUIDES)
    yield from _generated(content.parent)
    yield from _site(content.parent / "site")


def _problems(codes: list[str], *, bad: bool) -> Line:
    name = "ошибки" if bad else "предупреждения"
    if not codes:
        return Line(_AREA, name, State.GOOD, "нет")
    often = ", ".join(f"{code} × {number}" for code, number in Counter(codes).most_common(_SHOWN))
    state = State.BAD if bad else State.NOTE
    return Line(_AREA, name, state, f"{len(codes)}; чаще всего {often}", "opora validate")


def _guides(folder: Path) -> Line:
    if not folder.is_dir():
        todo = f"положите в {folder.as_posix()} хотя бы about.md"
        return Line(_AREA, "справка", State.BAD, "папки нет", todo)
    count = sum(path.is_file() for path in folder.rglob("*.md"))
    counted = plural(count, "страница", "страницы", "страниц")
    return Line(_AREA, "справка", State.GOOD if count else State.NOTE, counted)


def _generated(bank: Path) -> Iterator[Line]:
    if not (bank / "schemas").is_dir():
        return  # a bank without files for editors
    stale = [name for name, text in generated_files().items() if not _holds(bank / name, text)]
    if not stale:
        yield Line(_AREA, "схемы и правила", State.GOOD, "свежие")
        return
    shown = ", ".join(stale[:_SHOWN])
    yield Line(_AREA, "схемы и правила", State.NOTE, f"устарели: {shown}", "opora schemas")


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == text.encode()


def _site(site: Path) -> Iterator[Line]:
    left = [path.name for path in site.parent.glob(f".{site.name}.build-*")]
    if left:
        seen = f"остатки прерванной сборки: {len(left)}"
        yield Line(_AREA, "сайт", State.NOTE, seen, "их уберёт следующая opora build")
    if not site.is_dir():
        yield Line(_AREA, "сайт", State.UNKNOWN, "папки site нет", "opora build")
    elif not (site / MARKER).is_file() and any(site.iterdir()):
        seen, todo = "в папке site лежит не сайт «Опоры»", "opora build --site ДРУГАЯ-ПАПКА"
        yield Line(_AREA, "сайт", State.BAD, seen, todo)
    elif (site / MANIFEST).is_file():
        yield Line(
            _AREA, "сайт", State.GOOD, "собран, со списком хешей", "сверить: opora verify site"
        )
    else:
        yield Line(_AREA, "сайт", State.GOOD, "собран")
