"""Banks of regions for a federation: made up, small, each in a folder of its own."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from opora.catalog import Catalog
from opora.demo import Size, demo_bank, text_of
from opora.federation.bounds import Bounds
from opora.federation.federate import Order, federate
from opora.federation.gathering import Gathering
from opora.federation.report import Report
from opora.federation.sources import SourceList
from opora.files import list_content, read_sources
from opora.load import Source
from opora.pipeline import Bank, Found, published, read_bank, read_entries
from tests.cli_sample import write
from tests.content import Fields
from tests.content import text_of as text_of_fields

AS_OF = date(2026, 11, 27)
SHARED = Path(__file__).parent.parent / "content"

Told = Mapping[str, object]


def write_records(folder: Path, records: Mapping[str, Fields]) -> Path:
    """Write a bank of records into the content folder below `folder`."""
    for path, fields in records.items():
        write(folder / "content" / path, text_of_fields(path, fields))
    return folder


def write_demo(folder: Path, seed: int, *, schools: int = 5, practices: int = 2) -> Path:
    """Write what a demo bank says of its region; the catalogue of factors is not among it."""
    for one in demo_bank(Size(1, schools, practices, seed)):
        write(folder / "content" / one.path, text_of(one))
    return folder


def bank_of(name: str, folder: Path, **more: object) -> dict[str, object]:
    """Write a line of the list: a bank in a folder."""
    return {"id": name, "title": f"Банк {name}", "folder": str(folder), **more}


_HELD: dict[Source, Found] = {}


def read_once(sources: Sequence[Source]) -> Found:
    """Read each text once for all tests, as the command does from its cache."""
    for one in sources:
        if one not in _HELD:
            _HELD[one] = read_entries([one])
    held = [_HELD[one] for one in sources]
    return [e for found in held for e in found[0]], [p for found in held for p in found[1]]


def gathering(near: Path, *, day: date = AS_OF, bounds: Bounds | None = None) -> Gathering:
    """Read banks in this process, and keep what is fetched beside them."""
    return Gathering(near, day, lambda _: read_once, near / "cache", bounds or Bounds())


def gather(
    near: Path,
    banks: Iterable[Told],
    *,
    base: Path | None = None,
    day: date = AS_OF,
    bounds: Bounds | None = None,
) -> Report:
    """Gather banks into the folder `nation` below `near`."""
    told = {"base": str(base) if base else None, "sources": list(banks)}
    sources = SourceList.model_validate(told)
    return federate(Order(sources, gathering(near, day=day, bounds=bounds), near / "nation"))


def read_folder(folder: Path, day: date = AS_OF) -> Bank:
    """Read the bank in a folder."""
    listing = list_content(folder / "content")
    return read_bank(list(read_sources(listing.root, listing.paths, [])), day, read=read_once)


def published_in(folder: Path, day: date = AS_OF) -> Catalog:
    """Read what the bank in a folder publishes."""
    return published(read_folder(folder, day).catalog)


def files_in(folder: Path) -> dict[str, bytes]:
    """Read all files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
