"""«Что ждёт экспертизы»: the curator's desk over all practices."""

from dataclasses import replace

from opora.indicators.reviewing import growing
from opora.indicators.worklists import practices_to_review
from opora.kinds.practice import PracticeStatus
from opora.render.edition import Draft, Edition
from opora.render.page import Page

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
        "due": practices_to_review(edition.catalog, edition.measured.facts),
        "edit_url": edition.edit_url,
    }
    draft = Draft(URL, TITLE, ("indicators/reviews.html",), values, "wide")
    return replace(edition.page(draft), search=None)
