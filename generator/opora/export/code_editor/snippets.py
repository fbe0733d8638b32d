"""Snippets: a record of each kind to fill in, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from opora.export.shapes import Shape, fields_of, whole
from opora.kinds import KINDS
from opora.model import Kind
from opora.parse.shape import schema_of
from opora.writing.shape import keys_in_order

Snippets = dict[str, dict[str, Any]]

_SAMPLES = {"date": "2026-09-01", "email": "school@region.ru", "iri": "https://"}
_MONTH = "2026-09"
_YEAR = "2026"
_EARLY = 1000
"""A number that may not be less than this is a year."""

_INDENT = "  "


def snippets() -> Snippets:
    """Give a snippet for each kind that people write, by its Russian name."""
    written = (kind for kind in KINDS if any(p.path.endswith((".yml", ".md")) for p in kind.places))
    return {kind.label: _snippet(kind) for kind in written}


def _snippet(kind: Kind) -> dict[str, Any]:
    lines = list(_Stops().record(kind))
    if kind.places[0].path.endswith(".md"):
        body = [line for title in kind.sections for line in (f"## {title}", "", "")]
        lines = ["---", *lines, "---", "", *body, "$0"]
    return {
        "scope": "markdown" if kind.places[0].path.endswith(".md") else "yaml",
        "prefix": [kind.label, kind.name],
        "description": f"Новая запись: {kind.label}",
        "body": lines,
    }


@dataclass(frozen=True, slots=True)
class _Stops:
    """Lines with places to fill in, numbered in the order in which Tab visits them."""

    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def record(self, kind: Kind) -> Iterator[str]:
        """Give the lines of a whole record."""
        shape = whole(schema_of(kind.model))
        by_name = {one.name: one for one in fields_of(shape)}
        for key in keys_in_order(kind.model):
            if key in by_name and (by_name[key].required or by_name[key].explained):
                yield from self._field(by_name[key])

    def _field(self, shape: Shape) -> Iterator[str]:
        schema = shape.schema
        if "discriminator" in schema:
            yield f"{shape.name}:"
            yield f"{_INDENT}{shape.tag}: {self._choice(list(shape.choices))}"
        elif schema.get("type") == "object":
            yield f"{shape.name}:"
            yield from (f"{_INDENT}{line}" for line in self._mapping(shape))
        elif schema.get("type") == "array":
            yield f"{shape.name}:"
            for _ in range(schema.get("minItems", 1)):
                yield from self._row(replace(shape.item, title=shape.title))
        else:
            yield f"{shape.name}: {self._scalar(shape)}"

    def _row(self, item: Shape) -> Iterator[str]:
        inner = (
            list(self._mapping(item))
            if item.schema.get("type") == "object"
            else [self._scalar(item)]
        )
        for number, line in enumerate(inner):
            yield f"{_INDENT}{'  ' if number else '- '}{line}"

    def _mapping(self, shape: Shape) -> Iterator[str]:
        fields = list(fields_of(shape))
        needed = [one for one in fields if one.required or one.explained]
        for one in needed or [_first(fields)]:
            yield from self._field(one)

    def _scalar(self, shape: Shape) -> str:
        if shape.labels:
            return self._choice(list(shape.labels))
        match shape.schema.get("type"):
            case "boolean":
                return self._choice(["true", "false"])
            case "integer" | "number":
                least = shape.schema.get("minimum", 1)
                return self._place(_YEAR if least > _EARLY else str(least))
        sample = _SAMPLES.get(shape.schema.get("format", ""))
        if sample is None and "pattern" in shape.schema:
            sample = _MONTH if shape.schema["pattern"].startswith(r"^\d{4}") else "id"
        return self._place(sample or _prompt(shape))

    def _choice(self, words: list[str]) -> str:
        return f"${{{next(self.numbers)}|{','.join(words)}|}}"

    def _place(self, text: str) -> str:
        return f"${{{next(self.numbers)}:{text}}}"


def _prompt(shape: Shape) -> str:
    """Say what to write, at the length that the field asks for."""
    if len(shape.title) >= shape.schema.get("minLength", 0):
        return shape.title
    return f"{shape.title} — {shape.description}".replace(": ", " — ").replace("}", "")


def _first(fields: list[Shape]) -> Shape:
    """Of fields none of which is needed, take one that names the thing."""
    named = [one for one in fields if one.name == "title"]
    listed = [one for one in fields if one.labels]
    return next(iter([*named, *listed, *fields[1:]]))
