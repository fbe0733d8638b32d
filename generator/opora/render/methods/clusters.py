"""Groups of regions, and of the schools of each region, with the tree that parts them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from opora.methods import Clustering, cluster_regions, cluster_schools
from opora.methods.clusters import ALL, Member
from opora.parse import Entry
from opora.render.edition import Draft, Edition
from opora.render.methods.dendrogram import Dendrogram, dendrogram
from opora.render.page import Page
from opora.render.table import Cell, Column, Form, Table

URL = "clusters/"
TITLE = "Группы регионов и школ"

ROWS = 300
"""Places that a table lists; the file beside it has all."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A clustering with its drawing."""

    title: str
    held: Clustering
    drawing: Dendrogram | None

    @property
    def rows(self) -> list[tuple[str, Member]]:
        """The members by group; a group's name stands with each."""
        return [(one.potential.label, member) for one in self.held.groups for member in one.members]


def cluster_pages(edition: Edition) -> Iterator[Page]:
    """Render the page of regions, and one for each region whose schools tables tell of."""
    found = [
        (region, parts)
        for region in edition.catalog.all("region")
        if (parts := cluster_schools(edition.catalog, edition.outcomes, region))
    ]
    regions = _drawn("Регионы", cluster_regions(edition.catalog, edition.outcomes))
    below = [region for region, _ in found]
    yield _page(edition, URL, TITLE, {"below": below, "region": None}, (regions,))
    for region, parts in found:
        name = str(getattr(region.entity, "label", region.id))
        drawn = tuple(_drawn(_title(part), part) for part in parts)
        values = {"below": (), "region": region}
        yield _page(edition, f"{URL}{region.id}/", f"Группы школ: {name}", values, drawn)


def _title(held: Clustering) -> str:
    return "Школы с ЕГЭ" if held.numbers == ALL else "Школы без ЕГЭ"


def _drawn(title: str, held: Clustering) -> Drawn:
    return Drawn(title, held, dendrogram(held))


def _page(
    edition: Edition,
    url: str,
    title: str,
    values: Mapping[str, object],
    parts: Sequence[Drawn],
) -> Page:
    shown = {**values, "parts": parts, "rows": ROWS, "url": URL, "mean": mean_text}
    page = edition.page(Draft(url, title, ("methods/clusters.html",), shown, "wide"))
    tables = tuple(
        table
        for number, part in enumerate(parts, 1)
        if part.held.members
        for table in _tables(part, number)
    )
    return replace(page, tables=tables)


_MERGES = (
    Column("step", "Шаг", Form.INTEGER),
    Column("one", "Одна группа"),
    Column("other", "Другая группа"),
    Column("distance", "Расстояние", Form.NUMBER),
    Column("size", "Стало мест", Form.INTEGER),
)


def _tables(part: Drawn, number: int) -> Iterator[Table]:
    """Describe the members with their group, and the merges in their order."""
    held = part.held
    columns = (
        *(Column("group", "Группа"), Column("place", "Где"), Column("place_id", "Идентификатор")),
        *(
            Column(f"number-{at}", f"{one.label}, %", Form.NUMBER)
            for at, one in enumerate(held.numbers, 1)
        ),
        Column("mean", "В среднем, %", Form.NUMBER),
    )
    names = {id(member): group for group, member in part.rows}

    def rows() -> Iterator[list[Cell]]:
        for one in held.members:
            means = (float(f"{value:.1f}") for value in (*one.numbers, one.mean))
            yield [names.get(id(one), "не разделены"), *_named(one.entry), *means]

    yield Table(f"groups-{number}", f"Группы: {part.title}", columns, rows)
    title = f"Шаги объединения: {part.title}"
    yield Table(f"merges-{number}", title, _MERGES, lambda: _merges(held))


def _merges(held: Clustering) -> Iterator[list[Cell]]:
    size = len(held.members)

    def name(node: int) -> str:
        return held.members[node].entry.id if node < size else f"шаг {node - size + 1}"

    for step, merge in enumerate(held.merges, 1):
        distance = float(f"{merge.distance:.4f}")
        yield [step, name(merge.one), name(merge.other), distance, merge.size]


def _named(entry: Entry) -> tuple[str, str]:
    return str(getattr(entry.entity, "label", entry.id)), entry.id


def mean_text(value: float) -> str:
    """Write a mean with one digit after the comma."""
    return f"{value:.1f}".replace(".", ",")
