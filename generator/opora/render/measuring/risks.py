"""Heat maps: in how many schools a place names a factor as a risk, and where no measure answers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from opora.indicators import Fact, Figure, Mark, Row, basis_factors, gather, up_from
from opora.parse import Entry
from opora.render.edition import Draft, Edition
from opora.render.measuring.drill import plain
from opora.render.measuring.work import find_place
from opora.render.page import Page, PageFile
from opora.render.russian import count
from opora.render.spreadsheet import csv_bytes

URL = "risks/"
TITLE = "Карта рисков"

DARKEST = 3
"""The darkest of the four shades of a cell."""

_SCHOOL = 2
"""Slashes in the id of a school."""

WEIGHTY = frozenset({Mark.HIGH, Mark.MEDIUM})
"""Marks of the risks that the map counts."""

Figures = Mapping[tuple[str, str], Figure]


@dataclass(frozen=True, slots=True)
class Cell:
    """In how many schools a factor is a risk, and in how many of them no measure answers it."""

    schools: int
    open: int

    @property
    def shade(self) -> int:
        """How dark the cell is, 0 to 3; its words say the same."""
        return min(self.open, DARKEST)

    @property
    def text(self) -> str:
        """Say both numbers."""
        if not self.schools:
            return "—"
        left = f"без мер {self.open}" if self.open else "меры есть"
        return f"{count(self.schools, 'школа', 'школы', 'школ')}, {left}"


@dataclass(frozen=True, slots=True, eq=False)
class HeatMap:
    """Factors down and places across; the last column is the place that holds them all."""

    place: Entry | None
    columns: tuple[Entry, ...]
    rows: tuple[tuple[Entry, tuple[Cell, ...]], ...]


def risk_pages(edition: Edition) -> Iterator[Page]:
    """Render the heat map of the country and of each place below which schools name risks."""
    figures = _figures(edition.measured.facts.risks)
    mapped = _mapped(edition)
    for id_ in ("", *sorted(mapped)):
        yield _page(edition, id_, figures, mapped)


def risks_url(edition: Edition, place: Entry) -> str:
    """Return the address of the heat map of a place, empty where it has none."""
    return f"{URL}{place.id}/" if place.id in edition.measured.risk_places else ""


def _mapped(edition: Edition) -> frozenset[str]:
    """List the regions and municipalities with schools whose profile the bank holds."""
    return frozenset(
        one for one in edition.measured.risk_places if one and one.count("/") < _SCHOOL
    )


def _figures(risks: Iterable[Fact]) -> Figures:
    """Count, for each factor and place, the schools whose last profile names it as a risk.

    Risks of low significance and those excluded with a reason are left out.
    """
    last: dict[str, str] = {}
    held: dict[tuple[str, str, str], Fact] = {}
    for risk in risks:
        last[risk.place] = max(risk.period, last.get(risk.place, ""))
        for factor in risk.factors if risk.marks & WEIGHTY else ():
            at = (risk.place, risk.period, factor)
            known = held.get(at)
            held[at] = known if known and Mark.COVERED not in known.marks else risk
    rows = [
        Row(replace(risk, factors=(factor,)), int(Mark.COVERED in risk.marks))
        for (place, period, factor), risk in held.items()
        if period == last[place]
    ]
    return gather(rows, lambda fact: ((fact.factors[0], place) for place in up_from(fact.place)))


def _page(edition: Edition, id_: str, figures: Figures, mapped: frozenset[str]) -> Page:
    place = find_place(edition.catalog, id_)
    shown = _map(edition, place, id_, figures)
    name = str(getattr(place.entity, "label", id_)) if place else ""
    title = f"{TITLE}: {name}" if name else TITLE
    values = {"map": shown, "mapped": mapped, "url": URL}
    draft = Draft(f"{URL}{id_}/" if id_ else URL, title, ("indicators/risks.html",), values, "wide")
    return replace(edition.page(draft), files=(_file(shown),))


def _map(edition: Edition, place: Entry | None, id_: str, figures: Figures) -> HeatMap:
    columns = tuple(_columns(edition, place))
    rows = tuple(
        (factor, tuple(_cell(figures.get((factor.id, one))) for one in [c.id for c in columns]))
        for factor in basis_factors(edition.catalog)
    )
    whole = {factor.id: _cell(figures.get((factor.id, id_))) for factor, _ in rows}
    return HeatMap(
        place, columns, tuple((factor, (*cells, whole[factor.id])) for factor, cells in rows)
    )


_BELOW = {"region": "municipality", "municipality": "school"}


def _columns(edition: Edition, place: Entry | None) -> Iterator[Entry]:
    """List the places below that have a profile; a school without one has nothing to show."""
    catalog = edition.catalog
    if place is None:
        found: Iterable[Entry] = catalog.all("region")
    else:
        found = catalog.below(place, _BELOW[place.kind.name])
    return (one for one in found if one.id in edition.measured.risk_places)


def _cell(figure: Figure | None) -> Cell:
    if figure is None:
        return Cell(0, 0)
    return Cell(int(figure.whole), int(figure.whole - figure.numerator))


def _file(held: HeatMap) -> PageFile:
    head = ["Фактор риска", *map(_name, held.columns), "Всего"]
    rows = ([_name(factor), *(plain(cell.text) for cell in cells)] for factor, cells in held.rows)
    return PageFile("map.csv", csv_bytes([head, *rows]))


def _name(entry: Entry) -> str:
    return str(getattr(entry.entity, "label", entry.id))
