"""What reading found is kept between runs, and is never stale, foreign or needed."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from opora.catalog import Catalog
from opora.cli.judging import read_all
from opora.cli.shelf import Shelf, looking
from opora.cli.shelf.things import Packed
from opora.files import list_content
from opora.load import Source
from opora.pipeline import Bank

CONTENT = Path(__file__).parent.parent / "content"
DAY = date(2026, 11, 27)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "kept"
    monkeypatch.setenv("OPORA_CACHE", str(place))
    return place


@pytest.fixture
def root(tmp_path: Path) -> Path:
    bank = tmp_path / "bank" / "content"
    for name in ("practices", "organisations", "factors"):
        copytree(CONTENT / name, bank / name)
    return bank


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which files are parsed."""
    paths: list[str] = []

    reading = looking.read_together

    def noted(sources: Sequence[Source]) -> list[Packed]:
        paths.extend(source.path for source in sources)
        return reading(sources)

    monkeypatch.setattr(looking, "read_together", noted)
    return paths


def read(root: Path) -> Bank:
    return read_all(list_content(root), DAY)


def told(catalog: Catalog) -> dict[tuple[str, str], object]:
    return {
        (kind, id_): (entry.entity, entry.body, entry.loc)
        for kind, held in catalog.entries.items()
        for id_, entry in held.items()
    }


def some_practice(root: Path) -> Path:
    return min((root / "practices").glob("*.md"))


def test_only_what_changed_is_parsed_again(home: Path, root: Path, parsed: list[str]) -> None:
    read(root)
    assert parsed == list(list_content(root).paths)
    parsed.clear()
    read(root)
    assert parsed == []
    changed = some_practice(root)
    changed.write_text(changed.read_text("utf-8") + "\nЕщё строка.\n", "utf-8")
    read(root)
    assert parsed == [changed.relative_to(root).as_posix()]
    assert home.is_dir()


def test_what_comes_from_the_shelf_is_what_the_files_say(
    home: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = sorted(root.rglob("*.*"))
    for number in range(12):
        path = paths[number * 7919 % len(paths)]
        text = path.read_text("utf-8")
        at = number * 104_729 % len(text)
        path.write_text(text[:at] + ("х" if number % 2 else "") + text[at + 1 - number % 2 :])
        kept = read(root)
        monkeypatch.setenv("OPORA_CACHE", "")
        fresh = read(root)
        monkeypatch.setenv("OPORA_CACHE", str(home))
        assert kept.diagnostics == fresh.diagnostics
        assert told(kept.catalog) == told(fresh.catalog)


def test_a_bank_names_its_files_and_what_stands_in_them(home: Path, root: Path) -> None:
    before = read(root)
    assert list(before.files) == list(list_content(root).paths)
    changed = some_practice(root)
    changed.write_text(changed.read_text("utf-8") + "\nЕщё строка.\n", "utf-8")
    path = changed.relative_to(root).as_posix()
    after = read(root)
    assert {name for name in before.files if before.files[name] != after.files[name]} == {path}
    (entry,) = after.catalog.of_file(path)
    assert entry is after.catalog.get("practice", changed.stem)
    parts = after.catalog.of_file("factors/rpsh-2021.yml")
    assert {entry.kind.name for entry in parts} == {"catalogue", "factor"}
    assert after.catalog.of_file("practices/none.md") == ()
    assert home.is_dir()


def test_half_a_file_is_only_a_miss(home: Path, root: Path, parsed: list[str]) -> None:
    before = told(read(root).catalog)
    for pack in filter(Path.is_file, home.rglob("*")):
        pack.write_bytes(pack.read_bytes()[:-7])
    parsed.clear()
    assert told(read(root).catalog) == before
    assert parsed == list(list_content(root).paths)


def test_a_removed_file_is_gone(home: Path, root: Path) -> None:
    read(root)
    gone = some_practice(root)
    gone.unlink()
    assert ("practice", gone.stem) not in told(read(root).catalog)
    assert home.is_dir()


def test_a_folder_that_others_may_write_to_is_not_used(home: Path, root: Path) -> None:
    home.mkdir(mode=0o700)
    home.chmod(0o777)
    assert Shelf.of(root) is None
    assert read(root).catalog.get("practice", some_practice(root).stem)
    assert not list(home.iterdir())


def test_an_older_program_that_runs_again_keeps_its_own(home: Path, root: Path) -> None:
    read(root)
    (own,) = (home / "read").iterdir()
    os.utime(own, (0, 0))
    for number in range(4):
        (home / "read" / f"newer-{number}").mkdir()
    read(root)
    kept = list((home / "read").iterdir())
    assert own in kept
    assert len(kept) == 3


def test_nothing_is_kept_beside_the_content(home: Path, root: Path) -> None:
    read(root)
    assert {path.name for path in root.parent.iterdir()} == {"content"}
    assert list(home.iterdir())


def test_no_place_to_keep_things_is_no_trouble(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("")
    monkeypatch.setenv("OPORA_CACHE", str(taken))
    assert told(read(root).catalog)
