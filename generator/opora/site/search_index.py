"""The search index: Pagefind reads small documents of terms, never whole stamped pages.

Pagefind's own words would not do. It takes diacritics off before it cuts endings, so «й» becomes
«и», and «школьный», «рисковый» or «районный» have other stems than «школьного», «рискового» and
«районная». And the time of a search grows with the square of the number of pages that have the
word. See docs/decisions/0007-search.md.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from opora.site.child import run_module
from opora.site.errors import SiteError
from opora.site.search_document import Findable, document, part_of
from opora.site.search_terms import Meanings, Terms, terms_of
from opora.site.search_vocabulary import write_vocabulary
from opora.words import Meaning

__all__ = ["Findable", "write_index"]

MOST, LEAST = 500, 100
"""A term leads to so many pages at most: those for which it weighs most. Of pages for which it
weighs the same, either all are kept or none, as long as the least number is left."""

_CHUNK = 2000
"""How many mentions of terms lie in one file of the index; Pagefind's own 20,000 take 60 kB."""

_NEEDLESS = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.ru.pagefind")


def write_index(pages: Collection[Findable], folder: Path, workshop: Path) -> None:
    """Index pages and write the index, with its vocabulary, to `folder`.

    The documents are laid out in `workshop` and read by one child process. Pagefind's Python API
    takes them one by one and answers ten times a second (`asyncio.sleep(0.1)` in
    `pagefind/service/__init__.py`), which is a hundred seconds for a thousand pages.

    The kind is metadata and no filter: Pagefind writes the values of a filter in a random order,
    and nothing else in an index differs from run to run.

    Raises:
        SiteError: Pagefind ended with an error.
    """
    if not pages:
        return
    found = sorted(_with_parts(pages), key=lambda page: page.url)
    groups = _meanings(pages)
    known = Meanings.of(groups)
    terms = [terms_of(page.title, page.text, known) for page in found]
    _leave_best(terms)
    workshop.mkdir(parents=True, exist_ok=True)
    for number, (page, held) in enumerate(zip(found, terms, strict=True)):
        path = workshop / f"{number:06}.html"
        path.write_text(document(page, held.weights), encoding="utf-8")
    _run_pagefind(folder, workshop)
    write_vocabulary(folder, terms, groups)


def _with_parts(pages: Collection[Findable]) -> Iterator[Findable]:
    for page in pages:
        yield page
        yield from (part_of(page, part) for part in page.text.parts)


def _meanings(pages: Collection[Findable]) -> list[Meaning]:
    """Collect the meanings of the bank; pages share one tuple of them."""
    shared = {id(page.text.meanings): page.text.meanings for page in pages}
    return list(dict.fromkeys(one for held in shared.values() for one in held))


def _leave_best(terms: Sequence[Terms]) -> None:
    """Take a term off the pages for which it weighs too little among too many."""
    often = Counter(name for held in terms for name in held.weights)
    pages: dict[str, list[tuple[float, int]]] = {name: [] for name in often if often[name] > MOST}
    for number, held in enumerate(terms):
        for name in held.weights.keys() & pages.keys():
            pages[name].append((-held.weights[name], number))
    for name, found in pages.items():
        found.sort()
        better = bisect_left(found, (found[MOST][0], 0))
        for _, number in found[better if better >= LEAST else MOST :]:
            del terms[number].weights[name]


def _run_pagefind(folder: Path, workshop: Path) -> None:
    """Let Pagefind index a folder; of no language, since the terms are stems already."""
    options = ("--site", str(workshop), "--output-path", str(folder), "--force-language", "xx")
    chunk = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(_CHUNK)}
    child = run_module("pagefind", *options, cwd=workshop, settings=chunk)
    if child.code != 0:
        message = f"Не удалось собрать поиск (код {child.code}). Ответ Pagefind:\n{child.told}"
        raise SiteError(message)
    for pattern in _NEEDLESS:
        for path in folder.glob(pattern):
            path.unlink()
