"""Moving files into a site ends with the old site or the new one, wherever it is stopped."""

import errno
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Never

import pytest

from opora.site.errors import PublishError
from opora.site.moving import Moves, finish
from opora.site.publish import MARKER, publication
from tests.site_trees import marks, tree

OLD = {
    "index.html": "старая",
    "data.json": "старые",
    "same/index.html": "та же",
    "gone/deep/index.html": "уйдёт",
    "gone/deep/data.csv": "уйдёт",
}
NEW = {
    "index.html": "новая",
    "data.json": "новые",
    "same/index.html": "та же",
    "came/deep/index.html": "пришла",
}
MOVES = Moves(
    ("data.json", "came/deep/index.html", "index.html"),
    ("gone/deep/index.html", "gone/deep/data.csv"),
)
STEPS = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir", "open"})


def lay(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    with publication(site) as ground:
        lay(ground.output, OLD)
    return site


def move(site: Path) -> None:
    with publication(site) as ground:
        lay(ground.output, {path: NEW[path] for path in MOVES.put})
        ground.moves = MOVES


def next_run(site: Path) -> None:
    with publication(site) as ground:
        ground.moves = Moves()


def texts(site: Path) -> Mapping[str, str]:
    return {path: held.decode() for path, held in tree(site).items() if path != MARKER}


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir())


def test_files_are_moved_in_and_the_rest_is_left_alone(site: Path) -> None:
    before, folder = marks(site), site.stat().st_ino
    move(site)
    assert texts(site) == NEW
    assert site.stat().st_ino == folder
    assert {path for path, mark in marks(site).items() if before.get(path) == mark} == {
        "same/index.html",
        MARKER,
    }
    assert not (site / "gone").exists()
    assert beside(site) == ["site"]


def stopped(site: Path, step: int, stop: Callable[[], object]) -> int:
    """Move in a process of its own that is stopped at a step.

    Returns:
        How that ended: 0 where there was no such step, 3 where stopping it did no harm.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = step

    def watch(event: str, _: object) -> None:
        nonlocal left
        if event in STEPS:
            left -= 1
            if left == 0:
                stop()

    try:
        sys.addaudithook(watch)
        move(site)
        os._exit(0 if left > 0 else 3)
    except PublishError:
        os._exit(1)
    finally:
        os._exit(2)


def killed() -> Never:
    os._exit(9)


def full() -> Never:
    raise OSError(errno.ENOSPC, "No space left on device")


def endings(site: Path, stop: Callable[[], object]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Stop a move at each of its steps, and tell what the site is after the next run."""
    for step in range(1, 1000):
        move_back(site)
        status = stopped(site, step, stop)
        next_run(site)
        assert beside(site) == ["site"]
        yield status, texts(site)
        if status == 0:
            return


def move_back(site: Path) -> None:
    for path in NEW.keys() - OLD.keys():
        (site / path).unlink(missing_ok=True)
    if (site / "came/deep").exists():
        (site / "came/deep").rmdir()
        (site / "came").rmdir()
    lay(site, OLD)


def test_a_move_killed_at_any_step_leaves_one_site_whole(site: Path) -> None:
    found = list(endings(site, killed))
    assert all(told in (OLD, NEW) for _, told in found)
    assert [told for _, told in found].index(NEW) > len(MOVES.put)
    assert sum(told == NEW for _, told in found) > len(MOVES.put) + len(MOVES.gone)
    assert found[-1] == (0, NEW)


def test_a_full_disk_at_any_step_leaves_one_site_whole(site: Path) -> None:
    found = list(endings(site, full))
    assert {status for status, _ in found} == {0, 1, 3}
    assert all(told in (OLD, NEW) for _, told in found)
    assert found[-1] == (0, NEW)


def test_what_stopped_a_move_is_told_and_the_next_run_ends_it(site: Path) -> None:
    (site / "came").write_text("мешает", encoding="utf-8")
    with pytest.raises(PublishError, match=r"не до конца.+следующая сборка закончит"):
        move(site)
    assert texts(site)["data.json"] == "новые"
    (site / "came").unlink()
    next_run(site)
    assert texts(site) == NEW


def test_a_move_is_not_ended_in_another_site(site: Path, tmp_path: Path) -> None:
    (site / "came").write_text("мешает", encoding="utf-8")
    with pytest.raises(PublishError):
        move(site)
    site.rename(tmp_path / "aside")
    with publication(site) as ground:
        lay(ground.output, OLD)
    assert texts(site) == OLD
    assert beside(site) == ["aside", "site"]


@pytest.mark.parametrize(
    "told", ["", "{}", '{"site": %s, "put": ["../x"], "gone": ["../precious"]}', "[1, 2]"]
)
def test_a_list_that_is_none_does_nothing(site: Path, tmp_path: Path, told: str) -> None:
    precious, waiting = tmp_path / "precious", tmp_path / ".site.moving"
    precious.write_text("важное", encoding="utf-8")
    waiting.mkdir()
    about = site.stat()
    filled = told.replace("%s", f"[{about.st_dev}, {about.st_ino}]")
    (waiting / ".opora-moves").write_text(filled, encoding="utf-8")
    finish(site)
    assert precious.exists()
    assert texts(site) == OLD
    assert not waiting.exists()
