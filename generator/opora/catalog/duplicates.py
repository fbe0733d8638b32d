"""Ids that stand twice."""

from collections.abc import Iterator

from opora.diagnostics import Diagnostic
from opora.parse import Entry


def duplicate(entry: Entry, first: Entry) -> Iterator[Diagnostic]:
    """Report that the id of an entry is taken; parts of a repeated record go without saying."""
    if entry.loc and entry.parent == first.parent and entry.document is not first.document:
        return
    loc = (*entry.loc, "id") if entry.loc else ()
    line = first.document.value_span((*first.loc, "id")).line if first.loc else 1
    yield Diagnostic(
        entry.path,
        entry.document.value_span(loc),
        "V01",
        f"идентификатор «{entry.id.split('#')[-1]}» уже занят: {first.path}:{line}",
        hint="дайте записи другой идентификатор; если это одно и то же, оставьте одну запись",
    )
