"""Files of a publication, read back as their users read them."""

import csv
from io import BytesIO, StringIO
from pathlib import Path

from openpyxl import load_workbook

from opora.export.outputs import beside
from opora.export.provenance import Provenance
from opora.render import Page

PROVENANCE = Provenance("", None)


def read_csv(content: bytes) -> list[list[str]]:
    """Read a table as a Russian spreadsheet does."""
    return [*csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")]


def read_xlsx(content: bytes) -> list[list[object]]:
    """Read the first sheet of a workbook."""
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def table_of(page: Page, name: str) -> list[list[str]]:
    """Read the CSV of a table beside a page."""
    files = {one.path: one.content for one in beside(page, PROVENANCE)}
    return read_csv(files[f"{page.url}{name}.csv"])


def column_of(rows: list[list[str]], title: str) -> list[str]:
    """Read a column of a table by its heading."""
    at = rows[0].index(title)
    return [row[at] for row in rows[1:]]


def on_disk(folder: Path, name: str) -> list[list[str]]:
    """Read the CSV of a table of a built site."""
    return read_csv((folder / f"{name}.csv").read_bytes())
