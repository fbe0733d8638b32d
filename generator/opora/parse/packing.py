"""Entries as bytes and back, quicker and shorter than what Python makes of them by itself.

Only the same program can read them, and only one who may be trusted can have written them: what is
read back are Python's own values.
"""

import pickle
from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO
from typing import Any, get_args

from opora.diagnostics import Diagnostic, Severity, Span
from opora.kinds import BY_NAME
from opora.load import Document
from opora.model import Kind, Record, Ref, made_of
from opora.parse.entry import Entry
from opora.parse.kept_entry import KeptEntry

Reduced = tuple[Callable[..., object], tuple[object, ...]]


def pack(entries: Iterable[Entry]) -> bytes:
    """Write the entries of one file; documents that they share stay shared."""
    return _packed(tuple(entries))


def unpack(packed: bytes) -> tuple[Entry, ...]:
    """Read entries back; each call makes others."""
    entries: tuple[Entry, ...] = pickle.loads(packed)  # noqa: S301  our own, see above
    return entries


def pack_problems(problems: Iterable[Diagnostic]) -> bytes:
    """Write findings; nothing of none."""
    problems = tuple(problems)
    return _packed(problems) if problems else b""


def unpack_problems(packed: bytes) -> tuple[Diagnostic, ...]:
    """Read findings back."""
    if not packed:
        return ()
    problems: tuple[Diagnostic, ...] = pickle.loads(packed)  # noqa: S301  our own, see above
    return problems


def _packed(value: object) -> bytes:
    made = BytesIO()
    _Packer(made, pickle.HIGHEST_PROTOCOL).dump(value)
    return made.getvalue()


class _Packer(pickle.Pickler):
    """Writes what there is most of by its fields, and kinds and models by their names."""

    def reducer_override(self, one: object) -> Any:  # noqa: ANN401  what pickle asks for
        """Tell how a value is made again."""
        reduce = _REDUCE.get(type(one), _of_record if isinstance(one, Record) else None)
        return NotImplemented if reduce is None else reduce(one)


def _of_record(record: Record) -> Any:  # noqa: ANN401  what pickle asks for
    model, values = type(record), record.__dict__
    names = tuple(model.model_fields)
    if tuple(values) != names or model not in _numbers():
        return NotImplemented
    given = sum(1 << at for at, name in enumerate(names) if name in record.model_fields_set)
    return _record, (_numbers()[model], given, *values.values())


def _of_diagnostic(one: Diagnostic) -> Reduced:
    place = one.span.line, one.span.column, one.span.end_line, one.span.end_column
    told = one.severity.value, one.hint, one.replacement, one.about
    return _diagnostic, (one.path, *place, one.code, one.message, *told)


def _of_entry(one: Entry) -> Reduced:
    return _entry, (one.kind.name, one.id, one.held, one.written, one.names, one.loc, one.parent)


def _of_document(one: Document) -> Reduced:
    text = one.body, one.body_line, one.fields, one.offset, one.columns
    return Document, (one.path, one.data, *text)


_REDUCE: dict[type, Callable[[Any], Any]] = {
    Ref: lambda ref: (Ref, (ref.kinds, ref.id)),
    Kind: lambda kind: (_kind, (kind.name,)),
    Entry: _of_entry,
    KeptEntry: _of_entry,
    Document: _of_document,
    Diagnostic: _of_diagnostic,
}


def _entry(kind: str, *held: Any) -> Entry:  # noqa: ANN401  as they were written
    return Entry(BY_NAME[kind], *held)


def _kind(name: str) -> Kind:
    return BY_NAME[name]


def _record(number: int, given: int, *values: object) -> Record:
    model, names = _models()[number]
    return made_of(model, dict(zip(names, values, strict=True)), _given(number, given))


def _diagnostic(  # noqa: PLR0913, PLR0917  the fields of a diagnostic and of its place
    path: str,
    line: int,
    column: int,
    end_line: int,
    end_column: int,
    code: str,
    message: str,
    severity: str,
    *rest: Any,  # noqa: ANN401  as they were written
) -> Diagnostic:
    span = Span(line, column, end_line, end_column)
    return Diagnostic(path, span, code, message, Severity(severity), *rest)


@cache
def _models() -> tuple[tuple[type[Record], tuple[str, ...]], ...]:
    """Number all models of records, each with the names of its fields.

    Only what kinds are made of counts, so the numbers are the same in all runs of a program.
    """
    found: set[type[Record]] = set()
    pending: list[object] = [kind.model for kind in BY_NAME.values()]
    while pending:
        here = pending.pop()
        if not (isinstance(here, type) and issubclass(here, Record)):
            pending.extend(get_args(here))
        elif here not in found:
            found.add(here)
            pending.extend(field.annotation for field in here.model_fields.values())
    ordered = sorted(found, key=lambda model: (model.__module__, model.__qualname__))
    return tuple((model, tuple(model.model_fields)) for model in ordered)


@cache
def _numbers() -> dict[type[Record], int]:
    return {model: number for number, (model, _) in enumerate(_models())}


@cache
def _given(number: int, bits: int) -> set[str]:
    """Name the fields that were given; records that were given the same share the set."""
    names = _models()[number][1]
    return {name for at, name in enumerate(names) if bits >> at & 1}
