"""From the schema of a model to the fields of a sheet."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from opora.sheets.field import Field, Leaf, Path

Schema = dict[str, Any]

SEVERAL = 3
"""Cells for the values of a list that are chosen and not typed."""
GROUPS = 2
"""How often the fields of a list of records stand side by side, where the record needs them."""

_OWN_HINTS = {Leaf.WITHIN: "номер или название строки с того листа"}
_OF_FILES = {"null": "неизвестно: …", "[]": "нет"}
_SKIPPED = frozenset({"unknown"})
_HINTS = {
    Leaf.YES_NO: "да или нет",
    Leaf.DAY: "дата: 25.05.2026",
    Leaf.PERIOD: "«25.05.2026», «сентябрь – декабрь 2026», «в течение года», «ежемесячно», "
    "«по графику»",
    Leaf.ACTOR: "организация, класс организаций или должность; без фамилий",
}


@dataclass(frozen=True, slots=True)
class _Here:
    """Where the walk is: the place, the titles around it, and what may stay unknown."""

    path: Path = ()
    groups: tuple[str, ...] = ()
    required: bool = True
    parent_required: bool = True
    unknown_at: tuple[Path, ...] = ()

    def into(self, name: str, *, required: bool, nullable: bool) -> "_Here":
        path = (*self.path, name)
        unknown_at = (*self.unknown_at, path) if nullable else self.unknown_at
        return replace(
            self,
            path=path,
            required=self.required and required,
            parent_required=self.required,
            unknown_at=unknown_at,
        )


def fields_of(root: Schema, record: Schema) -> Iterator[Field]:
    """Go over the fields of a record, those of records within it included."""
    yield from _record(root, record, _Here())


def resolve(root: Schema, shape: Schema) -> Schema:
    """Follow a reference within a schema."""
    if "$ref" not in shape:
        return shape
    found: Schema = root["$defs"][str(shape["$ref"]).rsplit("/", 1)[-1]]
    return found


def inner(root: Schema, shape: Schema) -> tuple[Schema, bool]:
    """Return what a value is when it is not empty, and whether it may be."""
    options = [one for one in shape.get("anyOf", [shape]) if one.get("type") != "null"]
    nullable = len(options) < len(shape.get("anyOf", [shape]))
    return (resolve(root, options[0]) if len(options) == 1 else {"anyOf": options}), nullable


def _record(root: Schema, record: Schema, here: _Here) -> Iterator[Field]:
    required = record.get("required", ())
    for name, shape in record.get("properties", {}).items():
        if name in _SKIPPED:
            continue
        core, nullable = inner(root, shape)
        step = here.into(name, required=name in required, nullable=nullable)
        yield from _value(root, {**shape, "core": core}, step, str(shape.get("title", name)))


def _value(root: Schema, shape: Schema, here: _Here, title: str) -> Iterator[Field]:
    core = shape["core"]
    if core.get("type") == "array":
        yield from _list(root, shape, here, title)
    elif leaf := _leaf(core, shape):
        yield _field(core, shape, here, title, leaf)
        if leaf is Leaf.PERIOD:
            yield _schedule(here, title)
    else:
        yield from _record(root, core, replace(here, groups=(*here.groups, title)))


def _list(root: Schema, shape: Schema, here: _Here, title: str) -> Iterator[Field]:
    item = resolve(root, shape["core"]["items"])
    described = {**shape, "core": item}
    leaf = _leaf(item, shape)
    nullable = here.path in here.unknown_at
    if not shape["core"].get("minItems") and not nullable:
        here = replace(here, unknown_at=(*here.unknown_at, here.path))
    if leaf is None:
        nested = len(here.path) > 1 and here.parent_required
        for number in range(GROUPS if nested else 1):
            label = f"{title} {number + 1}" if number else title
            step = replace(here, path=(*here.path, number), groups=(*here.groups, label))
            first = here.required and not number and bool(shape["core"].get("minItems"))
            yield from _record(root, item, replace(step, required=first))
    elif leaf is Leaf.TEXT:
        yield replace(_field(item, described, here, title, leaf), many=True)
    else:
        for number in range(SEVERAL):
            label = f"{title} {number + 1}"
            step = replace(here, path=(*here.path, number), required=here.required and not number)
            field = _field(item, described, step, label, leaf)
            yield replace(field, many=True, none_counts=nullable)


def _leaf(core: Schema, shape: Schema) -> Leaf | None:
    """Tell what a cell for a value holds; nothing for a record."""
    properties = core.get("properties", {}).keys()
    tests = (
        ("x-within" in shape, Leaf.WITHIN),
        ("discriminator" in core or "discriminator" in shape, Leaf.PERIOD),
        ({"organisation", "class", "role"} <= properties, Leaf.ACTOR),
        ("x-ref" in core, Leaf.REF),
        ("enum" in core or "const" in core, Leaf.CHOICE),
        (core.get("format") == "date", Leaf.DAY),
        (core.get("type") == "string", Leaf.TEXT),
        (core.get("type") == "integer", Leaf.WHOLE),
        (core.get("type") == "boolean", Leaf.YES_NO),
        (core.get("type") == "number" or "anyOf" in core, Leaf.NUMBER),
    )
    return next((leaf for holds, leaf in tests if holds), None)


def _field(core: Schema, shape: Schema, here: _Here, title: str, leaf: Leaf) -> Field:
    words = core.get("enum") or ([core["const"]] if "const" in core else [])
    labels = core.get("enumDescriptions") or words
    hint = _hint(shape, leaf, dict(zip(map(str, words), labels, strict=True)))
    if here.path[-1] == "id":
        hint = "можно не заполнять: программа придумает сама"
    return Field(
        path=here.path,
        title=title,
        leaf=leaf,
        groups=here.groups,
        hint=hint,
        required=here.required and here.path[-1] != "id",
        words=dict(zip(map(str, words), labels, strict=True)),
        kinds=tuple(core.get("x-ref", ())),
        within=str(shape.get("x-within", "")),
        longest=core.get("maxLength"),
        unknown_at=here.unknown_at,
    )


def _hint(shape: Schema, leaf: Leaf, words: Mapping[str, str]) -> str:
    """Take the description of a field, with labels in the place of the words of files."""
    told = _OWN_HINTS.get(leaf) or str(shape.get("description", "")) or _HINTS.get(leaf, "")
    for word, label in {**words, **_OF_FILES}.items():
        told = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", f"«{label}»", told)
    return told.replace("Идентификатор документа", "Название документа")


def _schedule(here: _Here, title: str) -> Field:
    """Add a cell for the document that a time «по графику» goes by."""
    path = (*here.path, "document")
    hint = "только для срока «по графику»"
    return Field(
        path,
        f"{title}: документ с графиком",
        Leaf.REF,
        here.groups,
        hint,
        kinds=("document", "act"),
        unknown_at=(*here.unknown_at, path),
    )
