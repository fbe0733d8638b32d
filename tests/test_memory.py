"""What a build keeps for the next one, read back and added to."""

from array import array
from datetime import date
from pathlib import Path

from opora.asked import Question
from opora.catalog.traces import Traces
from opora.site.again.adding import Adding, Answered, Learnt, tidied
from opora.site.again.census import Census, joined
from opora.site.again.memory import Done, Memory, Site, written

IS: Question = ("is", "practice", "x")
PART: Question = ("part", "Measured.risks", "school")
STRANGE: Question = ("entry", "practice", "x\x1fy")
NOTHING = Answered(Traces(), {}, ())


def learnt(**asked: tuple[Question, ...]) -> Learnt:
    """Let jobs ask; the answer to `PART` has a name, and a value asked `IS`."""
    questions = [IS, PART, *(one for held in asked.values() for one in held)]
    done = {
        name: Done(array("I", map(questions.index, held)), ((name, 1, 2),), ((name, None),))
        for name, held in asked.items()
    }
    values = {"Measured.risks": array("I", [0]).tobytes()}
    return Learnt(done, joined(map(written, questions)), {1: b"n" * 16}, values)


def added(memory: Memory, one: Learnt, *kept: str, answered: Answered = NOTHING) -> Memory:
    adding = Adding(memory, answered, jobs=kept)
    adding.add(one, one.questions.split("\0")[:-1])
    return adding.memory(Site(way=b"way", days={"a/": date(2026, 3, 1), "b/": None}))


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    census = Census({"a/index.html": (3, 4)}, {"": 5, "a": 6})
    memory = added(Memory(), learnt(first=(IS, PART), second=(PART,)))
    memory = Memory(**{**vars(memory), "site": Site(days=memory.site.days, census=census)})
    memory.save(tmp_path / "memory")
    read = Memory.load(tmp_path / "memory")
    assert read.site == memory.site
    assert read.told(PART) == b"n" * 16
    assert read.told(IS) is None
    assert list(read.about("Measured.risks")) == [PART]
    assert (read.jobs_of({IS}), read.values_of({IS})) == ({"first"}, {"Measured.risks"})
    assert read.jobs_of({PART, IS}) == {"first", "second"}
    assert read.jobs_of({("is", "practice", "other")}) == set()
    assert read.done("first") == Done(array("I", [0, 1]), (("first", 1, 2),), (("first", None),))


def test_half_a_file_is_only_a_miss(tmp_path: Path) -> None:
    path = tmp_path / "memory"
    added(Memory(), learnt(first=(IS,))).save(path)
    path.write_bytes(path.read_bytes()[:-9])
    assert Memory.load(path) == Memory() == Memory.load(tmp_path / "none")


def test_question_that_cannot_be_written_down_is_always_answered_otherwise() -> None:
    memory = added(Memory(), learnt(first=(STRANGE,), second=(IS,)))
    assert memory.jobs_of({PART}) == {"first"}
    assert memory.jobs_of({IS}) == {"first", "second"}


def test_jobs_done_again_take_the_place_of_what_they_were() -> None:
    before = added(Memory(), learnt(first=(IS,), second=(IS,)))
    other: Question = ("all", "practice")
    after = added(before, learnt(first=(other,)), "second")
    assert (after.jobs_of({IS}), after.jobs_of({other})) == ({"second"}, {"first"})
    assert before.jobs_of({other}) == set()
    gone = added(after, learnt(), "second")
    assert gone.done("first") is None


def test_answers_that_changed_and_values_that_were_not_counted_are_not_kept() -> None:
    before = added(Memory(), learnt(first=(PART,)))
    told = Answered(Traces(), {written(PART): b"m" * 16}, {"Measured.risks"})
    after = Adding(before, told, jobs=("first",)).memory(Site())
    assert after.told(PART) == b"m" * 16
    assert after.values_of({IS}) == set()


def test_questions_that_nobody_asks_any_more_are_dropped() -> None:
    many: tuple[Question, ...] = tuple(("is", "practice", str(one)) for one in range(20))
    before = added(Memory(), learnt(first=many, second=(PART, IS)))
    assert tidied(before) is before
    after = tidied(added(before, learnt(first=(many[7],)), "second"))
    assert len(after.questions) == 3
    assert after.jobs_of({many[7]}) == {"first"}
    assert (after.jobs_of({PART}), after.jobs_of({IS})) == ({"second"}, {"second"})
    assert after.told(PART) == b"n" * 16
    assert list(after.about("Measured.risks")) == [PART]
    assert after.values_of({IS}) == {"Measured.risks"}


def test_census_fits_the_site_that_it_was_taken_of_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("страница", encoding="utf-8")
    census = Census.of(tmp_path)
    assert census.fits(tmp_path)
    assert Census.read(census.columns()) == census
    assert not Census().fits(tmp_path)
    (tmp_path / "b.html").write_text("чужая", encoding="utf-8")
    assert not census.fits(tmp_path)
    told = (tmp_path / "b.html").stat()
    moved = census.moved(tmp_path, [("b.html", told.st_size, told.st_mtime_ns)], ())
    assert moved.fits(tmp_path)
    assert moved == Census.of(tmp_path)
    (tmp_path / "b.html").unlink()
    assert moved.moved(tmp_path, (), ["b.html"]) == Census.of(tmp_path)
