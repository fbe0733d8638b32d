"""`opora serve`: the site on this computer, refreshed with every change of a file."""

import time
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import Thread

import click

from opora.cli.live.bank import LiveBank
from opora.cli.live.changes import Changes
from opora.cli.live.editing import Editing
from opora.cli.live.preview import Stage
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
from opora.files.listing import GUIDES
from opora.pipeline import Bank
from opora.site import Engine, Look, SiteError
from opora.site.config import read_config


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
        edit = editor(root, as_of, replace(read_config(look.config), url=""))
    except SiteError as error:
        raise Failure(str(error)) from error
    with workshop() as folder:
        live = LiveBank(root, as_of)
        _edit(Editing(live, look, folder, edit), port)


def _edit(editing: Editing, port: int) -> None:
    started = time.monotonic()
    changes = Changes(editing.live.root, editing.look.config)
    try:
        bank, preview = editing.round(())
    except SiteError as error:
        raise Failure(str(error)) from error
    stage = Stage(preview)
    server = _server(port, stage)
    _tell(editing, bank, started)
    Thread(target=server.serve_forever, daemon=True).start()
    with suppress(KeyboardInterrupt):  # that is how people end it
        click.echo(f"Сайт: http://127.0.0.1:{server.server_port}/ — остановить: Ctrl+C")
        for changed in changes:
            _round(editing, stage, changed)


def _server(port: int, stage: Stage) -> PreviewServer:
    try:
        return PreviewServer(port, stage)
    except OSError as error:
        message = f"Порт {port} занят или недоступен. Укажите другой: --port {port + 1}."
        raise Failure(message) from error


def _round(editing: Editing, stage: Stage, changed: frozenset[Path]) -> None:
    started = time.monotonic()
    names = ", ".join(sorted(path.name for path in changed))
    click.echo(f"\n{datetime.now().astimezone():%H:%M:%S}  Изменено: {names}")
    try:
        bank, preview = editing.round(changed)
    except SiteError as error:
        click.echo(f"{error}\nНа сайте остался прежний вид.")
        return
    stage.show(preview)
    _tell(editing, bank, started)


def _tell(editing: Editing, bank: Bank, started: float) -> None:
    root, checked = editing.live.root, editing.live.files
    text = report(root, bank.diagnostics, checked, form=Form.TEXT, style=style_here())
    click.echo(text, nl=False)
    if bank.errors:
        click.echo("На сайте остался последний верный вид этих записей.")
    click.echo(f"Готово за {time.monotonic() - started:.1f} с.".replace(".", ",", 1))
