"""A row of a plan as a measure: each cell read for what its column holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from opora.intake.draft import Draft
from opora.intake.heads import Head
from opora.model import BLANK, MeasureState, Span
from opora.plain_yaml import Loc
from opora.tables import Cell, Row
from opora.wording import (
    FORMS,
    GAP,
    Heard,
    Names,
    names_people,
    read_actors,
    read_choice,
    read_period,
    read_result,
)
from opora.writing import Plain

_STATES = {one.value: one.label for one in MeasureState}
_FACTORS = ("factor",)
_QUOTED = 200


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rows of one measure, the head they stand under, and the number of their task or 0."""

    head: Head
    rows: list[Row]
    task: int

    def cells(self, role: str) -> list[Cell]:
        """List the filled cells of a role; of merged areas those that come from above as well."""
        return list(self._cells(self.head.columns(role)))

    def others(self) -> Iterator[tuple[str, Cell]]:
        """Go over the filled cells of columns that have no role, each with the title above it."""
        for column in self.head.columns(""):
            for cell in self._cells([column]):
                yield self.head.titles[column], cell

    def _cells(self, columns: list[int]) -> Iterator[Cell]:
        for number, row in enumerate(self.rows):
            for column in columns:
                cell = row.cells[column] if column < len(row.cells) else None
                if cell and (cell.own or (not number and _from_above(cell, row, column))):
                    yield cell


def _from_above(cell: Cell, row: Row, column: int) -> bool:
    """Tell whether a covered cell belongs to an area that begins in a row above."""
    left = row.cells[column - 1] if column else None
    beside = left is not None and left.text == cell.text and cell.columns > 1
    return cell.covered and cell.rows > 1 and bool(cell.text) and not beside


def put_measure(draft: Draft, number: int, one: Gathered, names: Names, plan: Span | None) -> None:
    """Put a measure into a draft, with all that has to be said about it."""
    base: Loc = ("items", number)
    draft.places[base] = one.rows[0].place
    _number(draft, base, one)
    if one.task:
        draft.put((*base, "task"), f"t{one.task}")
    _activity(draft, base, one)
    _period(draft, base, one, plan)
    unknown = _responsible(draft, base, one, names)
    _result(draft, base, one)
    _factors(draft, base, one, names)
    _state(draft, base, one)
    _note(draft, base, one, unknown)


def _number(draft: Draft, base: Loc, one: Gathered) -> None:
    for cell in one.cells("number")[:1]:
        text = cell.text.strip(" .)")
        if not text:
            continue
        draft.put((*base, "number"), text, cell.place)
        if cell.day:
            message = f"Excel превратил номер в дату; он прочитан как «{text}»"
            draft.check(cell.place, message, loc=(*base, "number"))


def _activity(draft: Draft, base: Loc, one: Gathered) -> None:
    cells = one.cells("activity")
    text = "\n".join(dict.fromkeys(cell.text for cell in cells))
    loc = (*base, "activity")
    if text:
        draft.put(loc, text, cells[0].place)
        _people(draft, cells, loc)
    else:
        message = "мероприятие не названо"
        draft.say(one.rows[0].place, message, "впишите, что будет сделано", loc=loc)
        draft.put(loc, f"{BLANK} мероприятие: в файле строка без названия")


def _period(draft: Draft, base: Loc, one: Gathered, plan: Span | None) -> None:
    loc = (*base, "period")
    cells = one.cells("period") or [*one.cells("start"), *one.cells("end")]
    if not cells:
        draft.say(one.rows[0].place, "срок не указан", FORMS, loc=loc)
        draft.put(loc, _unknown(f"{BLANK} срок: в файле ячейка пуста"))
        return
    place = cells[0].place
    heard = _heard_period(one, cells, plan)
    text = " ".join(" ".join(cell.text for cell in cells).split())
    if heard.value is not None:
        draft.put(loc, heard.value, place)
    else:
        draft.say(place, f"{heard.problem}: «{text}»", heard.hint, loc=loc)
        told = "имя человека" if names_people(text) else f"«{text[:_QUOTED]}»"
        draft.put(loc, _unknown(f"{BLANK} срок: в файле написано {told}"), place)
    for check in heard.checks:
        draft.check(place, check, loc=loc)


