"""Every field of every answer in a line, to be committed: what goes away is seen in review."""

from collections.abc import Iterator

from opora.export.api.schemas import answer_schemas
from opora.export.json_schema import Schema

_HEAD = (
    "# Поля ответов /api/v1/, по строке на поле. Пишет «opora schemas»; руками не правят.\n"
    "# Строка, которая исчезает, ломает чужие программы: см. docs/decisions/0013-open-data.md.\n"
)


def api_fields() -> str:
    """List the fields of all answers."""
    lines = {line for name, schema in answer_schemas().items() for line in _of_answer(name, schema)}
    return _HEAD + "".join(f"{line}\n" for line in sorted(lines))


def _of_answer(name: str, schema: Schema) -> Iterator[str]:
    definitions = schema.get("$defs", {})
    if "Data" in definitions and name != "practice":
        yield from _below(f"{name}.data", definitions["Data"], definitions, ())
    else:
        yield from _below(name, schema, definitions, ())
    if "Reference" in definitions:
        yield from _below("Reference", definitions["Reference"], definitions, ())


def _below(
    path: str, schema: Schema, definitions: Schema, within: tuple[str, ...]
) -> Iterator[str]:
    """Walk down; references, and a definition within itself, are not entered again."""
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    if name and name != "Reference" and name not in within:
        yield from _below(path, definitions[name], definitions, (*within, name))
    for one, inner in schema.get("properties", {}).items():
        yield f"{path}.{one}: {_kind(inner)}"
        yield from _below(f"{path}.{one}", inner, definitions, within)
    for inner in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from _below(path, inner, definitions, within)
    for inner in (schema.get("items"), schema.get("additionalProperties")):
        if isinstance(inner, dict):
            yield from _below(f"{path}[]", inner, definitions, within)


def _kind(schema: Schema) -> str:
    if ref := schema.get("$ref"):
        return str(ref).rpartition("/")[2]
    if inside := schema.get("anyOf") or schema.get("oneOf"):
        return " | ".join(sorted({_kind(one) for one in inside}))
    if "const" in schema:
        return str(schema["const"])
    return str(schema.get("type", "any"))
