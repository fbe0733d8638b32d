"""Options that several commands share, and the errors that end a command with status 2."""

from datetime import date, datetime
from pathlib import Path
from typing import ClassVar

import click

FINDINGS = 1
"""Exit status where content has errors."""


class Failure(click.ClickException):
    """A command cannot do its work; the message tells a person why, in Russian."""

    exit_code: ClassVar[int] = 2


class Day(click.ParamType[date]):
    """A calendar day, `2026-03-01`."""

    name = "день"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the day, or say how to write it."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"«{value}» не похоже на день: год-месяц-число, 2026-03-01", param, ctx)


def today() -> date:
    """Return the day it is where the command runs."""
    return datetime.now().astimezone().date()


def find_content(given: Path | None) -> Path:
    """Return the content folder: the given one, or `content` here or in a folder above.

    Raises:
        Failure: There is no such folder, or what was found by itself is a link elsewhere.
    """
    if given:
        if not given.is_dir():
            message = f"Папки с записями нет: {given.as_posix()}."
            raise Failure(message)
        return given
    here = Path.cwd()
    for depth, folder in enumerate((here, *here.parents)):
        found = folder / "content"
        if found.is_dir() and (depth == 0 or (folder / "mkdocs.yml").is_file()):
            if found.is_symlink():
                message = f"{found.as_posix()} — ссылка на другое место. Положите саму папку."
                raise Failure(message)
            return Path("../" * depth, "content")
    message = (
        f"Не нашлась папка content: ни в {here.as_posix()}, ни выше. "
        "Перейдите в папку банка или укажите её: --content ПАПКА."
    )
    raise Failure(message)


content_option = click.option(
    "--content",
    type=click.Path(path_type=Path),
    metavar="ПАПКА",
    help="Папка с записями; без неё — content здесь или в папке выше.",
)

form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Вид ответа: для людей или для программ.",
)

as_of_option = click.option(
    "--as-of",
    type=Day(),
    default=today,
    metavar="ДЕНЬ",
    help="На какой день судить о сроках, например 2026-03-01; без него — сегодня.",
)

engine_option = click.option(
    "--engine",
    type=click.Choice(["mkdocs", "zensical"]),
    default="mkdocs",
    show_default=True,
    help="Чем рисовать оформление и справку.",
)

config_option = click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="ФАЙЛ",
    help="Настройки сайта; без него — mkdocs.yml рядом с content.",
)
