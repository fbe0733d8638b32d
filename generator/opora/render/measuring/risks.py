"""Heat maps: where schools name a factor as a risk, and where no measure answers it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from opora.indicators import Figure, Mark, basis_factors
from opora.parse import Entry
from opora.render.edition import Draft, Edition
from opora.render.measuring.work import find_place
from opora.render.page import Page, PageFile
from opora.render.russian import count
from opora.render.spreadsheet import csv_bytes, plain

URL = "risks/"
TITLE = "Карта рисков"

DARKEST = 3
"""The darkest of the four shades of a cell."""

_SCHOOL = 2
"""Slashes in the id of a school."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, and how dark it is, 0 to 3; its words say the same."""

    text: str = "—"
    shade: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class HeatMap:
    """Factors down and places across; the last column is the place that holds them all."""

    place: Entry | None
    columns: tuple[Entry, ...]
    rows: tuple[tuple[Entry, tuple[Cell, ...]], ...]

    @property
    def of_schools(self) -> bool:
        """Whether each column is a school."""
        return any(one.kind.name == "school" for one in self.columns)


def risk_pages(edition: Edition) -> Iterator[Page]:
    """Render the heat map of the country and of each place below which schools name risks."""
    places = edition.measured.risk_places
    mapped = frozenset(one for one in places if one and one.count("/") < _SCHOOL)
    for id_ in ("", *sorted(mapped)):
        yield _page(edition, id_, mapped)


def risks_url(edition: Edition, place: Entry) -> str:
    """Return the address of the heat map of a place, empty where it has none."""
    return f"{URL}{place.id}/" if place.id in edition.measured.risk_places else ""


def _page(edition: Edition, id_: str, mapped: frozenset[str]) -> Page:
    place = find_place(edition.catalog, id_)
    shown = _map(edition, place)
    name = str(getattr(place.entity, "label", id_)) if place else ""
    title = f"{TITLE}: {name}" if name else TITLE
    values = {"map": shown, "mapped": mapped, "url": URL}
    draft = Draft(f"{URL}{id_}/" if id_ else URL, title, ("indicators/risks.html",), values, "wide")
    return replace(edition.page(draft), files=(_file(shown),))


def _map(edition: Edition, place: Entry | None) -> HeatMap:
    columns = tuple(_columns(edition, place))
    rows = (
        (
            factor,
            (*(_cell(edition, factor, one) for one in columns), _whole(edition, factor, place)),
        )
        for factor in basis_factors(edition.catalog)
    )
    return HeatMap(place, columns, tuple(rows))


_BELOW = {"region": "municipality", "municipality": "school"}


def _columns(edition: Edition, place: Entry | None) -> Iterator[Entry]:
    """List the places below that have a profile; a school without one has nothing to show."""
    catalog = edition.catalog
    if place is None:
        found: Iterable[Entry] = catalog.all("region")
    else:
        found = catalog.below(place, _BELOW[place.kind.name])
    return (one for one in found if one.id in edition.measured.risk_places)


def _cell(edition: Edition, factor: Entry, place: Entry) -> Cell:
    if place.kind.name != "school":
        return _whole(edition, factor, place)
    figure = edition.measured.risks.get((factor.id, place.id))
    return _of_school(figure, edition.measured.answers[factor.id, place.id]) if figure else Cell()


def _whole(edition: Edition, factor: Entry, place: Entry | None) -> Cell:
    """Tell in how many schools a factor is a risk, and in how many of them no measure answers."""
    figure = edition.measured.risks.get((factor.id, place.id if place else ""))
    if figure is None:
        return Cell()
    left = int(figure.whole - figure.numerator)
    said = f"без мер {left}" if left else "меры есть"
    return Cell(f"{count(figure.whole, 'школа', 'школы', 'школ')}, {said}", min(left, DARKEST))


def _of_school(figure: Figure, measures: int) -> Cell:
    """Tell how much a risk of a school weighs, and how many measures answer it."""
    marks = figure.rows[0].fact.marks
    high = Mark.HIGH in marks
    answered = measures if Mark.COVERED in marks else 0
    shade = 0 if answered else DARKEST if high else DARKEST - 1
    weight = "высокий" if high else "средний"
    return Cell(f"{weight}, {count(answered, 'мера', 'меры', 'мер')}", shade)


def _file(held: HeatMap) -> PageFile:
    head = ["Фактор риска", *map(_name, held.columns), "Всего"]
    rows = ([_name(factor), *(plain(cell.text) for cell in cells)] for factor, cells in held.rows)
    return PageFile("map.csv", csv_bytes([head, *rows]))


def _name(entry: Entry) -> str:
    return str(getattr(entry.entity, "label", entry.id))
