"""The door for office files: opened, turned into a record, and told of."""

from datetime import date
from functools import cache
from zlib import crc32

from fuzz.case import Case, promise
from fuzz.seeds import records
from opora.diagnostics import Diagnostic
from opora.files import decode
from opora.intake import Request, take_in
from opora.intake.telling import tell
from opora.model import Span
from opora.pipeline import read_bank
from opora.sheets import FORMS
from opora.tables import MAX_FILE, Refusal, open_tables
from opora.wording import Names

_AS_OF = date(2026, 9, 1)
_YEAR = Span(start=date(2026, 9, 1), end=date(2027, 8, 31))
_KNOWN = ("factors/", "groups/", "organisations/")


@cache
def _names() -> Names:
    read = (decode(one.name, one.content) for one in records() if one.name.startswith(_KNOWN))
    sound = (one for one in read if not isinstance(one, Diagnostic))
    first = {one.path: one for one in sorted(sound, key=lambda one: one.text)}
    return Names(read_bank(first.values(), _AS_OF).catalog)


def import_file(case: Case) -> None:
    """Open a file and make a record of it: of the kind it seems to be, or of one it is called."""
    opened = open_tables(case.name, case.content[: MAX_FILE + 1])
    if isinstance(opened, Refusal):
        promise(opened.message and opened.hint, "a refusal that helps nobody")
        return
    kinds = ("", *sorted(FORMS))
    kind = kinds[crc32(case.content) % len(kinds)]
    for asked in dict.fromkeys(("", kind)):
        taken = take_in(opened, _names(), Request(case.name, _AS_OF, asked, plan=_YEAR))
        promise(tell(taken, case.name).strip(), "an import that says nothing")
        if taken.home:
            promise(taken.text, "a place and no record to put there")
            taken.text.encode()
