"""Groups of regions, and of the schools of each region, with the tree that parts them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from opora.methods import Clustering, cluster_regions, cluster_schools
from opora.methods.clusters import ALL, Member
from opora.parse import Entry
from opora.render.edition import Draft, Edition
from opora.render.methods.dendrogram import Dendrogram, dendrogram
from opora.render.page import Page, PageFile
from opora.render.spreadsheet import csv_bytes

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
    files = tuple(
        file
        for number, part in enumerate(parts, 1)
        if part.held.members
        for file in _files(part, number)
    )
    return replace(page, files=files)


def _files(part: Drawn, number: int) -> Iterator[PageFile]:
    """Write the members with their group, and the merges in their order."""
    held = part.held
    head = ["Группа", "Где", "Идентификатор", *(one.label for one in held.numbers), "В среднем"]
    names = {id(member): group for group, member in part.rows}
    rows = (
        [names.get(id(one), "не разделены"), *_named(one.entry), *_numbers(one)]
        for one in held.members
    )
    yield PageFile(f"groups-{number}.csv", csv_bytes([head, *rows]))
    steps = ["Шаг", "Одна группа", "Другая группа", "Расстояние", "Стало мест"]
    yield PageFile(f"merges-{number}.csv", csv_bytes([steps, *_merges(held)]))


def _merges(held: Clustering) -> Iterator[list[str]]:
    size = len(held.members)

    def name(node: int) -> str:
        return held.members[node].entry.id if node < size else f"шаг {node - size + 1}"

    for step, merge in enumerate(held.merges, 1):
        distance = f"{merge.distance:.4f}".replace(".", ",")
        yield [str(step), name(merge.one), name(merge.other), distance, str(merge.size)]


def _named(entry: Entry) -> tuple[str, str]:
    return str(getattr(entry.entity, "label", entry.id)), entry.id


def _numbers(member: Member) -> tuple[str, ...]:
    return (*map(mean_text, member.numbers), mean_text(member.mean))


def mean_text(value: float) -> str:
    """Write a mean with one digit after the comma."""
    return f"{value:.1f}".replace(".", ",")
