"""A practice at a glance: the same rows on its page and side by side with others."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from opora.catalog import Catalog
from opora.indicators import practice_level
from opora.kinds.practice import Practice, Replication
from opora.matching.facts import basis_ids
from opora.model import Labelled
from opora.parse import Entry
from opora.render.address import url_of
from opora.render.edition import Edition
from opora.render.page import PageFile
from opora.render.russian import count, number

NOT_KNOWN = "нет данных"


@dataclass(frozen=True, slots=True)
class Glance:
    """A row: what it is about and what the record says; not `known` where it says nothing."""

    label: str
    text: str
    known: bool = True


def glance(catalog: Catalog, entry: Entry) -> tuple[Glance, ...]:
    """Tell a practice in rows, always the same ones in the same order."""
    practice = entry.entity
    if not isinstance(practice, Practice):
        return ()
    standing = practice_level(catalog, entry)
    return tuple(
        Glance(label, text or NOT_KNOWN, known=bool(text))
        for label, text in (
            ("Проблема", _problem(catalog, practice)),
            ("Кому", _listed(practice.audience)),
            ("Где подходит", _where(practice)),
            *_takes(practice),
            ("Когда виден результат", practice.first_effect.label if practice.first_effect else ""),
            ("Доказательства", practice.evidence_level.label),
            ("Эффект", _effect(practice)),
            ("Уровень", standing.level.label if standing else ""),
            ("Кто повторил", _repeated(practice.replications)),
            ("Ограничения", practice.limits),
        )
    )


def practice_files(edition: Edition, entry: Entry) -> tuple[PageFile, ...]:
    """Write what comparison and the plan need to know of a practice."""
    catalog, practice = edition.catalog, entry.entity
    if not isinstance(practice, Practice):
        return ()
    brief = {
        "id": entry.id,
        "title": practice.title,
        "url": url_of(entry, catalog),
        "factors": basis_ids(catalog, practice.factors),
        "audience": practice.audience,
        "rows": [[row.label, row.text, row.known] for row in glance(catalog, entry)],
    }
    text = json.dumps(brief, ensure_ascii=False, separators=(",", ":"))
    return (PageFile("brief.json", text.encode()),)


def _problem(catalog: Catalog, practice: Practice) -> str:
    found = (catalog.find(ref) for ref in practice.factors[:3])
    return " ".join(str(getattr(one.entity, "plain", "")) for one in found if one)


def _listed(words: tuple[Labelled, ...]) -> str:
    return ", ".join(one.label for one in words)


def _where(practice: Practice) -> str:
    if practice.fit is None:
        return ""
    fit = practice.fit
    sizes = f"{_listed(fit.size)} учеников" if fit.size else ""
    parts = (_listed(fit.settlement), sizes, fit.staff, fit.note)
    return "; ".join(part for part in parts if part)


def _takes(practice: Practice) -> Iterator[tuple[str, str]]:
    effort = practice.effort
    needs = practice.needs
    yield "Люди", effort.people if effort else ""
    yield "Кто нужен в школе", "хватит учителей" if needs == () else _listed(needs or ())
    yield "Время", effort.hours if effort else ""
    yield "Расходы", effort.cost.label if effort else ""
    if effort and effort.equipment:
        yield "Оборудование", effort.equipment


def _effect(practice: Practice) -> str:
    """Tell the first result that was measured before and after; one alone is no effect."""
    for one in practice.results:
        if one.before is not None:
            change = f"{number(one.before)} → {number(one.after)}"
            return f"{one.what}: {change} ({one.unit.label}, {one.period})"
    return ""


def _repeated(replications: tuple[Replication, ...]) -> str:
    if not replications:
        return ""
    worked = sum(one.worked is True for one in replications)
    failed = sum(one.worked is False for one in replications)
    schools = count(len(replications), "школа", "школы", "школ")
    return f"{schools}: получилось у {worked}, не получилось у {failed}"
