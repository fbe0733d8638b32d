"""Rules of days and periods."""

from opora.diagnostics import Severity
from opora.rules.rule import Rule

DATES = (
    Rule(
        code="V10",
        title="Срок меры внутри срока дорожной карты",
        why="Мера вне срока карты не попадёт ни в календарь, ни в отчёт о её выполнении.",
        fix="Проверьте год и месяц у меры и срок самой карты.",
        wrong="period: {kind: months, start: 2020-09, end: 2020-12}  # карта на 2021 год",
        right="period: {kind: months, start: 2021-09, end: 2021-12}",
    ),
    Rule(
        code="V11",
        title="Срок дорожной карты внутри срока программы",
        why="Дорожная карта выполняет программу и не может идти, когда программы нет.",
        fix="Проверьте срок карты и то, на ту ли программу она ссылается.",
        wrong="period: {start: 2030-01-01, end: 2030-12-31}  # программа до 2024 года",
        right="period: {start: 2021-01-01, end: 2021-12-31}",
    ),
    Rule(
        code="V12",
        title="Начало не позже конца",
        why="Срок «с декабря по сентябрь» одного года не имеет смысла и сломает календарь.",
        fix="Поменяйте даты местами или исправьте год. Месяц пишется как 2026-03.",
        wrong="period: {start: 2021-12-31, end: 2021-01-01}",
        right="period: {start: 2021-01-01, end: 2021-12-31}",
    ),
    Rule(
        code="V15",
        title="Выполнено — значит, уже сегодня или раньше",
        why="Дата выполнения в будущем — опечатка или мера ещё не выполнена.",
        fix="Исправьте дату или поставьте «state: in_progress».",
        wrong="state: done\nactual: {date: 2031-05-20}",
        right="state: done\nactual: {date: 2021-05-20}",
    ),
    Rule(
        code="V16",
        title="Срок меры не прошёл без итога",
        why="Читатель карты должен видеть, что стало с каждой мерой.",
        fix="Если сделано — поставьте «state: done» и факт; если нет — «postponed» или «cancelled» "
        "с пояснением; если сведений нет — «no_data».",
        wrong="period: {kind: date, date: 2021-03-01}\nstate: planned",
        right="period: {kind: date, date: 2021-03-01}\nstate: no_data",
        severity=Severity.WARNING,
    ),
    Rule(
        code="V17",
        title="У меры «по графику» назван график",
        why="Без графика не узнать, когда мера выполняется.",
        fix="Добавьте в period поле document с идентификатором документа или акта.",
        wrong="period: {kind: schedule}",
        right="period: {kind: schedule, document: training-schedule-2021}",
        severity=Severity.WARNING,
    ),
    Rule(
        code="V18",
        title="Мера не начинается раньше той, от которой зависит",
        why="Нельзя подводить итоги семинара, которого ещё не было.",
        fix="Исправьте срок одной из двух мер или уберите её из depends_on.",
        wrong="id: results\ndepends_on: [seminar]  # семинар в мае\n"
        "period: {kind: date, date: 2021-03-01}",
        right="id: results\ndepends_on: [seminar]\nperiod: {kind: date, date: 2021-06-01}",
        severity=Severity.WARNING,
    ),
)
