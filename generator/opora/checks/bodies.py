"""Checks of the text below the front matter."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from opora.catalog import Catalog
from opora.checks.check import Spot, at_line, finding
from opora.checks.practices import is_out
from opora.checks.sections import SECTION, Section, lines_of, same_title, sections_of
from opora.checks.web import unreachable
from opora.diagnostics import Diagnostic, Severity, Span
from opora.kinds.practice import Practice
from opora.model.hosts import look_alike
from opora.model.nearness import nearest
from opora.model.scalars import MIXED, MIXED_HINT
from opora.parse import Entry

MAX_WORDS = 400
"""The longest section, in words, that is told without steps."""

STEPS = "Что сделали по шагам"
FAILURES = "Что не получилось"

_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'`|]+", re.IGNORECASE)
_LINK = re.compile(r"\]\(\s*<?([^)>\s]+)")


def sections_are_there(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """B01: a body has the sections that its kind asks for."""
    for entry in _with_body(catalog):
        sections = sections_of(entry.body or "")
        for title in entry.kind.sections:
            if not any(s.level == SECTION and same_title(s.title, title) for s in sections):
                spot = at_line(entry, entry.document.body_line)
                hint = _way_out(title, sections, entry.kind.sections)
                yield finding("B01", spot, f"в тексте нет раздела «{title}»", hint)


def _with_body(catalog: Catalog) -> Iterator[Entry]:
    for held in catalog.entries.values():
        for entry in held.values():
            if entry.kind.sections and entry.body is not None:
                yield entry


def _way_out(title: str, sections: Sequence[Section], required: tuple[str, ...]) -> str:
    wrong_level = next((s for s in sections if same_title(s.title, title)), None)
    if wrong_level:
        marks = "#" * wrong_level.level
        return f"заголовок «{marks} {title}» есть, но нужен второго уровня: «## {title}»"
    own = (s.title for s in sections if s.level == SECTION)
    near = nearest(title, (one for one in own if not any(same_title(one, r) for r in required)))
    if near:
        return f"есть похожий раздел «{near}»: назовите его «{title}»"
    return f"добавьте строку «## {title}» и напишите под ней хотя бы пару предложений"


def failures_are_told(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V42: a practice tells what did not work; one that is out must."""
    for entry in catalog.all("practice"):
        section = _section(entry, FAILURES)
        if section and not section.words:
            out = isinstance(entry.entity, Practice) and is_out(entry.entity)
            weight = Severity.ERROR if out else Severity.WARNING
            spot = _heading(entry, section)
            hint = "напишите, что пошло не так и чего остерегаться тем, кто будет повторять"
            yield finding("V42", spot, f"раздел «{FAILURES}» пуст", hint, weight)


def long_story_has_steps(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V46: a long story is parted into steps."""
    for entry in catalog.all("practice"):
        section = _section(entry, STEPS)
        if section and section.words > MAX_WORDS and not section.is_structured:
            message = f"в разделе «{STEPS}» слов: {section.words}, и всё сплошным текстом"
            hint = "пронумеруйте шаги или поставьте подзаголовки «### …»"
            yield finding("V46", _heading(entry, section), message, hint)


def links_open_for_all(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V06: a link in a text leads to the web, not into somebody's computer."""
    for entry in _with_body(catalog):
        for line in lines_of(entry.body or ""):
            for link in () if line.code else _LINK.finditer(line.text):
                if unreachable(link[1]):
                    number = entry.document.body_line + line.number
                    span = Span(number, link.start(1) + 1, number, link.end(1) + 1)
                    message = f"ссылку «{link[1]}» другие люди открыть не смогут"
                    hint = "выложите материал на сайт организации и дайте адрес с https://"
                    yield finding("V06", Spot(entry.path, span), message, hint)


def addresses_are_what_they_seem(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """M04: no address in a text has a host of mixed alphabets."""
    for held in catalog.entries.values():
        for entry in held.values():
            for number, found in addresses(entry.body or ""):
                if part := look_alike(found[0]):
                    row = entry.document.body_line + number
                    span = Span(row, found.start() + 1, row, found.end() + 1)
                    spot = Spot(entry.path, span)
                    yield finding("M04", spot, MIXED.format(part), MIXED_HINT)


def addresses(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """List the web addresses of a text, each with the number of its line from 0."""
    if "://" in text:
        for line in lines_of(text):
            yield from (
                () if line.code else ((line.number, one) for one in _ADDRESS.finditer(line.text))
            )


def _section(entry: Entry, title: str) -> Section | None:
    sections = sections_of(entry.body or "")
    return next((s for s in sections if s.level == SECTION and same_title(s.title, title)), None)


def _heading(entry: Entry, section: Section) -> Spot:
    return at_line(entry, entry.document.body_line + section.number, len(section.title) + 3)
