"""Where the editor finds and puts the files of a kind, and which references it can offer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from posixpath import splitext
from typing import get_args

from opora.kinds import KINDS
from opora.model import Kind, Part, Place, Record

TREE = "schools"
"""The folder whose depth is the level: region, municipality, school."""

_WRITTEN = (".yml", ".md")
_NAME = re.compile(r"\{(\w+)\}")
_SLUG = ("[a-z0-9]+(?:-[a-z0-9]+)*", "латинские строчные буквы, цифры и дефис между ними")
_FORMS = {
    "year": (r"\d{4}", "год"),
    "month": (r"\d{4}-\d{2}", "год-месяц"),
    "edition": (r"\d{4}(?:-[a-z0-9]+)*", "год"),
}
_PROPOSED = {"year": "{{year}}", "month": "{{year}}-{{month}}", "edition": "{{year}}"}
_LEVELS = ("{region}", "{municipality}", "{school}")


@dataclass(frozen=True, slots=True)
class Folder:
    """Files of a kind that lie alike: below one folder, with one extension, named in one manner.

    `tail` is the end of the path after the folders of the tree, without extension, `depth` the
    greatest number of parts below `folder`. `file` names the only file there is, where there is
    but one.
    """

    kind: Kind
    name: str
    folder: str
    extension: str
    tail: str
    depth: int
    file: str = ""

    @property
    def in_tree(self) -> bool:
        """Whether the files lie at several depths."""
        return self.depth > 1

    @property
    def own_folder(self) -> bool:
        """Whether each record has a folder of its own and lends it its name."""
        return "{" not in self.tail and not self.file

    @property
    def path(self) -> str:
        """The editor's template of a path below the folder; empty where any name will do."""
        if self.own_folder:
            return f"{{{{slug}}}}/{self.tail}"
        return "" if self.tail.startswith("{") else _NAME.sub("{{slug}}", self.tail)

    @property
    def proposed_name(self) -> str:
        """The editor's template of the name of a new file, for people to change."""
        if self.own_folder:
            return "{{title}}"
        return _NAME.sub(lambda found: _PROPOSED.get(found[1], "{{title}}"), self._last)

    @property
    def name_pattern(self) -> str:
        """What the name of a new file must look like."""
        name = "{id}" if self.own_folder else self._last
        return f"^{_NAME.sub(lambda found: _FORMS.get(found[1], _SLUG)[0], name)}$"

    @property
    def name_hint(self) -> str:
        """The same in words."""
        name = "{id}" if self.own_folder else self._last
        return _NAME.sub(lambda found: _FORMS.get(found[1], _SLUG)[1], name)

    @property
    def _last(self) -> str:
        return self.tail.rpartition("/")[2]

    @property
    def offers_ids(self) -> bool:
        """Whether the editor's name for a file, its slug, is the id of the record."""
        place = self.kind.places[0]
        return self.own_folder or (place.id == "{id}" and self.tail == "{id}")


def folders_of(kind: Kind) -> Iterator[Folder]:
    """Sort the places of a kind by how files lie there; tables are not for this editor."""
    places_of_records = (place for place in kind.places if place.path.endswith(_WRITTEN))
    for number, (_, places) in enumerate(groupby(places_of_records, _manner)):
        name = kind.name if not number else f"{kind.name}_{number + 1}"
        yield _folder(kind, name, list(places))


def _manner(place: Place) -> tuple[str, str, str]:
    path, extension = splitext(place.path)
    folder, _, _ = path.partition("/")
    return folder, extension, _tail(path)


def _tail(path: str) -> str:
    folder, _, inside = path.partition("/")
    if folder != TREE:
        return inside
    return "/".join(part for part in inside.split("/") if part not in _LEVELS)


def _folder(kind: Kind, name: str, places: list[Place]) -> Folder:
    path, extension = splitext(places[0].path)
    folder, slash, _ = path.partition("/")
    file = "" if slash else f"content/{places[0].path}"
    depth = max(place.path.count("/") for place in places)
    return Folder(
        kind, name, f"content/{folder}" if slash else "content", extension[1:], _tail(path), depth,
        file,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """Where the editor takes the choices for a reference from: a collection and two templates."""

    collection: str
    value: str
    display: tuple[str, ...]


def source_of(targets: tuple[str, ...]) -> Source | None:
    """Tell where the choices for a reference come from; nothing where the editor cannot list them.

    It lists one collection at a time, so a reference to several kinds has no list.
    """
    return _sources().get(targets[0]) if len(targets) == 1 else None


@cache
def _sources() -> dict[str, Source]:
    found: dict[str, Source] = {}
    for kind in KINDS:
        for folder in folders_of(kind):
            if folder.offers_ids:
                found.setdefault(kind.name, Source(folder.name, "{{slug}}", ("title",)))
        for field, part in _parts(kind.model):
            if not part.scoped and len(kind.places) == 1 and not next(folders_of(kind)).file:
                shown = (f"{{{{{field}.*.title}}}} · {{{{short_title}}}}",)
                found[part.part_kind] = Source(kind.name, f"{field}.*.id", shown)
    return found


def _parts(model: type[Record]) -> Iterator[tuple[str, type[Part]]]:
    for name, field in model.model_fields.items():
        for inner in get_args(field.annotation):
            if isinstance(inner, type) and issubclass(inner, Part):
                yield name, inner
