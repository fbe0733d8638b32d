"""A field of a model as its JSON Schema describes it, seen through references and nulls."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """One field: its name, what may stand there, and whether it must.

    `schema` is resolved, without the null of an optional field; title and description are those of
    the field itself. `required` says that the field must hold a value; `explained` that it may be
    empty if a reason is given; `silent` that nothing written is not the same as an empty list;
    `default` is what holds where nothing is written.
    """

    root: Schema
    name: str
    schema: Schema
    title: str
    description: str
    required: bool
    explained: bool = False
    silent: bool = False
    default: object = None

    @property
    def labels(self) -> dict[str, str]:
        """The words of a closed list with their Russian labels; empty for anything else."""
        only = [self.schema["const"]] if "const" in self.schema else []
        words: list[str] = self.schema.get("enum", only)
        labels: list[str] = self.schema.get("enumDescriptions", words)
        return dict(zip(words, labels, strict=True))

    @property
    def targets(self) -> tuple[str, ...]:
        """The kinds that a reference may name."""
        return tuple(self.schema.get("x-ref", ()))

    @property
    def item(self) -> "Shape":
        """What a list holds."""
        return _shape(self.root, self.name, self.schema["items"], required=True)

    @property
    def choices(self) -> dict[str, "Shape"]:
        """The forms of a union by the word that chooses between them."""
        forms = self.schema["discriminator"]["mapping"]
        return {
            word: _shape(self.root, word, {"$ref": target}, required=True)
            for word, target in forms.items()
        }

    @property
    def tag(self) -> str:
        """The key whose word chooses the form of a union."""
        return str(self.schema["discriminator"]["propertyName"])


def fields_of(shape: Shape) -> Iterator[Shape]:
    """Go over the fields of a mapping in the order of the model."""
    needed = set(shape.schema.get("required", ()))
    for name, schema in shape.schema.get("properties", {}).items():
        yield _shape(shape.root, name, schema, required=name in needed)


def whole(schema: Schema) -> Shape:
    """Take the schema of a whole record."""
    return _shape(schema, "", schema, required=True)


def _shape(root: Schema, name: str, schema: Schema, *, required: bool) -> Shape:
    options = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    may_be_null = len(options) < len(schema.get("anyOf", ()))
    inner = schema
    if options:
        inner = _widest(options)
    resolved = _resolve(root, inner)
    return Shape(
        root,
        name,
        resolved,
        title=str(schema.get("title") or resolved.get("title") or name),
        description=str(schema.get("description") or ""),
        required=required and not may_be_null,
        explained=required and may_be_null,
        silent=may_be_null and resolved.get("type") == "array",
        default=schema.get("default"),
    )


def _widest(options: list[Schema]) -> Schema:
    """Of several forms that no key tells apart, take the widest: a decimal number for a number."""
    return next((one for one in options if one.get("type") == "number"), options[0])


def _resolve(root: Schema, schema: Schema) -> Schema:
    if "$ref" not in schema:
        return schema
    resolved: Schema = root["$defs"][str(schema["$ref"]).rsplit("/", 1)[-1]]
    return resolved
