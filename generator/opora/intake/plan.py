"""Plans as schools write them: tables of measures, one below the other, with tasks between."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from opora.intake.draft import Draft
from opora.intake.heads import Head, find_head
from opora.intake.measure import Gathered, put_measure
from opora.intake.request import Request
from opora.intake.rows import (
    Sort,
    goes_on_without_head,
    names_task,
    sort_row,
    task_title,
)
from opora.intake.tasks import is_title, put_task
from opora.intake.times import time_of
from opora.model import Span
from opora.tables import Opened, Row, Table
from opora.wording import Names, same

_WHY = {
    Sort.HEAD: "шапка таблицы",
    Sort.NUMBERS: "нумерация столбцов",
    Sort.SIGNATURE: "подпись",
    Sort.NOTE: "примечание или итог",
}


_NO_PLAN = "таблица не похожа на план: в ней нет столбцов «Мероприятие» и «Срок»"


@dataclass(slots=True)
class _Plan:
    """A plan on its way: its measures so far, its tasks, and the head that columns go by."""

    draft: Draft
    head: Head | None = None
    tasks: list[str] = field(default_factory=list)
    measures: list[Gathered] = field(default_factory=list)

    def skip(self, row: Row, why: str) -> None:
        self.draft.count.skip(row.place, why)


def read_plan(opened: Opened, names: Names, request: Request) -> Draft:
    """Read all tables of a file that hold measures."""
    plan = _Plan(Draft("roadmap"))
    for number, table in enumerate(opened.tables):
        plan.draft.count.read += len(table.rows)
        _task_above(plan, opened, number)
        _table(plan, table)
    span = _time(plan, opened, request)
    if span:
        plan.draft.put(("period",), {"start": span.start, "end": span.end})
    _tell(plan.draft, opened)
    _finish(plan, names, span)
    return plan.draft


def _table(plan: _Plan, table: Table) -> None:
    found = find_head(table, "roadmap")
    if found is None:
        _without_head(plan, table.rows)
        return
    head, start = found
    above = table.rows[: start - len(head.rows)]
    _without_head(plan, above, "стоит над таблицей")
    for row in head.rows:
        plan.skip(row, _WHY[Sort.HEAD])
    plan.head = head
    _rows(plan, table.rows[start:])


def _without_head(plan: _Plan, rows: tuple[Row, ...], why: str = _NO_PLAN) -> None:
    """Read rows that have no head as those of the table above, if they look like measures."""
    if rows and plan.head and goes_on_without_head(rows, plan.head):
        message = "у таблицы нет шапки; столбцы поняты как в таблице выше"
        plan.draft.check(rows[0].place, message)
        _rows(plan, rows)
        return
    for row in rows:
        plan.skip(row, why)


def _task_above(plan: _Plan, opened: Opened, number: int) -> None:
    """Take a heading that stands right above a table as the task of its measures."""
    between = [one for one in opened.paragraphs if one.before == number]
    last = between[-1] if between and find_head(opened.tables[number], "roadmap") else None
    if last and not is_title(last.text) and (last.level or names_task(last.text)):
        put_task(plan.draft, plan.tasks, last.place, last.text, unsure=True)


def _rows(plan: _Plan, rows: tuple[Row, ...]) -> None:
    head = plan.head
    if head is None:
        return
    for number, row in enumerate(rows):
        found = sort_row(row, head, first=not number or not plan.measures)
        match found.sort:
            case Sort.MEASURE:
                plan.measures.append(Gathered(head, [row], len(plan.tasks)))
            case Sort.MORE:
                plan.measures[-1].rows.append(row)
                plan.draft.count.joined += 1
                message = "строка продолжает меру выше: названия мероприятия в ней нет"
                plan.draft.check(row.place, message)
            case Sort.TASK:
                plan.draft.count.became["tasks"] += 1
                put_task(plan.draft, plan.tasks, row.place, found.text, unsure=found.unsure)
            case Sort.GOAL:
                plan.draft.put(("goal",), found.text, row.place)
                plan.skip(row, "цель карты")
            case Sort.HEAD | Sort.NUMBERS | Sort.SIGNATURE | Sort.NOTE:
                said = f"{_WHY[found.sort]}: «{found.text}»" if found.text else _WHY[found.sort]
                plan.skip(row, said)


def _time(plan: _Plan, opened: Opened, request: Request) -> Span | None:
    if request.plan:
        return request.plan
    cells = [
        cell.text
        for one in plan.measures
        for role in ("period", "start", "end")
        for cell in one.cells(role)
    ]
    found = time_of([*_titles(opened), ("имя файла", request.name)], cells)
    if found is None:
        return None
    start, end = f"{found.plan.start:%d.%m.%Y}", f"{found.plan.end:%d.%m.%Y}"
    message = f"срок карты {start} – {end} взят отсюда"
    plan.draft.check(found.where, message, loc=("period",))
    return found.plan


def _titles(opened: Opened) -> Iterator[tuple[str, str]]:
    """Go over the texts that stand above the first table or in it above its head."""
    for one in opened.paragraphs:
        if one.before == 0:
            yield one.place, one.text
    for table in opened.tables:
        found = find_head(table, "roadmap")
        for row in table.rows[: found[1] - len(found[0].rows) if found else 0]:
            yield row.place, row.text
        yield f"лист «{table.name}»", table.name


def _tell(draft: Draft, opened: Opened) -> None:
    """Take title and goal from the text around the tables."""
    titles = ((place, " ".join(text.split())) for place, text in _titles(opened))
    place, title = next((one for one in titles if is_title(one[1])), ("", ""))
    if title:
        draft.put(("title",), title, place)
        draft.check(place, f"название карты взято отсюда: «{title}»", loc=("title",))
    for one in opened.paragraphs:
        word, divider, goal = one.text.partition(":")
        if divider and goal.strip() and same(word).startswith("цель") and not draft.get(("goal",)):
            draft.put(("goal",), " ".join(goal.split()), one.place)
    if opened.paragraphs:
        message = "из текста вокруг таблиц взяты только название, цель, срок и задачи"
        draft.note("документ", message)


def _finish(plan: _Plan, names: Names, span: Span | None) -> None:
    draft = plan.draft
    for number, one in enumerate(plan.measures):
        draft.count.became["items"] += 1
        task = _task_of(plan, one, plan.measures[number - 1].task if number else 0)
        plan.measures[number] = replace(one, task=task)
        put_measure(draft, number, plan.measures[number], names, span)


def _task_of(plan: _Plan, one: Gathered, before: int) -> int:
    """Find the task of a measure: of its own column, or that of the section it stands in."""
    cells = one.cells("task")
    if not cells:
        if one.head.columns("task") and before:
            message = "задача не названа; она та же, что у меры выше"
            plan.draft.check(one.rows[0].place, message)
            return before
        return one.task
    title = task_title(cells[0].text)
    known = [same(task) for task in plan.tasks]
    if same(title) in known:
        return known.index(same(title)) + 1
    return put_task(plan.draft, plan.tasks, cells[0].place, cells[0].text)
