"""From a field of a model to a field of the editor."""

from collections.abc import Mapping
from typing import Any

from opora.export.shapes import Schema, Shape, fields_of
from opora.export.web_editor.places import source_of
from opora.kinds import BY_NAME

Field = dict[str, Any]

LONG = 300
"""Texts that may be longer than this get a box of several lines."""

GAPS = "unknown"
"""The field that names what is not known and why."""

_ASKED = "Запись не той формы: посмотрите подсказку под полем."

_SUMMARY = ("title", "activity", "text", "what", "locator", "document", "year", "value", "id")


def editor_fields(record: Shape, *, tag: str = "") -> list[Field]:
    """Describe the fields of a mapping, without the key that a union is told apart by.

    The editor writes no empty list. Where that would mean something else than silence, it is not
    told of the field, and what it does not know it leaves as it is.
    """
    told = (one for one in fields_of(record) if one.name not in {GAPS, tag} and not one.silent)
    return [editor_field(field) for field in told]


def editor_field(shape: Shape) -> Field:
    """Describe one field: its name, label, hint and way of entry."""
    field: Field = {"name": shape.name, "label": shape.title}
    if hint := _hint(shape):
        field["hint"] = hint
    if not shape.required:
        field["required"] = False
    return field | _entry(shape)


def _hint(shape: Shape) -> str:
    said = [shape.description]
    listed = shape.item if shape.schema.get("type") == "array" else shape
    if listed.targets and source_of(listed.targets) is None:
        kinds = " или ".join(BY_NAME[name].label for name in listed.targets)
        said.append(f"Идентификатор из банка: {kinds}. Он стоит в конце адреса страницы.")
    if default := shape.labels.get(str(shape.default)):
        said.append(f"Если не выбрать: «{default}».")
    if shape.explained:
        said.append("Не знаете — оставьте пустым и назовите причину в поле «Чего не знаем».")
    return " ".join(filter(None, said))


def _entry(shape: Shape) -> Field:
    schema = shape.schema
    if "discriminator" in schema:
        return _union(shape)
    if shape.targets:
        return _reference(shape)
    if shape.labels:
        return _choice(shape.labels)
    return _by_type(shape)


def _by_type(shape: Shape) -> Field:
    match shape.schema.get("type"):
        case "array":
            return _list(shape)
        case "object":
            inner = editor_fields(shape)
            return {"widget": "object", "fields": inner, **_summary(inner)}
        case "boolean":
            return _choice({True: "да", False: "нет"})
        case "integer" | "number":
            return _number(shape.schema)
        case _:
            return _text(shape.schema)


def _union(shape: Shape) -> Field:
    types = [
        {
            "name": word,
            "label": _word(form, shape.tag),
            "fields": editor_fields(form, tag=shape.tag),
        }
        for word, form in shape.choices.items()
    ]
    return {"widget": "object", "types": types, "typeKey": shape.tag}


def _word(form: Shape, tag: str) -> str:
    said = next(field for field in fields_of(form) if field.name == tag)
    return next(iter(said.labels.values()))


def _reference(shape: Shape) -> Field:
    source = source_of(shape.targets)
    if source is None:
        return {"widget": "string", **_pattern(shape.schema)}
    return {
        "widget": "relation",
        "collection": source.collection,
        "value_field": source.value,
        "display_fields": list(source.display),
    }


def _choice(labels: Mapping[Any, str]) -> Field:
    options = [{"label": label, "value": word} for word, label in labels.items()]
    return {"widget": "select", "options": options}


def _number(schema: Schema) -> Field:
    whole = schema["type"] == "integer"
    field: Field = {"widget": "number", "value_type": "int" if whole else "float"}
    if not whole:
        field["step"] = 0.01
    bounds = {"min": "minimum", "max": "maximum"}
    return field | {name: schema[key] for name, key in bounds.items() if key in schema}


def _text(schema: Schema) -> Field:
    longest, shortest = schema.get("maxLength", 0), schema.get("minLength", 0)
    match schema.get("format"):
        case "date":
            return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
        case "iri":
            return {"widget": "string", "type": "url", "maxlength": longest}
        case "email":
            return {"widget": "string", "type": "email", "maxlength": longest}
    field: Field = {"widget": "text" if longest > LONG else "string"}
    if longest:
        field["maxlength"] = longest
    if shortest > 1:
        field["minlength"] = shortest
    return field | _pattern(schema)


def _pattern(schema: Schema) -> Field:
    return {"pattern": [schema["pattern"], _ASKED]} if "pattern" in schema else {}


def _list(shape: Shape) -> Field:
    item = shape.item
    bounds = {"min": "minItems", "max": "maxItems"}
    limits = {name: shape.schema[key] for name, key in bounds.items() if key in shape.schema}
    inner = _entry(item)
    if item.labels or inner["widget"] == "relation":
        return {**inner, "multiple": True, **limits}
    head = {"widget": "list", "label_singular": "строка", **limits}
    if item.schema.get("type") == "object":
        fields = inner["fields"]
        return {**head, "fields": fields, "collapsed": "auto", **_summary(fields)}
    if inner["widget"] == "string":
        return head | _pattern(item.schema)
    return {**head, "field": {"name": "value", "label": shape.title, **inner}}


def _summary(fields: list[Field]) -> Field:
    names = [field["name"] for field in fields]
    found = next((name for name in _SUMMARY if name in names), None)
    return {"summary": f"{{{{{found}}}}}"} if found else {}
