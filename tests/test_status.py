"""What waits for whom since when; how long reviews take; reviews begun by one command."""

import json
from datetime import date

import pytest

from opora.files.repository import status_steps
from opora.indicators.reviewing import Pace, awaited, pace
from opora.kinds.review import Criterion
from tests.cli_sample import run
from tests.content import PLACES, PRACTICE, judged, source, text_of
from tests.git_sample import Repository, new_repository

REVIEW = {
    "title": "Экспертиза клуба",
    "sources": [{"title": "Протокол"}],
    "object": "club",
    "requested_by": {"role": "regional_coordinator"},
    "experts": [{"role": "expert"}],
    "date": "2026-03-21",
    "criteria": [{"criterion": "lawful", "score": 2}],
    "decision": "revise",
}
DAYS = (
    ("2026-02-01", "draft"),
    ("2026-03-01", "submitted"),
    ("2026-03-22", "needs_changes"),
    ("2026-04-05", "submitted"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    repository = new_repository(tmp_path_factory.mktemp("status"))
    for path, fields in PLACES.items():
        repository.write(f"content/{path}", text_of(path, fields))
    for day, status in DAYS:
        text = text_of("practices/club.md", {**PRACTICE, "status": status})
        repository.write("content/practices/club.md", text)
        repository.commit(day)
    return repository


def test_git_tells_since_when_a_practice_waits(made: Repository) -> None:
    steps = status_steps(made.folder / "content")
    told = [(day.isoformat(), status) for day, status in steps["practices/club.md"]]
    assert told == list(DAYS)
    practice = source("practices/club.md", {**PRACTICE, "status": "submitted"})
    places = [source(path, fields) for path, fields in PLACES.items() if path != practice.path]
    review = source("reviews/club.yml", REVIEW)
    catalog = judged([*places, practice, review]).catalog
    (one,) = awaited(catalog, steps)
    assert (one.since, one.who.value) == (date(2026, 4, 5), "expert")
    assert one.days(date(2026, 4, 15)) == 10
    assert pace(catalog, steps) == Pace(20, 1)
    assert pace(catalog, {}) is None


def test_status_is_told_to_programs_and_people(made: Repository) -> None:
    done = run("status", "--format", "json", "--as-of", "2026-04-15", cwd=made.folder)
    assert done.status == 0, done.err
    waiting = json.loads(done.out)["waiting"]
    (mine,) = [one for one in waiting if one["what"] == "Практики на проверке"]
    assert mine["title"] == "Клуб родителей"
    assert (mine["role"], mine["since"], mine["days"]) == ("expert", "2026-04-05", 10)
    text = run("status", "--role", "expert", "--as-of", "2026-04-15", cwd=made.folder).out
    assert "Клуб родителей — на проверке, с 2026-04-05 (10 дней)" in text
    assert "Директор школы" not in text
    wrong = run("status", "--territory", "net", cwd=made.folder)
    assert (wrong.status, wrong.out) == (2, "")


def test_a_review_begins_with_all_criteria_and_is_not_sound_until_filled(made: Repository) -> None:
    day = ("--as-of", "2026-04-15")
    done = run("review", "content/practices/club.md", *day, cwd=made.folder)
    assert done.status == 0, done.err
    path = made.folder / "content/reviews/club-2026-04-15.yml"
    text = path.read_text(encoding="utf-8")
    assert all(f"criterion: {one.value}\n" in text for one in Criterion)
    checked = run("validate", "content/reviews", *day, cwd=made.folder)
    assert checked.status == 1
    assert checked.out.count("«score»") == len(Criterion)
    assert "«decision»" in checked.out
    filled = text.replace("score: null", "score: 2").replace("decision: null", "decision: accept")
    path.write_text(filled, encoding="utf-8")
    assert run("validate", "content/reviews", *day, cwd=made.folder).status == 0
    again = run("review", "content/practices/club.md", *day, cwd=made.folder)
    assert again.status == 2
    assert path.read_text(encoding="utf-8") == filled
    path.unlink()


@pytest.mark.parametrize("path", ["content/organisations/iro.yml", "content", "net.md"])
def test_what_is_not_reviewed_is_told(made: Repository, path: str) -> None:
    done = run("review", path, cwd=made.folder)
    assert done.status == 2
    assert "Traceback" not in done.err
