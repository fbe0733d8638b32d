"""Reasons for fields that do not exist: a typing error in `unknown` would hide a gap."""

from collections.abc import Iterator

from opora.diagnostics import Diagnostic
from opora.model import Part, Record, values_of
from opora.model.nearness import nearest
from opora.parse.entry import Entry
from opora.plain_yaml import Loc


def strange_reasons(entry: Entry) -> Iterator[Diagnostic]:
    """Find names in `unknown` that are no field of their record."""
    for loc, record in _records(entry.entity):
        if not record.unknown:
            continue
        fields = type(record).model_fields.items()
        names = [field.alias or name for name, field in fields]
        for name in record.unknown:
            if name not in names:
                yield _strange(entry, (*entry.loc, *loc, "unknown", name), names)


def _records(entity: Record) -> Iterator[tuple[Loc, Record]]:
    yield (), entity
    for loc, value in values_of(entity):
        if isinstance(value, Record) and not isinstance(value, Part):
            yield loc, value


def _strange(entry: Entry, loc: Loc, names: list[str]) -> Diagnostic:
    near = nearest(str(loc[-1]), names)
    hint = f"возможно, вы имели в виду «{near}»" if near else "назовите поле этой записи"
    message = f"в unknown названо поле «{loc[-1]}», а такого здесь нет"
    document = entry.document
    return Diagnostic(document.path, document.key_span(loc), "V09a", message, hint=hint)
