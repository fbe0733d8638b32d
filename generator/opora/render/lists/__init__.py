"""What a list page needs beyond its records: one function a kind, only where a kind needs one."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from opora.render.edition import Edition
from opora.render.lists.assessments import assessments
from opora.render.lists.calendar import calendar
from opora.render.lists.grouping import by_label, newest_first
from opora.render.lists.reports import reports
from opora.render.lists.reviews import reviews
from opora.render.measuring.indicators import indicators

ListView = Callable[[Edition], Mapping[str, Any]]

LISTS: Mapping[str, ListView] = {
    "assessment": assessments,
    "assignment": partial(by_label, kind="assignment", field="role"),
    "consultation": partial(by_label, kind="consultation", field="state"),
    "digest": partial(newest_first, kind="digest"),
    "event": calendar,
    "factor": lambda edition: {"coverage": edition.coverage},
    "group": partial(by_label, kind="group", field="kind"),
    "guide": lambda edition: {"coverage": edition.coverage},
    "indicator": indicators,
    "practice": lambda edition: {"unanswered": edition.unanswered},
    "report": reports,
    "review": reviews,
    "system": partial(by_label, kind="system", field="level"),
}
