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
from opora.export.templates import template_files
from opora.export.workbook import xlsx_bytes
from opora.render import Edition, Page
from opora.render.open_data.addresses import (
    PACKAGE,
    PLACES,
    PRACTICES_FEED,
    feed_of,
    organisation_calendar,
    place_calendar,
)
from opora.render.open_data.whole import in_order, whole_tables


def beside(page: Page, provenance: Provenance) -> Iterator[Output]:
    """Write the tables of a page, each as CSV and as a workbook."""
    for table in page.tables:
        rows = table.rows()
        place = page.url + table.name
        yield Output(f"{place}.csv", csv_bytes(table, rows, provenance.site_url))
        yield Output(f"{place}.xlsx", xlsx_bytes(table, rows, provenance, page.url))


def output_jobs(edition: Edition) -> Iterator[Job[Output]]:
    """Part the writing of the files over the whole bank; the longest parts come first."""
    yield Job("calendars", partial(calendar_files, edition), ("calendars/",))
    yield Job("feeds", partial(feed_files, edition), ("feeds/",))
    yield Job("templates", partial(template_files, edition), ("contribute/templates/",))
    tables = whole_tables(edition)
    yield Job(
        "package",
        lambda: (data_package(in_order(tables), Provenance.of(edition)),),
        (PACKAGE,),
    )
    yield from api_jobs(edition, tables, Once(lambda: tuple(followed(edition))))


def followed(edition: Edition) -> Iterator[str]:
    """Name the feeds and calendars."""
    yield PRACTICES_FEED
    for kind in ("factor", *sorted(PLACES)):
        yield from map(feed_of, edition.catalog.all(kind))
    yield from map(place_calendar, sorted(edition.dated))
    yield from map(organisation_calendar, sorted(edition.dated_organisations))
