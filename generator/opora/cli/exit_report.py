"""The report of a run for programs: what was done, for how long, what was found, how it ended.

Written however the run ends, short of a kill that nothing survives: see `docs/exit-report.md`.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import wraps
from importlib import metadata
from pathlib import Path

import click

from opora.cli.options import FINDINGS, Failure
from opora.diagnostics import Diagnostic, Severity
from opora.keeping import put
from opora.reporters import report_json

_KEY = "opora.journal"
_FAILED, _INTERRUPTED = 2, 130
_OUTCOMES = {0: "ok", FINDINGS: "findings", _FAILED: "failed", _INTERRUPTED: "interrupted"}


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a run: what was told when it began, and how many seconds it took."""

    told: str
    began: float
    seconds: float = 0.0


@dataclass(slots=True)
class Journal:
    """What a run notes of itself; the report is made of it at the end."""

    steps: list[Step] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    problems: Sequence[Diagnostic] = ()

    def step(self, told: str) -> None:
        """Begin a step, which ends the one before."""
        self.end()
        self.steps.append(Step(told, time.monotonic()))

    def end(self) -> None:
        """End the step that is under way."""
        if self.steps and not self.steps[-1].seconds:
            last = self.steps[-1]
            self.steps[-1] = Step(last.told, last.began, time.monotonic() - last.began)

    def found(self, found: Sequence[Diagnostic], files: int) -> None:
        """Note what was found in how many files."""
        errors = sum(one.severity is Severity.ERROR for one in found)
        self.counts |= {"files": files, "errors": errors, "warnings": len(found) - errors}
        self.problems = found


def journal() -> Journal:
    """Return the journal of the command that runs; without `--report` nobody reads it."""
    held = click.get_current_context().meta.setdefault(_KEY, Journal())
    if not isinstance(held, Journal):
        raise TypeError(_KEY)
    return held


def reported(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option `--report`."""

    @click.option(
        "--report",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="ФАЙЛ",
        help="Записать в ФАЙЛ отчёт для программ (JSON): шаги и время, сколько чего, замечания, "
        "код завершения. Пишется и тогда, когда команда не удалась.",
    )
    @wraps(command)
    def run(*arguments: object, report: Path | None, **options: object) -> None:
        with _written(report):
            command(*arguments, **options)

    return run


@contextmanager
def _written(path: Path | None) -> Iterator[None]:
    started, clock, end = datetime.now(UTC), time.monotonic(), _End()
    noted = journal()
    try:
        yield
    except BaseException as error:
        end = _end(error)
        raise
    finally:
        noted.end()
        if path:
            told = {
                "command": click.get_current_context().info_name,
                "program": metadata.version("opora"),
                "started": started.isoformat(timespec="seconds"),
                "seconds": round(time.monotonic() - clock, 3),
                "status": end.status,
                "outcome": "failed" if end.broken else _OUTCOMES.get(end.status, "failed"),
                "message": end.message,
                "steps": [
                    {"told": one.told, "seconds": round(one.seconds, 3)} for one in noted.steps
                ],
                "counts": noted.counts,
                "problems": json.loads(report_json(noted.problems)),
            }
            _put(path, told, end.status)


@dataclass(frozen=True, slots=True)
class _End:
    status: int = 0
    message: str = ""
    broken: bool = False


def _end(error: BaseException) -> _End:
    """Tell how a command ends with an exception, as `cli/entry.py` will tell the system."""
    match error:
        case click.exceptions.Exit():
            return _End(error.exit_code)
        case click.ClickException():
            return _End(error.exit_code, error.format_message())
        case click.Abort() | KeyboardInterrupt():
            return _End(_INTERRUPTED)
        case OSError():
            return _End(_FAILED, str(error))
        case _:
            return _End(1, f"{type(error).__name__}: {error}", broken=True)


def _put(path: Path, told: object, status: int) -> None:
    """Write the report whole or not at all; a run that went well fails where it cannot be written.

    Raises:
        Failure: It cannot be written, and nothing else went wrong.
    """
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        message = f"Отчёт {path.as_posix()} не записан: {error.strerror}"
        if status == 0:
            raise Failure(message) from error
        click.echo(message, err=True)
