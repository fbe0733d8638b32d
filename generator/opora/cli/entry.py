"""Running the command line: language, encoding, exit status, quiet ends."""

import gc
import io
import os
import sys

import click

from opora.cli.language import speak_russian
from opora.cli.root import opora

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells know it."""

COLLECTING = (100_000, 50, 100)
"""When Python looks for garbage in cycles: seldom, for a bank is millions of objects that stay.

With its own thresholds it goes over them again and again, for half of the time that counting takes.
"""


def main() -> None:
    """Run `opora` and end with its status: 0 clean, 1 findings, 2 misuse or failure."""
    gc.set_threshold(*COLLECTING)
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # there are none, and it takes long to see
    speak_russian()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_status())


def _status() -> int:
    try:
        status = opora.main(prog_name="opora", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Прервано.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        _swallow_output()
        return 0
    except OSError as error:
        click.echo(f"Ошибка: {_sentence(error)}", err=True)
        return 2
    return int(status or 0)


def _swallow_output() -> None:
    """Let what is still to be flushed go nowhere: the reader of the pipe has left."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _sentence(error: OSError) -> str:
    match error:
        case PermissionError():
            reason = "нет прав на чтение или запись"
        case FileNotFoundError():
            reason = "файла или папки нет"
        case _:
            reason = error.strerror or str(error)
    return f"{error.filename}: {reason}." if error.filename else f"{reason}."
