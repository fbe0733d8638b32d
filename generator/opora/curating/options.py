"""What may be answered: words of closed lists and records, found by what people type."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, get_args, get_origin

from opora.catalog import Catalog
from opora.model import Labelled, RefTo
from opora.model.nearness import nearest
from opora.writing.shape import choices

Options = Mapping[str, str]
"""The word that a file holds → what people call it."""

SHORTEST = 5
"""Letters of an answer from which its beginning alone may tell what is meant."""


def options_of(annotation: object, metadata: object, catalog: Catalog) -> Options:
    """List what a field allows; nothing where anything may be written."""
    if kinds := kinds_named((annotation, metadata)):
        return {
            id_: str(getattr(entry.entity, "title", id_))
            for kind in kinds
            for id_, entry in catalog.entries.get(kind, {}).items()
        }
    for one in choices(annotation):
        if isinstance(one, type) and issubclass(one, Labelled):
            return {member.value: member.label for member in one}
        if get_origin(one) is Literal:
            return {str(word): str(word) for word in get_args(one)}
    return {}


def kinds_named(annotation: object) -> tuple[str, ...]:
    """Name the kinds of records that a field refers to."""
    return next((one.kinds for one in _marks(annotation)), ())


def meant(word: str, options: Options) -> tuple[str, ...]:
    """Find what a person means: by number, word, name or a part of the name; several if unclear."""
    if word in options:
        return (word,)
    if word.isdecimal() and 0 < int(word) <= len(options):
        return (list(options)[int(word) - 1],)
    sought = word.casefold()
    same = tuple(id_ for id_, name in options.items() if name.casefold() == sought)
    part = tuple(id_ for id_, name in options.items() if _holds(sought, id_, name))
    found = same[:1] or part or _of_one_stem(sought, options)
    near = nearest(word, options) if not found else None
    return found or ((near,) if near else ())


def _holds(sought: str, id_: str, name: str) -> bool:
    """Tell whether an answer of some letters is in a name, or a word or the beginning of an id."""
    return len(sought) >= len("иро") and (
        sought in name.casefold() or id_.startswith(sought) or sought in id_.split("-")
    )


def _of_one_stem(sought: str, options: Options) -> tuple[str, ...]:
    """Find names with a word that begins as the answer does: «школа» means «школьный»."""
    if len(sought) < SHORTEST:
        return ()
    stem = sought[: max(SHORTEST - 1, len(sought) - 2)]
    return tuple(
        id_
        for id_, name in options.items()
        if any(part.startswith(stem) for part in name.casefold().split())
    )


def _marks(annotation: object) -> Iterator[RefTo]:
    if isinstance(annotation, RefTo):
        yield annotation
    elif isinstance(annotation, (tuple, list)):
        for one in annotation:
            yield from _marks(one)
    elif get_origin(annotation) is Annotated or get_args(annotation):
        for one in get_args(annotation):
            yield from _marks(one)
