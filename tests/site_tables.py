"""The tables that a built site shows, read from its HTML, and the files that belong to them."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

Rows = list[list[str]]


@dataclass
class Shown:
    """A table of a page: its name, its headings, and the cells of the rows below them."""

    page: str
    name: str | None
    look: str
    heads: list[str] = field(default_factory=list)
    rows: Rows = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects the tables of a page; a cell is the text within, each run of blanks as one."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.tables: list[Shown] = []
        self.open: list[Shown] = []
        self.cell: list[str] | None = None
        self.head = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag == "table":
            shown = Shown(self.page, held.get("data-table"), held.get("class") or "")
            self.tables.append(shown)
            self.open.append(shown)
        elif tag == "thead":
            self.head = True
        elif tag == "tr" and self.open and not self.head:
            self.open[-1].rows.append([])
        elif tag in {"td", "th"} and self.open:
            self.cell = []
        elif tag == "br" and self.cell is not None:
            self.cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self.open.pop()
        elif tag == "thead":
            self.head = False
        elif tag in {"td", "th"} and self.cell is not None:
            lines = "".join(self.cell).split("\n")
            text = "\n".join(" ".join(line.split()) for line in lines if line.strip())
            table = self.open[-1]
            (table.heads if self.head else table.rows[-1]).append(text)
            self.cell = None

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(data.replace("\n", " "))


def shown_tables(site: Path) -> Iterator[Shown]:
    """Read the tables of all pages."""
    for path in sorted(site.rglob("index.html")):
        reader = _Reader(path.parent.relative_to(site).as_posix())
        reader.feed(path.read_text("utf-8"))
        yield from reader.tables


def place_of(site: Path, shown: Shown) -> Path:
    """Return where the files of a table lie, without an ending."""
    name = shown.name or ""
    return site / name.lstrip("/") if name.startswith("/") else site / shown.page / name


def csv_rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV as Russian Excel shows it."""
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=";"))


def xlsx_rows(path: Path) -> list[dict[str, str]]:
    """Read the first sheet of a workbook, its values written as Russian Excel shows them."""
    sheet = load_workbook(BytesIO(path.read_bytes())).worksheets[0]
    heads, *rows = sheet.iter_rows(values_only=True)
    return [
        {str(head): written(cell) for head, cell in zip(heads, row, strict=True)} for row in rows
    ]


def json_rows(path: Path) -> list[dict[str, str]]:
    """Read a table of the API, its values written the same way."""
    told = json.loads(path.read_bytes())
    columns = {one["name"]: one for one in told["columns"]}
    return [
        {
            columns[name]["title"]: _of_json(columns[name]["form"], cell)
            for name, cell in row.items()
        }
        for row in told["rows"]
    ]


def _of_json(form: str, cell: Any) -> str:  # noqa: ANN401  any value of JSON
    return written(date.fromisoformat(cell) if form == "date" and cell else cell)


def written(cell: object) -> str:
    """Write a value as Russian Excel shows it."""
    match cell:
        case None:
            return ""
        case bool():
            return "да" if cell else "нет"
        case datetime() | date():
            return f"{cell:%d.%m.%Y}"
        case int() | float():
            return f"{Decimal(repr(cell)).normalize():f}".replace(".", ",")
        case _:
            return str(cell).replace("\r\n", "\n")


def bare(row: dict[str, str]) -> dict[str, str]:
    """Take away the apostrophe that keeps text from being read as something else."""
    return {name: cell.removeprefix("'") for name, cell in row.items()}
