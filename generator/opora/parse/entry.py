"""An entry: a record of the bank with the place it was written in."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from opora.asked.questions import HEARD, ask
from opora.kinds import KINDS
from opora.load import Document
from opora.model import Kind, Part, Place, Record, Ref, only
from opora.plain_yaml import Loc

TERRITORIES = ("region", "municipality", "school")
"""Kinds of the folders below `schools/`, from the outside in."""


DEVICE = re.compile(r"(?:^|/)(con|prn|aux|nul|com\d|lpt\d)(?=[./]|$)", re.IGNORECASE)
"""Names that Windows keeps for devices: a file of such a name cannot be checked out there."""


@dataclass(frozen=True, slots=True)
class Address:
    """What a path says: the kind, the id and the names in the path."""

    kind: Kind
    id: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A record, its id, the document it stands in and the place there.

    `parent` is the record around it: the file's record for a part, the folder's record for a file
    below `schools/`. Who looks at the fields, the `entity`, asks `("entry", kind, id)`; who looks
    at the text below them, the `body`, asks `("body", kind, id)`; who counts asks
    `("counted", kind, id)` for the few fields of that; all else follows from its `path`.
    """

    kind: Kind
    id: str
    held: Record
    written: Document
    names: Mapping[str, str]
    loc: Loc = ()
    parent: Ref | None = None

    @property
    def entity(self) -> Record:
        """The record."""
        if (heard := HEARD.get()) is not None:
            heard.add(("entry", self.kind.name, self.id))
        return self.held

    @property
    def counted(self) -> Record:
        """The record with nothing but the fields that numbers over the bank may be made of."""
        if not self.kind.counted:
            return self.entity
        ask("counted", self.kind.name, self.id)
        return only(self.held, self.kind.counted)

    @property
    def body(self) -> str | None:
        """The text below the fields; files without one and the parts of a record have none."""
        if self.loc:
            return None
        ask("body", self.kind.name, self.id)
        return self.written.body

    @property
    def path(self) -> str:
        """The path of the file it stands in, below the content folder."""
        return self.written.path

    @property
    def front(self) -> Document:
        """The file it stands in, for the places of fields alone."""
        around = self.parent if self.loc and self.parent else self.ref
        ask("entry", around.kinds[0], around.id)
        return self.written

    @property
    def document(self) -> Document:
        """The whole file it stands in, for the places of what it says."""
        around = self.parent if self.loc and self.parent else self.ref
        ask("body", around.kinds[0], around.id)
        return self.front

    @property
    def ref(self) -> Ref:
        """A reference to this very record."""
        return Ref((self.kind.name,), self.id)


def address_of(path: str) -> Address | None:
    """Tell which record a path below the content folder holds; nothing for a foreign path."""
    if DEVICE.search(path):
        return None
    for kind, pattern, place in _by_folder().get(path.partition("/")[0], ()):
        if match := pattern.fullmatch(path):
            names = match.groupdict()
            return Address(kind, place.id.format(**names), names)
    return None


@cache
def _by_folder() -> dict[str, list[tuple[Kind, re.Pattern[str], Place]]]:
    """Sort the shapes of path by their first folder: there are many paths and many shapes."""
    found: defaultdict[str, list[tuple[Kind, re.Pattern[str], Place]]] = defaultdict(list)
    for kind in KINDS:
        for pattern, place in kind.patterns:
            found[place.path.partition("/")[0]].append((kind, pattern, place))
    return dict(found)


@cache
def parts_of(model: type[Record]) -> frozenset[str]:
    """Name the kinds of records within a record that others refer to by their own id alone."""
    found: set[str] = set()
    pending: list[object] = [model]
    while pending:
        here = pending.pop()
        if isinstance(here, type) and issubclass(here, Part) and not here.scoped:
            found.add(here.part_kind)
        elif isinstance(here, type) and issubclass(here, Record):
            pending.extend(field.annotation for field in here.model_fields.values())
        else:
            pending.extend(get_args(here))
    return frozenset(found)


def folder_of(address: Address) -> Ref | None:
    """Tell the record that a file belongs to: that of its folder, or the one beside it."""
    if address.kind.beside:
        return Ref((address.kind.beside,), address.id)
    held = [name for name in TERRITORIES if name in address.names]
    if held and held[-1] == address.kind.name:
        held.pop()
    if not held:
        return None
    return Ref((held[-1],), "/".join(address.names[name] for name in held))
