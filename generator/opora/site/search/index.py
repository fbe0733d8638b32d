"""The search index: which pages have a term, in small files of which a search needs a few.

A file of `terms/` holds the terms whose hash falls to it, each with the pages that have it by how
much it weighs there; a file of `pages/` holds what is shown of the pages whose key falls to it.
Nothing depends on how many pages there are but the number of files, and that doubles: a changed
page changes few of them. See docs/decisions/0007-search.md.
"""

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from opora.site.outlet import Laid, Outlet
from opora.site.search.findable import Findable
from opora.site.search.gathering import BUCKETS, Gathered, Gathering
from opora.site.search.keys import chunk_of
from opora.site.search.mentions import RANK_BITS, AllMentions, Mentions
from opora.site.search.spill import Row, rows_of
from opora.site.search.vocabulary import vocabulary
from opora.team import Team
from opora.words import Meaning

Write = Callable[[str, bytes], Laid]
"""Writes a file, whose path it is given from the folder of the index."""

MOST, LEAST = 500, 100
"""A term leads to so many pages at most: those for which it weighs most. Of pages for which it
weighs the same, either all are kept or none, as long as the least number is left."""

MENTIONS, SHOWN = 1000, 8
"""How many mentions of terms, and how many pages, a file holds on average."""


@dataclass(frozen=True, slots=True)
class Index:
    """How many pages and parts an index holds, and its files."""

    pages: int
    files: tuple[Laid, ...]


def write_index(
    gathered: Sequence[Gathered], meanings: Sequence[Meaning], write: Write, team: Team
) -> Index:
    """Write the index of what was gathered.

    Args:
        gathered: what was learnt of the pages, in parts.
        meanings: the meanings of the whole bank.
        write: is given each file, in several processes.
        team: who writes it.
    """
    number = sum(len(one.keys) for one in gathered)
    mentions = AllMentions.of(gathered)
    terms, pages = _files(mentions.number, MENTIONS), _files(number, SHOWN)

    def write_some(buckets: Iterable[int]) -> list[Laid]:
        laid: list[Laid] = []
        for bucket in buckets:
            rows = rows_of((one.shown for one in gathered), bucket)
            held = _terms(mentions.of_bucket(bucket), terms)
            laid += _write_all(bucket, terms, held, "terms", write)
            laid += _write_all(bucket, pages, _pages(rows, pages), "pages", write)
        return laid

    laid = list(chain.from_iterable(team.share(write_some, BUCKETS)))
    sizes = {"pages": number, "terms": terms, "shown": pages}
    files = vocabulary(gathered, meanings, sizes)
    laid += (write(name, content) for name, content in files.items())
    return Index(number, tuple(laid))


def index_pages(pages: Iterable[Findable], folder: Path, workshop: Path) -> int:
    """Index pages that are all at hand, and write the index to `folder`."""
    pages = list(pages)
    meanings = meanings_of(pages)
    gathering = Gathering(meanings, workshop)
    for page in pages:
        gathering.add(page)
    return write_index([gathering.done()], meanings, Outlet(folder).write, Team(1)).pages


def meanings_of(pages: Iterable[Findable]) -> tuple[Meaning, ...]:
    """Collect the meanings of the bank; pages share one tuple of them."""
    shared = {id(page.text.meanings): page.text.meanings for page in pages}
    return tuple(dict.fromkeys(one for held in shared.values() for one in held))


def _files(number: int, held: int) -> int:
    """Tell into how many files to put things; each bucket gets the same number of files."""
    files = BUCKETS
    while files * held < number:
        files *= 2
    return files


def _terms(mentions: Mentions, files: int) -> Mapping[int, Mapping[str, object]]:
    held: defaultdict[int, dict[str, object]] = defaultdict(dict)
    for name in mentions.names:
        found = _best(mentions.of_term(name))
        held[chunk_of(name, files)][name] = mentions.by_weight(found)
    return held


def _best(found: list[int]) -> list[int]:
    """Keep the pages for which a term weighs most, where it is on too many."""
    if len(found) <= MOST:
        return found
    better = bisect_left(found, found[MOST] >> RANK_BITS << RANK_BITS)
    return found[: better if better >= LEAST else MOST]


def _pages(rows: Iterable[Row], files: int) -> Mapping[int, Mapping[str, object]]:
    held: defaultdict[int, dict[str, object]] = defaultdict(dict)
    for key, *told in sorted(rows, key=lambda row: str(row[0])):
        held[chunk_of(str(key), files)][str(key)] = told
    return held


def _write_all(
    bucket: int, files: int, held: Mapping[int, Mapping[str, object]], name: str, write: Write
) -> Iterator[Laid]:
    """Write every file of a bucket, the empty ones too: a browser asks for them."""
    for number in range(bucket, files, BUCKETS):
        text = json.dumps(held.get(number, {}), ensure_ascii=False, separators=(",", ":"))
        yield write(f"{name}/{number:x}.json", text.encode())
