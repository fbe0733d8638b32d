"""Making data sound: what the model refuses is left out or marked, and said, never hidden."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from opora.diagnostics import Diagnostic
from opora.intake.draft import Draft
from opora.intake.request import Request
from opora.intake.standins import StandIn, stand_in
from opora.load import Document, Source, load
from opora.model import BLANK, Kind
from opora.parse.errors import explain_all
from opora.parse.places import place_of
from opora.plain_yaml import Loc
from opora.tables import Weight
from opora.writing import Plain, write_file

ROUNDS = 30
"""How often data are judged anew; each round mends all that the one before found."""


@dataclass(slots=True)
class Mending:
    """Data on their way to being sound."""

    draft: Draft
    kind: Kind
    request: Request
    data: dict[str, Plain]


@dataclass(frozen=True, slots=True)
class _Fault:
    """A place that the model refuses, and why; `empty` where nothing stands there."""

    loc: Loc
    detail: ErrorDetails
    told: Diagnostic
    empty: bool


def mend(draft: Draft, kind: Kind, request: Request, data: dict[str, Plain]) -> Document | None:
    """Judge data by their model and mend them, until nothing is wrong with their structure.

    Returns: The document as it is to be written; nothing where no way out was found.
    """
    here = Mending(draft, kind, request, data)
    before = ""
    for _ in range(ROUNDS):
        document = _document(here)
        if document is None or document.fields == before:
            return None
        before = document.fields
        try:
            kind.model.model_validate(document.data)
        except ValidationError as error:
            for fault in reversed(list(_faults(error, here, document))):
                _mend(here, fault)
        else:
            return document
    return None


def _document(here: Mending) -> Document | None:
    ending = "md" if here.kind.sections else "yml"
    body = here.draft.body if here.kind.sections else None
    here.data = {key: value for key, value in here.data.items() if (key, value) != ("unknown", {})}
    text = write_file(here.data, here.kind.model, body)
    return load(Source(f"record.{ending}", text))[0]


def _faults(error: ValidationError, here: Mending, document: Document) -> Iterator[_Fault]:
    told = explain_all(error, here.kind.model, document)
    seen: set[Loc] = set()
    for detail in error.errors(include_url=False):
        loc = place_of(detail["loc"], here.kind.model, document)
        if loc in told and loc not in seen:
            seen.add(loc)
            yield _Fault(loc, detail, told[loc], empty=document.value_at(loc) is None)


def _mend(here: Mending, fault: _Fault) -> None:
    loc, kind, told = fault.loc, fault.detail["type"], fault.told
    place = here.draft.place_of(loc)
    if kind == "string_too_long":
        longest = fault.detail["ctx"]["max_length"]
        _set(here.data, loc, f"{str(_at(here.data, loc))[: longest - 1]}…")
        here.draft.say(place, f"{told.message}; записано начало", told.hint, loc=loc)
    elif found := _stand_in(here, fault):
        for where, value in found.values:
            _set(here.data, where, value)
        if not _is_told(here.draft, loc):
            here.draft.say(place, found.message, found.hint, loc=loc)
        if found.caveat:
            _caveat(here.data, found.caveat)
    else:
        here.draft.say(place, f"не перенесено: {told.message}", told.hint, loc=loc)
        _drop(here.data, loc)


def _is_told(draft: Draft, loc: Loc) -> bool:
    """Tell whether a person was told already that a value is missing or not understood."""
    told = (one.loc for one in draft.said if one.remark.weight is Weight.PROBLEM)
    return any(one is not None and one[: len(loc)] == loc for one in told)


def _stand_in(here: Mending, fault: _Fault) -> StandIn | None:
    kind = fault.detail["type"]
    nothing = fault.empty or kind in {"missing", "too_short"}
    if not (nothing or kind.startswith("V")):
        return None
    return stand_in(here.kind.name, fault.loc, kind, here.data, here.request)


def _caveat(data: dict[str, Plain], text: str) -> None:
    held = data.get("caveats")
    said = list(held) if isinstance(held, list) else []
    data["caveats"] = [*said, f"{BLANK} {text}"]


def _at(data: Plain, loc: Loc) -> Plain:
    here = data
    for step in loc:
        if isinstance(here, Mapping) and isinstance(step, str):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return None
    return here


def _set(data: dict[str, Plain], loc: Loc, value: Plain) -> None:
    """Put a value in its place, making the mappings around it."""
    here: object = data
    for step, after in pairwise(loc):
        if isinstance(here, dict):
            if not isinstance(here.get(step), (dict, list)):
                here[step] = [] if isinstance(after, int) else {}
            here = here[step]
        elif isinstance(here, list) and isinstance(step, int):
            here.extend({} for _ in range(step + 1 - len(here)))
            here = here[step]
    last = loc[-1]
    if isinstance(here, dict):
        here[last] = value
    elif isinstance(here, list) and isinstance(last, int):
        here.extend([None] * (last + 1 - len(here)))
        here[last] = value


def _drop(data: dict[str, Plain], loc: Loc) -> None:
    """Leave a value out; where it is not there itself, the nearest thing around it."""
    for length in range(len(loc), 0, -1):
        above = _at(data, loc[: length - 1])
        last = loc[length - 1]
        if isinstance(above, dict) and last in above:
            del above[last]
            return
        if isinstance(above, list) and isinstance(last, int) and last < len(above):
            del above[last]
            return
