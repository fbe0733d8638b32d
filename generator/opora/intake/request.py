"""What a person says beside the file: what it is, of whom, of when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from opora.model import Span
from opora.writing import Plain


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for.

    `home` is the id of the school, municipality or region; `plan` the time of a
    roadmap, `month` that of a report; `given`
    are fields of the record that the file need not hold; `name` is what the file is called.
    """

    name: str
    as_of: date
    kind: str = ""
    home: str = ""
    plan: Span | None = None
    month: str = ""
    given: Mapping[str, Plain] = field(default_factory=dict)
