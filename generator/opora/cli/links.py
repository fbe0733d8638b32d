"""`opora links`: ask the addresses that the bank names whether they are still there."""

from datetime import date
from pathlib import Path

import click

from opora.cli.judging import read_all
from opora.cli.options import FINDINGS, as_of_option, content_option, find_content
from opora.files import list_content
from opora.links import (
    Gone,
    addresses,
    gone_markdown,
    gone_text,
    read_memory,
    skipped,
    walk,
    write_memory,
)

MEMORY = Path(".opora/links.json")


@click.command(
    "links",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora links
      opora links --format markdown

    \b
    Код завершения: 0 — все отвечают, 1 — какие-то не отвечают, 2 — команда вызвана неверно.
    """,
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="Вид отчёта: для людей или для задачи на площадке.",
)
@as_of_option
@content_option
@click.pass_context
def command(ctx: click.Context, *, form: str, as_of: date, content: Path | None) -> None:
    """Проверить, отвечают ли адреса, на которые ссылается банк.

    Нужна сеть. Адрес, который ответил, две недели не спрашивают снова; сайт, который молчит,
    назовут, если он промолчит и в следующий раз. Исключения с причиной пишут в content/links.yml.
    """
    listing = list_content(find_content(content))
    catalog = read_all(listing, as_of).catalog
    left_out = skipped(catalog, as_of)
    named = {one: held for one, held in addresses(catalog).items() if not one.startswith(left_out)}
    place = listing.root.parent / MEMORY
    memory = walk(named, read_memory(place), as_of)
    write_memory(place, memory)
    found = Gone.among(memory, named)
    click.echo(gone_markdown(found) if form == "markdown" else gone_text(found), nl=False)
    if found:
        ctx.exit(FINDINGS)
