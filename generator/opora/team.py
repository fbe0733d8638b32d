"""Work that several processes share, where the system lets a process split."""

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

T = TypeVar("T")


class WorkError(Exception):
    """Work could not be done; the message tells a person why, in Russian."""


Work = Callable[[Iterable[int]], T]
"""Does the tasks whose numbers it is given, and returns what came out."""

FEW = 16
"""With fewer tasks than this for each, a process works alone: splitting takes some milliseconds."""


def cores() -> int:
    """Tell how many processes can work at once here."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Team:
    """A number of processes; each sees what was there before the work began, and no more.

    `quiet` is held while they are started. Where other threads are at work, it keeps these from
    being in the middle of something: a process has a copy of their locks, and nobody to open them.
    """

    size: int = field(default_factory=cores)
    quiet: AbstractContextManager[object] = field(default_factory=nullcontext)

    def share(self, work: Work[T], tasks: int, *, joining: bool = False) -> list[T]:
        """Let each process take task after task, numbered from 0, until none is left.

        Args:
            work: what does the tasks.
            tasks: how many there are.
            joining: whether this process does its part too. What it holds is then not copied once
                more, but what the work leaves behind stays.

        Returns:
            What each process returned; it is sent from one to the other, so the less the better.

        Raises:
            WorkError: A process said so, or was ended from outside.
            OSError: The system refused something to a process.
        """
        members = min(self.size, tasks // FEW)
        if members <= 1:
            return [work(range(tasks))]
        context = multiprocessing.get_context("fork")
        taken = context.Value("L", 0)
        held = gc.get_freeze_count()
        if not held:
            gc.collect()
        gc.freeze()  # so that counting references does not copy what the processes share
        started: list[_Member[T]] = []
        try:
            with self.quiet:
                others = members - 1 if joining else members
                started += (_Member.start(context, work, taken, tasks) for _ in range(others))
            own = [work(_next(taken, tasks, lambda: True))] if joining else []
            return [*own, *(member.result() for member in started)]
        finally:
            if not held:  # what was frozen before stays so: it lives as long as the process
                gc.unfreeze()
            for member in started:
                member.process.terminate()

    @contextmanager
    def aside(self, work: Callable[[], T]) -> Iterator[Callable[[], T]]:
        """Let another process do one thing meanwhile, where there is a core for it.

        Yields:
            What waits for the outcome; it raises what `share` raises.
        """
        if self.size <= 1:
            yield work
            return
        context = multiprocessing.get_context("fork")
        with self.quiet:
            member = _Member.start(context, lambda _: work(), context.Value("L", 0), 1)
        try:
            yield member.result
        finally:
            member.process.terminate()


@dataclass(frozen=True, slots=True)
class _Member(Generic[T]):
    process: multiprocessing.process.BaseProcess
    answer: Connection

    @classmethod
    def start(
        cls, context: ForkContext, work: Work[T], taken: "Synchronized[int]", tasks: int
    ) -> "_Member[T]":
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_run, args=(work, taken, tasks, theirs), daemon=True)
        process.start()
        theirs.close()
        return cls(process, ours)

    def result(self) -> T:
        try:
            found: T | WorkError | OSError = self.answer.recv()
        except EOFError as ended:
            self.process.join()
            message = f"Часть работы прервалась (код {self.process.exitcode})."
            raise WorkError(message) from ended
        self.process.join()
        if isinstance(found, WorkError | OSError):
            raise found
        return found


def _run(work: Work[T], taken: "Synchronized[int]", tasks: int, answer: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who began the work hears it, and ends this
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = os.getppid()  # where it was killed, nobody waits for the rest
    try:
        answer.send(work(_next(taken, tasks, lambda: os.getppid() == parent)))
    except (WorkError, OSError) as error:
        answer.send(error)


def _next(taken: "Synchronized[int]", tasks: int, goes_on: Callable[[], bool]) -> Iterator[int]:
    while goes_on():
        with taken.get_lock():
            number = taken.value
            taken.value += 1
        if number >= tasks:
            return
        yield number
