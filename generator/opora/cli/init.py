"""`opora init`: a new bank for a region, empty but for what all banks share."""

import re
from collections.abc import Iterator
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path

import click

from opora.catalog import Catalog
from opora.cli.judging import read_all
from opora.cli.options import Failure, content_option, find_content, today
from opora.demo import borrowed, text_of
from opora.demo.borrowed import words
from opora.files import list_content
from opora.files.listing import GUIDES
from opora.kinds import KINDS
from opora.kinds.catalogue import Factor
from opora.render.address import url_of
from opora.reporters import plural

_NAME = re.compile(r"^site_name: .*$", re.MULTILINE)
_ADDRESS = re.compile(r"^(?:site_url|repo_url|repo_name): .*\n", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[([^\]\[]+)\]\(/([a-z-]+/[a-z0-9/-]+?)/?(?:[?#][^)]*)?\)")


@click.command(
    "init",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora init moy-bank
      opora init moy-bank --name "Опора. Наш край"

    \b
    Код завершения: 0 — банк создан, 2 — папка не пуста или не из чего взять общие каталоги.
    """,
)
@click.option("--name", metavar="НАЗВАНИЕ", help="Название банка; без ключа — спросить.")
@click.option(
    "--program",
    metavar="ОТКУДА",
    help="Откуда новый банк ставит программу: строка для pip; без ключа — эта же версия.",
)
@content_option
@click.argument("folder", type=click.Path(path_type=Path), metavar="ПАПКА")
def command(*, name: str | None, program: str | None, content: Path | None, folder: Path) -> None:
    """Создать в пустой ПАПКЕ новый банк: без школ и практик, со всем общим.

    Каталоги факторов, показатели, слова для поиска, глоссарий, справка и оформление берутся из
    банка, в котором запущена команда; проверка и публикация для GitHub, GitLab и Forgejo — из
    программы.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"Папка {folder.as_posix()} не пуста. Назовите новую папку: чужое не трогаем."
        raise Failure(message)
    root = find_content(content)
    config = root.parent / "mkdocs.yml"
    title = " ".join((name or str(click.prompt("Название банка", default="Опора"))).split())
    catalog = read_all(list_content(root), today()).catalog
    files = dict(chain(_records(catalog), _guides(root, catalog), _frame(title, program)))
    files["mkdocs.yml"] = _configured(config.read_text(encoding="utf-8"), title).encode()
    for path, held in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(held)
    told = plural(len(files), "файл", "файла", "файлов")
    click.echo(f"Готово: {told}, папка {folder.as_posix()}", err=True)
    click.echo(f"Дальше: cd {folder.as_posix()} и opora serve; что делать — в README.md", err=True)


def _records(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    for record in chain(borrowed(catalog), words(catalog)):
        yield f"content/{record.path}", text_of(record).encode()


def _guides(root: Path, catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """Copy the guides; a link to a record that stays behind becomes its text."""
    left = {
        url_of(entry, catalog).rstrip("/")
        for kind in KINDS
        for entry in catalog.all(kind.name)
        if kind.url and not isinstance(entry.entity, Factor) and kind.name not in _SHARED
    }
    for path in sorted((root / GUIDES).rglob("*")):
        if not path.is_file() or path.is_symlink():
            continue
        held = path.read_bytes()
        if path.suffix == ".md":
            text = _LINK.sub(
                lambda found: found[1] if found[2].rstrip("/") in left else found[0],
                held.decode("utf-8"),
            )
            held = text.encode()
        yield f"content/{path.relative_to(root).as_posix()}", held


_SHARED = frozenset({"catalogue", "indicator", "glossary", "term", "synonyms"})


def _configured(text: str, title: str) -> str:
    named = "site_name: '" + title.replace("'", "''") + "'"
    return _NAME.sub(lambda _: named, _ADDRESS.sub("", text))


def _frame(title: str, program: str | None) -> Iterator[tuple[str, bytes]]:
    """Write what stands around the records: README, checks, publication."""
    wanted = program or f"opora=={metadata.version('opora')}"
    yield "requirements.txt", f"# Откуда ставится программа.\n{wanted}\n".encode()
    for path, held in _packed(resources.files("opora.cli").joinpath("bank"), ""):
        name = ".gitignore" if path == "gitignore" else path
        yield name, held.replace(b"{name}", title.encode()) if path == "README.md" else held


def _packed(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.is_dir():
            yield from _packed(item, f"{above}{item.name}/")
        else:
            yield f"{above}{item.name}", item.read_bytes()
