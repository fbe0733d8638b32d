"""`opora review`: begin a review record with its criteria."""

from datetime import date
from pathlib import Path

import click

from opora.cli.changing import write
from opora.cli.judging import read_all
from opora.cli.options import Failure, as_of_option, content_option, find_content
from opora.cli.selection import listed, shown_path
from opora.curating.beginning import proposed_id
from opora.curating.change import Change
from opora.curating.reviewing import begun, checklist
from opora.files import list_content
from opora.kinds.practice import Practice
from opora.model import Role
from opora.parse import address_of

REVIEWED = ("practice", "document", "roadmap")
"""Kinds that are reviewed."""


@click.command(
    "review",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora review content/practices/exit-cards.md
      opora review content/practices/exit-cards.md --expert methodist

    Пока стоят не все оценки, opora validate называет каждую, которой не хватает: недописанная
    экспертиза на сайт не попадёт.

    \b
    Код завершения: 0 — запись начата, 2 — проверять здесь нечего или запись уже есть.
    """,
)
@click.argument("path", type=click.Path(path_type=Path), metavar="ПУТЬ")
@click.option(
    "--expert",
    type=click.Choice([role.value for role in Role]),
    default=Role.EXPERT.value,
    show_default=True,
    metavar="РОЛЬ",
    help="Кто проверяет: expert, methodist, curator и другие роли.",
)
@as_of_option
@content_option
def command(*, path: Path, expert: str, as_of: date, content: Path | None) -> None:
    """Начать экспертизу практики, документа или дорожной карты.

    Пишет запись со всеми критериями и подсказками и печатает, на что смотреть. Оценки и решение
    ставит эксперт.
    """
    listing = list_content(find_content(content))
    address = address_of(_one_file(path, listing.root))
    if address is None or address.kind.name not in REVIEWED:
        message = f"{path.as_posix()}: экспертиза бывает у практики, документа и дорожной карты."
        raise Failure(message)
    bank = read_all(listing, as_of)
    entry = bank.catalog.get(address.kind.name, address.id)
    if entry is None:
        message = f"{path.as_posix()}: сначала исправьте ошибки, которые покажет opora validate."
        raise Failure(message)
    target = f"reviews/{proposed_id(address.id)}-{as_of:%Y-%m-%d}.yml"
    if target in listing.paths:
        message = f"Экспертиза этого дня уже есть: {shown_path(listing.root, target)}."
        raise Failure(message)
    write(listing.root, [Change(target, None, begun(entry, bank.catalog, expert, as_of))])
    click.echo(f"Записано: {shown_path(listing.root, target)}\n\nНа что смотреть:")
    click.echo("\n".join(checklist(entry)))
    notes = [one for one in bank.diagnostics if one.path == entry.path]
    if notes:
        click.echo("\nПрограмма уже заметила:")
        click.echo("\n".join(f"  строка {one.span.line}: {one.message}" for one in notes))
    if isinstance(entry.entity, Practice):
        click.echo("\nПосле решения поменяйте в практике status: accepted или needs_changes.")
    click.echo(f"Проверить: opora validate {shown_path(listing.root, target)}", err=True)


def _one_file(path: Path, root: Path) -> str:
    held = listed([path], root).all
    if len(held) != 1:
        message = f"{path.as_posix()}: назовите один файл."
        raise Failure(message)
    return next(iter(held))
