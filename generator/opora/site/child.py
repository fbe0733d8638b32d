"""Running a Python module as a child process that does not outlive this one."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_ENVIRONMENT = {"NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
_LINES_TOLD = 20
_LEASH = (Path(__file__).parent / "leash.py").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Finished:
    """How a child ended, and the last lines of what it printed."""

    code: int
    told: str


def run_module(
    module: str, *arguments: str, cwd: Path, settings: Mapping[str, str] | None = None
) -> Finished:
    """Run `python -m module` to its end, with the interpreter of this process.

    `settings` are added to its environment.
    """
    leash, ours = os.pipe()  # closed by the system when this process ends, however it does
    try:
        child = subprocess.run(  # noqa: S603 - our own interpreter, no shell, names from this package
            [sys.executable, "-c", _LEASH, module, *arguments],
            cwd=cwd,
            env={**os.environ, **_ENVIRONMENT, **(settings or {})},
            stdin=leash,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    finally:
        os.close(leash)
        os.close(ours)
    return Finished(child.returncode, "\n".join(child.stdout.splitlines()[-_LINES_TOLD:]).strip())
