"""The search index of a build, made of what was learnt of its pages just now and before."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from opora.site.again.memory import Done, Memory
from opora.site.content import SiteContent
from opora.site.outlet import Laid, Outlet
from opora.site.search import SEARCH_URL, Findable, Gathered, Index, readings_in, write_index
from opora.site.writing import Writing, Written
from opora.team import Team

PARTS = (f"{SEARCH_URL}pages/", f"{SEARCH_URL}terms/")
"""Where the files of an index lie whose number depends on how much it holds."""


def write_search(
    content: SiteContent, gathered: Sequence[Gathered], outlet: Outlet, team: Team
) -> Index:
    """Write the index of what was gathered into a site."""

    def write(path: str, text: bytes) -> Laid:
        return outlet.write(f"{SEARCH_URL}{path}", text)

    return write_index(gathered, content.meanings, write, team)


def write_search_again(
    writing: Writing, guides: Iterable[Findable], written: Iterable[Written], memory: Memory
) -> Index:
    """Write the index where little changed: most of what it holds was learnt by the last build."""
    team = Team()
    done = {name for one in written if one.learnt for name in one.learnt.done}
    kept = [job.name for job in writing.jobs if job.name not in done]

    def recall(numbers: Iterable[int]) -> Gathered:
        return writing.recall(memory.found(kept[number]) for number in numbers)

    gathered = [writing.gather(guides), *(one.gathered for one in written)]
    gathered += team.share(recall, len(kept))
    return write_search(writing.content, gathered, writing.outlet, team)


def teach_the_same(old: Iterable[Done], new: Iterable[Done]) -> bool:
    """Tell whether search learns the same of what some jobs did."""
    return set(_learnt(old)) == set(_learnt(new))


def findable_in(site: Path) -> int:
    """Tell how many pages and parts the index of a site holds."""
    told = json.loads((site / SEARCH_URL / "words.json").read_bytes())["pages"]
    return int(told)


def _learnt(done: Iterable[Done]) -> Iterator[object]:
    for one in done:
        for read in readings_in(one.found):
            terms = frozenset(zip(read.terms, read.weights, strict=True))
            words = frozenset(read.words), frozenset(read.key_words)
            yield read.key, read.shown, terms, words
