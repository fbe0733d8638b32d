"""The search index: which pages have a term, in small files of which a search needs a few.

A file of `terms/` holds the terms whose hash falls to it, each with the pages that have it by how
much it weighs there; a file of `pages/` holds what is shown of the pages whose key begins as it is
called. Nothing depends on how many pages there are but the number of files, and that doubles: a
changed page changes few of them. See docs/decisions/0007-search.md.
"""

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from opora.site.search.findable import Findable, part_of, shown
from opora.site.search.keys import chunk_of, key_of
from opora.site.search.spill import Spill
from opora.site.search.terms import Meanings, terms_of
from opora.site.search.vocabulary import Vocabulary
from opora.words import Meaning

MOST, LEAST = 500, 100
"""A term leads to so many pages at most: those for which it weighs most. Of pages for which it
weighs the same, either all are kept or none, as long as the least number is left."""

MENTIONS, SHOWN = 1000, 8
"""How many mentions of terms, and how many pages, a file holds on average."""

BUCKETS = 64
"""Into how many parts the work is split: the least number of files of terms, a power of two."""

_SCALE, _HEAVIEST = 20, 200
"""Weights are written as twentieths, up to 10."""

_LETTERS = 32
"""How many letters and digits a key is made of."""


class Index:
    """An index being made; pages lie on disk until all of them are there."""

    def __init__(self, meanings: Iterable[Meaning], workshop: Path) -> None:
        """Begin an index.

        Args:
            meanings: the meanings of the whole bank.
            workshop: a folder for what does not stay.
        """
        self.meanings = tuple(dict.fromkeys(meanings))
        self._known = Meanings.of(self.meanings)
        self._vocabulary = Vocabulary(self.meanings)
        self._keys = set[str]()
        self._terms = Spill(workshop / "terms")
        self._pages = Spill(workshop / "pages")
        self._mentions = 0

    def add(self, page: Findable) -> None:
        """Add a page and its parts."""
        self._add(page)
        for part in page.text.parts:
            self._add(part_of(page, part))

    def _add(self, page: Findable) -> None:
        terms = terms_of(page.title, page.text, self._known)
        key = key_of(page.url, self._keys)
        self._vocabulary.add(terms)
        self._pages.add(ord(key[0]), [key, *shown(page)])
        for name, weight in terms.weights.items():
            scaled = min(round(weight * page.text.weight * _SCALE), _HEAVIEST)
            if scaled > 0:
                self._terms.add(chunk_of(name, BUCKETS), [name, key, scaled])
                self._mentions += 1

    def write(self, folder: Path) -> int:
        """Write the index; return how many pages and parts it holds."""
        chunks = _chunks_for(self._mentions)
        prefix = _prefix_for(len(self._keys))
        _write_all(((f"{chunk:x}", {}) for chunk in range(chunks)), folder / "terms")
        for bucket in self._terms.buckets():
            _write_terms(bucket, chunks, folder / "terms")
        for bucket in self._pages.buckets():
            _write_pages(bucket, prefix, folder / "pages")
        sizes = {"pages": len(self._keys), "chunks": chunks, "prefix": prefix}
        self._vocabulary.write(folder, sizes)
        return len(self._keys)


def write_index(pages: Iterable[Findable], folder: Path, workshop: Path) -> int:
    """Index pages and write the index, with its vocabulary, to `folder`."""
    pages = list(pages)
    shared = {id(page.text.meanings): page.text.meanings for page in pages}
    index = Index((one for held in shared.values() for one in held), workshop)
    for page in pages:
        index.add(page)
    return index.write(folder)


def _chunks_for(mentions: int) -> int:
    """Tell into how many files to put them; each bucket gets the same number of files."""
    number = BUCKETS
    while number * MENTIONS < mentions:
        number *= 2
    return number


def _prefix_for(pages: int) -> int:
    length = 1
    while _LETTERS**length * SHOWN < pages:
        length += 1
    return length


def _write_terms(bucket: Iterable[list[str | int]], chunks: int, folder: Path) -> None:
    mentions: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for name, key, weight in bucket:
        mentions[str(name)].append((-int(weight), str(key)))
    files: defaultdict[int, dict[str, dict[str, str]]] = defaultdict(dict)
    for name in sorted(mentions):
        files[chunk_of(name, chunks)][name] = _by_weight(_best(sorted(mentions[name])))
    _write_all(((f"{chunk:x}", held) for chunk, held in files.items()), folder)


def _best(found: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Keep the pages for which a term weighs most, where it is on too many."""
    if len(found) <= MOST:
        return found
    better = bisect_left(found, (found[MOST][0], ""))
    return found[: better if better >= LEAST else MOST]


def _by_weight(found: list[tuple[int, str]]) -> dict[str, str]:
    """Join the keys of pages for which a term weighs the same."""
    held: defaultdict[str, str] = defaultdict(str)
    for weight, key in found:
        held[str(-weight)] += key
    return dict(held)


def _write_pages(bucket: Iterable[list[str | int]], prefix: int, folder: Path) -> None:
    files: defaultdict[str, dict[str, list[str | int]]] = defaultdict(dict)
    for key, *told in sorted(bucket):
        files[str(key)[:prefix]][str(key)] = told
    _write_all(files.items(), folder)


def _write_all(files: Iterable[tuple[str, Mapping[str, object]]], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, held in files:
        text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
