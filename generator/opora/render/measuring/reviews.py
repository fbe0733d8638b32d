"""«Что ждёт экспертизы»: the curator's desk over all practices."""

from collections.abc import Iterator
from dataclasses import replace

from opora.indicators.reviewing import growing
from opora.kinds.practice import PracticeStatus
from opora.render.edition import Draft, Edition
from opora.render.leaves import ROWS
from opora.render.page import Page
from opora.render.table import Cell, Column, Form, Table

URL = "work/reviews/"
TITLE = "Что ждёт экспертизы"

PARTS = (
    (PracticeStatus.SUBMITTED, "experts", "Ждут эксперта", "Все присланные практики проверены."),
    (PracticeStatus.NEEDS_CHANGES, "authors", "Ждут авторов", "Доработки никто не ждёт."),
    (PracticeStatus.ACCEPTED, "editors", "Приняты, ждут публикации", "Таких практик нет."),
)
"""The states that somebody is to end: state, anchor, heading, and what is said where none is."""


def reviews_page(edition: Edition) -> Page:
    """Render who is waited for since when, how long reviews take, and what practices lack."""
    parts = [
        (anchor, title, nothing, [one for one in edition.waiting if one.status is status])
        for status, anchor, title, nothing in PARTS
    ]
    values = {
        "parts": parts,
        "pace": edition.pace,
        "growing": list(growing(edition.catalog)),
        "due": edition.measured.worklists["practices"],
        "edit_url": edition.edit_url,
        "limit": ROWS,
    }
    draft = Draft(URL, TITLE, ("indicators/reviews.html",), values, "wide")
    tables = (_waiting(edition), _growing(edition))
    return replace(edition.page(draft), tables=tables, search=None)


_WAITING = (
    Column("practice", "Практика"),
    Column("state", "Состояние"),
    Column("who", "Кого ждёт"),
    Column("since", "С какого дня", Form.DATE),
    Column("days", "Дней", Form.INTEGER),
)


def _waiting(edition: Edition) -> Table:
    def rows() -> Iterator[list[Cell]]:
        for status, _, heading, _ in PARTS:
            for one in edition.waiting:
                if one.status is status:
                    days = one.days(edition.as_of) if one.since else None
                    yield [one.title, heading, one.who.label, one.since, days]

    return Table("waiting", TITLE, _WAITING, rows, "", edition.as_of)


_GROWING = (
    Column("practice", "Практика"),
    Column("practice_id", "Код практики"),
    Column("level", "Сейчас"),
    Column("next", "Дальше"),
    Column("missing", "Не хватает"),
)


def _growing(edition: Edition) -> Table:
    def rows() -> Iterator[list[Cell]]:
        for entry, standing in growing(edition.catalog):
            further = standing.next_level.label if standing.next_level else None
            names = (str(getattr(entry.entity, "label", entry.id)), entry.id)
            yield [*names, standing.level.label, further, "; ".join(standing.missing)]

    return Table("growing", "Чего не хватает до следующего уровня", _GROWING, rows)
