"""Other tables that schools have: risks of a profile, states of measures."""

from dataclasses import dataclass

from opora.intake.answers import hear
from opora.intake.draft import Draft
from opora.intake.heads import Head, find_head
from opora.intake.request import Request
from opora.intake.rows import Sort, sort_row
from opora.model import Span
from opora.sheets import Field, key_of, layout_of
from opora.tables import Cell, Opened, Row, Table
from opora.wording import Names

_LISTS = {"risk_profile": "entries", "report": "progress"}
_SHOWN = 80


def read_listing(opened: Opened, kind: str, names: Names, request: Request) -> Draft:
    """Read the tables of a file whose rows are records of one list."""
    list_ = _LISTS[kind]
    sheet = next(one for one in layout_of(kind).tables if one.list == list_)
    fields = {key_of(one.path): one for one in sheet.fields}
    reading = _Reading(Draft(kind), list_, fields, names, request.plan)
    for table in opened.tables:
        reading.table(table)
    return reading.draft


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads table by table into a draft."""

    draft: Draft
    list_: str
    fields: dict[str, Field]
    names: Names
    plan: Span | None

    def table(self, table: Table) -> None:
        """Read a table, if it has the head of the kind."""
        self.draft.count.read += len(table.rows)
        found = find_head(table, self.draft.kind)
        if found is None:
            for row in table.rows:
                self.draft.count.skip(row.place, "таблица не похожа на нужную")
            return
        head, start = found
        for row in table.rows[: start - len(head.rows)]:
            self.draft.count.skip(row.place, "стоит над таблицей")
        for row in head.rows:
            self.draft.count.skip(row.place, "шапка таблицы")
        for row in table.rows[start:]:
            if why := _why_not(row, head):
                self.draft.count.skip(row.place, why)
            else:
                self._record(row, head)

    def _record(self, row: Row, head: Head) -> None:
        self.draft.count.became[self.list_] += 1
        base = (self.list_, self.draft.size((self.list_,)))
        self.draft.open(base)
        self.draft.places[base] = row.place
        for role, title, cell in _cells(row, head):
            if field := self.fields.get(role):
                self._take(field, cell, base)
                continue
            message = f"столбца «{title}» в записи нет; не перенесено: «{cell.text[:_SHOWN]}»"
            self.draft.say(cell.place, message, "перенесите нужное в примечание")

    def _take(self, field: Field, cell: Cell, base: tuple[str, int]) -> None:
        loc = (*base, *field.path)
        for heard in hear(field, cell, self.names, self.plan):
            if heard.value is not None:
                self.draft.put(loc, heard.value, cell.place)
            for check in heard.checks:
                self.draft.check(cell.place, check, loc=loc)
            if heard.problem:
                self.draft.say(cell.place, heard.problem, heard.hint, loc=loc)


def _cells(row: Row, head: Head) -> list[tuple[str, str, Cell]]:
    """List the cells that hold something, each with the role and title of its column."""
    return [
        (role, title, cell)
        for role, title, cell in zip(head.roles, head.titles, row.cells, strict=False)
        if cell.text and role != "number" and not (cell.covered and cell.rows == 1)
    ]


def _why_not(row: Row, head: Head) -> str:
    """Say why a row is no record, or nothing."""
    match sort_row(row, head, first=True).sort:
        case Sort.HEAD:
            return "шапка таблицы"
        case Sort.NUMBERS:
            return "нумерация столбцов"
        case Sort.SIGNATURE:
            return "подпись"
        case Sort.NOTE | Sort.GOAL | Sort.TASK if len(row.filled) == 1:
            return f"заголовок или примечание: «{row.text[:_SHOWN]}»"
        case _:
            return ""
