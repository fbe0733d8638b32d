"""Answers of the open data interface become files again."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic.fields import FieldInfo

from opora.diagnostics import Diagnostic
from opora.export.copying import HIDDEN
from opora.federation.tables import write_table
from opora.files import decode
from opora.files.content import MAX_BYTES
from opora.files.refusal import too_large
from opora.load import FIRST, TABLE, Source
from opora.model import Record
from opora.parse import address_of, foreign
from opora.writing import Plain, write_file
from opora.writing.shape import item_type, record_type

_REFERENCE = frozenset({"kind", "id", "title", "url", "api"})
"""The fields of a reference and of nothing else: whatever is a record says `unknown` too."""

DEEPEST = 20
"""Levels within one another; the deepest record has some eight."""

ROOT = "content/"


class _Untold:
    """Stands for a reference to what is not published."""


_UNTOLD = _Untold()


class _OddError(Exception):
    """An answer is not what a record looks like."""


def rebuilt(answer: object, kind: str, id_: str) -> Source | Diagnostic:
    """Write the file of a record from what the interface tells of it.

    Args:
        answer: what was told, from JSON.
        kind: what was asked for.
        id_: the same.
    """
    asked = f"{kind}/{id_}"
    if not isinstance(answer, dict):
        return _odd(asked)
    origin, data, text = answer.get("origin"), answer.get("data"), answer.get("text")
    file = origin.get("file") if isinstance(origin, dict) else None
    if not isinstance(file, str) or not isinstance(data, dict):
        return _odd(asked)
    path = file.removeprefix(ROOT)
    address = address_of(path)
    if address is None or (address.kind.name, address.id) != (kind, id_):
        return foreign(path)
    try:
        fields = _fields(address.kind.model, data, 0)
        content = _written(path, fields, address.kind.model, text).encode()
    except (_OddError, TypeError, ValueError):
        return _odd(path)
    return too_large(path, MAX_BYTES) if len(content) > MAX_BYTES else decode(path, content)


def _written(path: str, fields: Mapping[str, Plain], model: type[Record], text: object) -> str:
    if path.endswith(TABLE):
        return write_table(fields, ())
    return write_file(fields, model, str(text or "") if path.endswith(".md") else None)


def _fields(model: type[Record], told: Mapping[str, Any], depth: int) -> dict[str, Plain]:
    """Keep what the file must have said: no fields that are as if nobody had named them."""
    fields: dict[str, Plain] = {}
    gaps: dict[str, Plain] = {}
    reasons = told.get("unknown")
    known = _texts(reasons) if isinstance(reasons, dict) else {}
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key not in told or name == "unknown":
            continue
        needed, value = field.is_required(), _plain(told[key], field.annotation, depth + 1)
        if isinstance(value, _Untold):
            if needed:
                fields[key], gaps[key] = None, HIDDEN
        elif needed or key in known or value != _left_out(field):
            fields[key] = value
    if unknown := {**known, **gaps}:
        fields["unknown"] = unknown
    return fields


def _left_out(field: FieldInfo) -> object:
    """Return the value that a field has where the file does not name it."""
    value = field.get_default(call_default_factory=True)
    return list(value) if isinstance(value, tuple) else value


def _texts(told: Mapping[str, Any]) -> dict[str, Plain]:
    return {str(key): str(value) for key, value in told.items()}


def _plain(value: object, annotation: object, depth: int) -> "Plain | _Untold":
    if depth > DEEPEST:
        raise _OddError
    match value:
        case dict() if value.keys() == _REFERENCE:
            return str(value["id"]) if value["id"] is not None else _UNTOLD
        case dict():
            model = record_type(annotation, value)
            return _fields(model, value, depth) if model else _texts(value)
        case list():
            return _items(value, item_type(annotation), depth)
        case None | str() | int() | float():
            return value
    raise _OddError


def _items(values: Sequence[object], annotation: object, depth: int) -> list[Plain]:
    items = (_plain(one, annotation, depth + 1) for one in values)
    return [one for one in items if not isinstance(one, _Untold)]


def _odd(path: str) -> Diagnostic:
    hint = "обновите программу, которой собран сайт банка"
    return Diagnostic(path, FIRST, "F05", "ответ сайта не похож на запись", hint=hint)
