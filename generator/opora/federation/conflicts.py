"""What banks tell of the same thing in different ways, and what is done about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from opora.model import Labelled
from opora.writing import Plain

BASE = ""
"""The name under which the national bank's own records stand."""


class Dispute(Labelled):
    """What is disputed."""

    TOLD_OTHERWISE = "told_otherwise", "об общем сказано по-разному"
    SAME_PLACE = "same_place", "одно и то же место в двух банках"
    OTHER_NAME = "other_name", "одно имя файла, а муниципалитеты разные"
    ALIKE = "alike", "почти одна и та же практика"


class Outcome(Labelled):
    """What became of what the later bank says."""

    FIRST_STANDS = "first_stands", "взято сказанное первым"
    OWN_NAME = "own_name", "оба осталось, второе — под своим именем"
    BOTH_KEPT = "both_kept", "остались обе записи"


@dataclass(frozen=True, slots=True, order=True)
class Conflict:
    """Two records of two banks: `other` stood first, `bank` told it otherwise.

    Paths are those in the national bank; `part` is the id within the file where only that is
    disputed, `told` says for people what the difference is.
    """

    sort: Dispute
    path: str
    bank: str
    other: str
    outcome: Outcome
    other_path: str = ""
    part: str = ""
    told: str = ""


_ASIDE = frozenset({"sources", "source", "created", "updated", "caveats", "tags", "targets"})
"""What two records of the same thing may tell differently: whence it is known, and goals."""


def essence(value: Plain) -> Plain:
    """Return what a record says, without whence it is known."""
    if isinstance(value, Mapping):
        return {key: essence(one) for key, one in sorted(value.items()) if key not in _ASIDE}
    return [essence(one) for one in value] if isinstance(value, (list, tuple)) else value
