"""What a code editor says of a field, in Russian.

These words of a schema are those of yaml-language-server, which VS Code and others run: a message
for a value that does not fit, and the labels of a closed list. Validators pass over them.
"""

from typing import Any

from opora.kinds import BY_NAME

Schema = dict[str, Any]

_NAMED = 8
"""A message names the words of a list that is as long as this at most."""

_FORMATS = {
    "date": "Дата пишется так: 2026-03-01.",
    "email": "Адрес почты пишется так: school@region.ru.",
    "iri": "Адрес пишется целиком: https://…",
}
_MONTH = "^\\d{4}-(0[1-9]|1[0-2])$"
_ID = "Строчные латинские буквы, цифры и дефис; части пути — через косую черту."


def speak(schema: object) -> None:
    """Add messages to a schema and all below it, in place."""
    if isinstance(schema, list):
        for one in schema:
            speak(one)
    if not isinstance(schema, dict):
        return
    if "const" in schema and "enumDescriptions" in schema:
        schema["enum"] = [schema["const"]]
    if "title" in schema and "properties" not in schema:
        _name_targets(schema)
    if schema.get("type") == "string" and (said := _message(schema)):
        schema["errorMessage"] = said
    for inner in schema.values():
        speak(inner)


def _message(schema: Schema) -> str:
    if "const" in schema:
        return ""
    words: list[str] = schema.get("enum", [])
    if words:
        labels: list[str] = schema.get("enumDescriptions", words)
        listed = ", ".join(f"{word} — {label}" for word, label in zip(words, labels, strict=True))
        return f"Бывает: {listed}." if len(words) <= _NAMED else "Выберите слово из списка."
    if said := _FORMATS.get(schema.get("format", "")):
        return said
    if schema.get("pattern") == _MONTH:
        return "Месяц пишется так: 2026-03."
    if "pattern" in schema:
        return _ID if "a-z" in schema["pattern"] else "Проверьте, как это пишется."
    return ""


def _name_targets(schema: Schema) -> None:
    """Say in the description of a reference what it may name."""
    held = [schema, *schema.get("anyOf", ()), schema.get("items", {})]
    targets = next((one["x-ref"] for one in held if "x-ref" in one), ())
    if targets:
        kinds = " или ".join(BY_NAME[name].label for name in targets)
        said = f"{schema.get('description', '')} Идентификатор: {kinds}."
        schema["description"] = said.strip()
