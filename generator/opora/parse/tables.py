"""From a table with headings as people write them to rows with the fields of a model."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from opora.diagnostics import Diagnostic, Span
from opora.load import Document, read_table
from opora.model import Record
from opora.model.nearness import nearest
from opora.parse.quoting import quoted
from opora.plain_yaml import Loc, Value

_PUPIL = re.compile(
    r"\b(?:фио|ф\. ?и\. ?о|фамили\w*|отчеств\w*|имя|ученик\w*|учащ\w+|обучающ\w+|участник|ребен\w*|"
    r"снилс|паспорт\w*|дат[аы] рождения|код участника|логин|телефон\w*|инициал\w*)\b"
)
"""Headings of tables that have a row for each pupil."""


def by_fields(document: Document, model: type[Record]) -> tuple[Document, dict[Loc, Diagnostic]]:
    """Name the cells by the fields of the rows' model; tell what is wrong with the headings.

    Empty cells are left out. What is wrong with a heading is told once, at the heading.
    """
    fields = _fields_of(model)
    headings = document.data["columns"]
    names = [str(one) for one in headings] if isinstance(headings, list) else []
    known = _known(names, fields)
    columns = tuple(known.get(name, "") for name in names)
    rows: list[Value] = []
    held = document.data["rows"]
    for row in held if isinstance(held, list) else []:
        cells = row.items() if isinstance(row, dict) else ()
        rows.append({known[name]: text for name, text in cells if text and name in known})
    named = replace(document, data={"rows": rows}, columns=columns)
    return named, {
        **dict(_broken(document)),
        **dict(_wrong_headings(document, names, known, fields)),
        **dict(_wrong_rows(named, rows, fields)),
    }


def _broken(document: Document) -> Iterator[tuple[Loc, Diagnostic]]:
    """Tell again what was wrong with the table itself, so that it drops out."""
    problems = read_table(document.fields, document.path).problems
    return ((("broken", number), one) for number, one in enumerate(problems))


def _fields_of(model: type[Record]) -> Mapping[str, tuple[str, bool]]:
    """Give the fields of a row, each with its Russian title and whether a cell may be empty."""
    row = get_args(model.model_fields["rows"].annotation)[0]
    return {
        name: (str(field.title), not field.is_required())
        for name, field in row.model_fields.items()
        if name != "unknown"
    }


def _known(names: list[str], fields: Mapping[str, tuple[str, bool]]) -> dict[str, str]:
    """Find the field of each heading: by its name or its title, whatever the case and the «, %»."""
    by_title = {_plain(title): name for name, (title, _) in fields.items()}
    by_title |= {name: name for name in fields}
    return {name: by_title[_plain(name)] for name in names if _plain(name) in by_title}


def _plain(heading: str) -> str:
    return re.sub(r"[\s,%]+", " ", heading.casefold().replace("ё", "е")).strip()


def _wrong_headings(
    document: Document,
    names: list[str],
    known: Mapping[str, str],
    fields: Mapping[str, tuple[str, bool]],
) -> Iterator[tuple[Loc, Diagnostic]]:
    seen: dict[str, str] = {}
    for number, name in enumerate(names):
        loc: Loc = ("columns", number)
        span = document.positions.values[loc]
        field = known.get(name)
        if field and field in seen:
            message = f"столбец {quoted(name)} уже есть: {quoted(seen[field])}"
            yield loc, _finding(document, span, "C02", message, "оставьте один из двух")
        elif field:
            seen[field] = name
        elif _PUPIL.search(_plain(name)):
            yield loc, _pupils(document, span, name)
        else:
            yield loc, _unknown(document, span, name, fields)
    for field, (title, optional) in fields.items():
        if not optional and field not in seen:
            loc, span = ("columns", field), document.positions.values["columns", 0]
            message = f"нет столбца «{title}»"
            hint = f"добавьте столбец «{title}» (или {field}) и заполните его в каждой строке"
            yield loc, _finding(document, span, "C02", message, hint)


def _pupils(document: Document, span: Span, name: str) -> Diagnostic:
    message = f"столбец {quoted(name)}: похоже, в таблице строка на каждого ученика"
    hint = "в банке только числа по школе; удалите файл и сложите результаты по предмету и классу"
    return _finding(document, span, "V57", message, hint)


def _unknown(
    document: Document, span: Span, name: str, fields: Mapping[str, tuple[str, bool]]
) -> Diagnostic:
    titles = {_plain(title): title for title, _ in fields.values()} | {one: one for one in fields}
    near = nearest(_plain(name), titles)
    known = ", ".join(f"«{title}»" for title, _ in fields.values())
    hint = f"возможно, это «{titles[near]}»; бывают: {known}" if near else f"бывают: {known}"
    message = (
        f"столбца {quoted(name)} в таблице результатов нет" if name else "столбец без названия"
    )
    return _finding(document, span, "C02", message, hint)


def _wrong_rows(
    document: Document,
    rows: Sequence[Value],
    fields: Mapping[str, tuple[str, bool]],
) -> Iterator[tuple[Loc, Diagnostic]]:
    """Find cells that must not be empty; a table without rows says nothing."""
    if not rows:
        span = document.value_span(("columns", 0))
        message = "в таблице есть названия столбцов и ни одной строки"
        yield ("rows",), _finding(document, span, "C01", message, "добавьте строки с результатами")
    needed = [field for field, (_, optional) in fields.items() if not optional]
    for number, cells in enumerate(rows):
        for field in needed:
            loc: Loc = ("rows", number, field)
            if field in document.columns and field not in (cells or ()):
                message = f"столбец «{fields[field][0]}»: ячейка пуста"
                hint = "впишите значение в эту строку"
                yield loc, _finding(document, document.value_span(loc), "V03", message, hint)


def _finding(document: Document, span: Span, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(document.path, span, code, message, hint=hint)
