"""Tables of what is due, who reported and what lies below, as desks and pages of places show it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from opora.catalog import Catalog
from opora.indicators import Agenda, Due
from opora.parse import Entry
from opora.render.measuring.due import Below
from opora.render.measuring.work import COLUMNS, matter_row
from opora.render.table import Cell, Column, Form, Table
from opora.words.months import month

Sent = tuple[Entry, Sequence[Due]]
"""Who sends reports, and the months."""


def due_table(catalog: Catalog, agenda: Agenda, title: str, judged: date) -> Table:
    """Describe what is due at a place."""
    section = Column("section", "Раздел", about="Просрочено, за 30 дней или ждёт без срока.")
    parts = (
        ("просрочено", agenda.overdue),
        ("в ближайшие 30 дней", agenda.month),
        ("ждёт, срока нет", agenda.waiting),
    )

    def rows() -> Iterator[list[Cell]]:
        for name, matters in parts:
            for one in matters:
                yield [name, *matter_row(catalog, one)]

    return Table("due", f"Что срочно: {title}", (section, *COLUMNS), rows, "", judged)


_DUES = (
    Column("sender", "Кто отчитывается"),
    Column("sender_id", "Код места"),
    Column("month", "За какой месяц"),
    Column("until", "Срок", Form.DATE),
    Column("submitted", "Сдан", Form.DATE),
    Column("state", "Состояние"),
)


def dues_table(sent: Iterable[Sent], title: str, judged: date, *, whole: bool = False) -> Table:
    """Describe the monthly reports of senders."""
    held = tuple(sent)

    def rows() -> Iterator[list[Cell]]:
        for sender, dues in held:
            for due in dues:
                name, when = _name(sender), month(due.month)
                yield [name, sender.id, when, due.until, due.submitted, state_of(due)]

    return Table("reports", title, _DUES, rows, "Отчёты по месяцам.", judged, whole)


def state_of(due: Due) -> str:
    """Tell in Russian how a monthly report stands."""
    if due.report:
        return "в срок" if due.on_time else "позже срока"
    return "не сдан" if due.missed else "срок не наступил"


_SUMS = (
    Column("place", "Муниципалитет"),
    Column("place_id", "Код места"),
    Column("expected", "Ожидалось", Form.INTEGER),
    Column("on_time", "В срок", Form.INTEGER),
    Column("late", "С опозданием", Form.INTEGER),
    Column("missed", "Не сдано", Form.INTEGER),
)


def sums_table(sent: Iterable[Sent], title: str, judged: date) -> Table:
    """Describe how many reports were expected of each sender and came."""
    held = tuple(sent)

    def rows() -> Iterator[list[Cell]]:
        for sender, dues in held:
            yield [
                _name(sender),
                sender.id,
                sum(one.expected for one in dues),
                sum(one.on_time for one in dues),
                sum(one.report is not None and not one.on_time for one in dues),
                sum(one.missed for one in dues),
            ]

    return Table("reports", title, _SUMS, rows, "", judged)


_BELOW = (
    Column("place", "Где"),
    Column("place_id", "Код места"),
    Column("overdue", "Просрочено", Form.INTEGER),
    Column("week", "За 7 дней", Form.INTEGER),
    Column("month", "За 30 дней", Form.INTEGER),
    Column("waiting", "Ждёт", Form.INTEGER),
    Column("on_time", "Отчётов в срок", Form.INTEGER),
    Column("reports", "Отчётов всего", Form.INTEGER),
    Column("gaps", "Чего нет"),
)


def below_table(places: Iterable[Below], title: str, judged: date) -> Table:
    """Describe the places below a desk by what is due there."""
    held = tuple(places)
    return Table("below", f"Что ниже: {title}", _BELOW, lambda: map(_below, held), "", judged)


def places_table(places: Callable[[], Iterable[Below]], judged: date) -> Table:
    """Describe all territories by what is due there."""
    title = "Что срочно, по территориям"
    return Table("places", title, _BELOW, lambda: map(_below, places()), "", judged, whole=True)


def _below(one: Below) -> list[Cell]:
    agenda = one.agenda
    due = (agenda.overdue, agenda.week, agenda.month, agenda.waiting)
    came = sum(report.on_time for report in one.reports)
    gaps = "; ".join(one.gaps) or None
    return [_name(one.place), one.place.id, *map(len, due), came, len(one.reports), gaps]


def _name(entry: Entry) -> str:
    return str(getattr(entry.entity, "label", entry.id))
