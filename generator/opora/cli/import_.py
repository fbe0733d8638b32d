"""`opora import`: a Word, Excel or CSV file becomes a record, with a report of what to mend."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from opora.catalog import Catalog
from opora.cli.office import KINDS, catalog_of, home_of, write_new
from opora.cli.options import FINDINGS, Failure, as_of_option, content_option
from opora.diagnostics import Severity
from opora.intake import Request, Taken, read_years, take_in
from opora.intake.telling import tell
from opora.model import Span
from opora.tables import MAX_FILE, Refusal, Weight, open_tables
from opora.wording import Names
from opora.writing import Plain

_GIVEN = ("title", "goal", "programme", "act", "catalogue")


@click.command(
    "import",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora import plan.docx --school region/gorod/school-5 --year 2026-2027
      opora import plan.xlsx -o content/schools/region/gorod/school-5/
      opora import practice.docx -o content/practices/

    \b
    Код завершения: 0 — запись готова, 1 — запись есть, но в ней надо что-то вписать
    (или её не из чего составить), 2 — файл не прочитан или команда вызвана неверно.
    """,
)
@click.argument("file", type=click.Path(path_type=Path), metavar="ФАЙЛ")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="ПУТЬ",
    help="Файл или папка, куда записать; без него — рядом с исходным файлом.",
)
@click.option(
    "--kind",
    type=click.Choice(list(KINDS)),
    help="Вид записи; без него программа узнаёт его сама.",
)
@click.option(
    "--school",
    metavar="ПУТЬ",
    help="Чья запись: «регион/муниципалитет/школа», «регион/муниципалитет» или «регион».",
)
@click.option("--year", metavar="ГОД", help="На какой год: 2026 или учебный год 2026-2027.")
@click.option("--month", metavar="МЕСЯЦ", help="За какой месяц отчёт: 2026-11.")
@click.option("--title", metavar="ТЕКСТ", help="Название записи, если его нет в файле.")
@click.option("--goal", metavar="ТЕКСТ", help="Цель дорожной карты, если её нет в файле.")
@click.option("--programme", metavar="ИД", help="Программа банка, к которой относится запись.")
@click.option("--act", metavar="ИД", help="Акт банка, которым утверждена карта.")
@click.option("--catalogue", metavar="ИД", help="Каталог факторов рискового профиля.")
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="ИСТОЧНИК",
    help="Откуда сведения: документ или акт банка либо «Название | адрес»; можно несколько.",
)
@click.option("--force", is_flag=True, help="Заменить файл записи, если он уже есть.")
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="ФАЙЛ",
    help="Записать отчёт ещё и в файл.",
)
@content_option
@as_of_option
@click.pass_context
def command(  # noqa: PLR0913  one parameter for each option
    ctx: click.Context,
    /,
    *,
    file: Path,
    output: Path | None,
    kind: str | None,
    school: str | None,
    year: str | None,
    month: str | None,
    sources: tuple[str, ...],
    force: bool,
    report: Path | None,
    content: Path | None,
    as_of: date,
    **given: str | None,
) -> None:
    """Превратить файл Word, Excel или CSV в запись банка.

    Читаются и шаблоны opora template, и таблицы, какие школы составляют сами. Рядом печатается
    отчёт: что вписать, что проверить, в какой ячейке. Ничего не угадывается молча.
    """
    opened = open_tables(file.name, _content(file))
    if isinstance(opened, Refusal):
        message = f"{file.name}: {opened.message}; {opened.hint}."
        raise Failure(message)
    catalog = catalog_of(content, as_of)
    home = home_of(school or "", catalog)
    told = {name: value for name, value in given.items() if name in _GIVEN and value}
    values: dict[str, Plain] = {**told, **_sources(sources, catalog)}
    request = Request(
        file.name, as_of, KINDS[kind] if kind else "", home, _plan(year), _month(month), values
    )
    taken = take_in(opened, Names(catalog, home), request)
    text = tell(taken, file.name)
    click.echo(text)
    if report:
        write_new(report, text.encode(), force=True)
    if taken.home:
        _write(taken, file, output, force=force)
    if not taken.text or _has_problems(taken):
        ctx.exit(FINDINGS)


def _content(file: Path) -> bytes:
    """Read a file, but no more than may be.

    Raises:
        Failure: There is no such file.
    """
    if not file.is_file():
        message = f"Нет такого файла: {file.as_posix()}."
        raise Failure(message)
    with file.open("rb") as opened:
        return opened.read(MAX_FILE + 1)


def _plan(year: str | None) -> Span | None:
    found = read_years(year) if year else None
    if year and found is None:
        message = f"«{year}» не похоже на год: напишите 2026 или 2026-2027."
        raise Failure(message)
    return found


def _month(month: str | None) -> str:
    try:
        return f"{date.fromisoformat(f'{month}-01'):%Y-%m}" if month else ""
    except ValueError:
        message = f"«{month}» не похоже на месяц: напишите 2026-11."
        raise Failure(message) from None


def _sources(sources: tuple[str, ...], catalog: Catalog) -> dict[str, Plain]:
    return {"sources": list(_cited(sources, catalog))} if sources else {}


def _cited(sources: tuple[str, ...], catalog: Catalog) -> Iterator[Plain]:
    for one in sources:
        title, _, url = (part.strip() for part in one.partition("|"))
        if any(catalog.get(kind, title) for kind in ("document", "act")):
            yield {"document": title}
        else:
            yield {"title": title, "url": url} if url else {"title": title}


def _write(taken: Taken, file: Path, output: Path | None, *, force: bool) -> None:
    if taken.home is None:
        return
    folder = output is not None and (output.is_dir() or not output.suffix)
    beside = (output if output and folder else file.parent) / taken.home.name
    path = beside if output is None or folder else output
    write_new(path, taken.text.encode(), force=force)
    click.echo(f"Записано: {path.as_posix()}")
    if taken.home.known:
        click.echo(f"Место в банке: content/{taken.home.path}")


def _has_problems(taken: Taken) -> bool:
    said = any(one.remark.weight is Weight.PROBLEM for one in taken.said)
    return said or any(one.severity is Severity.ERROR for _, one in taken.findings)
