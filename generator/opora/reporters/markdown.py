"""The report as the one comment in a pull request: kind, short, errors apart from advice."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from opora.diagnostics import Diagnostic, Severity
from opora.reporters.plain import escaped
from opora.reporters.summary import files_in, plural

MARK = "<!-- opora: отчёт проверки -->"
"""The first line of the comment, by which a later run finds and replaces it."""

MOST = 40
"""Findings that the comment shows; the rest is in the notes beside the lines."""

_SPECIAL = re.compile(r"([\\`*_\[\]#|~])")
_REFERENCE = re.compile(r"([@#!&%$~])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)")
"""Where a forge would see a person, an issue or a link."""

_APART = "\u2060"
"""A sign without width that keeps what stands around it from being one word."""

_FAILED = """Спасибо за вклад! Чтобы запись попала в банк, нужно поправить {errors}. Это делается \
прямо здесь: откройте файл, нажмите карандаш, исправьте и сохраните — проверка запустится сама."""
_ADVISED = """Спасибо за вклад! Ошибок нет. Ниже — {warnings}: на них стоит взглянуть, но \
публикации они не мешают."""
_CLEAN = """Спасибо за вклад! Проверка прошла, замечаний нет. Дальше запись читает человек: \
куратор ответит здесь же."""
_HELP = """Не получается? Напишите здесь, что именно непонятно: поможем."""


def report_markdown(found: Sequence[Diagnostic], checked: int) -> str:
    """Write the comment.

    Args:
        found: the findings in order.
        checked: how many files were judged; 0 where that is not known.
    """
    errors = [one for one in found if one.severity is Severity.ERROR]
    warnings = [one for one in found if one.severity is Severity.WARNING]
    parts = [MARK, _greeting(len(errors), len(warnings))]
    parts += _section("Нужно исправить", errors, MOST)
    parts += _section("Стоит взглянуть", warnings, MOST - min(len(errors), MOST))
    parts += [_HELP] if found else []
    parts += [f"<sub>Проверено: {files_in(checked)}.</sub>"] if checked else []
    return "\n\n".join(parts) + "\n"


def _greeting(errors: int, warnings: int) -> str:
    if errors:
        return _FAILED.format(errors=plural(errors, "место", "места", "мест"))
    if warnings:
        told = plural(warnings, "замечание", "замечания", "замечаний")
        return _ADVISED.format(warnings=told)
    return _CLEAN


def _section(title: str, found: Sequence[Diagnostic], most: int) -> Iterator[str]:
    if not found:
        return
    yield f"### {title}"
    for path, held in groupby(found[:most], key=lambda one: one.path):
        yield "\n".join([f"**{safe_markdown(path)}**", "", *map(_item, held)])
    if len(found) > most:
        yield f"И ещё {len(found) - most}: смотрите заметки рядом со строками."


def _item(one: Diagnostic) -> str:
    hint = f"<br>→ {safe_markdown(one.hint)}" if one.hint else ""
    return f"- строка {one.span.line}: {safe_markdown(one.message)}{hint} ({one.code})"


def safe_markdown(text: str) -> str:
    """Keep contributed text from becoming markup, a mention or a link."""
    plain = _SPECIAL.sub(r"\\\1", _REFERENCE.sub(rf"\1{_APART}", escaped(text)))
    return plain.replace("<", "&lt;")
