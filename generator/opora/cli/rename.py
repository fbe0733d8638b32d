"""`opora rename`: move an id with all that names it, and leave a redirect."""

from datetime import date
from pathlib import Path

import click

from opora.catalog import Catalog
from opora.cli.changing import agreed, counted, show, write
from opora.cli.options import FINDINGS, Failure, as_of_option, content_option, find_content
from opora.curating.change import Change
from opora.curating.redirects import NAME, with_moves
from opora.curating.renaming import (
    RenameError,
    Renaming,
    changes_of,
    found_records,
    plan,
)
from opora.diagnostics import Severity
from opora.files import list_content, read_sources
from opora.files.listing import GUIDES
from opora.load import Source
from opora.parse import Entry
from opora.pipeline import read_bank


@click.command(
    "rename",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora rename exit-cards cards-on-exit
      opora rename primorskiy-kray/vladivostok/shkola-1 shkola-2
      opora rename content/practices/exit-cards.md cards-on-exit --yes

    Со старого адреса сайт перенаправит на новый: пары адресов лежат в redirects.yml.

    \b
    Код завершения: 0 — переименовано, 1 — вы передумали,
    2 — так переименовать нельзя; тогда ничего не изменено.
    """,
)
@click.argument("old", metavar="СТАРОЕ")
@click.argument("new", metavar="НОВОЕ")
@click.option("--kind", default="", metavar="ВИД", help="Вид записи, если имя есть у нескольких.")
@click.option("--yes", "-y", is_flag=True, help="Не спрашивать.")
@as_of_option
@content_option
@click.pass_context
def command(  # noqa: PLR0913  one parameter for each option
    ctx: click.Context,
    *,
    old: str,
    new: str,
    kind: str,
    yes: bool,
    as_of: date,
    content: Path | None,
) -> None:
    """Дать записи другое имя: вместе с файлами, ссылками на неё и перенаправлением.

    СТАРОЕ — имя записи, путь файла или адрес страницы; НОВОЕ — имя. Региону, муниципалитету и
    школе имя даёт папка: она переезжает целиком. Меняется всё или ничего.
    """
    listing = list_content(find_content(content))
    root = listing.root
    sources = list(read_sources(root, listing.paths, []))
    bank = read_bank(sources, as_of)
    if bank.errors or listing.problems:
        message = "Сначала исправьте ошибки (opora validate): в сломанном файле ссылок не увидеть."
        raise Failure(message)
    entry = _one(bank.catalog, old, kind)
    guides = _guides(root)
    try:
        renaming = plan(bank.catalog, listing.paths, entry, new)
        changes = changes_of(renaming, bank.catalog, sources, guides)
    except RenameError as error:
        raise Failure(str(error)) from error
    _check(sources, changes, as_of)
    changes += _redirects(root, renaming)
    show(root, _briefly(changes))
    if not agreed(f"Переименовать ({counted(changes)})?", yes=yes):
        click.echo("Ничего не изменено.", err=True)
        ctx.exit(FINDINGS)
    write(root, changes)
    click.echo(f"Готово: {counted(changes)}. Проверить: opora validate.", err=True)


def _one(catalog: Catalog, word: str, kind: str) -> Entry:
    found = list(found_records(catalog, word, kind.replace("-", "_")))
    if not found:
        message = f"Записи «{word}» в банке нет."
        raise Failure(message)
    if found[1:]:
        kinds = ", ".join(one.kind.name for one in found)
        message = f"Имя «{word}» есть у нескольких записей. Назовите вид: --kind ({kinds})."
        raise Failure(message)
    return found[0]


def _guides(root: Path) -> list[Source]:
    paths = sorted((root / GUIDES).rglob("*.md")) if (root / GUIDES).is_dir() else []
    return [
        Source(path.relative_to(root).as_posix(), path.read_bytes().decode("utf-8"))
        for path in paths
        if not path.is_symlink()
    ]


def _check(sources: list[Source], changes: list[Change], as_of: date) -> None:
    """Refuse what would leave the bank with errors."""
    touched = {one.path for one in changes}
    after = [one for one in sources if one.path not in touched]
    after += [
        Source(one.path, one.after)
        for one in changes
        if one.after is not None and not one.path.startswith(f"{GUIDES}/")
    ]
    wrong = [one for one in read_bank(after, as_of).diagnostics if one.severity is Severity.ERROR]
    if wrong:
        message = f"Так нельзя: {wrong[0].path}:{wrong[0].span.line}: {wrong[0].message}."
        raise Failure(message)


def _redirects(root: Path, renaming: Renaming) -> list[Change]:
    if not renaming.urls:
        return []
    path = root.parent / NAME
    before = path.read_text(encoding="utf-8") if path.is_file() else None
    return [Change(f"../{NAME}", before, with_moves(before, renaming.urls))]


def _briefly(changes: list[Change]) -> list[Change]:
    """Show a file that moves as what changes in it."""
    fresh = {one.path: one for one in changes if one.before is None and one.after is not None}
    shown = []
    for one in changes:
        target = one.note.removeprefix("переезжает в content/") if one.after is None else ""
        if moved := fresh.pop(target, None):
            shown.append(Change(one.path, one.before, moved.after, one.note))
        elif one.path not in {moved.path for moved in changes if moved.before is None} or (
            one.path.startswith("../")
        ):
            shown.append(one)
    return shown
