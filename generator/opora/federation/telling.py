"""The report of a run for people and for programs."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby

from opora.diagnostics import Diagnostic
from opora.federation.conflicts import BASE, Conflict
from opora.federation.report import Report, SourceReport, Standing
from opora.render.russian import short_day
from opora.reporters import plural

SHOWN = 20
"""How many lines of one sort a person is shown."""


def federation_json(report: Report) -> str:
    """Write a report for programs: a mapping, days as 2026-03-01."""
    told = {
        "clean": report.clean,
        "written": report.written,
        "removed": report.removed,
        "sources": [_source(one) for one in report.sources],
        "conflicts": [_conflict(one) for one in report.conflicts],
        "own_errors": [_finding(one) for one in report.own],
        "changed_by_hand": list(report.by_hand),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _source(one: SourceReport) -> dict[str, object]:
    told = asdict(one)
    told["as_of"] = one.as_of.isoformat() if one.as_of else None
    told["left_out"] = [_finding(found) for found in one.left_out]
    return told


def _conflict(one: Conflict) -> dict[str, object]:
    return {**asdict(one), "other": one.other or "base", "message": _conflict_line(one).strip()}


def _finding(one: Diagnostic) -> dict[str, object]:
    return {
        "path": one.path,
        "line": one.span.line,
        "column": one.span.column,
        "code": one.code,
        "message": one.message,
        "hint": one.hint,
    }


def federation_text(report: Report) -> str:
    """Write a report for people."""
    return "".join(f"{_plain(line)}\n" for line in _lines(report))


def _plain(line: str) -> str:
    """Leave out signs that a terminal would obey: what is quoted was written by strangers."""
    return "".join(sign if sign.isprintable() else " " for sign in line)


def _lines(report: Report) -> Iterator[str]:
    for one in report.sources:
        yield from _source_lines(one)
    for sort, held in groupby(report.conflicts, key=lambda one: one.sort):
        yield ""
        yield f"{sort.label[:1].upper()}{sort.label[1:]}:"
        yield from _cut([_conflict_line(one) for one in held])
    if report.own:
        yield ""
        yield "Ошибки в своих записях общего банка, покажет и opora validate:"
        yield from _cut([_finding_line(one) for one in report.own])
    if report.by_hand:
        yield ""
        yield "Эти файлы кто-то правил, правки не сохранились — вносите их в исходном банке:"
        yield from _cut([f"  {path}" for path in report.by_hand])
    yield ""
    records = sum(one.records for one in report.sources)
    files = plural(report.written, "файл", "файла", "файлов")
    yield f"Записей из банков: {records}. Записано: {files}, убрано: {report.removed}."
    if not report.builds:
        yield (
            "Сайт из этой папки пока не собрать: в ней нет mkdocs.yml и справки. Создайте свой "
            "банк (opora init) и назовите его в списке: base: папка."
        )


def _source_lines(one: SourceReport) -> Iterator[str]:
    numbers = plural(one.records, "запись", "записи", "записей")
    moves = [
        f"{word} {number}"
        for word, number in (
            ("новых", one.added),
            ("изменено", one.changed),
            ("убрано", one.removed),
        )
        if number
    ]
    inside = f" ({', '.join(moves)})" if moves and one.standing is not Standing.NEW else ""
    commit = f", коммит {one.commit[:12]}" if one.commit else ""
    day = f", взято {short_day(one.as_of)}" if one.as_of else ""
    yield f"{one.title} [{one.id}]: {one.standing.label}; {numbers}{inside}{commit}{day}"
    if one.reason:
        yield f"  Почему: {one.reason}"
    if one.left_out:
        yield f"  Не взято из-за ошибок: {plural(len(one.left_out), 'файл', 'файла', 'файлов')}"
        yield from _cut([_finding_line(found) for found in one.left_out])


def _finding_line(one: Diagnostic) -> str:
    return f"  {one.path}:{one.span.line}:{one.span.column}: {one.code} {one.message}"


def _conflict_line(one: Conflict) -> str:
    other = "общий банк" if one.other == BASE else one.other
    what = f"{one.path}#{one.part}" if one.part else one.path
    told = f" ({one.told})" if one.told else ""
    against = f": {one.other_path}" if one.other_path not in {one.path, ""} else ""
    return f"  {what}{told} — банк {one.bank} против: {other}{against}; {one.outcome.label}"


def _cut(lines: list[str]) -> Iterator[str]:
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield f"  … и ещё {len(lines) - SHOWN}; все — в отчёте --format json"
