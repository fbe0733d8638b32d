"""Every file that the site holds beside its pages, in parts that several processes can share."""

from collections.abc import Iterator
from functools import partial

from opora.asked import Job, Once
from opora.export.api.files import api_jobs
from opora.export.calendars import calendar_files
from opora.export.csv_file import csv_bytes
from opora.export.datapackage import data_package
from opora.export.feeds import feed_files
from opora.export.output import Output
from opora.export.provenance import Provenance
from opora.export.templates import template_jobs
from opora.export.workbook import xlsx_bytes
from opora.render import Edition, Page
from opora.render.open_data.addresses import (
    DATA,
    PACKAGE,
    PLACES,
    PRACTICES_FEED,
    feed_of,
    organisation_calendar,
    place_calendar,
)
from opora.render.open_data.whole import Described, Placed, in_order, whole_tables


def beside(page: Page, provenance: Provenance) -> Iterator[Output]:
    """Write the tables of a page, each as CSV and as a workbook."""
    for table in page.tables:
        yield from _table(Placed(page.url, table), provenance)


def _table(one: Placed, provenance: Provenance) -> Iterator[Output]:
    rows = one.table.rows()
    yield Output(f"{one.path}.csv", csv_bytes(one.table, rows, provenance.site_url))
    yield Output(f"{one.path}.xlsx", xlsx_bytes(one.table, rows, provenance, one.page))


def output_jobs(edition: Edition) -> Iterator[Job[Output]]:
    """Part the writing of the files over the whole bank; the longest parts come first."""
    yield Job("calendars", partial(calendar_files, edition), ("calendars/",))
    yield Job("feeds", partial(feed_files, edition), ("feeds/",))
    yield from template_jobs(edition)
    tables = whole_tables(edition)
    for own in tables:
        if own.page == DATA:
            yield Job(f"data {own.ids[0]}", partial(_data, edition, own), own.files)
    yield Job(
        "package",
        lambda: (data_package(in_order(tables), Provenance.of(edition)),),
        (PACKAGE,),
    )
    yield from api_jobs(edition, tables, Once(lambda: tuple(followed(edition))))


def _data(edition: Edition, own: Described) -> Iterator[Output]:
    provenance = Provenance.of(edition)
    return (file for one in own() for file in _table(one, provenance))


def followed(edition: Edition) -> Iterator[str]:
    """Name the feeds and calendars."""
    yield PRACTICES_FEED
    for kind in ("factor", *sorted(PLACES)):
        yield from map(feed_of, edition.catalog.all(kind))
    yield from map(place_calendar, sorted(edition.dated))
    yield from map(organisation_calendar, sorted(edition.dated_organisations))
