"""Running cases in a child process, so that a crash, a hang or a full memory is a finding too."""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from fuzz.case import Case, Target

TRIES = 3
"""How often a slow input is run; the fastest counts, as others may be using the machine."""
MAX_MEMORY = 512 * 1024 * 1024
"""Address space that all inputs together may add to what the child has when it starts."""
MAX_WAIT = 60.0
"""Seconds without an answer after which a child is ended."""

_FORK = get_context("fork")


@dataclass(frozen=True, slots=True)
class Finding:
    """An input that the target did not bear, and how it showed."""

    target: str
    seed: int
    number: int
    reason: str


def watch(target: Target, seed: int, numbers: Iterable[int]) -> Iterator[Finding]:
    """Run inputs in their order; after each that ends the child, a new child goes on."""
    waiting = [*numbers]
    target.run(target.seeds[0])  # what is loaded once is not counted against the first input
    while waiting:
        done = 0
        for reason in _run(target, seed, waiting):
            if reason:
                yield Finding(target.name, seed, waiting[done], reason)
            done += 1
        waiting = waiting[done:]


def _run(target: Target, seed: int, numbers: list[int]) -> Iterator[str]:
    """Yield for each input why it is a finding, or nothing; end after one that ended the child."""
    ours, theirs = _FORK.Pipe(duplex=False)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        told = Path(folder, "stderr")
        child = _FORK.Process(target=_work, args=(theirs, told, target, seed, numbers))
        child.start()
        theirs.close()
        for _ in numbers:
            try:
                answer = ours.recv() if ours.poll(MAX_WAIT) else None
            except EOFError:
                child.join()
                yield told.read_text("utf-8", "replace") or f"the process ended: {child.exitcode}"
                return
            if answer is None:
                child.kill()
                child.join()
                yield f"no end within {MAX_WAIT:.0f} s"
                return
            yield answer
        child.join()


def _work(
    answers: Connection, told: Path, target: Target, seed: int, numbers: Iterable[int]
) -> None:
    with told.open("wb") as opened:
        os.dup2(opened.fileno(), 2)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
    limit = _address_space() + MAX_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for number in numbers:
        case = target.case(seed, number)
        seconds = _seconds(target, case)
        if seconds > target.seconds:
            seconds = min(seconds, *(_seconds(target, case) for _ in range(1, TRIES)))
        answers.send(f"{seconds:.1f} s of CPU" if seconds > target.seconds else "")
    answers.close()


def _seconds(target: Target, case: Case) -> float:
    before = time.process_time()
    target.run(case)
    return time.process_time() - before


def _address_space() -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    return int(pages) * resource.getpagesize()
