"""`opora template`: a workbook or a document to fill in, made from the models."""

from datetime import date
from pathlib import Path

import click

from opora.catalog import Catalog
from opora.cli.office import KINDS, catalog_of, home_of, write_new
from opora.cli.options import Failure, as_of_option, content_option
from opora.kinds.roadmap import Roadmap
from opora.model import Entity
from opora.parse import Entry
from opora.sheets import layout_of
from opora.sheets.workbook import workbook
from opora.wording import Names
from opora.writing import plain


@click.command(
    "template",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora template roadmap -o plan.xlsx
      opora template practice -o practice.docx
      opora template roadmap --from primorskiy-kray-2021 -o plan.xlsx

    \b
    ВИД: roadmap — дорожная карта, practice — практика,
    risk-profile — рисковый профиль, report — отчёт.
    """,
)
@click.argument("kind", metavar="ВИД", type=click.Choice(list(KINDS)))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="ФАЙЛ",
    help="Куда записать: .xlsx, а для практики и .docx; без него — ВИД.xlsx здесь.",
)
@click.option(
    "--from",
    "record",
    metavar="ЗАПИСЬ",
    help="Идентификатор записи банка, которой заполнить книгу, чтобы править её в Excel.",
)
@click.option(
    "--school",
    metavar="ПУТЬ",
    help="Чей отчёт: в списке будут меры только этой школы или территории.",
)
@click.option("--force", is_flag=True, help="Заменить файл, если он уже есть.")
@content_option
@as_of_option
def command(  # noqa: PLR0913  one parameter for each option
    *,
    kind: str,
    output: Path | None,
    record: str | None,
    school: str | None,
    force: bool,
    content: Path | None,
    as_of: date,
) -> None:
    """Сделать файл Excel или Word, чтобы заполнить его и превратить в запись банка.

    Подсказки, списки и ограничения берутся из описания полей, а названия школ, организаций и
    факторов — из банка. Заполненный файл читает opora import.
    """
    path = output or Path(f"{kind}.xlsx")
    catalog = catalog_of(content, as_of)
    names = Names(catalog, home_of(school or "", catalog))
    made = _made(KINDS[kind], path.suffix.casefold(), names, record)
    write_new(path, made, force=force)
    click.echo(f"Записано: {path.as_posix()}")


def _made(kind: str, ending: str, names: Names, record: str | None) -> bytes:
    layout = layout_of(kind)
    if ending == ".docx" and layout.kind.sections:
        from opora.sheets.document import document  # noqa: PLC0415  loads lxml, which only this needs

        return document(layout)
    if ending != ".xlsx":
        also = " или .docx" if layout.kind.sections else ""
        message = f"Имя файла должно кончаться на .xlsx{also}."
        raise Failure(message)
    if record is None:
        return workbook(layout, names)
    entry = _entry(kind, names.catalog, record)
    entity = entry.entity
    plan = entity.period if isinstance(entity, Roadmap) else None
    return workbook(layout, names, plain(entity), entry.body or "", plan)


def _entry(kind: str, catalog: Catalog, record: str) -> Entry:
    entry = catalog.get(kind, record)
    if entry is None or not isinstance(entry.entity, Entity):
        heard = Names(catalog).find(record, [kind])
        entry = catalog.get(kind, str(heard.value)) if heard.value else None
    if entry is None:
        message = f"Записи «{record}» в банке нет. {heard.hint}".strip()
        raise Failure(message)
    return entry
