"""Heads of tables as schools write them: which column holds what."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from opora.tables import Cell, Row, Table
from opora.wording import same

LONGEST_HEAD = 150
"""Characters beyond which a cell is no head of a column."""

_ACTIVITY = (
    r"мероприяти|^мер[аы]\b|содержание|^действи|деятельност|виды? работ|^что "
    r"|^наименование(?: работ)?$|формы? работы|^работа$|^вопрос|^тема"
)
_ROLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "roadmap": (
        ("number", r"^(?:№.*|номер.*|n|no|п п|пп)$"),
        ("start", r"\bначал[оа]\b"),
        ("end", r"\b(?:окончани|завершени|конец)"),
        ("state", r"отметка|^статус|состояние|^факт|исполнено|выполнено|^выполнение$|^исполнение$"),
        ("factor", r"фактор|\bриск(?:и|а|ов)?\b|рисков\w+ (?:профил|направлен)"),
        (
            "result",
            r"результат|показател|индикатор|продукт|критери|эффект|подтвержда|получим|получится",
        ),
        ("responsible", r"ответствен|исполнител|кто (?:проводит|отвечает|делает)|организатор"),
        ("period", r"срок|^дат[аы]|период|время|^когда|график|^месяц"),
        ("note", r"^(?:примечани|комментари)"),
        ("task", r"^задач|^направлени|^раздел|^блок|^модуль"),
        ("aim", r"^цел[ьи]"),
        ("activity", _ACTIVITY),
    ),
    "risk_profile": (
        ("number", r"^(?:№.*|номер.*|п п)$"),
        ("significance", r"значимост|уровень|степень|выраженност"),
        ("curator_assessment.verdict", r"заключени|подтвержд|верификац|оценка куратора"),
        ("decision.include", r"включ|в работ"),
        ("decision.reason", r"причин|обоснован"),
        ("additional", r"дополнительн"),
        ("curator_assessment.note", r"примечани|комментари|пояснени"),
        ("factor", r"фактор|риск|показател|направлени"),
    ),
    "report": (
        ("number", r"^(?:№.*|номер.*|п п)$"),
        ("state", r"отметка|статус|состояние|^выполнени|^исполнени"),
        ("comment", r"что сделано|комментари|результат|^ход|примечани|факт|итог"),
        ("measure", r"мероприяти|^мер[аы]\b|наименовани|действи|содержани|^пункт"),
    ),
}
_NEEDED: Mapping[str, frozenset[str]] = {
    "roadmap": frozenset({"activity"}),
    "risk_profile": frozenset({"factor", "significance"}),
    "report": frozenset({"measure", "state"}),
}
_BESIDE: Mapping[str, frozenset[str]] = {
    "roadmap": frozenset({"period", "start", "end", "responsible", "result"}),
    "risk_profile": frozenset({"significance"}),
    "report": frozenset({"state"}),
}
"""At least one of these stands beside what is needed."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table: its rows, and what each column holds; an unknown one keeps its title."""

    rows: tuple[Row, ...]
    roles: tuple[str, ...]
    titles: tuple[str, ...]

    def columns(self, role: str) -> list[int]:
        """List the columns of a role."""
        return [number for number, one in enumerate(self.roles) if one == role]

    def repeats(self, row: Row) -> bool:
        """Tell whether a row says what the head says."""
        said = [same(cell.text) for cell in row.cells]
        return any(said == [same(cell.text) for cell in one.cells] for one in self.rows)


def find_head(table: Table, kind: str, start: int = 0) -> tuple[Head, int] | None:
    """Find the first head of a table of a kind, and the place of the first row below it."""
    for place in range(start, len(table.rows)):
        for height in (1, 2, 3):
            rows = table.rows[place : place + height]
            if height > 1 and not _goes_on(rows):
                break
            head = _head(rows, kind)
            if _fits(head, kind) and not _begins_below(rows, kind):
                while _goes_on(table.rows[place : place + len(head.rows) + 1]):
                    head = _head(table.rows[place : place + len(head.rows) + 1], kind)
                return head, place + len(head.rows)
    return None


def _begins_below(rows: tuple[Row, ...], kind: str) -> bool:
    """Tell whether the rows below the first are a head by themselves, whatever stands above."""
    own = [
        replace(row, cells=tuple(replace(cell, text=cell.own) for cell in row.cells))
        for row in rows[1:]
    ]
    return bool(own) and _fits(_head(tuple(own), kind), kind)


def kinds_of(table: Table) -> Iterator[str]:
    """List the kinds whose heads a table has."""
    return (kind for kind in ("report", "risk_profile", "roadmap") if find_head(table, kind))


def _head(rows: tuple[Row, ...], kind: str) -> Head:
    width = max((len(row.cells) for row in rows), default=0)
    titles = tuple(_title(rows, column) for column in range(width))
    roles = [_role(title, kind) for title in titles]
    return Head(rows, tuple(_settled(roles)), titles)


def _title(rows: tuple[Row, ...], column: int) -> str:
    """Join what stands above a column, from the widest head to the narrowest, each once."""
    cells = (row.cells[column] for row in rows if column < len(row.cells))
    return " ".join(dict.fromkeys(" ".join(cell.text.split()) for cell in cells if cell.text))


def _role(title: str, kind: str) -> str:
    words = same(title)
    if not words or len(title) > LONGEST_HEAD:
        return ""
    return next((role for role, pattern in _ROLES[kind] if re.search(pattern, words)), "")


def _settled(roles: list[str]) -> Iterator[str]:
    """Let one column at most be the activity, the number or the task: the first of them."""
    seen: set[str] = set()
    aim = "" if "task" in roles else "task"
    for role in (aim if one == "aim" else one for one in roles):
        single = role in {"activity", "number", "task", "measure", "factor"}
        yield "" if single and role in seen else role
        seen.add(role)


def _fits(head: Head, kind: str) -> bool:
    there = set(head.roles)
    last = head.rows[-1] if head.rows else None
    filled = [cell for row in head.rows for cell in row.filled]
    if last is None or any(len(cell.text) > LONGEST_HEAD for cell in filled):
        return False
    return len(head.rows[0].filled) > 1 and there >= _NEEDED[kind] and bool(there & _BESIDE[kind])


def _goes_on(rows: tuple[Row, ...]) -> bool:
    """Tell whether the last row belongs to the head above: it fills what the head left open."""
    if len(rows) < len(("head", "below")):
        return False
    above, below = rows[-2], rows[-1]
    own = [number for number, cell in enumerate(below.cells) if cell.own]
    if not own or all(cell.own.isdigit() for cell in below.filled):
        return False
    joined = any(cell.covered and _same_area(cell, above.cells) for cell in below.cells)
    wide = {n for n, cell in enumerate(above.cells) if cell.columns > 1}
    short = all(len(below.cells[number].text) <= LONGEST_HEAD for number in own)
    return short and bool(wide) and set(own) <= wide and (joined or _only_below(own, above))


def _same_area(cell: Cell, above: tuple[Cell, ...]) -> bool:
    return cell.rows > 1 and any(one.rows > 1 and one.text == cell.text for one in above)


def _only_below(own: list[int], above: tuple[Cell, ...] | Row) -> bool:
    cells = above.cells if isinstance(above, Row) else above
    return all(number < len(cells) and cells[number].text for number in own)
