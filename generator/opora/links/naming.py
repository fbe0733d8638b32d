"""The addresses that records name, and where."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from opora.catalog import Catalog
from opora.checks.web import unreachable
from opora.kinds.links import LinkExceptions
from opora.model import values_of
from opora.parse import Entry

_ADDRESS = re.compile(r"https?://[^\s<>\"'`«»|\\^{}]+")
_TRAILING = ".,;:!?)]*_"


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A file that names an address, and the record's label."""

    path: str
    label: str


def addresses(catalog: Catalog) -> Mapping[str, tuple[Named, ...]]:
    """List the addresses of the open web that records and bodies name, in order."""
    found: defaultdict[str, set[Named]] = defaultdict(set)
    for held in catalog.entries.values():
        for entry in held.values():
            if not entry.loc:  # a part stands in the entity of its record
                for address in _named(entry):
                    found[address].add(_where(entry))
    return {address: tuple(sorted(found[address])) for address in sorted(found)}


def skipped(catalog: Catalog, day: date) -> tuple[str, ...]:
    """List the beginnings of addresses that are not asked on a day."""
    exceptions = (one for _, held in catalog.records(LinkExceptions) for one in held.skipped)
    return tuple(sorted(one.url for one in exceptions if one.until >= day))


def _named(entry: Entry) -> Iterator[str]:
    if isinstance(entry.entity, LinkExceptions):
        return
    for _, value in values_of(entry.entity):
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            yield from _open(value)
    for match in _ADDRESS.finditer(entry.body or ""):
        yield from _open(match[0].rstrip(_TRAILING))


def _open(address: str) -> Iterator[str]:
    plain = address.partition("#")[0]
    if not unreachable(plain):
        yield plain


def _where(entry: Entry) -> Named:
    return Named(entry.path, str(getattr(entry.entity, "label", entry.id)))
