"""`opora report`: tell findings that another run wrote down."""

from pathlib import Path
from typing import Annotated

import click
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from opora.cli.options import Failure
from opora.cli.reporting import Form, told
from opora.diagnostics import Diagnostic, Severity, Span, in_order

_LARGEST = 20_000_000
_Number = Annotated[int, Field(ge=1, le=10_000_000)]
_Text = Annotated[str, Field(max_length=20_000)]


class _Row(BaseModel):
    """A finding as `--format json` writes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: Annotated[str, Field(min_length=1, max_length=1_000)]
    line: _Number
    column: _Number
    end_line: _Number
    end_column: _Number
    code: Annotated[str, Field(pattern=r"^[A-Z]\d{2}[a-z]?$")]
    severity: Severity
    message: _Text
    hint: _Text

    @property
    def diagnostic(self) -> Diagnostic:
        """The finding."""
        span = Span(self.line, self.column, self.end_line, self.end_column)
        return Diagnostic(self.path, span, self.code, self.message, self.severity, self.hint)


_ROWS = TypeAdapter(list[_Row])


@click.command(
    "report",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora validate --format json > findings.json
      opora report findings.json --format markdown
    """,
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="ФАЙЛ")
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default=Form.TEXT.value,
    show_default=True,
    help="Вид отчёта.",
)
def command(*, file: Path, form: str) -> None:
    """Показать замечания из ФАЙЛА, который записала opora validate --format json.

    Так один список замечаний служит всем: людям, площадке, комментарию к запросу.
    """
    click.echo(told(in_order(_read(file)), form=Form(form)), nl=False)


def _read(file: Path) -> list[Diagnostic]:
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            message = f"Файл {file.as_posix()} слишком велик: больше {_LARGEST // 1_000_000} МБ."
            raise Failure(message)
        return [row.diagnostic for row in _ROWS.validate_json(content)]
    except OSError as error:
        message = f"Файл {file.as_posix()} не открывается."
        raise Failure(message) from error
    except ValidationError as error:
        message = f"{file.as_posix()} — не список замечаний, каким его пишет opora validate."
        raise Failure(message) from error
