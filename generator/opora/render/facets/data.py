"""The files that a browser narrows a list with: the codes of all records, and cards in chunks."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from opora.catalog import Catalog
from opora.render.address import url_of
from opora.render.facets.card import Card, Mark
from opora.render.facets.columns import Column, packed
from opora.render.page import PageFile
from opora.render.russian import glue

CHUNK = 20
"""Cards in a file. What is left of 20,000 records lies anywhere in the list: the first twelve cards
may need twelve files, so these are small."""

INDEX = "facets.json"


@dataclass(slots=True)
class _Marks:
    """The marks of all cards, each once; a card names them by their number."""

    url: Callable[[Mark], str]
    numbers: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def number(self, mark: Mark) -> int:
        key = (glue(mark.text), mark.look, self.url(mark))
        return self.numbers.setdefault(key, len(self.numbers))


def data_files(
    catalog: Catalog, columns: Sequence[Column], cards: Sequence[Card]
) -> tuple[str, tuple[PageFile, ...]]:
    """Write the files of a list; return their version too, which changes with any of them."""
    marks = _Marks(lambda mark: url_of(mark.entry, catalog) if mark.entry else "")
    chunks = [
        _json([_written(catalog, card, marks) for card in cards[at : at + CHUNK]])
        for at in range(0, len(cards), CHUNK)
    ]
    index = {
        "number": len(cards),
        "chunk": CHUNK,
        "facets": [packed(column) for column in columns],
        "marks": [*marks.numbers],
    }
    files = tuple(_files(_json(index), chunks))
    version = sha256(b"".join(file.content for file in files)).hexdigest()[:12]
    return version, files


def _files(index: bytes, chunks: Sequence[bytes]) -> Iterator[PageFile]:
    yield PageFile(INDEX, index)
    for number, chunk in enumerate(chunks):
        yield PageFile(f"cards-{number}.json", chunk)


def _written(catalog: Catalog, card: Card, marks: _Marks) -> list[object]:
    return [
        url_of(card.entry, catalog),
        glue(card.title),
        glue(card.text),
        [[marks.number(mark) for mark in line] for line in card.lines if line],
        [marks.number(mark) for mark in card.tags],
    ]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
