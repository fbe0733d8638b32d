"""Where things are on the site. Addresses are part of the interface: they stay."""

from collections.abc import Mapping
from functools import cache

from opora.catalog import Catalog
from opora.model import Kind
from opora.parse import Entry


def url_of(entry: Entry, catalog: Catalog) -> str:
    """Return the address of a record's page below the root of the site, with its anchor if any."""
    url = entry.kind.url
    if url.startswith("#"):
        holder = catalog.parent(entry)
        return f"{url_of(holder, catalog) if holder else ''}{url.format(**entry.names)}"
    before, after = _around_id(url)
    return f"{before}{entry.id}{after}" if after else url.format(**{**entry.names, "id": entry.id})


@cache
def _around_id(url: str) -> tuple[str, str]:
    """Cut an address where the id stands, if nothing else of the record stands in it."""
    before, _, after = url.partition("{id}")
    return (before, after) if "{" not in before + after else (url, "")


def list_url(kind: Kind) -> str | None:
    """Return the address of the list of a kind: the folder of its pages, where they share one."""
    folder, _, record = kind.url.removesuffix("/").partition("/")
    return f"{folder}/" if record.startswith("{") and "/" not in record else None


def relative(url: str, depth: int) -> str:
    """Make an address below the root relative to a page `depth` folders deep."""
    return ("../" * depth + url) or "./"


def breadcrumbs(entry: Entry, catalog: Catalog, lists: Mapping[str, str]) -> list[tuple[str, str]]:
    """List the titles and addresses from the home page down to a record, without itself.

    `lists` gives the titles of list pages by their address.
    """
    above: list[Entry] = []
    here = catalog.parent(entry)
    while here:
        above.insert(0, here)
        here = catalog.parent(here)
    folder = entry.kind.url.split("/", 1)[0] + "/"
    crumbs = [("Главная", "")]
    if folder in lists:
        crumbs.append((lists[folder], folder))
    if folder != "schools/":
        above = [one for one in above if one.kind.url.startswith(folder)]
    return crumbs + [(getattr(one.entity, "label", one.id), url_of(one, catalog)) for one in above]


_SPOKEN = {
    "id": "имя",
    "month": "год-месяц",
    "year": "год",
    "edition": "год",
    "region": "регион",
    "municipality": "муниципалитет",
    "school": "школа",
}


def file_of(kind: Kind) -> str:
    """Tell people which file holds a record of a kind: `content/events/<имя>.yml`."""
    path = kind.places[0].path
    for name, word in _SPOKEN.items():
        path = path.replace(f"{{{name}}}", f"<{word}>")
    return f"content/{path}"
