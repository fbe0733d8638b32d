"""Processes that share work do each task once, and an end that was forced is told."""

import os
import signal
from collections.abc import Iterable
from pathlib import Path

import pytest

from opora.site.errors import SiteError
from opora.site.team import FEW, Team


def test_each_task_is_done_once_by_one_of_the_processes() -> None:
    def work(numbers: Iterable[int]) -> tuple[int, list[int]]:
        return os.getpid(), list(numbers)

    done = Team(3).share(work, 3 * FEW)
    assert sorted(number for _, held in done for number in held) == list(range(3 * FEW))
    assert len({pid for pid, _ in done} | {os.getpid()}) == 4


def test_a_few_tasks_stay_in_this_process() -> None:
    assert Team(2).share(lambda numbers: (os.getpid(), sum(numbers)), 3) == [(os.getpid(), 3)]


def test_what_one_process_refuses_ends_the_work(tmp_path: Path) -> None:
    def work(numbers: Iterable[int]) -> None:
        for number in numbers:
            (tmp_path / str(number)).touch()
            if number == 5:
                message = "Страница не удалась."
                raise SiteError(message)

    with pytest.raises(SiteError, match=r"^Страница не удалась\.$"):
        Team(2).share(work, 2 * FEW)


def test_a_process_that_is_killed_is_noticed() -> None:
    def work(numbers: Iterable[int]) -> None:
        for _ in numbers:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(SiteError, match=r"прервалась \(код -9\)"):
        Team(2).share(work, 2 * FEW)
