"""JSON Schemas of the kinds and of a report, for editors, forms and other programs."""

from typing import Any

from opora.export.spoken import speak
from opora.model import Kind

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_ORDER = ("type", "properties", "required", "allOf", "additionalProperties", "$defs")


def kind_schema(kind: Kind) -> Schema:
    """Describe the data of a file of a kind: a whole `.yml`, or the front matter of a `.md`."""
    described = kind.model.model_json_schema()
    for definition in (described, *described.get("$defs", {}).values()):
        _drop_english(definition)
        _let_reasons_stand(definition)
    speak(described)
    paths = ", ".join(f"content/{place.path}" for place in kind.places)
    head = {
        "$schema": DIALECT,
        "$id": f"{kind.name}.schema.json",
        "title": kind.label[:1].upper() + kind.label[1:],
        "description": f"Где лежит: {paths}",
    }
    return head | {key: described[key] for key in _ORDER if key in described}


def _drop_english(definition: Schema) -> None:
    """Remove what pydantic takes from class names and docstrings, which speak to programmers."""
    definition.pop("title", None)
    definition.pop("description", None)


def _let_reasons_stand(definition: Schema) -> None:
    """Ask for a field that may be empty only where `unknown` does not say why it is."""
    fields = definition.get("properties", {})
    named = definition.get("required", [])
    empty = [name for name in named if {"type": "null"} in fields[name].get("anyOf", ())]
    if not empty:
        return
    definition["required"] = [name for name in named if name not in empty]
    definition["allOf"] = [
        {
            "anyOf": [
                {"required": [name]},
                {"required": ["unknown"], "properties": {"unknown": {"required": [name]}}},
            ]
        }
        for name in empty
    ]


def diagnostics_schema() -> Schema:
    """Describe what `opora validate --format json` prints."""
    properties = {
        "path": _string("Файл", "Путь к файлу с прямыми косыми чертами."),
        "line": _place("Строка", "Строка начала, с 1."),
        "column": _place("Столбец", "Знак начала в строке, с 1."),
        "end_line": _place("Строка конца", "Строка, где кончается место."),
        "end_column": _place("Столбец конца", "Первый знак после места."),
        "code": _string("Правило", "Код правила; подробно: opora explain КОД."),
        "severity": {
            "title": "Вес",
            "enum": ["error", "warning"],
            "enumDescriptions": ["ошибка: мешает публикации", "предупреждение: не мешает"],
        },
        "message": _string("Сообщение", "Что не так."),
        "hint": {"type": "string", "title": "Подсказка", "description": "Что сделать."},
    }
    return {
        "$schema": DIALECT,
        "$id": "diagnostics.schema.json",
        "title": "Отчёт проверки",
        "description": "Что печатает opora validate --format json.",
        "type": "array",
        "items": {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        },
    }


def _string(title: str, description: str) -> Schema:
    return {"type": "string", "minLength": 1, "title": title, "description": description}


def _place(title: str, description: str) -> Schema:
    return {"type": "integer", "minimum": 1, "title": title, "description": description}
