"""From the fields of a model to the columns of a table: new fields and kinds come by themselves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from opora.catalog import Catalog
from opora.model import Actor, Citation, ExpectedResult, Quantity, Record, Ref, bounds
from opora.model.period import Period
from opora.render.russian import period as said_period
from opora.render.table import Cell, Column, Form
from opora.render.tables.wording import BETWEEN, id_of, plain, said

Read = Callable[[Catalog, Any], Cell]
"""Gives the cell of a value, which is empty where the field is."""

PERIODS: tuple[type, ...] = get_args(get_args(Period)[0])
WORDED = (Actor, Citation, ExpectedResult, Quantity)
"""Records that stand in one cell, in words."""

APART = frozenset({"unknown", "visibility"})
"""Fields that are not columns of their own."""


@dataclass(frozen=True, slots=True)
class FieldColumn:
    """A column, the fields that lead to its value, and how that is read."""

    column: Column
    path: tuple[str, ...]
    read: Read

    def cell(self, catalog: Catalog, record: Record) -> Cell:
        """Read the cell of a record."""
        value: object = record
        for name in self.path:
            value = getattr(value, name, None)
        return None if value is None else self.read(catalog, value)


@cache
def field_columns(model: type[Record]) -> tuple[FieldColumn, ...]:
    """List the columns of a model; lists of records are tables of their own."""
    return tuple(_columns(model, (), ()))


@cache
def nested_fields(model: type[Record]) -> tuple[tuple[str, str, type[Record]], ...]:
    """List the fields that hold several records each: name, title, model."""
    return tuple(
        (name, field.title or name, inner)
        for name, field in model.model_fields.items()
        if (inner := _item_of(field.annotation)) and not issubclass(inner, WORDED)
    )


def _item_of(annotation: object) -> type[Record] | None:
    kind = _bare(annotation)
    if get_origin(kind) is tuple:
        item = _bare(get_args(kind)[0])
        if isinstance(item, type) and issubclass(item, Record):
            return item
    return None


def _columns(
    model: type[Record], path: tuple[str, ...], titles: tuple[str, ...]
) -> Iterator[FieldColumn]:
    for name, field in model.model_fields.items():
        if name in APART:
            continue
        here, called = (*path, name), (*titles, field.title or name)
        kind = _bare(field.annotation)
        if isinstance(kind, type) and issubclass(kind, Record) and not issubclass(kind, WORDED):
            yield from _columns(kind, here, called)
        else:
            yield from _simple(kind, here, called, field.description or "")


def _simple(
    kind: object, path: tuple[str, ...], titles: tuple[str, ...], about: str
) -> Iterator[FieldColumn]:
    def column(read: Read, form: Form = Form.TEXT, name: str = "", title: str = "") -> FieldColumn:
        shown = ": ".join(titles) + (f" ({title})" if title else "")
        return FieldColumn(
            Column("_".join(path).rstrip("_") + name, shown, form, about), path, read
        )

    if kind is Period:
        yield column(lambda _, value: plain(said_period(value)))
        yield column(lambda _, value: _bound(value, 0), Form.DATE, "_start", "начало")
        yield column(lambda _, value: _bound(value, 1), Form.DATE, "_end", "конец")
    elif kind is Ref:
        yield column(said)
        yield column(id_of, name="_id", title="код")
    elif get_origin(kind) is tuple:
        yield from _several(kind, column)
    elif (form := _FORMS.get(kind)) is not None:
        yield column(lambda _, value: value, form)
    else:
        yield column(said)


_FORMS: dict[object, Form] = {
    bool: Form.BOOLEAN,
    int: Form.INTEGER,
    float: Form.NUMBER,
    int | float: Form.NUMBER,
    date: Form.DATE,
}


def _several(kind: object, column: Callable[..., FieldColumn]) -> Iterator[FieldColumn]:
    item = _bare(get_args(kind)[0])
    if isinstance(item, type) and issubclass(item, Record) and not issubclass(item, WORDED):
        yield column(lambda _, value: len(value), Form.INTEGER, "_number", "сколько")
        return
    if item is int:
        yield column(lambda _, value: BETWEEN.join(map(str, value)))
        return
    yield column(said)
    if item is Ref:
        yield column(_ids, name="_ids", title="коды")


def _ids(catalog: Catalog, refs: tuple[Ref, ...]) -> str:
    return BETWEEN.join(id_ for ref in refs if (id_ := id_of(catalog, ref)))


def _bound(value: Any, at: int) -> date | None:  # noqa: ANN401  the seven forms of Period
    days = bounds(value)
    return days[at] if days else None


def _bare(annotation: object) -> object:
    """Take an annotation out of `Annotated` and `| None`; the forms of a period stay together."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in {Union, UnionType}:
        held = [_bare(one) for one in get_args(annotation) if one is not NoneType]
        if set(held) == set(PERIODS):
            return Period
        if set(held) == {int, float}:
            return int | float
        return held[0] if len(held) == 1 else annotation
    if get_origin(annotation) is Literal:
        return str
    return annotation
