"""`opora doctor`: is everything there that the bank needs, and what to do where it is not?"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import click

from opora.cli.doctoring import Line, State, look_at
from opora.cli.options import (
    FINDINGS,
    Failure,
    as_of_option,
    config_option,
    content_option,
    find_content,
    form_option,
)
from opora.reporters.plain import escaped

_MARKS: Mapping[State, str] = {
    State.GOOD: "хорошо ",
    State.NOTE: "заметьте",
    State.BAD: "ПЛОХО  ",
    State.UNKNOWN: "—      ",
}


@click.command(
    "doctor",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora doctor
      opora doctor --format json

    Команда ничего не меняет и не ходит в сеть.

    \b
    Код завершения: 0 — чинить нечего, 1 — есть что исправить, 2 — команда вызвана неверно.
    """,
)
@content_option
@config_option
@as_of_option
@form_option
@click.pass_context
def command(
    ctx: click.Context, *, content: Path | None, config: Path | None, as_of: date, form: str
) -> None:
    """Проверить окружение, записи, настройки и площадку и сказать, что сделать."""
    lines = list(look_at(_found(content), config, as_of))
    if form == "json":
        told = {"sound": not _bad(lines), "checks": [asdict(line) for line in lines]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _tell(lines)
    if _bad(lines):
        ctx.exit(FINDINGS)


def _found(content: Path | None) -> Path | None:
    """Find the folder of records; nothing where there is none, which is for the doctor to say."""
    if content and not content.exists():
        find_content(content)  # a slip of the one who typed it
    try:
        return find_content(content)
    except Failure:
        return None


def _bad(lines: Sequence[Line]) -> int:
    return sum(line.state is State.BAD for line in lines)


def _tell(lines: Sequence[Line]) -> None:
    for area, group in groupby(lines, attrgetter("area")):
        click.echo(f"\n{area}")
        for line in group:
            click.echo(f"  {_MARKS[line.state]}  {line.name}: {escaped(line.seen)}")
            if line.todo:
                click.echo(f"            что сделать: {escaped(line.todo)}")
    bad = _bad(lines)
    click.echo(f"\nИсправить: {bad}." if bad else "\nЧинить нечего.")
