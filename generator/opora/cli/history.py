"""`opora history`: the indicators at past days, from the commits of the bank's own repository."""

import json
from datetime import date
from enum import StrEnum
from pathlib import Path

import click

from opora.cli.options import Day, as_of_option, content_option, find_content
from opora.history import CACHE, Pick, Span, Work, read_timeline
from opora.history.moments import end_of_month
from opora.history.telling import timeline_text
from opora.past import Timeline
from opora.past.plain import Wanted, plain_timeline
from opora.past.trend import Place


class Form(StrEnum):
    """What to print."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class Edge(Day):
    """A day or a whole month, `2026-03`: its first or its last day."""

    def __init__(self, *, last: bool) -> None:
        self.last = last

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read a day, or a month as one of its edges."""
        text = str(value)
        if isinstance(value, date) or text.count("-") != 1:
            return super().convert(value, param, ctx)
        first = super().convert(f"{text}-01", param, ctx)
        return end_of_month(first) if self.last else first


@click.command(
    "history",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora history                                что менялось из месяца в месяц
      opora history --from 2026-03 --to 2026-08    за эти месяцы
      opora history --indicator k03 --place primorskiy-kray
      opora history --points tags --format csv > history.csv

    Состояние на день — последний коммит этого дня на основной линии (по первым родителям), день —
    по дате коммита. Посчитанное хранится в .opora/history рядом с папкой content; эту папку можно
    удалить: всё посчитается заново.
    """,
)
@click.option(
    "--from",
    "first",
    type=Edge(last=False),
    metavar="ДЕНЬ",
    help="С какого дня или месяца (2026-03); без него — с первого коммита.",
)
@click.option(
    "--to",
    "last",
    type=Edge(last=True),
    metavar="ДЕНЬ",
    help="По какой день или месяц; без него — по день --as-of.",
)
@click.option(
    "--points",
    type=click.Choice([pick.value for pick in Pick]),
    default=Pick.ALL.value,
    show_default=True,
    help="Какие точки: концы месяцев, метки (теги) или и то и другое.",
)
@click.option("--indicator", "indicators", multiple=True, metavar="КОД", help="Только показатель.")
@click.option(
    "--place",
    metavar="МЕСТО",
    help="Только эта территория, школа или фактор; идентификатор, как в адресе страницы.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default=Form.TEXT.value,
    show_default=True,
    help="Вид: для людей, для программ или таблица.",
)
@click.option("--cache/--no-cache", default=True, help="Брать ли посчитанное раньше.")
@as_of_option
@content_option
def command(  # noqa: PLR0913  one parameter for each option
    *,
    first: date | None,
    last: date | None,
    points: str,
    indicators: tuple[str, ...],
    place: str | None,
    form: str,
    cache: bool,
    as_of: date,
    content: Path | None,
) -> None:
    """Посчитать показатели на прошлые дни по истории Git.

    Ничего не переписывается руками и не достаётся из хранилища на диск: записи читаются прямо из
    коммитов, по концам месяцев и меткам.
    """
    root = find_content(content)
    span = Span(first, min(last or as_of, as_of))
    if span.first and span.first > span.last:
        message = f"первый день {span.first} позже последнего {span.last}"
        raise click.BadParameter(message, param_hint="'--from'")
    work = Work(_tell)
    place_of_cache = root.parent / CACHE if cache else None
    timeline = read_timeline(root, span, Pick(points), cache=place_of_cache, work=work)
    _check_names(timeline, indicators, place)
    _print(timeline, Form(form), _wanted(indicators, place))
    if timeline.points:
        _tell(f"Точек посчитано: {len(work.computed)}, взято из сохранённых: {work.found}.")


def _tell(text: str) -> None:
    click.echo(text, err=True)


def _check_names(timeline: Timeline, indicators: tuple[str, ...], place: str | None) -> None:
    """Refuse names that no point of the history has; without points there is nothing to compare.

    Raises:
        BadParameter: There is no such indicator or place.
    """
    states = [point.state for point in timeline.points]
    for name in indicators:
        if states and not any(name in state.definitions for state in states):
            message = f"показателя «{name}» в истории нет"
            raise click.BadParameter(message, param_hint="'--indicator'")
    if place and states and not any(place in state.places for state in states):
        message = f"места «{place}» в истории нет: нужен идентификатор, например primorskiy-kray"
        raise click.BadParameter(message, param_hint="'--place'")


def _wanted(indicators: tuple[str, ...], place: str | None) -> Wanted:
    def wanted(one: Place) -> bool:
        return (not indicators or one.indicator in indicators) and place in {None, one.scope}

    return wanted


def _print(timeline: Timeline, form: Form, wanted: Wanted) -> None:
    match form:
        case Form.TEXT:
            click.echo(timeline_text(timeline, wanted), nl=False)
        case Form.JSON:
            click.echo(json.dumps(plain_timeline(timeline, wanted), ensure_ascii=False, indent=2))
        case Form.CSV:
            click.echo(_table(timeline, wanted), nl=False)
            if not timeline.points:
                _tell(timeline.reason)


def _table(timeline: Timeline, wanted: Wanted) -> bytes:
    from opora.export.csv_file import csv_bytes  # noqa: PLC0415  slow, for one form only
    from opora.render.history.table import timeline_table  # noqa: PLC0415  the same

    table = timeline_table(timeline, wanted)
    return csv_bytes(table, table.rows())
