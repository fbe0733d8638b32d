"""A practice at a glance: the same rows on its page and side by side with others."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten

from opora.catalog import Catalog
from opora.checks.bodies import FAILURES
from opora.indicators import practice_effect, practice_level
from opora.kinds.practice import Practice, Replication
from opora.matching.facts import basis_ids
from opora.model import Labelled
from opora.parse import Entry
from opora.render.address import url_of
from opora.render.edition import Edition
from opora.render.page import PageFile
from opora.render.russian import count, number

NOT_KNOWN = "нет данных"
MOST_FAILED = 400
"""The longest text on failures in a comparison, in characters; the page has the whole."""

_FAILED = re.compile(
    rf"^##[ \t]+{FAILURES}\W*?$(?P<text>.*?)(?=^#|\Z)", re.IGNORECASE | re.MULTILINE | re.DOTALL
)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*_`>]+|^\s*(?:[-+]|\d+[.)])\s", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Glance:
    """A row: what it is about and what the record says; not `known` where it says nothing.

    `tile` names the icon of the few that are seen first: what it takes and the two ratings.
    """

    label: str
    text: str
    known: bool = True
    tile: str = ""


def glance(catalog: Catalog, entry: Entry) -> tuple[Glance, ...]:
    """Tell a practice in rows, always the same ones in the same order."""
    practice = entry.entity
    if not isinstance(practice, Practice):
        return ()
    return tuple(_rows(catalog, entry, practice))


def _rows(catalog: Catalog, entry: Entry, practice: Practice) -> Iterator[Glance]:
    standing = practice_level(catalog, entry)
    evidence, first = practice.evidence_level, practice.first_effect
    yield from _takes(practice)
    yield _row("Первый результат", first.label if first else "", "first")
    yield _row("Доказательства", evidence.label if evidence else "", "evidence")
    yield _row("Эффект", _effect(practice), "effect")
    yield _row("Проблема", _problem(catalog, practice))
    yield _row("Кому", _listed(practice.audience))
    yield _row("Где подходит", _where(practice))
    yield _row("Кто нужен в школе", _needed(practice))
    yield _row("Уровень", standing.level.label if standing else "")
    yield _row("Кто повторил", _repeated(practice.replications))
    yield _row("Ограничения", practice.limits)


def _row(label: str, text: str, tile: str = "") -> Glance:
    return Glance(label, text or NOT_KNOWN, bool(text), tile)


def practice_files(edition: Edition, entry: Entry) -> tuple[PageFile, ...]:
    """Write what comparison and the plan need to know of a practice."""
    catalog, practice = edition.catalog, entry.entity
    if not isinstance(practice, Practice):
        return ()
    rows = (
        _row("Факторы риска", _factors(catalog, practice)),
        *glance(catalog, entry),
        _row("Что не получилось", _failed(entry)),
    )
    brief = {
        "id": entry.id,
        "title": practice.title,
        "url": url_of(entry, catalog),
        "factors": basis_ids(catalog, practice.factors),
        "audience": practice.audience,
        "rows": [[row.label, row.text, row.known] for row in rows],
    }
    text = json.dumps(brief, ensure_ascii=False, separators=(",", ":"))
    return (PageFile("brief.json", text.encode()),)


def _problem(catalog: Catalog, practice: Practice) -> str:
    found = (catalog.find(ref) for ref in practice.factors[:3])
    return " ".join(str(getattr(one.entity, "plain", "")) for one in found if one)


def _factors(catalog: Catalog, practice: Practice) -> str:
    found = (catalog.find(ref) for ref in practice.factors)
    return ", ".join(str(getattr(one.entity, "label", one.id)) for one in found if one)


def _listed(words: tuple[Labelled, ...]) -> str:
    return ", ".join(one.label for one in words)


def _where(practice: Practice) -> str:
    if practice.fit is None:
        return ""
    fit = practice.fit
    sizes = f"{_listed(fit.size)} учеников" if fit.size else ""
    parts = (_listed(fit.settlement), sizes, fit.staff, fit.note)
    return "; ".join(part for part in parts if part)


def _takes(practice: Practice) -> Iterator[Glance]:
    effort = practice.effort
    yield _row("Люди", (effort.people if effort else None) or "", "people")
    yield _row("Время", (effort.hours if effort else None) or "", "time")
    yield _row("Расходы", effort.cost.label if effort and effort.cost else "", "money")
    if effort and effort.equipment:
        yield _row("Оборудование", effort.equipment)


def _needed(practice: Practice) -> str:
    return "хватит учителей" if practice.needs == () else _listed(practice.needs or ())


def _effect(practice: Practice) -> str:
    """Tell the rating, and the first result that was measured before and after."""
    effect = practice_effect(practice)
    for one in practice.results:
        if one.before is not None:
            change = f"{number(one.before)} → {number(one.after)}"
            return f"{effect.label}. {one.what}: {change} ({one.unit.label}, {one.period})"
    return ""


def _failed(entry: Entry) -> str:
    """Return the first words on what did not work, without the marks of Markdown."""
    found = _FAILED.search(entry.body or "")
    text = found["text"] if found else ""
    plain = _MARKS.sub("", _LINK.sub(r"\1", text))
    return shorten(plain, MOST_FAILED, placeholder="…")


def _repeated(replications: tuple[Replication, ...]) -> str:
    if not replications:
        return ""
    worked = sum(one.worked is True for one in replications)
    failed = sum(one.worked is False for one in replications)
    schools = count(len(replications), "школа", "школы", "школ")
    return f"{schools}: получилось у {worked}, не получилось у {failed}"
