"""The root command: its help and version need no subcommand, a subcommand is imported when run."""

import gc
import importlib
from keyword import iskeyword

import click

SUBCOMMANDS = {
    "validate": "Проверить файлы банка и показать, что исправить.",
    "report": "Показать замечания, которые записала другая проверка.",
    "links": "Проверить, отвечают ли адреса, на которые ссылается банк.",
    "owners": "Обновить списки тех, кто отвечает на запросы (CODEOWNERS).",
    "new": "Начать запись: ответить на вопросы и получить верный файл.",
    "rename": "Дать записи другое имя вместе со всеми ссылками на неё.",
    "status": "Показать, что кого ждёт и с какого дня.",
    "review": "Начать экспертизу: запись с критериями и подсказками.",
    "explain": "Объяснить правило по его коду.",
    "template": "Сделать файл Excel или Word, чтобы заполнить его.",
    "import": "Превратить файл Word или Excel в запись банка.",
    "build": "Собрать сайт.",
    "verify": "Сверить собранный сайт со списком хешей.",
    "serve": "Показать сайт у себя и обновлять его при каждой правке.",
    "federate": "Собрать банки регионов в один.",
    "demo": "Написать банк с учебными данными, чтобы попробовать программу.",
    "init": "Создать новый банк для региона.",
    "history": "Посчитать показатели на прошлые дни и показать, что изменилось.",
    "doctor": "Проверить, всё ли готово к работе, и сказать, что сделать.",
    "schemas": "Обновить файлы, которые получаются из описания видов записей.",
}
"""Name → the line that `opora --help` shows; the command itself is `opora.cli.<name>:command`,
with an underscore after a name that Python keeps for itself."""


class Root(click.Group):
    """A group that knows each subcommand by name and a line of help, and imports what it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the subcommands in the order people meet them."""
        del ctx
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand that the first argument names, and import it."""
        name, known, rest = super().resolve_command(ctx, args)
        return name, _imported(name) if name and known else known, rest


def _imported(name: str) -> click.Command:
    module = f"{name}_" if iskeyword(name) else name
    gc.disable()  # modules stay: among them there is no garbage to look for
    try:
        found = importlib.import_module(f"opora.cli.{module}").command
    finally:
        gc.enable()
    if not isinstance(found, click.Command):
        message = f"opora.cli.{name}.command is not a command"
        raise TypeError(message)
    return found


@click.command(
    cls=Root,
    commands={name: click.Command(name, help=line) for name, line in SUBCOMMANDS.items()},
    options_metavar="[ПАРАМЕТРЫ]",
    subcommand_metavar="КОМАНДА [ПАРАМЕТРЫ КОМАНДЫ]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""
    \b
    Примеры:
      opora validate                         проверить весь банк
      opora validate content/practices/x.md  проверить один файл
      opora serve                            смотреть сайт и править файлы
      opora build                            собрать сайт в папку site

    Подробнее о команде: opora КОМАНДА --help
    """,
)
@click.version_option(package_name="opora", message="%(prog)s %(version)s", help="Показать версию.")
def opora() -> None:
    """Опора — банк лучших практик для школ с низкими образовательными результатами.

    Проверяет файлы банка и собирает из них сайт.
    """
