"""Plan and fact of events: what was planned, what was held, and where nothing is known."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from opora.catalog import Catalog
from opora.indicators import Fact, plan_and_fact
from opora.kinds.event import Event
from opora.parse import Entry
from opora.render.edition import Draft, Edition
from opora.render.measuring.wording import NO_DATA, tidy
from opora.render.measuring.work import place_name
from opora.render.page import Page, PageFile
from opora.render.russian import number, quantity
from opora.render.spreadsheet import csv_bytes, plain

URL = "plan-fact/"
TITLE = "План и факт мероприятий"
HEAD = ("Мероприятие", "Где", "Год", "План", "Проведено", "Выполнение")


@dataclass(frozen=True, slots=True, eq=False)
class Planned:
    """An event in a year: its plan in words and, where it is a number, what was held of it."""

    entry: Entry
    place: str
    year: str
    plan: str
    held: str
    done: str

    @property
    def known(self) -> bool:
        """Whether the bank knows how many were held."""
        return self.held != NO_DATA


def plan_fact_page(edition: Edition) -> Page:
    """Render the page of plan and fact, with its file."""
    rows = tuple(_rows(edition.catalog, edition.measured.facts.events))
    years = Counter(row.year for row in rows)
    known = sum(row.known for row in rows)
    values = {"rows": rows, "years": sorted(years.items()), "known": known, "head": HEAD}
    draft = Draft(URL, TITLE, ("indicators/plan_fact.html",), values, "wide")
    lines = ([_title(one.entry), *map(plain, _cells(one))] for one in rows)
    file = PageFile("plan-fact.csv", csv_bytes([HEAD, *lines]))
    return replace(edition.page(draft), files=(file,))


def _rows(catalog: Catalog, facts: tuple[Fact, ...]) -> Iterator[Planned]:
    for fact in sorted(facts, key=lambda one: (one.place, one.period, one.entry.id)):
        event = fact.entry.entity
        if isinstance(event, Event) and event.target:
            planned, held = plan_and_fact(fact)
            plan = "; ".join(quantity(one) for one in event.target)
            share = planned and held is not None
            done = (
                f"{number(tidy(100 * (held or 0) / planned))}\u00a0%" if planned and share else "—"
            )
            count = NO_DATA if held is None else number(held)
            where = place_name(catalog, fact.place)
            yield Planned(fact.entry, where, fact.period, plan, count, done)


def _cells(one: Planned) -> tuple[str, ...]:
    return (one.place, one.year, one.plan, one.held, one.done)


def _title(entry: Entry) -> str:
    return str(getattr(entry.entity, "label", entry.id))
