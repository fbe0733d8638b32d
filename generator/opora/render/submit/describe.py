"""What the form of a kind consists of, read off its model: nothing here names a field."""

from collections.abc import Iterator
from typing import Any, get_args

from opora.model import Kind, Place, Record
from opora.parse import TERRITORIES
from opora.parse.shape import schema_of
from opora.writing.shape import keys_in_order

Node = dict[str, Any]
"""A value that a field takes, in the words of `assets/submit/`."""

REASONS = "unknown"
"""The field that holds reasons for empty values; the form shows each beside its value."""


def form_of(kind: Kind) -> Node:
    """Describe the records that a file of a kind is made of, and where the file lies."""
    root = schema_of(kind.model)
    shapes = {kind.model.__name__: root, **root.get("$defs", {})}
    models = models_of(kind.model)
    records = {name: shape for name, shape in shapes.items() if "properties" in shape}
    return {
        "kind": kind.name,
        "label": kind.label,
        "root": kind.model.__name__,
        "types": {
            name: {"fields": _fields(models[name], shape, shapes), "rules": rules_of(models[name])}
            for name, shape in records.items()
        },
        "choices": {name: _words(shape) for name, shape in shapes.items() if name not in records},
        "sections": kind.sections,
        "places": [_place(kind, place) for place in kind.places],
    }


def models_of(model: type[Record]) -> dict[str, type[Record]]:
    """Find a record and all that it may hold, by their names."""
    found: dict[str, type[Record]] = {}
    pending: list[object] = [model]
    while pending:
        here = pending.pop()
        if not (isinstance(here, type) and issubclass(here, Record)):
            pending += get_args(here)
        elif here.__name__ not in found:
            found[here.__name__] = here
            pending += [field.annotation for field in here.model_fields.values()]
    return found


def rules_of(model: type[Record]) -> list[str]:
    """Name the rules that a record has of its own, beyond those of its fields."""
    shared = Record.__pydantic_decorators__.model_validators
    return [name for name in model.__pydantic_decorators__.model_validators if name not in shared]


def _fields(model: type[Record], shape: Node, shapes: Node) -> list[Node]:
    required, held = shape.get("required", ()), shape["properties"]
    return [
        _field(name, held[name], shapes, required=name in required)
        for name in keys_in_order(model)
        if name != REASONS
    ]


def _field(name: str, shape: Node, shapes: Node, *, required: bool) -> Node:
    options = list(_options(shape))
    nullable = any(one.get("type") == "null" for one in options)
    described = {
        "name": name,
        "title": shape.get("title", name),
        "hint": shape.get("description"),
        "required": required or None,
        "nullable": nullable or None,
        "default": shape.get("default") or None,
        "node": _node(_joined(options, shape), shapes),
    }
    return _without_gaps(described)


def _options(shape: Node) -> Iterator[Node]:
    """Go over the choices that a shape leaves, and those within them."""
    if "anyOf" not in shape:
        yield shape
    for one in shape.get("anyOf", ()):
        beside = {"ge": shape["ge"]} if "ge" in shape else {}
        yield from ({**beside, **inner} for inner in _options(one))


def _joined(options: list[Node], shape: Node) -> Node:
    """Leave one shape of several: without the empty value, and of numbers the decimal one."""
    held = [one for one in options if one.get("type") != "null"]
    labels = {key: shape[key] for key in ("enumDescriptions",) if key in shape}
    return {**held[-1], **labels}


def _node(shape: Node, shapes: Node) -> Node:
    if "$ref" in shape:
        name = _named(shape["$ref"])
        return {"type": "record" if "properties" in shapes[name] else "choice", "of": name}
    if "discriminator" in shape:
        return _union(shape)
    if "const" in shape or "enum" in shape:
        return {"type": "choice", "words": _words(shape)}
    if shape.get("type") == "array":
        item = _node(shape["items"], shapes)
        return _without_gaps({"type": "list", "item": item, "min": shape.get("minItems")})
    if "x-ref" in shape:
        return {"type": "ref", "kinds": shape["x-ref"], "max": shape["maxLength"]}
    return _scalar(shape)


def _union(shape: Node) -> Node:
    told = shape["discriminator"]
    words = {_named(at): word for word, at in told["mapping"].items()}
    order = [_named(one["$ref"]) for one in shape["oneOf"]]
    return {
        "type": "union",
        "by": told["propertyName"],
        "options": {words[name]: name for name in order},
    }


def _scalar(shape: Node) -> Node:
    match shape.get("type"):
        case "boolean":
            return {"type": "bool"}
        case "integer" | "number" as name:
            low, high = shape.get("minimum", shape.get("ge")), shape.get("maximum")
            return _without_gaps({"type": name, "min": low, "max": high})
        case _:
            return _without_gaps(
                {
                    "type": "text",
                    "min": shape.get("minLength"),
                    "max": shape.get("maxLength"),
                    "pattern": shape.get("pattern"),
                    "format": shape.get("format"),
                }
            )


def _words(shape: Node) -> dict[str, str]:
    """Give the words of a closed list, each with its label."""
    words = shape.get("enum") or [shape["const"]]
    return dict(zip(words, shape.get("enumDescriptions") or words, strict=True))


def _named(reference: str) -> str:
    return reference.rsplit("/", 1)[-1]


def _without_gaps(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None}


def _place(kind: Kind, place: Place) -> Node:
    """Part the names in a path into a folder that is a record of the bank, and what is typed."""
    names = [part.partition("}")[0] for part in place.path.split("{")[1:]]
    folders = [name for name in TERRITORIES if name in names and name != kind.name]
    return {
        "path": place.path,
        "id": place.id,
        "owner": folders[-1] if folders else "",
        "names": [name for name in names if name not in folders],
    }
