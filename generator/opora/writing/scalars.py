"""How a scalar is written: bare, quoted, or as a block of lines."""

import re
from datetime import date
from decimal import Decimal

import yaml

from opora.writing.shape import is_free_text, is_word

LONG = 90
"""Characters of a text beyond which it goes on to lines of its own."""

_NOT_TEXT = re.compile(
    r"""
    |~|null|true|false|yes|no|on|off|y|n
    |[-+]?(?:\d+|0o[0-7]+|0x[\da-f]+)
    |[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?
    |[-+]?\.inf|\.nan
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What YAML 1.2 takes for something else than text, and the words that YAML 1.1 took so."""

_TEXT = "tag:yaml.org,2002:str"


def scalar(value: str | float | date | None, annotation: object) -> yaml.ScalarNode:
    """Make the node of a scalar."""
    match value:
        case None:
            return _bare("null")
        case bool():
            return _bare("true" if value else "false")
        case str():
            return _text(value, annotation)
        case float():
            return _bare(format(Decimal(repr(value)), "f"))
        case int() | date():
            return _bare(str(value))


def key(name: str) -> yaml.ScalarNode:
    """Make the node of a key."""
    return _text(name, object)


def _bare(text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode(_detected(text), text)


def _text(text: str, annotation: object) -> yaml.ScalarNode:
    if not is_word(annotation):
        return _bare(text)
    if _NOT_TEXT.fullmatch(text) or (is_free_text(annotation) and _detected(text) != _TEXT):
        return yaml.ScalarNode(_TEXT, text, style="'")
    if "\n" in text:
        return yaml.ScalarNode(_TEXT, text, style="|")
    if len(text) > LONG and "  " not in text:
        return yaml.ScalarNode(_TEXT, text, style=">")
    return _bare(text)


def _detected(text: str) -> str:
    """Return the tag that PyYAML sees in bare text: with it, PyYAML adds no quotes."""
    rules = yaml.SafeDumper.yaml_implicit_resolvers.get(text[:1], ())
    return next((str(tag) for tag, pattern in rules if pattern.match(text)), _TEXT)
