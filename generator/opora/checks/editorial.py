"""Checks of what the editors write: approaches, guides, templates; of practices, the words."""

from collections.abc import Iterator
from datetime import date

from opora.catalog import Catalog
from opora.checks.check import Spot, at, at_key, at_line, finding
from opora.checks.prose import Passage, passages
from opora.checks.sections import SECTION, Section, sections_of
from opora.checks.wording import (
    ADVERTISING,
    OFFICIALESE,
    PERSON_FIRST,
    PROMISES,
    Phrases,
    found_in,
)
from opora.diagnostics import Diagnostic, Severity
from opora.kinds.approach import Approach
from opora.kinds.guide import Guide
from opora.kinds.practice import Practice
from opora.model import Citation
from opora.parse import Entry
from opora.words import reading_ease

MIN_EASE = 40
"""The least reading ease that is not remarked on. Source: the bank's own rule, docs/editorial.md;
texts of the bank that read well lie above 50, an order of a ministry below 10."""

SECTION_WORDS = 12
TEXT_WORDS = (250, 1300)

Texts = list[tuple[Passage, str]]
"""The texts of a record, each with what is said in it in its own voice."""

_FULL = ("title", "publisher", "year", "url", "locator", "accessed")


def figures_have_sources(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """E01: a figure of research names its source in full."""
    for entry, approach in catalog.records(Approach):
        for number, one in enumerate(approach.findings or ()):
            if not one.has_figures:
                continue
            missing = [name for name in _FULL if getattr(one.source, name, None) is None]
            if one.source is None:
                message, missing = "у чисел исследования нет источника", list(_FULL)
            else:
                message = f"в источнике чисел не названо: {', '.join(missing)}"
            if missing:
                spot = at_key(entry, "findings", number, "source")
                hint = f"допишите source: {', '.join(missing)}; число без источника удалите"
                yield finding("E01", spot, message, hint)


def sources_are_dated(catalog: Catalog, as_of: date) -> Iterator[Diagnostic]:
    """E02: a source can be opened, and the day when it was is known and is not ahead."""
    for entry, loc, source in _sources(catalog):
        if source.document is None and (source.url is None or source.accessed is None):
            message = f"источник «{source.title}» без адреса или без даты обращения"
            hint = "добавьте url и accessed — день, когда вы его открывали"
            yield finding("E02", at_key(entry, *loc), message, hint)
        elif source.accessed and source.accessed > as_of:
            message = f"источник открывали {source.accessed}, а этот день ещё не наступил"
            yield finding("E02", at(entry, *loc, "accessed"), message, "исправьте дату")
    for entry, approach in catalog.records(Approach):
        if not approach.all_sources:
            hint = "добавьте sources или source у findings"
            yield finding(
                "E02", at_key(entry, "sources"), "у подхода нет ни одного источника", hint
            )


def _sources(catalog: Catalog) -> Iterator[tuple[Entry, tuple[str | int, ...], Citation]]:
    for entry, approach in catalog.records(Approach):
        for number, one in enumerate(approach.findings or ()):
            if one.source and not one.has_figures:
                yield entry, ("findings", number, "source"), one.source
        for number, source in enumerate(approach.sources):
            yield entry, ("sources", number), source
    for entry, guide in catalog.records(Guide):
        for number, source in enumerate(guide.sources):
            yield entry, ("sources", number), source


def length_is_right(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """E03: an approach has something to say in each section, and is not drawn out."""
    least, most = TEXT_WORDS
    for entry in catalog.all("approach"):
        sections = [one for one in sections_of(entry.body or "") if one.level == SECTION]
        yield from _thin_sections(entry, sections)
        words = sum(one.words for one in sections)
        if sections and not least <= words <= most:
            message = f"в тексте подхода слов: {words}"
            yield finding("E03", at(entry, "title"), message, f"должно быть от {least} до {most}")


def _thin_sections(entry: Entry, sections: list[Section]) -> Iterator[Diagnostic]:
    for one in sections:
        if one.words < SECTION_WORDS:
            spot = at_line(entry, entry.document.body_line + one.number, len(one.title) + 3)
            message = f"в разделе «{one.title}» слов: {one.words}"
            hint = f"напишите хотя бы {SECTION_WORDS} слов: что, кто, когда"
            yield finding("E03", spot, message, hint, None if one.words else Severity.ERROR)


def text_is_easy(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """E04: what the editors write is easy to read."""
    for entry in _written_by_editors(catalog):
        ease = reading_ease(block for passage in passages(entry) for block in passage.blocks)
        if ease is not None and ease < MIN_EASE:
            message = f"текст трудно читать: лёгкость {ease:.0f}, а нужно не меньше {MIN_EASE}"
            hint = "разделите длинные фразы, замените длинные слова короткими"
            yield finding("E04", at(entry, "title"), message, hint)


def words_are_fit(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """E05, E06, E07: no promise, no advertising, no labels on children and families."""
    tables = (
        ("E05", "обещает успех", PROMISES),
        ("E06", "похоже на рекламу", ADVERTISING),
        ("E07", "звучит как ярлык", PERSON_FIRST),
    )
    ours = [_own_words(entry) for entry in _written_by_editors(catalog)]
    theirs = [_own_words(entry) for entry, _practice in catalog.records(Practice)]
    for code, wrong, phrases in tables:
        for texts in ours:
            yield from _remarks(texts, code, wrong, phrases)
        for texts in theirs:
            yield from _remarks(texts, code, wrong, phrases, Severity.WARNING)


def text_is_plain(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """E08: what the editors write is no officialese."""
    for entry in _written_by_editors(catalog):
        yield from _remarks(_own_words(entry), "E08", "звучит казённо", OFFICIALESE)


def guide_is_named_by_factor(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """E09: a guide has the id of its factor."""
    for entry, guide in catalog.records(Guide):
        if guide.factor.id != entry.id:
            message = f"памятка «{entry.id}» — о факторе «{guide.factor.id}»"
            hint = f"назовите файл guides/{guide.factor.id}.yml или исправьте factor"
            yield finding("E09", at(entry, "factor"), message, hint)


def _written_by_editors(catalog: Catalog) -> Iterator[Entry]:
    yield from catalog.all("approach")
    yield from catalog.all("guide")
    yield from catalog.all("template")


def _own_words(entry: Entry) -> Texts:
    return [(passage, passage.own) for passage in passages(entry)]


def _remarks(
    texts: Texts,
    code: str,
    wrong: str,
    phrases: Phrases,
    weight: Severity | None = None,
) -> Iterator[Diagnostic]:
    told: set[tuple[Spot, str]] = set()
    for passage, own in texts:
        for start, end, words, hint in found_in(own, phrases):
            spot = passage.at(start, end)
            if (spot, words) not in told:
                told.add((spot, words))
                advice = hint if hint.startswith(("скажите", "назовите")) else f"лучше: {hint}"
                yield finding(code, spot, f"«{words}» {wrong}", advice, weight)
