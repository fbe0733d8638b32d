"""Heat maps: where schools name a factor as a risk, and where no measure answers it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from opora.indicators import Figure, Mark, basis_factors
from opora.parse import Entry
from opora.render.edition import Draft, Edition
from opora.render.measuring.work import find_place
from opora.render.page import Page
from opora.render.russian import count
from opora.render.table import Cell as TableCell
from opora.render.table import Column, Form, Table

URL = "risks/"
TITLE = "Карта рисков"

DARKEST = 3
"""The darkest of the four shades of a cell."""

_SCHOOL = 2
"""Slashes in the id of a school."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, and how dark it is, 0 to 3; its words say the same.

    `held` are its two values in a table: schools and those without a measure, or, of a school, how
    much the risk weighs and how many measures answer it.
    """

    text: str = "—"
    shade: int = 0
    held: tuple[TableCell, TableCell] = (None, None)


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


def risks_tables(edition: Edition) -> Iterator[Table]:
    """Describe the heat map of the country, where it has columns."""
    shown = _map(edition, None)
    if shown.columns:
        yield _table(shown, TITLE, edition.as_of, whole=True)


def _page(edition: Edition, id_: str, mapped: frozenset[str]) -> Page:
    place = find_place(edition.catalog, id_)
    shown = _map(edition, place)
    name = str(getattr(place.entity, "label", id_)) if place else ""
    title = f"{TITLE}: {name}" if name else TITLE
    values = {"map": shown, "mapped": mapped, "url": URL}
    draft = Draft(f"{URL}{id_}/" if id_ else URL, title, ("indicators/risks.html",), values, "wide")
    table = _table(shown, title, edition.as_of, whole=not id_)
    return replace(edition.page(draft), tables=(table,) if shown.columns else ())


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
    return (
        _of_school(figure, edition.measured.answers.get((factor.id, place.id), 0))
        if figure
        else Cell()
    )


def _whole(edition: Edition, factor: Entry, place: Entry | None) -> Cell:
    """Tell in how many schools a factor is a risk, and in how many of them no measure answers."""
    figure = edition.measured.risks.get((factor.id, place.id if place else ""))
    if figure is None:
        return Cell(held=(0, 0))
    left = int(figure.whole - figure.numerator)
    said = f"без мер {left}" if left else "меры есть"
    schools = int(figure.whole)
    text = f"{count(schools, 'школа', 'школы', 'школ')}, {said}"
    return Cell(text, min(left, DARKEST), (schools, left))


def _of_school(figure: Figure, measures: int) -> Cell:
    """Tell how much a risk of a school weighs, and how many measures answer it."""
    marks = figure.rows[0].fact.marks
    high = Mark.HIGH in marks
    answered = measures if Mark.COVERED in marks else 0
    shade = 0 if answered else DARKEST if high else DARKEST - 1
    weight = "высокий" if high else "средний"
    text = f"{weight}, {count(answered, 'мера', 'меры', 'мер')}"
    return Cell(text, shade, (weight, answered))


def _table(held: HeatMap, title: str, judged: date, *, whole: bool) -> Table:
    columns = [Column("factor_id", "Код фактора"), Column("factor", "Фактор риска")]
    for place, name in _named(held.columns):
        columns += _of_one(place, name) if place.kind.name == "school" else _of_many(place.id, name)
    columns += _of_many(held.place.id if held.place else "", "Всего")
    return Table(
        "map",
        title,
        tuple(columns),
        lambda: (_row(factor, cells) for factor, cells in held.rows),
        "Школы, чей последний рисковый профиль называет фактор, и те из них, у которых нет мер.",
        judged,
        whole,
    )


def _of_many(id_: str, name: str) -> list[Column]:
    return [
        Column(f"schools:{id_}", f"{name}: школ с риском", Form.INTEGER),
        Column(f"open:{id_}", f"{name}: из них без мер", Form.INTEGER),
    ]


def _of_one(place: Entry, name: str) -> list[Column]:
    return [
        Column(f"weight:{place.id}", f"{name}: риск"),
        Column(f"measures:{place.id}", f"{name}: мер", Form.INTEGER),
    ]


def _named(places: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    """Tell places of the same name apart by their ids."""
    held = [(one, _name(one)) for one in places]
    names = Counter(name for _, name in held)
    return ((one, f"{name} ({one.id})" if names[name] > 1 else name) for one, name in held)


def _row(factor: Entry, cells: Iterable[Cell]) -> list[TableCell]:
    return [factor.id, _name(factor), *(value for cell in cells for value in cell.held)]


def _name(entry: Entry) -> str:
    return str(getattr(entry.entity, "label", entry.id))
