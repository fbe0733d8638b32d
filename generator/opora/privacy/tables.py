"""Rule V57: tables with a row for each pupil."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from opora.late import late_pattern
from opora.privacy.found import Trace

_FULL_NAME = late_pattern(
    r"ф\.?\s?и\.?\s?о\.?(?:\s.*)?|фамили[яи].*|имя(?:,? фамилия)?(?: ученика| ребёнка| ребенка"
    r"| обучающегося)?",
    re.IGNORECASE,
)
_PUPIL = late_pattern(
    r"(?:учени[кц]а?|обучающ(?:ийся|аяся)|учащийся|реб[её]нок|воспитанник"
    r"|код ученика)(?:\s*\(.*\))?",
    re.IGNORECASE,
)
_OFFICER = late_pattern(
    r"куратор|директор|педагог|учител|руководител|эксперт|ответственн|сотрудник|автор",
    re.IGNORECASE,
)
_MARK = late_pattern(
    r"оценк|отметк|балл|результат|пропуск|диагноз|контрольн|впр|огэ|егэ|четверт|диктант"
    r"|техника чтения|поведени|уровень"
    r"|математика|русский|класс|дата рождения|адрес|телефон|снилс|семья|группа здоровья",
    re.IGNORECASE,
)
_NUMBER = late_pattern(r"№|n|№ ?п/п|номер", re.IGNORECASE)
_AGGREGATE = late_pattern(r"средн|всего|доля|%|количеств|число", re.IGNORECASE)
_RULE = late_pattern(r"[\s|:+-]+")
_CELL = r"(?:ф\.?\s?и\.?\s?о\b|фамили|имя|учени[кц]|обучающ|учащийся|реб[её]н|воспитанник|код уч)"
_QUICK = late_pattern(
    rf"(?:^|[|;\t])[\s#>*_\"']*{_CELL}[^|;\t\n]{{0,30}}[|;\t]|[|;\t][\s#>*_\"']*{_CELL}[^|;\t\n]{{0,30}}$",
    re.IGNORECASE,
)
_KEY = late_pattern(r"\s*-?\s*\{?\s*(?:ученик|ученица|фио|фамилия|обучающийся)\s*:", re.IGNORECASE)
_NUMBERED = late_pattern(r"(?:№|\bN\b)[^\n]*[|;\t][^\n]*класс", re.IGNORECASE)
_HTML = late_pattern(
    r"<t[hd][^>]*>\s*(?:ф\.?\s?и\.?\s?о\.?|фамилия[^<]*|ученик|обучающийся)\s*</t[hd]>",
    re.IGNORECASE,
)
_RECORD = late_pattern(
    r"^[ \t]*-?[ \t]*\{?[ \t]*(?:ученик|ученица|фио|фамилия"
    r"|обучающийся)[ \t]*:[^\n]*(?:\n[ \t]+|,[ \t]*)"
    r"(?:[^\n]*\n){0,2}?[ \t]*(?:оценка|отметка|балл|класс|результат)\w*[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_SHORT_CELL = 4


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    cells: tuple[str, ...]
    start: int


def may_be_table(line: str) -> bool:
    """Tell, cheaply, whether a line may head a table of pupils."""
    if _KEY.match(line):
        return True
    parted = any(one in line for one in "|;\t<")
    return parted and bool(_QUICK.search(line) or _HTML.search(line) or _NUMBERED.search(line))


def tables(text: str, path: str) -> Iterator[Trace]:
    """Find tables with a row for each pupil: Markdown, pasted from a spreadsheet, HTML.

    Tables of the bank's own are left to their reader, which knows what each column is.
    """
    if path.endswith(".csv"):
        return
    rows = list(_rows(text))
    for head, *body in _blocks(rows):
        sure = _tells_pupils(head, body)
        if sure is not None:
            yield _trace(head.start, head.start + len(head.text), sure=sure)
    for found in (*_HTML.finditer(text), *_RECORD.finditer(text)):
        yield _trace(found.start(), found.end(), sure=True)


def _trace(start: int, end: int, *, sure: bool) -> Trace:
    message = "таблица, где строка — один ученик"
    hint = "оставьте итоги по классу или школе: сколько учеников, какая доля, какой средний балл"
    return Trace("V57", start, end, message, hint, sure)


def _rows(text: str) -> Iterator[_Row]:
    start = 0
    for line in text.split("\n"):
        mark = next((one for one in "|\t;" if one in line), "")
        cells = (
            tuple(cell.strip(" #*_\"'") for cell in line.strip().strip("|").split(mark))
            if mark
            else ()
        )
        yield _Row(line, cells, start)
        start += len(line) + 1


def _blocks(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Part rows into tables: lines of the same number of cells, one below the other."""
    held: list[_Row] = []
    for row in rows:
        if held and len(row.cells) != len(held[0].cells):
            if len(held) > 1 and len(held[0].cells) > 1:
                yield held
            held = []
        if len(row.cells) > 1:
            held.append(row)
    if len(held) > 1:
        yield held


def _tells_pupils(head: _Row, body: list[_Row]) -> bool | None:
    """Tell whether a table has rows of pupils: yes, perhaps (false) or no (nothing)."""
    rows = [row for row in body if not _RULE.fullmatch(row.text)]
    marks = [cell for cell in head.cells if _MARK.search(cell) and not _AGGREGATE.search(cell)]
    for number, cell in enumerate(head.cells):
        filled = [row.cells[number] for row in rows if row.cells[number].strip("—-_ .…")]
        if not filled or _OFFICER.search(cell):
            continue
        if _FULL_NAME.fullmatch(cell):
            return True
        short = all(len(one.split()) <= _SHORT_CELL for one in filled)
        if _PUPIL.fullmatch(cell) and marks and short:
            return True
    numbered = any(_NUMBER.fullmatch(cell) for cell in head.cells)
    classes = any(cell.lower() == "класс" for cell in head.cells)
    return False if numbered and classes and len(marks) > 1 and len(rows) > 1 else None
