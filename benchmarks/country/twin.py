"""The same bank as plain Markdown with front matter, for other generators.

Run as `python -m benchmarks.country.twin BANK FOLDER`. Each record that has a page becomes a file
at the same address: title, description and taxonomies in its front matter; below them its values as
a table, its lists as tables, its own text, and the records that refer to it, with links. So a peer
renders about what Opora renders, without counting anything and without files beside pages.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from opora.catalog import Catalog
from opora.cli.judging import read_all
from opora.files import list_content, read_sources
from opora.load import Document, load
from opora.parse import Entry
from opora.pipeline import published
from opora.plain_yaml import Value
from opora.render.address import url_of

TAXONOMIES = ("factors", "regions", "audience", "level", "status", "kinds")
AS_OF = date(2026, 11, 27)
NAMED = 100
"""How many of the records that refer to one are listed."""


@dataclass(frozen=True)
class Twin:
    """A bank and its files, read again for their raw values."""

    catalog: Catalog
    documents: Mapping[str, Document]
    links: Mapping[str, str]

    def files(self) -> Iterator[tuple[str, str]]:
        """Give path and text of each page."""
        for entry in pages_of(self.catalog):
            yield f"{url_of(entry, self.catalog).strip('/')}.md", self._text(entry)

    def _text(self, entry: Entry) -> str:
        document = self.documents[entry.path]
        data = document.value_at(entry.loc)
        values = data if isinstance(data, dict) else {}
        head = {"title": title_of(entry), "description": str(values.get("summary") or "Запись")}
        head_lines = [f"{key}: {json.dumps(head[key], ensure_ascii=False)}" for key in head]
        for name, terms in self._terms(entry, values).items():
            head_lines.append(f"{name}: {json.dumps(terms, ensure_ascii=False)}")
        parts = [*self._facts(values), document.body or "", *self._named(entry)]
        return "\n".join(["---", *head_lines, "---", "", *parts])

    def _terms(self, entry: Entry, values: Mapping[str, Value]) -> dict[str, list[str]]:
        words = set(strings(dict(values)))
        place = {*words, entry.names.get("region", entry.id)}
        regions = self.catalog.entries.get("region", {})
        found = {
            "factors": sorted(words & self.catalog.entries.get("factor", {}).keys()),
            "regions": sorted({one.split("/")[0] for one in place} & regions.keys()),
            "kinds": [entry.kind.name],
        }
        for name in ("audience", "level", "status"):
            found[name] = sorted(strings(values.get(name)))
        return {name: terms for name, terms in found.items() if terms}

    def _facts(self, values: Mapping[str, Value]) -> Iterator[str]:
        plain = {key: one for key, one in values.items() if not isinstance(one, dict | list)}
        if plain:
            yield "| Поле | Значение |\n| --- | --- |"
            yield from (f"| {key} | {self._cell(one)} |" for key, one in plain.items())
            yield ""
        for key, one in values.items():
            if key not in plain:
                yield from (f"## {key}\n", *self._listed(one), "")

    def _listed(self, value: Value) -> Iterator[str]:
        rows = value if isinstance(value, list) else [value]
        records = [row for row in rows if isinstance(row, dict)]
        yield from (f"- {self._cell(row)}" for row in rows if not isinstance(row, dict))
        if records:
            columns = list(dict.fromkeys(key for row in records for key in row))
            yield f"\n| {' | '.join(columns)} |\n|{' --- |' * len(columns)}"
            for row in records:
                yield f"| {' | '.join(self._cell(row.get(key)) for key in columns)} |"

    def _cell(self, value: Value) -> str:
        match value:
            case None:
                return ""
            case dict():
                return "; ".join(f"{key}: {self._cell(one)}" for key, one in value.items())
            case list():
                return ", ".join(map(self._cell, value))
            case _:
                text = str(value)
                return self.links.get(text) or text.replace("\n", " ").replace("|", "\\|")

    def _named(self, entry: Entry) -> Iterator[str]:
        held = self.catalog.backlinks.get((entry.kind.name, entry.id), ())
        below = self.catalog.children.get((entry.kind.name, entry.id), ())
        lines = dict.fromkeys(
            link
            for one in (*below, *(back.entry for back in held))
            if (link := self.links.get(one.id))
        )
        if lines:
            yield "\n## Связанное\n"
            yield from (f"- {line}" for line in list(lines)[:NAMED])


def pages_of(catalog: Catalog) -> Iterator[Entry]:
    """Go over the records that have pages of their own."""
    for held in catalog.entries.values():
        for entry in held.values():
            if entry.kind.url and not entry.kind.url.startswith("#"):
                yield entry


def title_of(entry: Entry) -> str:
    """Give the title, or the id."""
    return str(getattr(entry.entity, "title", entry.id))


def strings(value: Value) -> Iterator[str]:
    """Go over all texts in a value."""
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from strings(one)
        case list():
            for one in value:
                yield from strings(one)
        case _:
            return


def twin_of(bank: Path) -> Twin:
    """Read a bank for its twin."""
    listing = list_content(bank / "content")
    catalog = published(read_all(listing, AS_OF).catalog)
    sources = read_sources(listing.root, listing.paths, [])
    documents = {one.path: one for source in sources if (one := load(source)[0])}
    links: dict[str, str] = {}
    for entry in pages_of(catalog):
        title = title_of(entry).replace("|", " ")
        links.setdefault(entry.id, f"[{title}](/{url_of(entry, catalog)})")
    return Twin(catalog, documents, links)


def main(bank: Path, folder: Path) -> None:
    """Write all files of the twin, and a page to begin with."""
    number = 0
    for path, text in twin_of(bank).files():
        number += 1
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    (folder / "index.md").write_text("---\ntitle: Начало\n---\n\nУчебные данные.\n", "utf-8")
    print(f"{number} pages")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
