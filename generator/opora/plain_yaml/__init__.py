"""A plain subset of YAML, read from events, with the place of every key and value.

Scalars stay text until a model asks for more (`no`, `12:30` and `2021-03-01` are words here); only
an empty plain value, `~` and `null` mean «nothing». Anchors, aliases, tags and deep nesting are
refused, so that a small file cannot grow without bound.
"""

from opora.plain_yaml.characters import forbidden_characters
from opora.plain_yaml.following import follow
from opora.plain_yaml.reader import PlainYaml, read
from opora.plain_yaml.straight import straight
from opora.plain_yaml.value import Loc, Positions, Value

__all__ = [
    "Loc",
    "PlainYaml",
    "Positions",
    "Value",
    "follow",
    "forbidden_characters",
    "read",
    "straight",
]
