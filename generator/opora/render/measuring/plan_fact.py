"""Plan and fact of events: what was planned, what was held, and where nothing is known."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from opora.catalog import Catalog
from opora.indicators import Fact, plan_and_fact
from opora.kinds.event import Event
from opora.parse import Entry
from opora.render.address import url_of
from opora.render.edition import Draft, Edition
from opora.render.measuring.wording import NO_DATA
from opora.render.measuring.work import place_name
from opora.render.page import Page
from opora.render.russian import number, quantity, tidy
from opora.render.table import Cell, Column, Form, Table
from opora.render.tables.wording import plain

URL = "plan-fact/"
TITLE = "План и факт мероприятий"
COLUMNS = (
    Column("event", "Мероприятие"),
    Column("place", "Где"),
    Column("place_id", "Код места", about="Пусто — вся страна."),
    Column("year", "Год", Form.INTEGER),
    Column("plan", "План"),
    Column("planned", "План, число", Form.NUMBER, "Если план назван событиями."),
    Column("held", "Проведено", Form.NUMBER, "Пусто — нет данных, а не ноль."),
    Column("done", "Выполнение, %", Form.NUMBER),
    Column("page", "Адрес", Form.ADDRESS),
)


@dataclass(frozen=True, slots=True, eq=False)
class Planned:
    """An event in a year: its plan in words and, where it is a number, what was held of it."""

    entry: Entry
    place: str
    year: str
    plan: str
    planned: float | None
    count: float | None

    @property
    def known(self) -> bool:
        """Whether the bank knows how many were held."""
        return self.count is not None

    @property
    def held(self) -> str:
        """Write how many were held."""
        return NO_DATA if self.count is None else number(self.count)

    @property
    def percent(self) -> float | None:
        """The share of the plan that was held."""
        if not self.planned or self.count is None:
            return None
        return tidy(100 * self.count / self.planned)

    @property
    def done(self) -> str:
        """Write that share."""
        return "—" if self.percent is None else f"{number(self.percent)}\u00a0%"


def plan_fact_page(edition: Edition) -> Page:
    """Render the page of plan and fact, with its table."""
    catalog = edition.catalog
    rows = tuple(_rows(edition.measured.events))
    years = Counter(row.year for row in rows)
    known = sum(row.known for row in rows)
    where = partial(place_name, catalog)
    values = {"rows": rows, "years": sorted(years.items()), "known": known, "where": where}
    draft = Draft(URL, TITLE, ("indicators/plan_fact.html",), values, "wide")
    return replace(edition.page(draft), tables=(plan_fact_table(edition),))


def plan_fact_table(edition: Edition) -> Table:
    """Describe plan and fact."""
    catalog = edition.catalog
    return Table(
        "plan-fact",
        TITLE,
        COLUMNS,
        lambda: (_cells(catalog, one) for one in _rows(edition.measured.events)),
        "Сколько событий планировали и сколько провели, по годам.",
        edition.as_of,
        whole=True,
    )


def _rows(facts: tuple[Fact, ...]) -> Iterator[Planned]:
    for fact in sorted(facts, key=lambda one: (one.place, one.period, one.entry.id)):
        event = fact.entry.entity
        if isinstance(event, Event) and event.target:
            planned, held = plan_and_fact(fact)
            plan = "; ".join(quantity(one) for one in event.target)
            yield Planned(fact.entry, fact.place, fact.period, plan, planned, held)


def _cells(catalog: Catalog, one: Planned) -> tuple[Cell, ...]:
    return (
        str(getattr(one.entry.entity, "label", one.entry.id)),
        place_name(catalog, one.place),
        one.place,
        int(one.year),
        plain(one.plan),
        one.planned,
        one.count,
        one.percent,
        url_of(one.entry, catalog),
    )
