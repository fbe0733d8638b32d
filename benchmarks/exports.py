"""What open data add to a build: tables beside pages, the API, feeds and calendars.

Run `python benchmarks/exports.py [content]`. Without a folder a bank of 2,000 practices and 60
schools is made up. Reading, rendering and exporting run one after another on one core; times are of
the processor. Stamping and the search index are not in them, so the share of a whole build is
smaller. The exit status is 1 when exports of the made-up bank take more than half of that.
"""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from opora.cli import main as opora
from opora.export.output import Output
from opora.export.outputs import beside, output_jobs
from opora.export.provenance import Provenance
from opora.files import list_content, read_sources
from opora.pipeline import published, read_bank
from opora.render import Edition, Page, render_jobs

AS_OF = date(2026, 11, 27)
MOST_SHARE = 0.5


def main(content: Path) -> float:
    """Measure one bank and print the table; return what exports take of all the rest."""
    started = process_time()
    listing = list_content(content)
    bank = read_bank(read_sources(content, listing.paths, []), AS_OF)
    edition = Edition(published(bank.catalog), AS_OF)
    edition.prepare()
    pages = [page for job in render_jobs(edition) for page in job()]
    rendered = process_time()
    told("read and render", rendered - started, len(pages), 0)
    tables = written(tables_of(pages, Provenance.of(edition)), "tables beside pages")
    whole = written(whole_of(edition), "API, feeds, calendars")
    share = (tables + whole) / (rendered - started)
    print(f"share {share:.2f}")
    return share


def tables_of(pages: Iterable[Page], provenance: Provenance) -> Iterable[Output]:
    """Write the tables of all pages."""
    return (one for page in pages for one in beside(page, provenance))


def whole_of(edition: Edition) -> Iterable[Output]:
    """Write the files over the whole bank."""
    return (one for job in output_jobs(edition) for one in job())


def written(files: Iterable[Output], name: str) -> float:
    """Take files one after another; return the seconds of it."""
    started = process_time()
    sizes = [len(one.content) for one in files]
    told(name, seconds := process_time() - started, len(sizes), sum(sizes))
    return seconds


def told(name: str, seconds: float, number: int, size: int) -> None:
    """Print a line."""
    print(f"{name:24} {seconds:6.2f} s {number:6} files {size / 1e6:7.1f} MB")


def made_up(folder: str) -> Path:
    """Write a bank of 2,000 practices."""
    size = ("--regions", "3", "--schools", "60", "--practices", "2000", "--seed", "1")
    sys.argv = ["opora", "demo", *size, f"{folder}/bank"]
    try:
        opora()
    except SystemExit as ended:
        if ended.code:
            raise
    return Path(folder, "bank", "content")


if __name__ == "__main__":
    if given := sys.argv[1:]:
        main(Path(given[0]))
    else:
        with TemporaryDirectory() as folder:
            sys.exit(main(made_up(folder)) > MOST_SHARE)
