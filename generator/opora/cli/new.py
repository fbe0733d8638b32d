"""`opora new`: ask for what a record needs and write its file at its place."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from opora.catalog import Catalog
from opora.cli.agreeing import is_agreed
from opora.cli.asking import Asker
from opora.cli.changing import write
from opora.cli.given import given_values
from opora.cli.options import FINDINGS, Failure, as_of_option, content_option, find_content
from opora.cli.placing import Placing, path_of
from opora.cli.reporting import Form, report, style_here
from opora.cli.selection import shown_path
from opora.curating.beginning import (
    GAP,
    faults_at,
    faults_of,
    find_kind,
    kinds_to_begin,
    text_of,
)
from opora.curating.change import Change
from opora.diagnostics import Diagnostic, Severity
from opora.files import Listing, list_content, read_sources
from opora.load import Source
from opora.model import Kind
from opora.pipeline import read_bank
from opora.writing import Plain


@dataclass(frozen=True, slots=True)
class _Bank:
    """The bank that a record comes into."""

    listing: Listing
    sources: list[Source]
    catalog: Catalog
    as_of: date


class _KindName(click.ParamType[Kind]):
    """A kind by its name or its Russian label."""

    name = "вид"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Kind:
        """Find the kind, or list those there are."""
        if isinstance(value, Kind):
            return value
        kind = find_kind(str(value))
        if kind is None:
            known = (f"  {name:<14} {one.label}" for name, one in kinds_to_begin().items())
            self.fail(f"вида «{value}» нет. Бывает:\n{chr(10).join(known)}", param, ctx)
        return kind


@click.command(
    "new",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora new practice
      opora new отчёт --in primorskiy-kray/nadezhdinskiy
      opora new organisation iro --set title="Институт развития" --set kind=institute
          --set sources="Сайт института"

    В --set перед знаком «=» стоит поле, вложенное — через точку (effort.people), дальше — значение,
    как в файле. Прервать без записи: Ctrl+C.

    \b
    Код завершения: 0 — файл записан, 1 — в записи остались ошибки,
    2 — не хватает сведений или файл уже есть.
    """,
)
@click.argument("kind", type=_KindName(), metavar="ВИД")
@click.argument("id_", required=False, metavar="[ИМЯ]")
@click.option("--set", "given", multiple=True, metavar="ПОЛЕ=ЗНАЧЕНИЕ", help="Поле без вопроса.")
@click.option(
    "--in",
    "territory",
    metavar="МЕСТО",
    help="Регион, муниципалитет или школа записи: primorskiy-kray/nadezhdinskiy.",
)
@click.option("--year", metavar="ГОД", help="Год профиля или карты, месяц отчёта (2026-11).")
@click.option(
    "--ask/--no-ask",
    default=None,
    help="Спрашивать ли о недостающем; без ключа — спрашивать, если команда запущена человеком.",
)
@as_of_option
@content_option
@click.pass_context
def command(  # noqa: PLR0913  one parameter for each option
    ctx: click.Context,
    *,
    kind: Kind,
    id_: str | None,
    given: tuple[str, ...],
    territory: str | None,
    year: str | None,
    ask: bool | None,
    as_of: date,
    content: Path | None,
) -> None:
    """Начать запись: спросить нужное и записать верный файл на его место.

    ВИД — practice, school, roadmap и другие, можно по-русски. ИМЯ станет именем файла и концом
    адреса; без него предлагается по названию. Готовый файл не заменяется никогда.
    """
    listing = list_content(find_content(content))
    sources = list(read_sources(listing.root, listing.paths, []))
    bank = _Bank(listing, sources, read_bank(sources, as_of).catalog, as_of)
    asking = sys.stdin.isatty() if ask is None else ask
    data = given_values(kind.model, given)
    placing = Placing(kind, id_, territory, year, as_of, asking=asking)
    path = path_of(placing, bank.catalog, listing, data)
    sections: list[str] = []
    if asking:
        sections = _asked(kind, path, bank.catalog, data)
    text = text_of(kind, path, data, sections)
    _, found = faults_of(path, text, sources, as_of)
    wrong = [one for one in found if one.severity is Severity.ERROR]
    if wrong and not (asking and _wants_faulty(listing, found)):
        if not asking:
            _tell(listing, found)
        message = "Файл не записан: назовите недостающее ключами --set или ответьте на вопросы."
        raise Failure(message)
    write(listing.root, [Change(path, None, text)])
    click.echo(f"Записано: {shown_path(listing.root, path)}")
    click.echo(_afterwards(path, text, listing.root), err=True)
    if wrong:
        ctx.exit(FINDINGS)


def _asked(kind: Kind, path: str, catalog: Catalog, data: dict[str, Plain]) -> list[str]:
    def judge(here: object, loc: tuple[str | int, ...]) -> list[Diagnostic]:
        del here
        return faults_at(path, text_of(kind, path, data, ()), loc)

    Asker(catalog, judge, data).fill(kind.model)
    if not path.endswith(".md") or not kind.sections:
        return []
    click.echo("Теперь текст: по нескольку предложений. Enter — дописать потом в файле.")
    return [str(click.prompt(f"  {one}", default="", show_default=False)) for one in kind.sections]


def _wants_faulty(listing: Listing, found: list[Diagnostic]) -> bool:
    _tell(listing, found)
    return is_agreed("Записать так, чтобы доправить в файле?", usual=True)


def _tell(listing: Listing, found: list[Diagnostic]) -> None:
    click.echo(report(listing.root, found, 1, form=Form.TEXT, style=style_here(frames=False)))


def _afterwards(path: str, text: str, root: Path) -> str:
    more = " Допишите в нём разделы, где стоит «Пока не описано»." if GAP in text else ""
    return f"Проверить: opora validate {shown_path(root, path)}.{more}"
