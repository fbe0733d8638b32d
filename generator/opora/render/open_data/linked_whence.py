"""What linked data says of the bank that a record was gathered from."""

from collections.abc import Sequence
from typing import Any

from opora.render.whence import Whence

_WORKS = frozenset({"Article", "DigitalDocument", "QAPage", "Course"})
"""What is written by somebody can be based on another writing; other things are told of in it."""


def linked_whence(kind: object, told: Sequence[Whence]) -> dict[str, Any]:
    """Name the originals of a record.

    Args:
        kind: what schema.org calls the record.
        told: the banks it came from.
    """
    if not told:
        return {}
    name = kind[0] if isinstance(kind, list) else kind
    return {"isBasedOn" if name in _WORKS else "subjectOf": [_original(one) for one in told]}


def _original(one: Whence) -> dict[str, Any]:
    told = {
        "@type": "CreativeWork",
        "name": one.bank,
        "url": one.url,
        "version": one.commit,
        "dateModified": one.day.isoformat() if one.day else "",
    }
    return {name: value for name, value in told.items() if value}
