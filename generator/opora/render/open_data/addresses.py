"""Where data, feeds and calendars lie. Addresses are part of the interface: they stay."""

from opora.model import Kind
from opora.parse import Entry

DATA = "data/"
"""The page «Открытые данные» and, beside it, the tables of kinds."""

API = "api/v1/"

PACKAGE = "datapackage.json"
OPENAPI = f"{API}openapi.json"
TABLES = f"{API}tables.json"

PRACTICES_FEED = "feeds/practices.xml"
EVERY_CALENDAR = "calendars/all.ics"

PLACES = frozenset({"region", "municipality"})
"""Kinds that have a feed of their own, beside factors."""

DATED = frozenset({"region", "municipality", "school"})
"""Kinds that have a calendar of their own, beside organisations that look after schools."""


def record_json(entry: Entry) -> str:
    """Return the address of a record as JSON; of a part, below its record."""
    return f"{API}records/{entry.kind.name}/{entry.id.replace('#', '/')}.json"


def kind_json(kind: Kind, page: int = 1) -> str:
    """Return the address of a page of the list of a kind as JSON."""
    return f"{API}kinds/{kind.name}.json" if page == 1 else f"{API}kinds/{kind.name}/{page}.json"


def schema_json(name: str) -> str:
    """Return the address of a JSON Schema."""
    return f"{API}schemas/{name}.json"


def table_json(id_: str) -> str:
    """Return the address of a table over the whole bank as JSON."""
    return f"{API}tables/{id_}.json"


def indicator_json(id_: str) -> str:
    """Return the address of the values of an indicator."""
    return f"{API}indicators/{id_}.json"


def table_id(page_url: str, name: str) -> str:
    """Name a table over the whole bank: `practice`, `matrix-grade`."""
    folder = "" if page_url == DATA else page_url.strip("/").replace("/", "-")
    return f"{folder}-{name}" if folder else name


def feed_of(entry: Entry) -> str:
    """Return the address of the feed of a factor or a territory, empty where it has none."""
    if entry.kind.name == "factor":
        return f"feeds/factors/{entry.id}.xml"
    return f"feeds/places/{entry.id}.xml" if entry.kind.name in PLACES else ""


def place_calendar(id_: str) -> str:
    """Return the address of the calendar of a place; all of it for the empty id."""
    return f"calendars/places/{id_}.ics" if id_ else EVERY_CALENDAR


def organisation_calendar(id_: str) -> str:
    """Return the address of the calendar of an organisation."""
    return f"calendars/organisations/{id_}.ics"
