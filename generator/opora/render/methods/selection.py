"""«Как отобраны школы»: a page for each programme with a rule, and the same as a table."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from opora.kinds.programme import Across, Programme
from opora.methods import Judged, Selected, Verdict, rule_gaps, select
from opora.parse import Entry
from opora.render.address import url_of
from opora.render.edition import Draft, Edition
from opora.render.page import Page
from opora.render.russian import share
from opora.render.table import Cell, Column, Form, Table
from opora.render.tables.wording import plain

ROWS = 300
"""Schools of one verdict that a page lists; the file beside it has all."""

COLUMNS = (
    Column("school", "Школа"),
    Column("school_id", "Идентификатор"),
    Column("verdict", "Вывод"),
    Column("over", "Показателей выше порога", Form.INTEGER),
    Column("reasons", "Какие"),
    Column("open", "О чём сказать нельзя"),
    Column("silent", "Годы без данных"),
)


def selection_url(programme: Entry) -> str:
    """Return the address of the page of a programme's selection."""
    return f"programmes/{programme.id}/selection/"


def selection_pages(edition: Edition) -> Iterator[Page]:
    """Render the page of each programme that has a rule."""
    for entry, programme in edition.catalog.records(Programme):
        if programme.selection_rule:
            yield _page(edition, entry, programme)


def _page(edition: Edition, entry: Entry, programme: Programme) -> Page:
    rule = programme.selection_rule
    selection = select(edition.catalog, edition.outcomes, programme)
    other = Across.EACH if selection and selection.across is Across.ANY else Across.ANY
    values = {
        "entry": entry,
        "rule": rule,
        "gaps": rule_gaps(rule) if rule else (),
        "selection": selection,
        "strict": select(edition.catalog, edition.outcomes, programme, other),
        "parts": [(verdict, selection.of(verdict) if selection else ()) for verdict in Verdict],
        "told": bool(selection and any(one.judged for one in selection.schools)),
        "rows": ROWS,
        "shares": shares_text,
        "parent": url_of(entry, edition.catalog),
    }
    title = f"Как отобраны школы: {programme.label}"
    draft = Draft(selection_url(entry), title, ("methods/selection.html",), values, "wide")
    page = edition.page(draft)
    if selection is None:
        return page
    table = Table("selection", title, COLUMNS, lambda: map(_line, selection.schools))
    return replace(page, tables=(table,))


def _line(one: Selected) -> tuple[Cell, ...]:
    return (
        *(str(getattr(one.school.entity, "label", one.school.id)), one.school.id),
        *(one.verdict.label, len(one.over)),
        _reasons(one.over),
        _reasons(one.open),
        ", ".join(map(str, one.silent)) or None,
    )


def _reasons(judged: Iterable[Judged]) -> str | None:
    told = (f"{held.what.label}: {plain(shares_text(held))}" for held in judged)
    return "; ".join(told) or None


def shares_text(held: Judged) -> str:
    """Write the shares of an indicator: «2018 — 41 %, 2019 — нет данных»."""
    told = (
        (year, "нет данных" if one is None else f"{share(one)}\u00a0%") for year, one in held.shares
    )
    return ", ".join(f"{year} — {text}" for year, text in told)
