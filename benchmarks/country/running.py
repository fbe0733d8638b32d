"""Running a command and learning what it took: time, work, memory of all its processes."""

import os
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter, sleep
from typing import IO

LEAST_PAUSE, SHARE = 0.1, 20
"""Seconds between two looks at the memory, and how many times longer than a look they last."""

TOLD = 12
"""How many of the last lines of a command are kept."""

KEPT = ".kept"
"""The folder below a bank where ours keeps what it read, so that the first run is a cold one."""

ENVIRONMENT = {
    "NO_COLOR": "1",
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONUTF8": "1",
    "OPORA_CACHE": KEPT,
}

FORGETFUL = {"OPORA_CACHE": ""}
"""For what runs at the root of the repository, where nothing is to be left."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command took.

    `seconds` are those of a clock, `work` those of processors of all its processes together,
    `megabytes` is the most memory that all held at once: shared pages are counted once (PSS).
    `stages` are the lines it told, each with the second at which it came. A command that was
    stopped for taking too long has `is_stopped`.
    """

    seconds: float
    work: float
    megabytes: float
    code: int
    is_stopped: bool = False
    stages: Sequence[tuple[float, str]] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        """Give it as plain values, rounded."""
        held = asdict(self)
        held |= {name: round(held[name], 3) for name in ("seconds", "work")}
        return held | {
            "megabytes": round(self.megabytes),
            "stages": [(round(at, 2), text) for at, text in self.stages],
        }


def run(command: Sequence[str], cwd: Path, *, limit: float, env: Mapping[str, str] = {}) -> Ran:
    """Run a command to its end, or to the limit in seconds."""
    start = perf_counter()
    child = subprocess.Popen(
        list(command),
        cwd=cwd,
        env={**os.environ, **ENVIRONMENT, **env},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )
    watch = _Watch(child.pid)
    stopped = threading.Event()
    clock = threading.Timer(limit, _stop, (child.pid, stopped))
    lines: list[tuple[float, str]] = []
    listener = threading.Thread(target=_listen, args=(child.stdout, start, lines))
    for thread in (clock, listener, watch):
        thread.start()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    clock.cancel()
    watch.ended.set()
    for thread in (listener, watch):
        thread.join()
    work = usage.ru_utime + usage.ru_stime
    return Ran(seconds, work, watch.most, child.returncode, stopped.is_set(), lines[-TOLD:])


def _stop(pid: int, stopped: threading.Event) -> None:
    stopped.set()
    os.killpg(pid, signal.SIGKILL)


def _listen(told: IO[str] | None, start: float, lines: list[tuple[float, str]]) -> None:
    for line in told or ():
        lines.append((perf_counter() - start, line.rstrip()[:200]))
        del lines[: -TOLD * 2]


class _Watch(threading.Thread):
    """Looks again and again at the memory of a process and of all it started."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self.most = 0.0
        self.ended = threading.Event()

    def run(self) -> None:
        """Look until the end is told; looking itself takes a twentieth of a processor at most."""
        while not self.ended.is_set():
            start = perf_counter()
            self.most = max(self.most, sum(map(_megabytes, _tree(self._pid))))
            sleep(max(LEAST_PAUSE, (perf_counter() - start) * SHARE))


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            below = path.read_text(encoding="ascii").split()
        except OSError:  # it has ended
            continue
        for one in below:
            yield from _tree(int(one))


def _megabytes(pid: int) -> float:
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:  # it has ended
        return 0.0
    line = next((one for one in told.splitlines() if one.startswith("Pss:")), "Pss: 0")
    return int(line.split()[1]) / 1024
