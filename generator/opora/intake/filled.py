"""Our own sheets filled in: each cell is known by the keys that stand hidden beside it."""

from collections.abc import Iterator
from dataclasses import replace

from opora.intake.answers import hear, unknown_at, unknown_in
from opora.intake.draft import Draft
from opora.model import BLANK, Span
from opora.plain_yaml import Loc
from opora.sheets import Field, Layout, Sheet, key_of, layout_of, path_of
from opora.sheets.answers import NONE
from opora.sheets.marks import FIRST, HINT, MARK, kind_in, list_in
from opora.tables import Cell, Opened, Row, Table
from opora.wording import Names

_HEADS = 3


def kind_of(opened: Opened) -> str:
    """Tell which kind our own sheets in a file are of; nothing where there are none."""
    return next(filter(None, (kind_in(mark_of(table)) for table in opened.tables)), "")


def mark_of(table: Table) -> str:
    """Return what the first cell of a sheet says, where it is one of ours."""
    first = table.rows[0].cells[0].text if table.rows and table.rows[0].cells else ""
    return first if first == MARK or first.startswith(f"{MARK}:") else ""


def read_filled(opened: Opened, kind: str, names: Names, plan: Span | None) -> Draft:
    """Read all sheets of a workbook of ours; the form first, since it tells the time of a plan."""
    draft = Draft(kind)
    reading = _Reading(draft, layout_of(kind), names, plan)
    for table in sorted(opened.tables, key=lambda one: list_in(mark_of(one)) != ""):
        mark = mark_of(table)
        if not mark:
            reading.foreign(table)
        elif kind_in(mark):
            reading.sheet(table, list_in(mark))
    return draft


class _Reading:
    """Reads sheet by sheet into a draft."""

    def __init__(self, draft: Draft, layout: Layout, names: Names, plan: Span | None) -> None:
        self.draft = draft
        self.layout = layout
        self.names = names
        self.plan = plan

    def foreign(self, table: Table) -> None:
        """Say that a sheet is not one of ours."""
        self.draft.count.read += len(table.rows)
        message = "лист не из шаблона; он не прочитан"
        for row in table.rows:
            self.draft.count.skip(row.place, message)

    def sheet(self, table: Table, list_: str) -> None:
        if list_ == "#":
            self._story(table)
        elif list_:
            found = next((one for one in self.layout.tables if one.list == list_), None)
            if found:
                self._table(table, found)
        else:
            self._form(table)
            self.plan = self.plan or self._own_plan()
            if catalogue := self.draft.get(("catalogue",)):
                self.names = replace(self.names, catalogue=str(catalogue))

    def _form(self, table: Table) -> None:
        fields = {key_of(one.path): one for one in self.layout.form.fields}
        for row in table.rows[1:]:
            field = fields.get(row.cells[0].text)
            answers = (*row.cells[FIRST:HINT], *row.cells[HINT + 1 :])
            filled = [cell for cell in answers if cell.own]
            if field is None and row.cells[0].text:
                for cell in filled:
                    self.draft.say(cell.place, "такого поля в шаблоне нет; ответ не перенесён")
            for number, cell in enumerate(filled if field else ()):
                if field and (field.many or not number):
                    self.take(field, cell, ())
                else:
                    message = "лишний ответ: в этом поле он один; этот не перенесён"
                    self.draft.say(cell.place, message)

    def _own_plan(self) -> Span | None:
        start, end = (self.draft.get(("period", name)) for name in ("start", "end"))
        try:
            return Span.model_validate({"start": start, "end": end})
        except ValueError:
            return None

    def _table(self, table: Table, sheet: Sheet) -> None:
        columns = dict(self._columns(table, sheet))
        number = 0
        for row in table.rows:
            filled = [(n, cell) for n, cell in enumerate(row.cells) if n and cell.own]
            if row.number <= _HEADS or not filled:
                continue
            self.draft.count.read += 1
            number += 1
            self._record(row, sheet.list, number - 1, filled, columns)

    def _record(
        self,
        row: Row,
        list_: str,
        number: int,
        filled: list[tuple[int, Cell]],
        columns: dict[int, Field],
    ) -> None:
        self.draft.count.became[list_] += 1
        self.draft.places[list_, number] = row.place
        self.draft.open((list_, number))
        for place, cell in filled:
            if field := columns.get(place):
                self.take(field, cell, (list_, number))
            else:
                message = "столбец не из шаблона; ячейка не перенесена"
                self.draft.say(
                    cell.place, message, "перенесите её в «Примечание» или другой столбец"
                )

    def _columns(self, table: Table, sheet: Sheet) -> Iterator[tuple[int, Field]]:
        """Find the field of each column; a copied column is a further value of its list."""
        known = {_unnumbered(one.path): one for one in sheet.fields}
        used: set[Loc] = set()
        for number, cell in enumerate(table.rows[0].cells):
            path = path_of(cell.text) if number and cell.text else ()
            field = known.get(_unnumbered(path))
            if field is None:
                continue
            while path in used and path != _unnumbered(path):
                path = tuple(step + 1 if isinstance(step, int) else step for step in path)
            used.add(path)
            places = tuple(path[: len(place)] for place in field.unknown_at)
            yield number, replace(field, path=path, unknown_at=places)

    def take(self, field: Field, cell: Cell, base: Loc) -> None:
        """Take the answer in a cell over."""
        if told := unknown_in(cell.text):
            for loc, value in unknown_at(field, told):
                self.draft.put((*base, *loc), value, cell.place)
            return
        if field.none_counts and cell.text.casefold() == NONE:
            self.draft.put((*base, *field.path[:-1]), [], cell.place)
            return
        for heard in hear(field, cell, self.names, self.plan):
            loc = (*base, *self._place(field, base))
            if heard.value is not None:
                self.draft.put(loc, heard.value, cell.place)
            for check in heard.checks:
                self.draft.check(cell.place, check, loc=loc)
            if heard.problem:
                self.draft.say(cell.place, heard.problem, heard.hint, loc=loc)

    def _place(self, field: Field, base: Loc) -> Loc:
        """Tell where the next value of a field goes."""
        if not field.many:
            return field.path
        list_ = field.path[:-1] if isinstance(field.path[-1], int) else field.path
        return (*list_, self.draft.size((*base, *list_)))

    def _story(self, table: Table) -> None:
        told = {row.cells[0].text: row.cells[2] for row in table.rows[1:] if len(row.cells) > 2}  # noqa: PLR2004  key, title, text
        pieces = []
        for title in self.layout.kind.sections:
            cell = told.get(title)
            if cell is None or not cell.own:
                hint = "если рассказать нечего, так и напишите"
                self.draft.say(f"лист «{table.name}»", f"раздел «{title}» пуст", hint)
            text = cell.typed if cell and cell.own else f"{BLANK} раздел «{title}»"
            pieces.append(f"## {title}\n\n{text}")
        self.draft.body = "\n" + "\n\n".join(pieces) + "\n"


def _unnumbered(path: Loc) -> Loc:
    return tuple(0 if isinstance(step, int) else step for step in path)
