"""Where in the bank a record would lie."""

from dataclasses import dataclass

from opora.intake.request import Request
from opora.kinds import BY_NAME
from opora.parse.entry import TERRITORIES
from opora.parse.lettering import slug
from opora.writing import Plain

_LONGEST = 60
NOBODY = ("region", "municipality", "school")
"""Names of folders that stand in a path where it is not known whose the record is."""


@dataclass(frozen=True, slots=True)
class Home:
    """A path below the content folder; `known` where it is known whose the record is."""

    path: str
    known: bool

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.rpartition("/")[2]


def address(kind: str, data: Plain, request: Request, when: str) -> Home:
    """Tell where a record would lie.

    Args:
        kind: its kind.
        data: what it says.
        request: whose it is.
        when: the year or month in its name.
    """
    home = request.home.split("/") if request.home else list(NOBODY)
    names = dict(zip(TERRITORIES, home, strict=False))
    title = str(data.get("title", "")) if isinstance(data, dict) else ""
    names |= dict.fromkeys(("edition", "year", "month"), when)
    names["id"] = slug(title)[:_LONGEST].strip("-") or "record"
    for place in BY_NAME[kind].places:
        wanted = {name for name in TERRITORIES if f"{{{name}}}" in place.path}
        if wanted == set(names) & set(TERRITORIES) or "{id}" in place.path:
            return Home(place.path.format(**names), bool(request.home) or not wanted)
    places = BY_NAME[kind].places
    filled = dict(zip(TERRITORIES, NOBODY, strict=True)) | names
    return Home(places[-1].path.format(**filled), known=False)
