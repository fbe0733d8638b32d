"""JSON Schema of every answer, made of the answers' classes and the models of kinds."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from opora.export.api import answers
from opora.export.json_schema import DIALECT, Schema
from opora.model import Kind
from opora.render.open_data.tables import SHOWN

ANSWERS: Mapping[str, tuple[type, str]] = {
    "index": (answers.IndexAnswer, "С чего начать"),
    "kind": (answers.KindAnswer, "Список записей одного вида"),
    "factors": (answers.FactorsAnswer, "Каталоги факторов риска"),
    "indicators": (answers.IndicatorsAnswer, "Показатели"),
    "indicator-values": (answers.ValuesAnswer, "Значения показателя"),
    "tables": (answers.TablesAnswer, "Таблицы"),
    "table": (answers.TableAnswer, "Таблица"),
    "changelog": (answers.ChangelogAnswer, "История изменений"),
    "schemas": (answers.SchemasAnswer, "Схемы"),
}
"""Answers that are the same for all kinds: name, class, title."""

_HERE, _THERE = "#/$defs/", "#/components/schemas/"

_REFERENCE = {"$ref": f"{_HERE}Reference"}


@cache
def answer_schemas() -> dict[str, Schema]:
    """Describe every answer by its name; a record of a kind is named as its kind."""
    found = {name: _described(name, kind, title) for name, (kind, title) in ANSWERS.items()}
    return found | {kind.name: record_schema(kind) for kind in SHOWN}


def _described(name: str, answer: type, title: str) -> Schema:
    schema = TypeAdapter(answer).json_schema(mode="serialization")
    return {"$schema": DIALECT, "$id": f"{name}.json", **schema, "title": title}


def record_schema(kind: Kind) -> Schema:
    """Describe a record of a kind."""
    title = kind.label[:1].upper() + kind.label[1:]
    schema = _described(kind.name, answers.RecordAnswer, title)
    data = kind.model.model_json_schema(mode="serialization")
    definitions = data.pop("$defs", {})
    for one in (data, *definitions.values()):
        _as_written(one)
    names = {one: f"Data{one}" for one in definitions}
    inner = {names[one]: _renamed(definitions[one], names, _HERE) for one in definitions}
    schema["$defs"] |= inner | {"Data": _renamed(data, names, _HERE)}
    schema["properties"]["data"] = {"$ref": "#/$defs/Data"}
    schema["properties"]["kind"] = {"const": kind.name}
    return schema


def _as_written(definition: Schema) -> None:
    """Turn the schema of a file into that of an answer.

    All fields are written, references are followed, and what comes later is no error.
    """
    definition.pop("additionalProperties", None)
    if definition.get("type") == "object" and "properties" in definition:
        definition["required"] = sorted(definition["properties"])
    if "enum" not in definition:
        definition.pop("description", None)
    properties = definition.get("properties", {})
    for name in properties:
        properties[name] = _followed(properties[name])


def _followed(schema: Any) -> Any:  # noqa: ANN401  any part of a schema
    if isinstance(schema, list):
        return [_followed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "x-ref" in schema:
        told = {key: schema[key] for key in ("title", "description", "x-ref") if key in schema}
        return _REFERENCE | told
    return {key: _followed(value) for key, value in schema.items() if key != "default"}


def components(schemas: Mapping[str, Schema]) -> Iterator[tuple[str, Schema]]:
    """Take schemas apart for a document that holds them all: definitions get names of their own."""
    for name, schema in schemas.items():
        inner = schema.get("$defs", {})
        renamed = {one: one if one in _SHARED else f"{name}.{one}" for one in inner}
        for one, definition in inner.items():
            yield renamed[one], _renamed(definition, renamed, _THERE)
        whole = {key: value for key, value in schema.items() if key not in {"$defs", "$schema"}}
        whole.pop("$id", None)
        yield name, _renamed(whole, renamed, _THERE)


_SHARED = frozenset({"Reference", "Backlink", "Origin"})
"""Definitions that are the same wherever they stand."""


def _renamed(
    schema: Any,  # noqa: ANN401  any part of a schema
    names: Mapping[str, str],
    folder: str,
) -> Any:  # noqa: ANN401  any part of a schema
    """Let references lead to definitions by their new names; those without one keep theirs."""
    if isinstance(schema, list):
        return [_renamed(one, names, folder) for one in schema]
    if isinstance(schema, dict):
        return {key: _renamed(value, names, folder) for key, value in schema.items()}
    if isinstance(schema, str) and schema.startswith(_HERE):
        name = schema.removeprefix(_HERE)
        return folder + names.get(name, name)
    return schema
