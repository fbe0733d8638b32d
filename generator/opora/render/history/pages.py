"""The pages of the past: of the country, of each territory, and of each month."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from opora.past import Change, Changes, Moment, Spot, Timeline, Trend, trends
from opora.past.plain import monthly_changes
from opora.past.words import COUNTED, COUNTRY, month_of
from opora.render.edition import Draft, Edition
from opora.render.history.charts import LineChart, chart_of
from opora.render.history.table import changes_table, counts_table, timeline_table
from opora.render.page import Page
from opora.render.table import Table

URL = "history/"
TITLE = "Как меняется банк"

ROWS = 200
"""Changed values that a page lists; the file beside it has all."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A value over time with its chart."""

    trend: Trend
    chart: LineChart | None

    @property
    def rows(self) -> tuple[tuple[Moment, Spot | None], ...]:
        """The value at each moment, the newest first."""
        return tuple(reversed(self.trend.spots))


@dataclass(frozen=True, slots=True, eq=False)
class Month:
    """What changed in a month, and the address of the page that tells it."""

    changes: Changes
    url: str

    @property
    def title(self) -> str:
        """Name the month."""
        return month_of(self.changes.until.day)


def history_pages(edition: Edition) -> Iterator[Page]:
    """Render the trends and the months; without a history one page that says so."""
    timeline = edition.history
    names = names_of(timeline)
    months = [Month(one, f"{URL}{one.until.day:%Y-%m}/") for one in monthly_changes(timeline)]
    found = trends(timeline.points)
    held = timeline.territories
    places = [(url_at(edition, id_), id_, names.get(id_, id_)) for id_ in sorted(held)]
    yield _country(edition, timeline, months, places, found)
    for url, id_, name in places:
        values = {"url": url, "name": name, "id": id_, **_split(id_, held[id_], found)}
        draft = Draft(url, f"{TITLE}: {name}", ("history/place.html",), values, "wide")
        trends_ = _trends(timeline, id_, held[id_], name)
        yield replace(edition.page(draft), search=None, tables=(trends_,))
    for month in reversed(months):
        yield _month(edition, month, names)


def url_at(edition: Edition, id_: str) -> str:
    """Return the address of the trends of a territory; empty where there are none."""
    return f"{URL}places/{id_}/" if id_ in edition.history.territories else ""


def names_of(timeline: Timeline) -> Mapping[str, str]:
    """Name places and factors as the last point that has them does."""
    names = {"": COUNTRY}
    for point in timeline.points:
        names |= point.state.places
    return names


def _country(
    edition: Edition,
    timeline: Timeline,
    months: Sequence[Month],
    places: Sequence[tuple[str, str, str]],
    found: Sequence[Trend],
) -> Page:
    values = {
        "timeline": timeline,
        "counted": COUNTED,
        "months": list(reversed(months)),
        "places": places,
        **_split("", "country", found),
    }
    page = edition.page(Draft(URL, TITLE, ("history/country.html",), values, "wide"))
    if not timeline.points:
        return page
    return replace(
        page,
        tables=(
            timeline_table(timeline),
            _trends(timeline, "", "country", COUNTRY),
            counts_table(timeline, COUNTED),
        ),
    )


def _trends(timeline: Timeline, scope: str, level: str, name: str) -> Table:
    """Describe the values of one place at every point."""
    title = f"{TITLE}: {name}"
    return timeline_table(
        timeline, lambda at: at.scope == scope and at.level == level, "trends", title
    )


def _split(scope: str, level: str, found: Sequence[Trend]) -> Mapping[str, object]:
    """Part the values of a place into those that moved and those that did not."""
    here = [one for one in found if one.place.scope == scope and one.place.level == level]
    moved = [one for one in here if _moved(one)]
    drawn = [Drawn(one, chart_of(f"trend-{one.place.indicator}", one)) for one in moved]
    return {"moved": drawn, "still": [one for one in here if one not in moved]}


def _moved(trend: Trend) -> bool:
    return len({spot and spot.figure for _, spot in trend.spots}) > 1


def _month(edition: Edition, month: Month, names: Mapping[str, str]) -> Page:
    changes = month.changes
    figures = sorted(changes.figures, key=_order)
    title = f"Что изменилось: {month.title}"
    values = {
        "changes": changes,
        "figures": figures[:ROWS],
        "number": len(figures),
        "names": names,
        "counted": COUNTED,
        "parent": (TITLE, URL),
    }
    page = edition.page(Draft(month.url, title, ("history/month.html",), values, "wide"))
    return replace(page, tables=(changes_table(lambda: figures, names, title),))


_LEVELS = ("country", "region", "factor", "municipality", "school")


def _order(change: Change) -> tuple[int, str, str]:
    """Put the country first and schools last."""
    level = change.place.level
    at = _LEVELS.index(level) if level in _LEVELS else len(_LEVELS)
    return at, change.place.scope, change.place.indicator
