"""Rules of what surrounds schools: reports, reviews, questions, events, partners, words."""

from opora.diagnostics import Severity
from opora.rules.rule import Rule

SUPPORT = (
    Rule(
        code="V13",
        title="Отчёт сдан до 10-го числа следующего месяца",
        why="По отчётам решают, кому нужна помощь; опоздавший отчёт в решение не попадёт.",
        fix="Если дата верна, оставьте как есть: опоздание будет видно. Если нет — исправьте.",
        wrong="# reports/2026-12.yml\nsubmitted: 2027-01-15",
        right="# reports/2026-12.yml\nsubmitted: 2027-01-10",
        severity=Severity.WARNING,
    ),
    Rule(
        code="V14",
        title="Отчёт сдан не раньше месяца, о котором он",
        why="О том, чего ещё не было, отчитаться нельзя: скорее всего, перепутан месяц или год.",
        fix="Исправьте submitted или имя файла: в нём месяц, за который отчёт.",
        wrong="# reports/2026-12.yml\nsubmitted: 2026-11-30",
        right="# reports/2026-12.yml\nsubmitted: 2027-01-09",
    ),
    Rule(
        code="V38",
        title="Экспертиза отвечает на три обязательных вопроса",
        why="Закон, место и конкретность — три критерия приказа; без одного из них она не полна.",
        fix="Добавьте в criteria оценку по каждому: lawful, fits_place, concrete.",
        wrong="criteria:\n  - {criterion: lawful, score: 2}",
        right="criteria:\n  - {criterion: lawful, score: 2}\n  - {criterion: fits_place, score: 1}"
        "\n  - {criterion: concrete, score: 2}",
    ),
    Rule(
        code="V39",
        title="У курсов указано, сколько в них часов",
        why="По часам учитель решает, сможет ли пройти курсы, а школа — чем заменить уроки.",
        fix="Добавьте hours: 48. Если число неизвестно, объясните это в unknown.",
        wrong="form: course",
        right="form: course\nhours: 48",
        severity=Severity.WARNING,
    ),
    Rule(
        code="V40",
        title="Практику авторов публикуют после экспертизы",
        why="Другие школы повторят её на детях: сначала её должен прочесть кто-то ещё.",
        fix="Дождитесь записи в reviews/ с решением accept и полными баллами по трём критериям.",
        wrong="status: published   # записи об экспертизе нет",
        right="status: accepted",
        whole_bank=True,
    ),
    Rule(
        code="V47",
        title="У отвеченного вопроса есть ответ и роль того, кто отвечал",
        why="Вопрос с пометкой «есть ответ» и без ответа никому не поможет.",
        fix="Допишите answer и answered_by или поставьте state: open.",
        wrong="state: answered",
        right="state: answered\nanswer: Да, можно.\nanswered_by: curator",
    ),
    Rule(
        code="V48",
        title="Сокращение объяснено в глоссарии один раз",
        why="При двух объяснениях подсказка на странице покажет случайное из них.",
        fix="Оставьте одно объяснение, остальное добавьте в synonyms.",
        wrong="- {id: oo, abbr: ОО, …}\n- {id: oo-2, abbr: ОО, …}",
        right="- {id: oo, abbr: ОО, …}",
    ),
    Rule(
        code="V49",
        title="Школа не партнёр самой себе",
        why="Партнёрство — это помощь другой школы или организации.",
        fix="Исправьте school или partner.",
        wrong="school: r/m/school-1\npartner: r/m/school-1",
        right="school: r/m/school-1\npartner: r/m/school-2",
    ),
)
