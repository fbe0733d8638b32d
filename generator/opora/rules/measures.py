"""Rules of the rows of a roadmap."""

from opora.diagnostics import Severity
from opora.rules.rule import Rule

MEASURES = (
    Rule(
        code="V26",
        title="Каждой задаче служит хотя бы одна мера",
        why="Задача без мер останется пожеланием.",
        fix="Добавьте меру с этой задачей или уберите задачу из tasks.",
        wrong="tasks:\n  - {id: reading, title: Поднять чтение}  # мер с task: reading нет",
        right="items:\n  - id: reading-club\n    task: reading",
        severity=Severity.WARNING,
    ),
    Rule(
        code="V31",
        title="Ожидаемый результат можно проверить",
        why="«Повышение качества» нельзя ни увидеть, ни посчитать.",
        fix="Добавьте quantities (число и единицу) или qualitative (что будет видно).",
        wrong="expected_result: {text: Повышение качества}",
        right="expected_result:\n  text: Проведено 10 вебинаров\n  quantities:\n"
        "    - {value: 10, comparator: at_least, unit: webinar}",
    ),
    Rule(
        code="V32",
        title="У выполненной меры есть факт и подтверждение",
        why="Выполнение без даты и документа проверить нельзя.",
        fix="Добавьте actual с датой и evidence со ссылкой или пояснением.",
        wrong="state: done",
        right="state: done\nactual: {date: 2021-05-20}\nevidence:\n"
        "  - {kind: report, note: отчёт за май}",
    ),
    Rule(
        code="V33",
        title="Факт не меньше обещанного",
        why="Если вышло меньше плана, читатель должен узнать почему.",
        fix="Проверьте число; если оно верное, объясните его в note.",
        wrong="quantities: [{value: 10, comparator: at_least, unit: webinar}]\n"
        "actual: {quantities: [{value: 6, unit: webinar}]}",
        right="actual: {quantities: [{value: 12, unit: webinar}]}",
        severity=Severity.WARNING,
    ),
    Rule(
        code="V34",
        title="Ответственный — организация, класс организаций или роль",
        why="Людей в открытом банке не называем, а по организации и роли видно, чья это работа.",
        fix="Напишите organisation, class или role и слово из справочника.",
        wrong="responsible: [Иванова М. П.]",
        right="responsible:\n  - {role: methodist}",
    ),
    Rule(
        code="V36",
        title="«До 100 процентов» понятно однозначно",
        why="«До 100 %» можно понять и как «не больше», и как «довести до всех».",
        fix="Напишите «at_least» или «exactly», если это доведение до 100 %; если в документе "
        "стоит «до», объясните его в note.",
        wrong="{value: 100, comparator: up_to, unit: percent}",
        right="{value: 100, comparator: at_least, unit: percent}",
        severity=Severity.WARNING,
    ),
    Rule(
        code="V37",
        title="Мера связана с фактором риска или названа общей",
        why="По факторам видно, какие риски закрыты; общая мера не должна теряться среди них.",
        fix="Назовите factors или, если мера для всей программы, напишите «scope: programme».",
        wrong="activity: Совещание координаторов",
        right="activity: Совещание координаторов\nscope: programme",
    ),
)
