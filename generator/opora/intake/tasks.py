"""Titles and tasks of plans, wherever they stand: in rows, in columns, above tables."""

from opora.intake.draft import Draft
from opora.intake.rows import task_title
from opora.wording import same

_LONGEST_TITLE = 300


def put_task(draft: Draft, tasks: list[str], place: str, text: str, *, unsure: bool = False) -> int:
    """Add a task; return its number, from 1."""
    title = task_title(text)
    tasks.append(title)
    number = len(tasks)
    loc = ("tasks", number - 1, "title")
    draft.put(("tasks", number - 1, "id"), f"t{number}")
    draft.put(loc, title, place)
    if unsure:
        draft.check(place, f"понято как задача: «{title}»", loc=loc)
    return number


def is_title(text: str) -> bool:
    """Tell whether a text names a plan."""
    words = same(text)
    named = "дорожная карта" in words or "дорожной карты" in words or words.startswith("план ")
    return named and len(text) <= _LONGEST_TITLE
