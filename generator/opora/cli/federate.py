"""`opora federate`: gather the banks of regions into one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import click

from opora.cli.judging import reader
from opora.cli.kept import own_home
from opora.cli.options import FINDINGS, Failure, as_of_option, form_option
from opora.cli.reporting import Form, style_here, told
from opora.cli.shelf import Shelf
from opora.diagnostics import Diagnostic
from opora.federation.base import BaseError
from opora.federation.bounds import Bounds
from opora.federation.federate import Order, federate
from opora.federation.gathering import Gathering
from opora.federation.laying import FolderError
from opora.federation.sources import SourceList, read_source_list
from opora.federation.state import StateError
from opora.federation.telling import federation_json, federation_text
from opora.files import decode
from opora.load import Source
from opora.pipeline import Reading
from opora.reporters import report_text
from opora.site import PublishError

_LARGEST = 1_000_000
_USUAL = Bounds()


@click.command(
    "federate",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora federate sources.yml -o strana
      opora federate sources.yml -o strana --format json

    \b
    Потом:
      cd strana
      opora build

    \b
    Код завершения: 0 — каждый банк взят целиком, 1 — собрано, но есть что разобрать: банк не
    ответил или запись не взята; споры между банками улажены и кода не меняют. 2 — команда вызвана
    неверно или писать в папку нельзя. Если в списке банков ошибки, код 1 и ничего не меняется.
    """,
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="СПИСОК")
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="ПАПКА",
    help="Папка общего банка; другие файлы в ней не трогаются.",
)
@form_option
@click.option(
    "--patience",
    type=click.FloatRange(min=0.1),
    default=_USUAL.patience,
    show_default=True,
    metavar="СЕКУНДЫ",
    help="Сколько ждать один банк.",
)
@click.option(
    "--largest",
    type=click.FloatRange(min=0.001),
    default=_USUAL.size / 1_000_000,
    show_default=True,
    metavar="МБ",
    help="Банк больше этого не берётся.",
)
@as_of_option
@click.pass_context
def command(  # noqa: PLR0913  one parameter for each option
    ctx: click.Context,
    *,
    file: Path,
    out: Path,
    form: str,
    patience: float,
    largest: float,
    as_of: date,
) -> None:
    """Собрать банки регионов из СПИСКА в один банк.

    СПИСОК — файл sources.yml: откуда брать каждый банк. Банк, который не ответил, остаётся таким,
    каким был; банк, который убрали из списка, уходит вместе с записями. Что не изменилось,
    не переписывается.
    """
    sources = _read(ctx, file, form)
    bounds = Bounds(patience, round(largest * 1_000_000))
    try:
        with _cache() as cache:
            gathering = Gathering(file.parent, as_of, _reader, cache, bounds)
            report = federate(Order(sources, gathering, out))
    except (StateError, FolderError, BaseError, PublishError) as error:
        raise Failure(str(error)) from error
    except OSError as error:
        message = f"Не пишется в папку {out.as_posix()}: {error.strerror or error}."
        raise Failure(message) from error
    click.echo(federation_json(report) if form == "json" else federation_text(report), nl=False)
    if not report.clean:
        ctx.exit(FINDINGS)


def _reader(place: Path) -> Reading:
    return reader(Shelf.of(place))


@contextmanager
def _cache() -> Iterator[Path]:
    """Return the folder that keeps what was fetched; where nothing is kept, one that goes away."""
    home = own_home()
    if home is not None:
        yield home / "federation"
        return
    with TemporaryDirectory(prefix="opora-") as folder:
        yield Path(folder)


def _read(ctx: click.Context, file: Path, form: str) -> SourceList:
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST + 1)
    except OSError as error:
        message = f"Файл {file.as_posix()} не открывается."
        raise Failure(message) from error
    if len(content) > _LARGEST:
        message = f"Файл {file.as_posix()} больше {_LARGEST // 1_000_000} МБ."
        raise Failure(message)
    source = decode(file.as_posix(), content)
    if not isinstance(source, Source):
        _refuse(ctx, [source], {}, form)
    found, problems = read_source_list(source.text, source.path)
    if found is None:
        _refuse(ctx, problems, {source.path: source.text}, form)
    return found


def _refuse(
    ctx: click.Context, problems: list[Diagnostic], texts: dict[str, str], form: str
) -> NoReturn:
    if form == "json":
        click.echo(told(problems, form=Form.JSON), nl=False)
    else:
        click.echo(report_text(problems, 1, sources=texts, style=style_here()), nl=False)
    ctx.exit(FINDINGS)