def _heard_period(one: Gathered, cells: list[Cell], plan: Span | None) -> Heard:
    if one.cells("period"):
        day = cells[0].day if len(cells) == 1 else None
        return read_period(", ".join(cell.text for cell in cells), plan, day)
    days = [f"{cell.day:%d.%m.%Y}" if cell.day else cell.text for cell in cells]
    return read_period(" – ".join(days), plan)


def _unknown(reason: str) -> Plain:
    return {"kind": "date", "date": None, "unknown": {"date": reason}}


def _responsible(draft: Draft, base: Loc, one: Gathered, names: Names) -> list[str]:
    """Put who is responsible; return what was not found, to be kept in words."""
    loc = (*base, "responsible")
    cells = one.cells("responsible")
    unknown: list[str] = []
    for cell in cells:
        found = read_actors(cell.text, names)
        for actor in found.value:
            draft.put((*loc, draft.size(loc)), actor, cell.place)
        for check in found.checks:
            draft.check(cell.place, check, loc=loc)
        for problem, hint in found.problems:
            draft.say(cell.place, problem, hint, loc=loc)
            unknown.append(problem)
    if not draft.size(loc):
        place = cells[0].place if cells else one.rows[0].place
        if not cells:
            hint = "напишите организацию, класс организаций или должность"
            draft.say(place, "ответственный не назван", hint, loc=loc)
        draft.put((*loc, 0), {"organisation": GAP, "note": f"{BLANK} ответственного"}, place)
    return unknown


def _result(draft: Draft, base: Loc, one: Gathered) -> None:
    loc = (*base, "expected_result")
    cells = one.cells("result")
    if not cells:
        hint = "напишите, что будет видно или сколько: «не менее 10 занятий», «есть план»"
        draft.say(one.rows[0].place, "ожидаемый результат не указан", hint, loc=loc)
        marked = f"{BLANK} ожидаемый результат: в файле его нет"
        draft.put(loc, {"text": marked, "qualitative": [marked]})
        return
    result = read_result("\n".join(dict.fromkeys(cell.text for cell in cells)))
    draft.put(loc, result.value, cells[0].place)
    for check in result.checks:
        draft.check(cells[0].place, check, loc=loc)
    _people(draft, cells, loc)


def _factors(draft: Draft, base: Loc, one: Gathered, names: Names) -> None:
    loc = (*base, "factors")
    for cell in one.cells("factor"):
        for text in dict.fromkeys(
            filter(None, (part.strip(" ;") for part in cell.text.split("\n")))
        ):
            heard = names.find(text, _FACTORS)
            if heard.value is not None:
                draft.put((*loc, draft.size(loc)), heard.value, cell.place)
            for check in heard.checks:
                draft.check(cell.place, check, loc=loc)
            if heard.problem:
                draft.say(cell.place, f"фактор риска {heard.problem}", heard.hint, loc=loc)


def _state(draft: Draft, base: Loc, one: Gathered) -> None:
    loc = (*base, "state")
    heard = Heard(None)
    for cell in one.cells("state")[:1]:
        heard = read_choice(cell.text, _STATES)
        if heard.checks and heard.value:
            draft.check(cell.place, heard.checks[0], loc=loc)
    draft.put(loc, heard.value or str(MeasureState.NO_DATA))


def _note(draft: Draft, base: Loc, one: Gathered, unknown: list[str]) -> None:
    """Keep in words what no field takes: other columns, remarks, what was not found."""
    lines = [f"{BLANK} {problem}" for problem in unknown]
    lines += [cell.text for cell in one.cells("note")]
    for title, cell in one.others():
        words = f"{title}: {cell.text}" if title else cell.text
        lines.append(words)
        message = f"столбца «{title or 'без названия'}» в банке нет; текст перенесён в примечание"
        draft.check(cell.place, message, loc=(*base, "note"))
    for cell in one.cells("state")[:1]:
        if read_choice(cell.text, _STATES).problem:
            lines.append(f"Отметка о выполнении: {cell.text}")
            message = "отметка не похожа на состояние меры; она перенесена в примечание"
            draft.check(cell.place, message, loc=(*base, "state"))
    if lines:
        draft.put((*base, "note"), "\n".join(lines))
        _people(draft, [*one.cells("note"), *(cell for _, cell in one.others())], (*base, "note"))


def _people(draft: Draft, cells: list[Cell], loc: Loc) -> None:
    for cell in cells:
        if names_people(cell.text):
            hint = "в банке нет имён людей: назовите должность или организацию"
            draft.say(cell.place, "в тексте похоже на фамилию", hint, loc=loc)
