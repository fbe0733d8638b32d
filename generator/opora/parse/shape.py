"""What a model expects at a place: field titles, allowed keys and values, for messages."""

from functools import cache
from typing import Any

from opora.load import Document
from opora.model import Record
from opora.plain_yaml import Loc, Value

Schema = dict[str, Any]


@cache
def schema_of(model: type[Record]) -> Schema:
    """Return the JSON Schema of a model, computed once and only when something is wrong."""
    return model.model_json_schema()


def shapes_at(model: type[Record], loc: Loc, document: Document) -> list[Schema]:
    """Return every schema that may stand at a place; several where the data leave a choice."""
    root = schema_of(model)
    declared = _declared(root, loc, document)
    return [choice for shape in declared for choice in _choices(root, shape, document, loc)]


def is_tagged(model: type[Record], loc: Loc, document: Document) -> bool:
    """Tell whether a key of the mapping at a place chooses its model."""
    declared = _declared(schema_of(model), loc, document)
    return any("discriminator" in shape for shape in declared)


def title_at(model: type[Record], loc: Loc, document: Document) -> str:
    """Return the Russian title of a field, or an empty text."""
    if not loc or not isinstance(loc[-1], str):
        return ""
    root = schema_of(model)
    for shape in _declared(root, loc, document):
        if title := shape.get("title") or _resolve(root, shape).get("title", ""):
            return str(title)
    return ""


def keys_at(model: type[Record], loc: Loc, document: Document) -> list[str]:
    """Return the keys that a mapping at a place may have."""
    shapes = shapes_at(model, loc, document)
    return sorted({key for shape in shapes for key in shape.get("properties", {})})


def is_required(model: type[Record], loc: Loc, document: Document) -> bool:
    """Tell whether the key at the end of a place must be there."""
    return any(loc[-1] in s.get("required", ()) for s in shapes_at(model, loc[:-1], document))


def values_at(model: type[Record], loc: Loc, document: Document) -> dict[str, str]:
    """Return the words a closed list allows, each with its Russian label."""
    found: dict[str, str] = {}
    for shape in shapes_at(model, loc, document):
        words = shape.get("enum") or ([shape["const"]] if "const" in shape else [])
        labels = shape.get("enumDescriptions") or [""] * len(words)
        found.update(zip(map(str, words), labels, strict=True))
    return found


def _declared(root: Schema, loc: Loc, document: Document) -> list[Schema]:
    """Walk to a place; what is found there is not yet resolved."""
    found = [root]
    for depth, step in enumerate(loc):
        parents = [choice for s in found for choice in _choices(root, s, document, loc[:depth])]
        steps = (_inner(parent, step) for parent in parents)
        found = [inner for inner in steps if isinstance(inner, dict)]
    return found


def _inner(shape: Schema, step: str | int) -> object:
    if isinstance(step, int):
        return shape.get("items")
    return shape.get("properties", {}).get(step, shape.get("additionalProperties"))


def _choices(root: Schema, shape: Schema, document: Document, loc: Loc) -> list[Schema]:
    """Resolve a schema; of several, keep the one that the data choose by their tag."""
    shape = _resolve(root, shape)
    options = shape.get("anyOf") or shape.get("oneOf")
    if not options:
        return [shape]
    if chosen := _chosen(shape, document.value_at(loc)):
        return [_resolve(root, {"$ref": chosen})]
    return [choice for option in options for choice in _choices(root, option, document, loc)]


def _chosen(shape: Schema, value: Value) -> str | None:
    tag = shape.get("discriminator", {})
    word = value.get(tag.get("propertyName")) if tag and isinstance(value, dict) else None
    target = tag["mapping"].get(word) if isinstance(word, str) else None
    return None if target is None else str(target)


def _resolve(root: Schema, shape: Schema) -> Schema:
    if "$ref" not in shape:
        return shape
    name = str(shape["$ref"]).rsplit("/", 1)[-1]
    resolved: Schema = root["$defs"][name]
    return resolved
