"""The reader: one pass over the events of PyYAML's C parser, no recursion."""

from dataclasses import dataclass

import yaml

from opora.diagnostics import Diagnostic
from opora.plain_yaml.building import Builder
from opora.plain_yaml.characters import forbidden_characters
from opora.plain_yaml.syntax_errors import explain_syntax_error
from opora.plain_yaml.value import Positions, Value


@dataclass(frozen=True, slots=True)
class PlainYaml:
    """What a text holds: its data (`None` where it is too broken), places, and what is wrong."""

    data: Value
    positions: Positions
    problems: list[Diagnostic]


def read(text: str, path: str, line_offset: int = 0) -> PlainYaml:
    """Read one YAML document.

    Args:
        text: the document; its lines end with a line feed.
        path: named in the diagnostics.
        line_offset: how many lines of the file stand before `text`.
    """
    problems = list(forbidden_characters(text, path, line_offset))
    if problems:
        return PlainYaml(None, Positions(), problems)
    builder = Builder(text, path, line_offset)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
            if builder.broken:
                break
    except yaml.YAMLError as error:
        builder.problems.append(explain_syntax_error(error, text, path, line_offset))
        builder.broken = True
    data = None if builder.broken else builder.root
    return PlainYaml(data, builder.positions, builder.problems)
