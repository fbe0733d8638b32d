"""Writing files: YAML in the order of the model, Markdown with front matter, comments in place."""

from collections.abc import Mapping
from datetime import date
from textwrap import wrap

import yaml

from opora.load import FENCE
from opora.model import Record
from opora.plain_yaml import Loc, read
from opora.writing.entity import Plain
from opora.writing.scalars import key, scalar
from opora.writing.shape import field_types, item_type, keys_in_order, record_type

WIDTH = 100
"""Columns after which long texts and comments are broken."""


class _Emitter(yaml.SafeDumper):
    """Indents lists below their key, as the files of the bank do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002  PyYAML calls it so
        del indentless
        super().increase_indent(flow, indentless=False)


def write_yaml(
    data: Mapping[str, Plain], model: type[Record], comments: Mapping[Loc, str] | None = None
) -> str:
    """Write data as a file holds them.

    Args:
        data: what the file says, from `plain` or from a document; in any order. Keys that the
            model does not know come last.
        model: whose keys set the order.
        comments: texts to stand above a key or an item; at `()`, at the head of the file.
    """
    text = yaml.serialize(
        _mapping(data, model), Dumper=_Emitter, allow_unicode=True, width=WIDTH, indent=2
    )
    return _commented(text, comments) if comments else text


def write_file(
    data: Mapping[str, Plain],
    model: type[Record],
    body: str | None = None,
    comments: Mapping[Loc, str] | None = None,
) -> str:
    """Write a file: YAML alone, or front matter above a body where there is one."""
    front = write_yaml(data, model, comments)
    return front if body is None else f"{FENCE}\n{front}{FENCE}\n{body}"


def _node(value: Plain, annotation: object) -> yaml.Node:
    if isinstance(value, Mapping):
        return _mapping(value, record_type(annotation, value))
    if isinstance(value, (list, tuple)):
        inner = item_type(annotation)
        items = [_node(item, inner) for item in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=not items)
    if value is None or isinstance(value, (str, int, float, date)):
        return scalar(value, annotation)
    message = f"a {type(value).__name__} cannot be written"
    raise TypeError(message)


def _mapping(data: Mapping[str, Plain], model: type[Record] | None) -> yaml.MappingNode:
    order = keys_in_order(model) if model else ()
    types = field_types(model) if model else {}
    names = [
        *(name for name in order if name in data),
        *(name for name in data if name not in types),
    ]
    pairs = [(key(name), _node(data[name], types.get(name, object))) for name in names]
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=not pairs)


def _commented(text: str, comments: Mapping[Loc, str]) -> str:
    positions = read(text, "").positions
    lines = text.split("\n")
    above: dict[int, list[str]] = {}
    for loc, comment in comments.items():
        span = positions.keys.get(loc) or positions.values.get(loc)
        line = span.line - 1 if span and loc else 0
        above.setdefault(line, []).extend(_comment(comment, lines[line]))
    placed = ([*above.get(number, ()), line] for number, line in enumerate(lines))
    return "\n".join(line for group in placed for line in group)


def _comment(text: str, line: str) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip(" ")))
    told = (part for paragraph in text.split("\n") for part in wrap(paragraph, WIDTH - len(indent)))
    return [f"{indent}# {part}" for part in told]
