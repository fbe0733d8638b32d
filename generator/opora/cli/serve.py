"""`opora serve`: the site on this computer, refreshed with every change of a file."""

import gc
import time
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import Thread

import click

from opora.cli.compiled import keep_templates
from opora.cli.live.bank import LiveBank
from opora.cli.live.changes import Changes
from opora.cli.live.editing import Editing
from opora.cli.live.judging import Judging, Looked
from opora.cli.live.news import News, waiting
from opora.cli.live.preview import Stage
from opora.cli.live.searching import Searching
from opora.cli.live.server import PreviewServer
from opora.cli.live.workshop import workshop
from opora.cli.options import (
    Failure,
    as_of_option,
    config_option,
    content_option,
    engine_option,
    find_content,
)
from opora.cli.rendering import editor
from opora.cli.reporting import Form, report, style_here
from opora.diagnostics import Diagnostic, Severity
from opora.files.listing import GUIDES
from opora.reporters.summary import summary
from opora.site import Engine, Look, SiteError
from opora.site.config import read_config

_PAUSE = 1.0
"""Seconds after a change in which browsers get what they ask for, before all is looked through."""


@click.command(
    "serve",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora serve
      opora serve --port 8080

    Сайт виден только с этого компьютера. Остановить: Ctrl+C.
    """,
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="ПОРТ",
    help="По какому порту отвечать; 0 — по любому свободному.",
)
@content_option
@engine_option
@config_option
@as_of_option
def command(
    *, port: int, content: Path | None, engine: str, config: Path | None, as_of: date
) -> None:
    """Показать сайт у себя и обновлять его при каждой правке.

    Страница в браузере обновляется сама. Если файл сломан, здесь печатается, что исправить,
    а на сайте остаётся его последний верный вид.
    """
    root = find_content(content)
    look = Look(config or root.parent / "mkdocs.yml", root / GUIDES, Engine(engine))
    try:
        keep_templates()
        edit = editor(root, as_of, replace(read_config(look.config), url=""))
    except SiteError as error:
        raise Failure(str(error)) from error
    with workshop() as folder, suppress(KeyboardInterrupt):  # that is how people end it
        changes = Changes(root, look.config)
        started = time.monotonic()
        try:
            editing = Editing.begin(root, as_of, look, workshop=folder, editor=edit)
        except SiteError as error:
            raise Failure(str(error)) from error
        stage = Stage(editing.preview)
        gc.collect()
        gc.freeze()  # the bank stays; to look through it for garbage would take longer than a round
        searching = Searching(folder, click.echo)
        server = _server(port, stage, searching)
        Thread(target=server.serve_forever, daemon=True).start()
        click.echo(_took("Готово", started))
        click.echo(f"Сайт: http://127.0.0.1:{server.server_port}/ — остановить: Ctrl+C")
        with waiting(changes) as news, closing(searching):
            _go_on(editing, stage, news)


def _server(port: int, stage: Stage, searching: Searching) -> PreviewServer:
    try:
        return PreviewServer(port, stage, searching)
    except OSError as error:
        message = f"Порт {port} занят или недоступен. Укажите другой: --port {port + 1}."
        raise Failure(message) from error


def _go_on(editing: Editing, stage: Stage, news: News) -> None:
    """Take in change after change; look through the whole bank when there is time."""
    judging, first, pending = Judging(editing.live), True, True
    while True:
        if changed := news.next(_PAUSE):
            _round(editing, stage, judging, changed)
            pending = True
        elif pending and (looked := judging.look(interrupted=news.waits)):
            _tell_whole(editing.live, looked, first=first)
            first = pending = False


def _round(editing: Editing, stage: Stage, judging: Judging, changed: frozenset[Path]) -> None:
    started = time.monotonic()
    names = ", ".join(sorted(path.name for path in changed))
    click.echo(f"\n{datetime.now().astimezone():%H:%M:%S}  Изменено: {names}")
    try:
        paths = editing.round(changed)
    except SiteError as error:
        click.echo(f"{error}\nНа сайте остался прежний вид.")
        return
    stage.show(editing.preview)
    _tell_changed(editing.live, judging.changed(paths), len(paths))
    click.echo(_took("Готово", started))


def _tell_changed(live: LiveBank, found: list[Diagnostic], checked: int) -> None:
    """Say what is wrong with changed files."""
    _tell(live.root, found, checked)
    if any(one.severity is Severity.ERROR for one in found):
        click.echo("На сайте остался последний верный вид этих записей.")


def _tell_whole(live: LiveBank, looked: Looked, *, first: bool) -> None:
    """Say what is wrong with the bank and was not said before, and how much that is in all."""
    if looked.new or first:
        _tell(live.root, looked.new, live.files)
    if not first:
        click.echo(f"Во всём банке: {summary(looked.all, live.files)}")


def _tell(root: Path, found: list[Diagnostic], checked: int) -> None:
    click.echo(report(root, found, checked, form=Form.TEXT, style=style_here()), nl=False)


def _took(done: str, started: float) -> str:
    return f"{done} за {time.monotonic() - started:.1f} с.".replace(".", ",", 1)
