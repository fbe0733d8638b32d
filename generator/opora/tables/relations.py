"""Which part of a package points at which, and what lies outside of it."""

from dataclasses import dataclass
from posixpath import dirname, join, normpath

from opora.tables.markup import children, tree
from opora.tables.package import Package


@dataclass(frozen=True, slots=True)
class Relation:
    """A pointer from one part to another; `kind` is the last word of its type."""

    id: str
    kind: str
    target: str


def relations(package: Package, part: str = "") -> list[Relation]:
    """List what a part points at within the package, what lies outside left out."""
    folder, _, name = part.rpartition("/")
    place = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    if not package.has(place):
        return []
    return [
        Relation(
            one.get("Id", ""), _last(one.get("Type", "")), _target(part, one.get("Target", ""))
        )
        for one in children(tree(package, place), "Relationship")
        if one.get("TargetMode") != "External"
    ]


def main_part(package: Package) -> str:
    """Name the part that holds the document or the workbook, or nothing."""
    found = (one.target for one in relations(package) if one.kind == "officeDocument")
    known = ("word/document.xml", "xl/workbook.xml")
    return next((part for part in (*found, *known) if package.has(part)), "")


def _last(kind: str) -> str:
    return kind.rpartition("/")[2]


def _target(part: str, target: str) -> str:
    if target.startswith("/"):
        return target.strip("/")
    return normpath(join(dirname(part), target)).lstrip("./")
