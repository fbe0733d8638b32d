"""From documents to entries: models read the data, their errors become diagnostics."""

from collections.abc import Iterator

from pydantic import ValidationError

from opora.diagnostics import Diagnostic
from opora.kinds import BY_NAME
from opora.load import TABLE, Document
from opora.model import Part, compact, held_in
from opora.parse.entry import TERRITORIES, Address, Entry, address_of, folder_of, parts_of
from opora.parse.errors import explain_all
from opora.parse.gaps import mappings, may_have_gaps, unexplained_gaps
from opora.parse.kept_entry import KeptEntry, KeptFile, holding
from opora.parse.naming import foreign
from opora.parse.reasons import strange_reasons
from opora.parse.tables import by_fields
from opora.plain_yaml import Loc

__all__ = [
    "TERRITORIES",
    "Address",
    "Entry",
    "KeptEntry",
    "KeptFile",
    "address_of",
    "folder_of",
    "foreign",
    "holding",
    "parse",
    "parts_of",
]


def parse(document: Document) -> tuple[list[Entry], list[Diagnostic]]:
    """Read a document as the kind its path says: its entry first, then those of its parts."""
    address = address_of(document.path)
    if address is None:
        return [], [foreign(document.path)]
    model = address.kind.model
    wrong: dict[Loc, Diagnostic] = {}
    if document.path.endswith(TABLE):
        document, wrong = by_fields(document, model)
    doubtful = may_have_gaps(document.data)
    gaps = unexplained_gaps(document, model) if doubtful else {}
    try:
        entity = model.model_validate(document.data)
    except ValidationError as error:
        told = explain_all(error, model, document)
        told = {loc: one for loc, one in told.items() if ("columns", *loc[2:]) not in wrong} | wrong
        quiet = [gap for loc, gap in gaps.items() if not _within(loc, told)]
        return [], [*told.values(), *quiet]
    if wrong:
        return [], [*wrong.values()]
    folder = folder_of(address)
    kept = document.without_data()
    entry = Entry(address.kind, address.id, compact(entity), kept, address.names, parent=folder)
    entries = [entry, *_parts(entry)]
    strange: list[Diagnostic] = []
    if doubtful and any("unknown" in held for _, held in mappings(document.data)):
        strange = [found for one in entries for found in strange_reasons(one)]
    return entries, [*gaps.values(), *strange]


def _within(loc: Loc, told: dict[Loc, Diagnostic]) -> bool:
    """Tell whether something at a place or around it was reported already."""
    return any(loc[:length] in told for length in range(1, len(loc) + 1))


def _parts(entry: Entry) -> Iterator[Entry]:
    for loc, value in held_in(entry.entity, Part):
        kind = BY_NAME[value.part_kind]
        own = f"{entry.id}#{value.id}" if value.scoped else value.id
        names = {**entry.names, "part": value.id}
        yield Entry(kind, own, value, entry.document, names, loc, parent=entry.ref)
