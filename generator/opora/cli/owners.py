"""`opora owners`: write the lists of those whom the forges ask to answer."""

from datetime import date
from pathlib import Path

import click

from opora.cli.judging import read_all
from opora.cli.options import FINDINGS, as_of_option, content_option, find_content
from opora.export.owners import owner_files
from opora.files import list_content


@click.command(
    "owners",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora owners            записать
      opora owners --check    только сравнить (код 1, если что-то устарело)
    """,
)
@click.option("--check", is_flag=True, help="Ничего не писать, только назвать устаревшие файлы.")
@as_of_option
@content_option
@click.pass_context
def command(ctx: click.Context, *, check: bool, as_of: date, content: Path | None) -> None:
    """Обновить списки тех, кто отвечает на запросы (CODEOWNERS), для каждой площадки.

    Они получаются из назначений банка: у кого в записи есть поле accounts, тому площадка пришлёт
    запросы по его территориям.
    """
    root = find_content(content)
    files = owner_files(read_all(list_content(root), as_of).catalog)
    stale = [path for path, text in files.items() if _text(root.parent / path) != text]
    if not stale:
        click.echo(f"Всё свежее: файлов {len(files)}.")
        return
    if check:
        click.echo("Устарело, обновите командой opora owners:", err=True)
        click.echo("\n".join(f"  {path}" for path in stale))
        ctx.exit(FINDINGS)
    for path in stale:
        place = root.parent / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(files[path], encoding="utf-8", newline="\n")
        click.echo(f"записан: {path}")


def _text(path: Path) -> str | None:
    return path.read_bytes().replace(b"\r\n", b"\n").decode() if path.is_file() else None
