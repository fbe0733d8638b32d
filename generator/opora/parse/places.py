"""Where in a file an error of a model is."""

from opora.load import TABLE, Document
from opora.model import Record
from opora.parse.shape import is_tagged, title_at
from opora.plain_yaml import Loc, Value

ROW = 2
"""Steps to a row of a table; what is longer leads to a cell."""


def place_of(loc: tuple[int | str, ...], model: type[Record], document: Document) -> Loc:
    """Drop what pydantic adds to a place for the choice it made within a union."""
    real: Loc = ()
    tagged = False
    for number, step in enumerate(loc):
        if tagged:
            tagged = False
        elif _fits(document.value_at(real), step, last=number == len(loc) - 1):
            real = (*real, step)
            chosen = isinstance(document.value_at(real), dict)
            tagged = chosen and is_tagged(model, real, document)
    return real


def _fits(here: Value, step: str | int, *, last: bool) -> bool:
    """Tell whether a step leads on from a value; the last may name a key that is missing."""
    if isinstance(here, dict):
        return isinstance(step, str) and (last or step in here)
    return isinstance(here, list) and isinstance(step, int)


def field_of(model: type[Record], loc: Loc, document: Document) -> str:
    """Begin a sentence about a field: its place and, in brackets, its Russian title."""
    if not loc:
        return ""
    if document.path.endswith(TABLE):
        return f"столбец «{title_at(model, loc, document)}»: " if len(loc) > ROW else ""
    place = ".".join(str(step + 1) if isinstance(step, int) else step for step in loc)
    title = title_at(model, loc, document) or title_at(model, loc[:-1], document)
    return f"поле «{place}» ({title}): " if title else f"поле «{place}»: "
