"""Processes that share work do each task once, and an end that was forced is told."""

import os
import signal
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from opora.cli.judging import read_all
from opora.demo import Size, demo_bank, text_of
from opora.files import list_content, read_sources
from opora.kinds import BY_NAME
from opora.load import Source
from opora.parse import Entry
from opora.pipeline import read_bank
from opora.team import FEW, Team, WorkError
from tests.cli_sample import write


def test_each_task_is_done_once_by_one_of_the_processes() -> None:
    def work(numbers: Iterable[int]) -> tuple[int, list[int]]:
        return os.getpid(), list(numbers)

    done = Team(3).share(work, 3 * FEW)
    assert sorted(number for _, held in done for number in held) == list(range(3 * FEW))
    assert len({pid for pid, _ in done} | {os.getpid()}) == 4


def test_this_process_may_do_its_part() -> None:
    def work(numbers: Iterable[int]) -> tuple[int, list[int]]:
        return os.getpid(), list(numbers)

    done = Team(2).share(work, 500 * FEW, joining=True)
    assert sorted(number for _, held in done for number in held) == list(range(500 * FEW))
    assert len(done) == len({pid for pid, _ in done}) == 2
    assert done[0][0] == os.getpid()


@pytest.mark.parametrize("size", [1, 2])
def test_one_thing_is_done_meanwhile(size: int) -> None:
    with Team(size).aside(os.getpid) as other:
        assert (other() == os.getpid()) is (size == 1)


def test_what_is_refused_meanwhile_is_told() -> None:
    def work() -> None:
        message = "Не вышло."
        raise WorkError(message)

    with Team(2).aside(work) as other, pytest.raises(WorkError, match=r"^Не вышло\.$"):
        other()


def test_a_few_tasks_stay_in_this_process() -> None:
    assert Team(2).share(lambda numbers: (os.getpid(), sum(numbers)), 3) == [(os.getpid(), 3)]


def test_what_one_process_refuses_ends_the_work(tmp_path: Path) -> None:
    def work(numbers: Iterable[int]) -> None:
        for number in numbers:
            (tmp_path / str(number)).touch()
            if number == 5:
                message = "Страница не удалась."
                raise WorkError(message)

    with pytest.raises(WorkError, match=r"^Страница не удалась\.$"):
        Team(2).share(work, 2 * FEW)


def test_a_process_that_is_killed_is_noticed() -> None:
    def work(numbers: Iterable[int]) -> None:
        for _ in numbers:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(WorkError, match=r"прервалась \(код -9\)"):
        Team(2).share(work, 2 * FEW)


def test_a_bank_read_together_is_the_bank_read_alone(tmp_path: Path) -> None:
    sources = [Source(one.path, text_of(one)) for one in demo_bank(Size(3, 240, 60))]
    for one in sources:
        write(tmp_path / one.path, one.text)
    write(tmp_path / "practices/broken.md", "---\ntitle: [\n---\n")
    together = read_all(list_content(tmp_path), date(2026, 11, 27))
    alone = read_bank(
        [*read_sources(tmp_path, list_content(tmp_path).paths, [])], date(2026, 11, 27)
    )
    assert len(sources) > 2 * 16 * 10
    assert together.diagnostics == alone.diagnostics
    assert [*together.catalog.entries] == [*alone.catalog.entries]
    for kind, held in alone.catalog.entries.items():
        found = together.catalog.entries[kind]
        assert [*map(_told, found.values())] == [*map(_told, held.values())]
        assert all(one.kind is BY_NAME[kind] for one in found.values())


def _told(entry: Entry) -> tuple[object, ...]:
    document = entry.document
    return entry.id, entry.entity, entry.loc, document.path, document.body, document.positions
