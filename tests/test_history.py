"""The past of a bank, read from commits: the same as each checkout would say."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from opora.catalog.digest import digest
from opora.history import Span, Work, read_timeline
from opora.history.cache import Cache, from_plain, to_plain
from opora.history.moments import Pick, end_of_month
from opora.past import At, Timeline
from opora.past.plain import monthly_changes
from tests.cli_sample import run
from tests.content import SOURCES, text_of
from tests.git_sample import (
    YEAR,
    Repository,
    at_checkout,
    change_measure,
    new_repository,
    year_of_work,
)
from tests.golden_indicators import definitions

LAST = date(YEAR, 12, 31)
WHOLE = Span(None, LAST)
ROADMAP = "schools/alpha/m1/s1/roadmap-2026.yml"


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return year_of_work(tmp_path_factory.mktemp("year"))


@pytest.fixture(scope="module")
def past(year: Repository) -> Timeline:
    return read_timeline(year.folder / "content", WHOLE)


def test_twelve_months_equal_the_indicators_at_each_checkout(
    year: Repository, past: Timeline
) -> None:
    ends = [end_of_month(date(YEAR, month, 1)) for month in range(1, 13)]
    assert [point.moment.day for point in past.months] == ends
    sizes = []
    for point in past.points:
        readings = at_checkout(year, point.moment.commit, point.moment.day)
        expected = {At(*key): (one.amount, *numbers(one)) for key, one in readings.items()}
        found = {at: (one.amount, one.top, one.bottom) for at, one in point.state.values.items()}
        assert found == expected
        sizes.append(len(found))
    assert sizes[0] > 10
    assert sizes[-1] > 3 * sizes[0]


def numbers(reading: object) -> tuple[object, object]:
    held = getattr(reading, "computed") or getattr(reading, "declared")  # noqa: B009
    return (held.numerator, held.denominator) if held else (None, None)


def test_a_merge_counts_from_the_day_it_was_merged(year: Repository, past: Timeline) -> None:
    june, july, august = past.months[5:8]
    assert july.moment.commit == june.moment.commit
    assert july.state.counts == june.state.counts
    assert august.state.counts != july.state.counts
    merge = year.git("log", "--format=%H", "--merges", "-1", "main")
    assert year.git("rev-parse", f"{august.moment.commit}~1") == merge


def test_the_content_is_found_under_its_former_name(past: Timeline) -> None:
    assert [len(point.state.definitions) for point in past.months] == [35] * 12


def test_a_faulty_file_drops_out_with_a_note(past: Timeline) -> None:
    assert [len(point.state.dropped) for point in past.months] == [0] * 8 + [1] * 4
    (dropped,) = past.months[8].state.dropped
    assert (dropped.path, dropped.line) == ("acts/broken.yml", 1)
    assert "30.09.2026 — 1, 31.10.2026 — 1" in past.notes[0]


def test_tags_name_states_that_were_published(year: Repository, past: Timeline) -> None:
    (tagged,) = [point.moment for point in past.points if point.moment.tags]
    assert tagged.day == date(YEAR, 6, 11)
    assert tagged.tags == ("v1", "v1-annotated")
    only = read_timeline(year.folder / "content", WHOLE, Pick.TAGS)
    assert [point.moment.tags for point in only.points] == [("v1", "v1-annotated")]


def test_days_bound_the_past(year: Repository) -> None:
    span = Span(date(YEAR, 3, 10), date(YEAR, 5, 20))
    held = read_timeline(year.folder / "content", span, Pick.MONTHS)
    days = [str(point.moment.day) for point in held.points]
    assert days == ["2026-03-31", "2026-04-30", "2026-05-20"]
    before = read_timeline(year.folder / "content", Span(None, date(YEAR, 1, 2)))
    assert before.points == ()
    assert (
        before.reason == "До 02.01.2026 записей в хранилище не было: первые появились 06.01.2026."
    )


def test_a_second_run_computes_nothing_and_says_the_same(year: Repository, tmp_path: Path) -> None:
    first, second = Work(), Work()
    one = read_timeline(year.folder / "content", WHOLE, cache=tmp_path, work=first)
    other = read_timeline(year.folder / "content", WHOLE, cache=tmp_path, work=second)
    assert len(first.computed) == len(one.points)
    assert first.found == 0
    assert (second.computed, second.found) == ([], len(one.points))
    assert other == one


def test_only_what_is_new_or_broken_is_computed_again(year: Repository, tmp_path: Path) -> None:
    copy = Repository(tmp_path / "copy")
    shutil.copytree(year.folder, copy.folder)
    kept = tmp_path / "kept"
    read_timeline(copy.folder / "content", WHOLE, cache=kept)
    files = sorted(kept.rglob("*.json"))
    files[0].write_text('{"values": 3}', encoding="utf-8")
    files[1].write_text("[", encoding="utf-8")
    change_measure(copy, ROADMAP, {"state": "cancelled"}, f"{YEAR}-12-30")
    work = Work()
    read_timeline(copy.folder / "content", WHOLE, cache=kept, work=work)
    assert 2 <= len(work.computed) <= 3
    assert LAST in [moment.day for moment in work.computed]
    shutil.rmtree(kept)
    again = Work()
    read_timeline(copy.folder / "content", WHOLE, cache=kept, work=again)
    assert len(again.computed) == 13


def test_states_are_read_when_somebody_asks(year: Repository, tmp_path: Path) -> None:
    content = year.folder / "content"
    first = read_timeline(content, WHOLE, cache=tmp_path)
    shelved = tmp_path / "shelved"
    states = [one for one in tmp_path.rglob("*.json") if one.parent != tmp_path]
    shelved.mkdir()
    for one in states:  # empty files stand for states: nothing may look into them
        shutil.move(one, shelved / one.name)
        one.touch()
    later = read_timeline(content, WHOLE, cache=tmp_path)
    assert (later.name, later.notes, later.territories) == (
        first.name,
        first.notes,
        first.territories,
    )
    assert digest(later, deep=True) == digest(first, deep=True)
    for one in states:
        (shelved / one.name).rename(one)
    assert later == first


def test_a_promised_state_that_is_broken_is_computed(year: Repository, tmp_path: Path) -> None:
    content = year.folder / "content"
    first = read_timeline(content, WHOLE, cache=tmp_path)
    for one in tmp_path.glob("??/*.json"):
        one.write_text("[")
    assert read_timeline(content, WHOLE, cache=tmp_path) == first


def test_another_past_has_another_name(year: Repository, past: Timeline) -> None:
    content = year.folder / "content"
    names = {read_timeline(content, Span(None, last)).name for last in (LAST, date(YEAR, 5, 20))}
    assert past.name in names
    assert len(names) == 2
    assert Timeline(past.points).name == ""


def test_a_state_survives_the_cache(past: Timeline) -> None:
    for point in past.points:
        assert from_plain(json.loads(json.dumps(to_plain(point.state)))) == point.state


def test_a_cache_that_cannot_be_written_costs_only_time(year: Repository, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    held = Cache(file / "folder")
    held.save("tree", LAST, read_timeline(year.folder / "content", WHOLE).points[0].state)
    assert held.load("tree", LAST) is None


def test_changes_tell_new_practices_measures_done_and_figures(tmp_path: Path) -> None:
    made = year_of_work(tmp_path)
    change_measure(made, ROADMAP, {"state": "planned", "actual": None}, f"{YEAR + 1}-01-10")
    change_measure(made, ROADMAP, {}, f"{YEAR + 1}-02-10")
    span = Span(date(YEAR, 1, 1), date(YEAR + 1, 2, 28))
    months = monthly_changes(read_timeline(made.folder / "content", span, Pick.MONTHS))
    *_, january, february = months
    assert [*january.undone] == ["alpha-m1-s1-2026#proved"]
    assert {id_: one.place for id_, one in february.done.items()} == {
        "alpha-m1-s1-2026#proved": "alpha/m1/s1"
    }
    found = [one for change in months for one in change.practices]
    assert sorted(found) == ["p1", "p2"]
    (done,) = [one for one in february.figures if one.place == ("k06", "school", "alpha/m1/s1")]
    assert (done.before, done.after and done.after.figure.text) == (None, "100\u00a0%")


@pytest.fixture
def two_commits(tmp_path: Path) -> Repository:
    made = new_repository(tmp_path / "origin")
    for one in (1, 2):
        made.write(f"content/organisations/o{one}.yml", "title: Центр\nkind: institute\n")
        made.commit(f"{YEAR}-0{one}-10")
    return made


def test_a_shallow_clone_says_what_it_cannot_see(two_commits: Repository, tmp_path: Path) -> None:
    two_commits.git("clone", "-q", "--depth=1", f"file://{two_commits.folder}", str(tmp_path / "c"))
    held = read_timeline(tmp_path / "c/content", Span(None, date(YEAR, 3, 31)))
    assert [str(point.moment.day) for point in held.points] == ["2026-02-28", "2026-03-31"]
    assert held.notes[0].startswith("Хранилище скачано не целиком: что было до 10.02.2026,")


def test_no_history_has_a_reason(tmp_path: Path) -> None:
    reasons = []
    (tmp_path / "plain/content").mkdir(parents=True)
    reasons.append(read_timeline(tmp_path / "plain/content", WHOLE).reason)
    empty = new_repository(tmp_path / "empty")
    (empty.folder / "content").mkdir()
    reasons.append(read_timeline(empty.folder / "content", WHOLE).reason)
    empty.git("commit", "-q", "--allow-empty", "-m", "Начало")
    reasons.append(read_timeline(empty.folder / "content", WHOLE).reason)
    assert reasons == [
        "Папка с записями лежит не в хранилище Git, поэтому истории у банка нет.",
        "В хранилище Git ещё нет ни одного коммита, поэтому истории нет.",
        "Папка с записями есть на диске, но в коммитах её нет, поэтому истории нет.",
    ]


def test_a_damaged_repository_loses_points_and_says_so(two_commits: Repository) -> None:
    tree = two_commits.git("rev-parse", "HEAD~1:content/organisations")
    (two_commits.folder / ".git/objects" / tree[:2] / tree[2:]).unlink()
    held = read_timeline(two_commits.folder / "content", Span(None, date(YEAR, 3, 31)))
    assert [str(point.moment.day) for point in held.points] == ["2026-02-28", "2026-03-31"]
    (note,) = [one for one in held.notes if "повреждено" in one]
    assert note.startswith(
        "Хранилище неполное или повреждено, эти коммиты не прочитаны: 31.01.2026"
    )


def test_without_git_the_command_says_so(year: Repository, tmp_path: Path) -> None:
    done = run("history", cwd=year.folder, env={"PATH": str(tmp_path)})
    assert done.status == 0
    assert done.out == "Git не запускается или не отвечает, поэтому история не прочитана.\n"


def test_links_and_huge_files_in_commits_are_not_read(two_commits: Repository) -> None:
    content = two_commits.folder / "content"
    (content / "organisations/link.yml").symlink_to("/etc/passwd")
    two_commits.write("content/organisations/huge.yml", "#" * 1_000_001)
    two_commits.write("content/notes.txt", "заметка")
    two_commits.write("content/.hidden/a.yml", "title: Нет")
    two_commits.commit(f"{YEAR}-03-10")
    held = read_timeline(content, Span(None, date(YEAR, 3, 31)))
    dropped = {one.path: one.why for one in held.points[-1].state.dropped}
    assert dropped["organisations/link.yml"] == "вместо файла стоит ссылка на другое место"
    assert dropped["organisations/huge.yml"] == "файл больше 1 МБ"
    assert "notes.txt" in dropped
    assert len(dropped) == 5


def test_the_command_prints_text_json_and_a_table(year: Repository, tmp_path: Path) -> None:
    shutil.copytree(year.folder, tmp_path / "year")
    common = ("history", "--as-of", "2026-12-31", "--indicator", "k13", "--place", "")
    text = run(*common, cwd=tmp_path / "year")
    assert (text.status, text.err.splitlines()[-1]) == (
        0,
        "Точек посчитано: 13, взято из сохранённых: 0.",
    )
    assert "Что изменилось, октябрь 2026 года (30.09.2026 → 31.10.2026):" in text.out
    as_json = run(*common, "--format", "json", cwd=tmp_path / "year")
    assert as_json.err == "Точек посчитано: 0, взято из сохранённых: 13.\n"
    held = json.loads(as_json.out)
    assert held["indicators"]["k13"]["title"] == "Факторы, закрытые практиками"
    assert held["places"]["alpha/m1/s1"] == "Запись"
    assert {one["indicator"] for point in held["points"] for one in point["values"]} == {"k13"}
    table = run(*common, "--format", "csv", cwd=tmp_path / "year")
    rows = [line.split(";") for line in table.out.splitlines()]
    assert rows[0][:3] == ["\ufeffДень", "Коммит", "Метки"]
    assert len(rows) == 1 + sum(len(point["values"]) for point in held["points"])


def test_the_command_explains_misuse(year: Repository) -> None:
    late = run("history", "--from", "2026-05", "--to", "2026-04", cwd=year.folder)
    assert late.status == 2
    assert "первый день 2026-05-01 позже последнего 2026-04-30" in late.err
    unknown = run("history", "--place", "gamma", "--no-cache", cwd=year.folder)
    assert (unknown.status, "места «gamma» в истории нет" in unknown.err) == (2, True)
    unheard = run("history", "--indicator", "k99", "--no-cache", cwd=year.folder)
    assert (unheard.status, "показателя «k99» в истории нет" in unheard.err) == (2, True)
    nonsense = run("history", "--from", "вчера", cwd=year.folder)
    assert nonsense.status == 2
    assert "«вчера» не похоже на день" in nonsense.err


def test_figures_of_few_people_stay_hidden_in_the_past_too(tmp_path: Path) -> None:
    made = new_repository(tmp_path)
    for one in definitions():
        made.write(f"content/{one.path}", one.text)
    region = {"title": "Край", "sources": SOURCES}
    few = {
        **region,
        "indicator": "k20",
        "scope": "primorye",
        "unit": "percent",
        "numerator": 3,
        "denominator": 40,
        "source": SOURCES[0],
    }
    made.write("content/schools/primorye/region.yml", text_of("region.yml", region))
    made.write("content/values/2026/few.yml", text_of("few.yml", few))
    made.commit(f"{YEAR}-03-10")
    (point,) = read_timeline(tmp_path / "content", Span(None, date(YEAR, 3, 10))).points
    hidden = point.state.values[At("k20", "region", "primorye", "2026")]
    assert (hidden.amount, hidden.top, hidden.bottom, hidden.fraction) == (None, None, None, "")
    assert hidden.text.startswith("скрыто: за этим или соседним числом меньше пяти")
