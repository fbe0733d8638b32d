"""`opora demo`: write a bank that is made up, to try the program on."""

import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from shutil import copytree

import click

from opora.cli.judging import read_all
from opora.cli.options import Failure, content_option, find_content, today
from opora.demo import MARK, Made, Size, borrowed, demo_bank, text_of
from opora.files import list_content
from opora.files.listing import GUIDES
from opora.reporters import plural

_NAME = re.compile(r"^site_name: .*$", re.MULTILINE)
_SITE_NAME = f"site_name: Опора. {MARK.capitalize()}"
_AT_LEAST_ONE = click.IntRange(min=1)


@click.command(
    "demo",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora demo --regions 1 --schools 300 --practices 100 proba
      opora demo --regions 85 --schools 42000 --practices 10000 strana

    \b
    Потом:
      cd proba
      opora build
    """,
)
@click.option(
    "--regions",
    type=_AT_LEAST_ONE,
    default=1,
    metavar="ЧИСЛО",
    show_default=True,
    help="Сколько регионов.",
)
@click.option(
    "--schools",
    type=_AT_LEAST_ONE,
    default=300,
    metavar="ЧИСЛО",
    show_default=True,
    help="Сколько школ; в программе примерно каждая седьмая.",
)
@click.option(
    "--practices",
    type=click.IntRange(min=0),
    default=100,
    metavar="ЧИСЛО",
    show_default=True,
    help="Сколько практик.",
)
@click.option(
    "--seed",
    type=int,
    default=1,
    metavar="ЧИСЛО",
    show_default=True,
    help="Зерно: при том же зерне банк тот же до последней буквы.",
)
@content_option
@click.argument("folder", type=click.Path(path_type=Path), metavar="ПАПКА")
def command(  # noqa: PLR0913  one parameter for each option
    *, regions: int, schools: int, practices: int, seed: int, content: Path | None, folder: Path
) -> None:
    """Написать в пустую ПАПКУ банк с учебными данными любого размера.

    Школы, практики и числа придуманы, и каждая запись говорит об этом. Факторы риска, показатели,
    слова для поиска и справка берутся из банка, в котором запущена команда.
    """
    if schools < regions:
        message = "Школ должно быть не меньше, чем регионов."
        raise Failure(message)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"Папка {folder.as_posix()} не пуста. Назовите новую папку: чужое не трогаем."
        raise Failure(message)
    root = find_content(content)
    base = read_all(list_content(root), today()).catalog
    size = Size(regions, schools, practices, seed)
    written = _write(chain(borrowed(base), demo_bank(size)), folder / "content")
    copytree(root / GUIDES, folder / "content" / GUIDES)
    config = (root.parent / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_NAME.sub(_SITE_NAME, config), encoding="utf-8")
    files = plural(written, "файл", "файла", "файлов")
    click.echo(f"Готово: {files}, папка {folder.as_posix()}", err=True)


def _write(records: Iterable[Made], content: Path) -> int:
    folders = set[Path]()
    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007  the last number is the result
        path = content / record.path
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        path.write_text(text_of(record), encoding="utf-8", newline="\n")
    return count
