"""What Git was asked before is what it would say now."""

import json
from pathlib import Path
from random import Random

import pytest

from opora.files.repository import FileDays, file_days, status_steps
from opora.git import standing
from tests.git_sample import Repository, new_repository

PRACTICE = "content/practices/{}.md"


def agrees(made: Repository, kept: Path) -> FileDays:
    content = made.folder / "content"
    days, steps = file_days(content, kept), status_steps(content, kept)
    assert (days, steps) == (file_days(content), status_steps(content))
    return days


def change(made: Repository, name: str, status: str, day: str) -> None:
    made.write(PRACTICE.format(name), f"---\ntitle: {day}\nstatus: {status}\n---\n")
    made.commit(day)


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    repository = new_repository(tmp_path / "bank")
    change(repository, "a", "draft", "2026-01-10")
    change(repository, "b", "draft", "2026-01-20")
    return repository


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    (tmp_path / "kept").mkdir()
    return tmp_path / "kept"


def test_answers_stay_true_whatever_happens_to_the_branch(made: Repository, kept: Path) -> None:
    assert len(agrees(made, kept).last) == 2
    random = Random(5)  # noqa: S311  nothing secret is drawn
    made.git("branch", "side")
    for step in range(2, 14):
        day = f"2026-{random.randint(1, 12):02}-15"  # a day may lie before that of the commit below
        match step % 6:
            case 0:
                made.git("checkout", "-q", "side")
                change(made, "side", "submitted", day)
                made.git("checkout", "-q", "-")
                made.git("merge", "-q", "--no-ff", "-m", "Слияние", "side", day=day)
            case 1:
                made.git("reset", "-q", "--hard", "HEAD~1")
            case 2:
                made.git("rm", "-q", PRACTICE.format(random.choice(("a", "b"))))
                made.commit(day)
            case 3:
                made.write("README.md", day)
                made.commit(day)
        for name in random.sample("abc", 2):
            change(made, name, random.choice(("draft", "submitted", "published")), day)
        agrees(made, kept)


def test_the_same_commit_is_asked_for_once_and_a_new_one_alone(
    made: Repository, kept: Path
) -> None:
    content = made.folder / "content"
    file_days(content, kept)
    place = kept / "days.json"
    where, days = json.loads(place.read_text())
    days["practices/seen.md"] = ["2020-01-01", "2020-01-01"]
    place.write_text(json.dumps([where, days]))
    assert "practices/seen.md" in file_days(content, kept).last
    change(made, "c", "draft", "2026-02-01")
    after = file_days(content, kept)
    assert {"practices/seen.md", "practices/c.md"} < set(after.last)
    made.git("commit", "-q", "--amend", "-m", "Иначе", day="2026-02-02")
    assert "practices/seen.md" not in file_days(content, kept).last


def test_a_clone_that_gets_its_past_is_asked_again(
    made: Repository, kept: Path, tmp_path: Path
) -> None:
    shallow = Repository(tmp_path / "shallow")
    source = made.folder.as_uri()
    made.git("clone", "-q", "--depth=1", source, str(shallow.folder))
    assert len(set(agrees(shallow, kept).first.values())) == 1
    shallow.git("fetch", "-q", "--unshallow")
    assert len(set(agrees(shallow, kept).first.values())) == 2


@pytest.mark.parametrize("text", ["", "[", "[1, 2]", '[{"commit": "x"}, {}]', "[{}, []]", "null"])
def test_what_is_kept_and_broken_is_only_a_miss(made: Repository, kept: Path, text: str) -> None:
    for name in ("days.json", "steps.json"):
        (kept / name).write_text(text)
    agrees(made, kept)


def test_no_answer_is_not_kept(made: Repository, kept: Path, tmp_path: Path) -> None:
    assert file_days(tmp_path, kept) == FileDays({}, {})
    objects = made.folder / ".git/objects"
    objects.rename(made.folder / "away")
    assert file_days(made.folder / "content", kept) == FileDays({}, {})
    (made.folder / "away").rename(objects)
    assert len(agrees(made, kept).last) == 2


def test_replaced_commits_have_no_standing(made: Repository, kept: Path) -> None:
    content = made.folder / "content"
    assert standing(content)
    made.git("replace", "--graft", "HEAD")
    assert standing(content) is None
    agrees(made, kept)
    made.git("pack-refs", "--all")
    assert standing(content) is None
