"""Only what changed is read and judged again, and what comes out is what a clean run finds."""

import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from shutil import copy, copytree

import pytest

from opora.catalog import Backlink, Catalog
from opora.cli.judging import read_all
from opora.cli.shelf import again as once
from opora.cli.shelf import anew as fully
from opora.cli.shelf import looking, weighing
from opora.cli.shelf.run import Run
from opora.diagnostics import Diagnostic
from opora.files import Listing, list_content, look_through, read_source
from opora.files.stamps import Stamp, stamp_of
from opora.indicators.reviewing import awaited
from opora.load import Source
from opora.parse import Entry
from opora.pipeline import Bank, published, read_entries, weigh

CONTENT = Path(__file__).parent.parent / "content"
DAY = date(2026, 11, 27)
FOLDERS = ("practices", "organisations", "factors", "values", "schools", "documents", "assignments")
FILES = (
    "indicators/k29.yml",
    "indicators/k17.yml",
    "privacy.yml",
    "approaches/course-into-lesson.md",
    "approaches/day-at-work.md",
    "pages/contribute/privacy.md",
    "glossary.yml",
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OPORA_CACHE", str(tmp_path / "kept"))
    bank = tmp_path / "bank" / "content"
    for name in FOLDERS:
        copytree(CONTENT / name, bank / name)
    for name in FILES:
        (bank / name).parent.mkdir(parents=True, exist_ok=True)
        copy(CONTENT / name, bank / name)
    return bank


@dataclass(frozen=True)
class State:
    """A bank on the disk, and the day it is judged by."""

    root: Path
    dice: Random
    day: date = DAY

    def some(self, place: str) -> Path:
        return self.dice.choice(sorted(path for path in self.root.glob(place) if path.is_file()))

    def change(self, place: str, pattern: str, new: str) -> "State":
        """Change the first match in some file that has one."""
        wanted = re.compile(pattern, re.MULTILINE)
        paths = sorted(self.root.glob(place))
        found = [one for one in paths if one.is_file() and wanted.search(one.read_text("utf-8"))]
        path = self.dice.choice(found)
        path.write_text(wanted.sub(new, path.read_text("utf-8"), count=1), "utf-8")
        return self


Edit = Callable[[State], State]


def a_body(state: State) -> State:
    path = state.some("practices/*.md")
    path.write_text(f"{path.read_text('utf-8')}\nИ ещё {state.dice.randrange(99)} раз.\n", "utf-8")
    return state


def a_body_of_the_same_size(state: State) -> State:
    return state.change("practices/*.md", "(?<=[а-я] )и(?= [а-я])", "а")


def a_review(state: State) -> State:
    return state.change("practices/*.md", "^status: published", "status: submitted")


def a_title(state: State) -> State:
    return state.change("practices/*.md", "^title: ", "title: Новое, ")


def a_line_more(state: State) -> State:
    return state.change("schools/**/*.yml", "^title: ", "# строка\ntitle: ")


def a_school(state: State) -> State:
    return state.change("schools/**/*.yml", "^title: ", "title: Новая ")


def a_measure_moved(state: State) -> State:
    return state.change("schools/**/roadmap*.yml", r"2021-(\d\d)", r"2031-\1")


def a_measure_renamed(state: State) -> State:
    return state.change("schools/**/roadmap*.yml", r"^  - id: (\S+)", r"  - id: \1-x")


def a_lost_reference(state: State) -> State:
    return state.change("practices/*.md", r"^factors: \[[a-z-]+", "factors: [net-takogo")


def authors_without_a_mailbox(state: State) -> State:
    return state.change("practices/*.md", "^origin: document\n", "origin: authors\n")


def a_factor_of_another_catalogue(state: State) -> State:
    return state.change("practices/*.md", r"^factors: \[.*\]", "factors: [rpsh-equipment]")


def a_line_above_it(state: State) -> State:
    return state.change("practices/*.md", r"^(?=factors: \[rpsh-equipment\])", "# строка\n")


def a_factor_of_the_basis(state: State) -> State:
    return state.change("practices/*.md", r"^factors: \[rpsh-equipment", "factors: [clm-discipline")


def a_mended_reference(state: State) -> State:
    return state.change("practices/*.md", r"^factors: \[net-takogo", "factors: [clm-discipline")


def a_copy(state: State) -> State:
    path = state.some("practices/*.md")
    copy(path, path.with_name(f"copy-{state.dice.randrange(9)}.md"))
    return state


def a_loss(state: State) -> State:
    state.some("practices/*.md").unlink()
    return state


def a_lost_holder(state: State) -> State:
    state.some("organisations/*.yml").unlink()
    return state


def a_new_name(state: State) -> State:
    path = state.some("organisations/*.yml")
    path.rename(path.with_name(f"x-{state.dice.randrange(99)}.yml"))
    return state


def a_break(state: State) -> State:
    return state.change("practices/*.md", "^title: .*", "title: [")


def a_repair(state: State) -> State:
    return state.change("practices/*.md", r"^title: \[", "title: Починено")


def another_encoding(state: State) -> State:
    path = state.some("documents/*.yml")
    path.write_bytes(path.read_text("utf-8").encode("cp1251", "replace"))
    return state


def back_from_it(state: State) -> State:
    for path in state.root.glob("documents/*.yml"):
        path.write_bytes((CONTENT / "documents" / path.name).read_bytes())
    return state


def a_link(state: State) -> State:
    (state.root / "practices" / "link.md").symlink_to(state.some("practices/*.md"))
    return state


def no_link(state: State) -> State:
    (state.root / "practices" / "link.md").unlink()
    return state


def a_foreign_file(state: State) -> State:
    (state.root / "practices" / "Заметки.docx").write_bytes(b"PK")
    return state


def a_secret(state: State) -> State:
    return state.change("practices/*.md", "^title: ", "visibility: internal\ntitle: ")


def no_secret(state: State) -> State:
    return state.change("practices/*.md", "^visibility: internal\n", "")


def few_people(state: State) -> State:
    return state.change("values/**/*.yml", "^value: 100", "numerator: 3\ndenominator: 50")


def a_value(state: State) -> State:
    return state.change("values/**/*.yml", "^denominator: 50", "denominator: 57")


def a_name(state: State) -> State:
    path = state.some("practices/*.md")
    path.write_text(f"{path.read_text('utf-8')}\nМама Алисы Селезнёвой болеет.\n", "utf-8")
    return state


def a_body_beside_a_name(state: State) -> State:
    return a_title(a_body(state))


def no_name(state: State) -> State:
    return state.change("practices/*.md", "^Мама Алисы Селезнёвой болеет.\n", "")


def an_exception(state: State) -> State:
    return state.change("privacy.yml", "phrase: .*", "phrase: Алисы Селезнёвой")


def a_guide(state: State) -> State:
    return state.change("pages/**/*.md", "^# ", "Мама Коли Селезнёва болеет.\n\n# ")


def a_day(state: State) -> State:
    return replace(state, day=state.day + timedelta(days=40))


def a_touch(state: State) -> State:
    for path in state.root.rglob("*.*"):
        os.utime(path)
    return state


def nothing(state: State) -> State:
    return state


EDITS: tuple[Edit, ...] = (
    nothing,
    a_body,
    a_body_of_the_same_size,
    a_title,
    a_review,
    a_line_more,
    a_school,
    a_measure_moved,
    a_measure_renamed,
    a_body,
    a_lost_reference,
    a_body,
    a_mended_reference,
    a_factor_of_another_catalogue,
    authors_without_a_mailbox,
    a_factor_of_another_catalogue,
    a_title,
    a_line_above_it,
    a_factor_of_the_basis,
    few_people,
    a_body,
    a_value,
    a_secret,
    a_title,
    no_secret,
    a_copy,
    a_body,
    a_copy,
    a_body_of_the_same_size,
    a_loss,
    a_lost_holder,
    a_new_name,
    a_break,
    a_body,
    a_repair,
    another_encoding,
    a_school,
    back_from_it,
    a_link,
    a_body,
    no_link,
    a_foreign_file,
    a_name,
    a_body_beside_a_name,
    an_exception,
    no_name,
    a_guide,
    a_day,
    a_body,
    a_touch,
    nothing,
)


@cache
def read(source: Source) -> tuple[list[Entry], list[Diagnostic]]:
    return read_entries([source])


def clean(listing: Listing, day: date) -> Bank:
    """Judge a bank by the stages alone, with nothing kept but what single texts say."""
    unread = [*listing.problems, *look_through(listing.root, listing.guides)]
    entries: list[Entry] = []
    found: list[Diagnostic] = []
    for path in listing.paths:
        source = read_source(listing.root, path)
        if isinstance(source, Source):
            entries += read(source)[0]
            found += read(source)[1]
        else:
            unread.append(source)
    paths = [*listing.paths, *(one.path for one in listing.problems)]
    return weigh(entries, [*unread, *found], paths, day).bank


def told(catalog: Catalog) -> tuple[object, ...]:
    """Tell everything that a catalog holds, in its order."""
    return (
        [(kind, [*map(_all_of, held.values())]) for kind, held in catalog.entries.items()],
        {key: [(*_name(link.entry), link.loc) for link in links] for key, links in _links(catalog)},
        {key: [*map(_name, held)] for key, held in catalog.children.items()},
        catalog.beside,
    )


def _links(catalog: Catalog) -> Iterator[tuple[object, tuple[Backlink, ...]]]:
    yield from catalog.backlinks.items()
    yield from catalog.unsettled.loose.items()


def _name(entry: Entry) -> tuple[str, str]:
    return entry.kind.name, entry.id


def _all_of(entry: Entry) -> tuple[object, ...]:
    text = entry.document.fields, entry.document.body, entry.document.body_line
    return (
        *_name(entry),
        entry.loc,
        entry.parent,
        entry.path,
        dict(entry.names),
        entry.entity,
        text,
    )


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which way each bank is judged."""
    taken: list[str] = []
    again, anew = once.again, fully.anew

    def noted_again(run: Run) -> Bank | None:
        bank = again(run)
        taken.extend(["again"] if bank else [])
        return bank

    def noted_anew(run: Run) -> Bank:
        taken.append("anew")
        return anew(run)

    monkeypatch.setattr(weighing, "again", noted_again)
    monkeypatch.setattr(weighing, "anew", noted_anew)
    return taken


@pytest.mark.parametrize("seed", [3, 11])
def test_what_comes_out_is_what_a_clean_run_finds(root: Path, ways: list[str], seed: int) -> None:
    state = State(root, Random(seed))  # noqa: S311  nothing secret is drawn
    read_all(list_content(root), state.day)
    short, codes = 0, set[str]()
    for edit in EDITS:
        state = edit(state)
        listing = list_content(root)
        kept, fresh = read_all(listing, state.day), clean(listing, state.day)
        assert kept.diagnostics == fresh.diagnostics, edit.__name__
        assert told(kept.catalog) == told(fresh.catalog), edit.__name__
        assert told(kept.published())[:3] == told(published(fresh.catalog))[:3], edit.__name__
        assert all(kept.files[path] for path in kept.files)
        assert [(one.id, one.since) for one in awaited(kept.catalog, {}, kept.waiting)] == [
            (one.id, one.since) for one in awaited(fresh.catalog, {})
        ], edit.__name__
        short += ways[-1] == "again"
        codes |= {one.code for one in fresh.diagnostics}
    assert short > len(EDITS) / 2
    assert {"V02", "V07", "V40", "V59", "F01", "F03", "V50"} <= codes


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which files are opened."""
    paths: list[str] = []

    def noted(root: Path, path: str) -> Source | Diagnostic:
        paths.append(path)
        return read_source(root, path)

    monkeypatch.setattr(looking, "read_source", noted)
    return paths


def settle(root: Path) -> None:
    """Let all files be as old as they mostly are."""
    long_ago = time.time_ns() - 3600 * 10**9
    for path in root.rglob("*.*"):
        os.utime(path, ns=(long_ago, long_ago))


def as_if_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell of no file when anything about it last changed: that is always now in a test."""
    plain = stamp_of

    def stamp(path: str) -> Stamp:
        size, modified, _, inode = plain(path)
        return size, modified, 0, inode

    monkeypatch.setattr(looking, "stamp_of", stamp)


def test_unchanged_files_are_not_opened(
    root: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    as_if_old(monkeypatch)
    settle(root)
    read_all(list_content(root), DAY)
    assert opened == [*list_content(root).paths]
    opened.clear()
    read_all(list_content(root), DAY)
    assert opened == []
    state = a_body(State(root, Random(1)))  # noqa: S311  nothing secret is drawn
    read_all(list_content(state.root), DAY)
    assert len(opened) == 1


def test_a_file_is_read_again_while_it_may_have_been_written_to_unseen(
    root: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(root)
    path = min((root / "organisations").glob("*.yml"))
    just_now = time.time_ns()
    monkeypatch.setattr(looking, "stamp_of", lambda _: (1, just_now, just_now, 1))
    before = read_all(list_content(root), DAY)
    text = path.read_text("utf-8")
    path.write_text(text.replace("title: ", "title: Я", 1).replace("Я", "Ю", 1), "utf-8")
    opened.clear()
    after = read_all(list_content(root), DAY)
    assert path.relative_to(root).as_posix() in opened
    assert told(after.catalog) == told(clean(list_content(root), DAY).catalog)
    assert told(after.catalog) != told(before.catalog)


def test_what_is_damaged_is_only_a_miss(root: Path, tmp_path: Path) -> None:
    dice = Random(2)  # noqa: S311  nothing secret is drawn
    for number in range(15):
        read_all(list_content(root), DAY).published()
        kept = sorted(path for path in (tmp_path / "kept").rglob("*-*") if path.is_file())
        kept += (tmp_path / "kept").rglob("state")
        assert len(kept) == 5
        hurt = kept[number % 5]
        content = bytearray(hurt.read_bytes())
        if number % 3:
            for _ in range(20):
                content[dice.randrange(len(content))] ^= 0x55
        else:
            del content[dice.randrange(len(content)) :]
        hurt.write_bytes(content)
        a_body(State(root, dice))
        expected = clean(list_content(root), DAY)
        bank = read_all(list_content(root), DAY)
        assert bank.diagnostics == expected.diagnostics
        assert told(bank.catalog) == told(expected.catalog)
        assert told(bank.published())[:3] == told(published(expected.catalog))[:3]


def test_without_a_folder_of_its_own_all_is_read(
    root: Path, monkeypatch: pytest.MonkeyPatch, ways: list[str]
) -> None:
    monkeypatch.setenv("OPORA_CACHE", "")
    for _ in range(2):
        bank = read_all(list_content(root), DAY)
    assert ways == ["anew", "anew"]
    assert told(bank.catalog) == told(clean(list_content(root), DAY).catalog)


def test_a_full_disk_is_no_trouble(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("opora.cli.shelf.things.os.write", full)
    expected = clean(list_content(root), DAY)
    bank = read_all(list_content(root), DAY)
    assert bank.diagnostics == expected.diagnostics
    assert told(bank.catalog) == told(expected.catalog)
