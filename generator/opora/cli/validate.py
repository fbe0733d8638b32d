"""`opora validate`: read the bank or a part of it and say what is wrong."""

import gc
from datetime import date
from pathlib import Path

import click

from opora.cli.exit_report import journal, reported
from opora.cli.judging import read_all, read_part
from opora.cli.options import FINDINGS, Failure, as_of_option, content_option, find_content
from opora.cli.reporting import Form, here, report, style_here
from opora.cli.selection import listed
from opora.diagnostics import Severity
from opora.files import list_content


@click.command(
    "validate",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora validate
      opora validate content/practices/chtenie.md
      opora validate content/schools/25 --format json
      opora validate --since origin/main --format markdown
      opora validate --fix content/practices/chtenie.md
      opora validate --report report.json

    С --fix исправляется только то, в чём нет сомнений: кодировка, концы строк, пробелы в их конце,
    табуляция, даты, слова и идентификаторы с опиской, а с --sort-keys и порядок полей. Сначала
    показывается, что изменится.

    \b
    Код завершения: 0 — ошибок нет (предупреждения не мешают), 1 — есть ошибки,
    2 — команда вызвана неверно или папка недоступна.
    """,
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[ПУТЬ]…")
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default=Form.TEXT.value,
    show_default=True,
    help="Вид отчёта: для людей (text), для комментария к запросу (markdown), для программ.",
)
@click.option(
    "--frame/--no-frame",
    default=None,
    help="Показывать строку файла с указанием места; в окне терминала — показывать.",
)
@click.option(
    "--since",
    metavar="КОММИТ",
    help="Сказать только о том, что изменилось после коммита: о новых и изменённых файлах и о том, "
    "что из-за них сломалось в других.",
)
@click.option("--fix", is_flag=True, help="Исправить то, в чём нет сомнений; сначала показать.")
@click.option(
    "--sort-keys",
    is_flag=True,
    help="Вместе с --fix: поставить поля в принятом порядке; комментарии идут за своими полями.",
)
@click.option("--diff", is_flag=True, help="Только показать, что исправил бы --fix.")
@click.option("--yes", "-y", is_flag=True, help="Исправить, не спрашивая.")
@as_of_option
@content_option
@reported
@click.pass_context
def command(  # noqa: PLR0913  one parameter for each option
    ctx: click.Context,
    *,
    paths: tuple[Path, ...],
    form: str,
    frame: bool | None,
    since: str | None,
    fix: bool,
    sort_keys: bool,
    diff: bool,
    yes: bool,
    as_of: date,
    content: Path | None,
) -> None:
    """Проверить файлы банка и показать, что исправить.

    ПУТЬ — файл или папка; без него проверяется весь банк. Проверка одного файла читает только его
    и то, на что он ссылается.
    """
    gc.freeze()  # modules stay: among them there is no garbage to look for
    root = find_content(content)
    listing = listed(paths, root) if paths else list_content(root)
    if fix or diff or sort_keys:
        from opora.cli.repairing import Wish, repair  # noqa: PLC0415  needs what renders bodies

        if since:
            message = "--fix и --since вместе не работают: назовите файлы, которые исправить."
            raise Failure(message)
        repair(listing, as_of, Wish(sort_keys=sort_keys, only_show=diff, yes=yes))
    if since:
        from opora.cli.since import read_since  # noqa: PLC0415  Git and history are rarely needed

        found, changed = read_since(list_content(root) if paths else listing, since, as_of)
        checked = len(changed)
    elif paths:
        found, checked = read_part(listing, as_of), len(listing.all)
    else:
        found, checked = read_all(listing, as_of).diagnostics, len(listing.paths)
    journal().found(here(listing.root, found), checked)
    text = report(listing.root, found, checked, form=Form(form), style=style_here(frames=frame))
    click.echo(text, nl=False)
    if any(one.severity is Severity.ERROR for one in found):
        ctx.exit(FINDINGS)
