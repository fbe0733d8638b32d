"""Banks of regions become one: names, sums, disputes, withdrawals, and nothing written in vain."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from opora.demo import Made, borrowed, text_of
from opora.diagnostics import Severity
from opora.federation.laying import FolderError
from opora.federation.relinking import relinked, replaced
from opora.federation.report import Report, Standing
from opora.federation.state import StateError, read_state
from opora.files import list_content, read_sources
from opora.indicators import Key, Reading, indicator_values
from opora.indicators.registry import COMPUTED
from opora.kinds.indicator import Stand
from opora.pipeline import read_bank
from opora.site.lock import only_one
from tests.assessments_made import CITY, row, table
from tests.cli_sample import replace_in, run, write
from tests.content import ACT, CATALOGUE, HOME, PLACES, PRACTICE, SCHOOL, SOURCES, Fields
from tests.federated import (
    AS_OF,
    SHARED,
    bank_of,
    files_in,
    gather,
    published_in,
    read_folder,
    read_once,
    write_demo,
    write_records,
)
from tests.golden_indicators import AS_OF as GOLDEN_DAY
from tests.golden_indicators import RECORDS, declared
from tests.told_twice import PARTS, body, renumbered

TWENTY = tuple(f"kray-{number:02}" for number in range(1, 21))

NO_SUM: Mapping[str, str] = {
    "k13": "a factor that two regions answer is one factor of the catalogue, covered once",
    "k30": "told of a municipality only: the country has no such number",
}
"""Indicators that a country does not get by adding up its regions, and why."""


@pytest.fixture(scope="module")
def shared() -> list[Made]:
    """What all banks share, cut loose from the real one: the catalogue and the indicators."""
    paths = [one for one in list_content(SHARED).paths if one.startswith(("factors/", "indic"))]
    bank = read_bank(list(read_sources(SHARED, paths, [])), AS_OF)
    return list(borrowed(bank.catalog))


@dataclass(frozen=True)
class Nation:
    """A gathered bank: the folder that holds all, the banks in it by name, and the first report."""

    near: Path
    banks: Mapping[str, Path]
    report: Report

    @property
    def folder(self) -> Path:
        return self.near / "nation"

    def lines(self, *without: str) -> list[dict[str, object]]:
        return [bank_of(name, at) for name, at in self.banks.items() if name not in without]


@pytest.fixture(scope="module")
def twenty(tmp_path_factory: pytest.TempPathFactory, shared: list[Made]) -> Nation:
    near = tmp_path_factory.mktemp("twenty")
    for one in shared:
        write(near / "own/content" / one.path, text_of(one))
    catalogues = [one for one in shared if one.path.startswith("factors/")]
    banks = {}
    for seed, name in enumerate(TWENTY, 1):
        banks[name] = write_demo(near / name, seed)
        for one in catalogues:
            write(near / name / "content" / one.path, text_of(one))
    lines = [bank_of(name, at) for name, at in banks.items()]
    return Nation(near, banks, gather(near, lines, base=near / "own"))


def test_twenty_banks_become_one_without_errors(twenty: Nation) -> None:
    assert twenty.report.clean
    assert [one.standing for one in twenty.report.sources] == [Standing.NEW] * 20
    bank = read_folder(twenty.folder)
    assert [one for one in bank.diagnostics if one.severity is Severity.ERROR] == []
    regions = [entry.id for entry in bank.catalog.all("region")]
    assert regions == [f"{name}-oblast-1" for name in TWENTY]
    assert sum(1 for _ in bank.catalog.all("school")) == 20 * 5
    assert sum(1 for _ in bank.catalog.all("catalogue")) == 1
    assert sum(1 for _ in bank.catalog.all("programme")) == 1
    for entry in bank.catalog.all("practice"):
        assert entry.id.startswith(TWENTY)


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory, shared: list[Made]) -> Nation:
    """Gather the country in which everything can be counted, twice."""
    near = tmp_path_factory.mktemp("twins")
    own = write_records(near / "own", {path: RECORDS[path] for path in CATALOGUES})
    indicators = [one for one in shared if one.path.startswith("indicators/")]
    for one in indicators:
        write(own / "content" / one.path, text_of(one))
    for name in ("east", "west"):
        write_records(near / name, sound_country())
        for one in indicators:
            write(near / name / "content" / one.path, text_of(one))
    lines = [bank_of(name, near / name) for name in ("east", "west")]
    report = gather(near, lines, base=own, day=GOLDEN_DAY)
    assert report.clean, report.sources
    return Nation(near, {name: near / name for name in ("east", "west")}, report)


CATALOGUES = ("factors/method.yml", "factors/rsh.yml")


def sound_country() -> dict[str, Fields]:
    """Mend what is meant to be missing in the country, so that no file of it has errors."""
    records = {path: one for path, one in RECORDS.items() if not path.startswith("values/")}
    records |= {"values/2026/help.yml": declared("k19", "alpha", value=90)}
    for path in [*records]:
        if path.startswith("practices/"):
            del records[path]
        elif "/roadmap-" in path:
            fields = records[path]
            records[path] = {**fields, "items": [_scoped(one) for one in fields["items"]]}
    profile = "schools/alpha/m1/s1/risk-profile-2026.yml"
    parents, *_ = records[profile]["entries"]
    pending = {"factor": "staff", "significance": "medium"}
    pending["curator_assessment"] = {"verdict": "pending"}  # type: ignore[assignment]
    records[profile] = {**records[profile], "entries": [parents, pending]}
    return records


def _scoped(measure: Fields) -> Fields:
    done = {"evidence": [{"kind": "report", "note": "отчёт"}]} if measure["state"] == "done" else {}
    return {**measure, **done} | ({} if measure["factors"] else {"scope": "programme"})


Numbers = tuple[float, float]


def values(folder: Path, day: date, own: Path | None = None) -> dict[Key, Numbers]:
    """Count the indicators of a bank; `own` is where the definitions are, if not in itself."""
    sources = []
    for at in (folder, own):
        if at is not None:
            held = list_content(at / "content")
            sources += [*read_sources(held.root, held.paths, [])]
    catalog = read_bank({one.path: one for one in sources}.values(), day, read=read_once).catalog
    return {
        key: numbers(one) for key, one in indicator_values(catalog, day).items() if one.computed
    }


def numbers(reading: Reading) -> Numbers:
    assert reading.computed
    return (reading.computed.numerator or 0, reading.computed.denominator or 0)


def added_up(nation: Nation, day: date) -> tuple[dict[Key, Numbers], dict[Key, Numbers]]:
    """Add up what regions count of the whole and of factors; return the sums and the country's."""
    sums: defaultdict[Key, list[float]] = defaultdict(lambda: [0, 0])
    for folder in nation.banks.values():
        for key, (top, bottom) in of_all(values(folder, day, nation.near / "own")):
            sums[key][0] += top
            sums[key][1] += bottom
    country = dict(of_all(values(nation.folder, day)))
    return {key: (top, bottom) for key, (top, bottom) in sums.items()}, country


def of_all(found: Mapping[Key, Numbers]) -> Iterator[tuple[Key, Numbers]]:
    return ((key, one) for key, one in found.items() if key.level in {Stand.COUNTRY, Stand.FACTOR})


def test_indicators_add_up(twenty: Nation, twins: Nation) -> None:
    seen: set[str] = set()
    for nation, day in ((twenty, AS_OF), (twins, GOLDEN_DAY)):
        sums, country = added_up(nation, day)
        assert sums.keys() == country.keys()
        for key, counted in country.items():
            if key.indicator not in NO_SUM:
                assert counted == sums[key], key
                seen |= {key.indicator} if any(counted) else set()
    assert seen | NO_SUM.keys() == {id_ for id_, _ in COMPUTED}


def test_each_place_keeps_its_values(twenty: Nation, twins: Nation) -> None:
    for nation, day, names in ((twenty, AS_OF, TWENTY[3:5]), (twins, GOLDEN_DAY, ("west",))):
        country = values(nation.folder, day)
        for name in names:
            local = {Stand.REGION, Stand.MUNICIPALITY, Stand.SCHOOL}
            there = {key: one for key, one in country.items() if key.scope.startswith(f"{name}-")}
            own = values(nation.banks[name], day, nation.near / "own")
            assert there == {
                key._replace(scope=f"{name}-{key.scope}"): one
                for key, one in own.items()
                if key.level in local
            }
            assert len(there) > 10


def test_a_factor_that_two_regions_answer_is_one_factor(twenty: Nation) -> None:
    whole = {
        key: one for key, one in values(twenty.folder, AS_OF).items() if key.indicator == "k13"
    }
    country = next(one for key, one in whole.items() if key.level is Stand.COUNTRY)
    practices = published_in(twenty.folder).all("practice")
    answered = {id_ for one in practices for id_ in one.entity.factor_ids}  # type: ignore[attr-defined]
    assert country == (len(answered), 15)


def test_a_second_run_writes_nothing_and_another_day_changes_nothing(twenty: Nation) -> None:
    before = {path: path.stat().st_mtime_ns for path in twenty.folder.rglob("*")}
    report = gather(twenty.near, twenty.lines(), base=twenty.near / "own", day=date(2026, 12, 1))
    assert (report.written, report.removed) == (0, 0)
    assert {one.standing for one in report.sources} == {Standing.SAME}
    assert {path: path.stat().st_mtime_ns for path in twenty.folder.rglob("*")} == before


def test_a_region_that_withdraws_takes_its_records_along(twenty: Nation) -> None:
    """Those of the others stay as they are; and it can come back."""
    before = files_in(twenty.folder)
    gone = TWENTY[4]
    report = gather(twenty.near, twenty.lines(gone), base=twenty.near / "own")
    after = files_in(twenty.folder)
    assert report.clean
    assert report.sources[-1].standing is Standing.WITHDRAWN
    assert not [path for path in after if gone in path]
    assert not (twenty.folder / f"content/schools/{gone}-oblast-1").exists()
    assert gone not in after["federation.json"].decode()
    left = {path for path in before if gone not in path} - {"federation.json"}
    assert {path: after[path] for path in left} == {path: before[path] for path in left}
    gather(twenty.near, twenty.lines(), base=twenty.near / "own")
    assert files_in(twenty.folder) == before


def test_the_order_of_files_and_a_new_folder_do_not_matter(twins: Nation) -> None:
    lines = twins.lines()
    first = files_in(twins.folder)
    elsewhere = twins.near / "elsewhere"
    for name in ("own", "east", "west"):
        for path, content in reversed(files_in(twins.near / name).items()):
            write(elsewhere / name / path, content.decode())
    moved = [{**line, "folder": str(elsewhere / str(line["id"]))} for line in lines]
    gather(elsewhere, moved, base=elsewhere / "own", day=GOLDEN_DAY)
    assert files_in(elsewhere / "nation") == first


CLUB: Fields = {**PRACTICE, "status": "archived"}
"""A practice that is on the site of its bank."""


def region(folder: Path, changed: Mapping[str, Fields | None] | None = None) -> Path:
    held = {**PLACES, "practices/club.md": CLUB, **(changed or {})}
    return write_records(folder, {path: one for path, one in held.items() if one is not None})


def two(near: Path, changed: Mapping[str, Fields | None]) -> Report:
    """Gather a bank and one in which something is otherwise."""
    lines = [
        bank_of("east", region(near / "east")),
        bank_of("west", region(near / "west", changed)),
    ]
    return gather(near, lines)


def disputes(report: Report) -> list[tuple[str, str, str, str]]:
    return [(one.sort.value, one.path, one.part, one.outcome.value) for one in report.conflicts]


def test_names_and_references_lead_to_the_records_of_the_same_bank(tmp_path: Path) -> None:
    two(tmp_path, {})
    catalog = published_in(tmp_path / "nation")
    for name in ("east", "west"):
        practice = catalog.get("practice", f"{name}-club")
        assert practice
        assert [catalog.find(ref) for ref in practice.entity.authors] == [  # type: ignore[attr-defined]
            catalog.get("organisation", "iro")
        ]
        school = catalog.get("school", f"{name}-primorye/vladivostok/school-1")
        assert school
        (roadmap,) = catalog.below(school, "roadmap")
        assert roadmap.id == f"{name}-primorye-vladivostok-school-1-2021"


def test_a_bank_named_as_its_region_does_not_say_it_twice(tmp_path: Path) -> None:
    gather(tmp_path, [bank_of("primorye", region(tmp_path / "a"))])
    found = published_in(tmp_path / "nation")
    assert [one.id for one in found.all("region")] == ["primorye"]
    assert [one.id for one in found.all("practice")] == ["primorye-club"]


def test_links_in_texts_lead_to_the_new_places() -> None:
    urls = {"practices/club": "practices/east-club", "schools/kray": "schools/east-kray"}
    text = (
        "[a](/practices/club/) [b](../club/#steps) [c](/factors/parents/) [d](https://x.ru/practices/"
        'club/) [e](//x.ru/practices/club/) [f](/schools/kray "край") [g](#steps) [h](/practices/'
        "clubs/)\n\n[i]: </practices/club?x=1>\n"
    )
    assert relinked(text, "practices/mine/", urls) == (
        "[a](/practices/east-club/) [b](/practices/east-club/#steps) [c](/factors/parents/) "
        "[d](https://x.ru/practices/club/) [e](//x.ru/practices/club/) [f](/schools/east-kray/ "
        '"край") [g](#steps) [h](/practices/clubs/)\n\n[i]: </practices/east-club/?x=1>\n'
    )
    told = "См. /practices/club/ и https://x.ru/practices/club, /practices/clubs"
    assert replaced(told, urls) == told.replace("См. /practices/club/", "См. /practices/east-club/")


def test_the_same_place_in_two_banks_is_reported_and_both_stay(tmp_path: Path) -> None:
    report = two(tmp_path, {})
    assert disputes(report) == [
        ("same_place", f"schools/west-{path}", "", "both_kept")
        for path in (
            "primorye/region.yml",
            "primorye/vladivostok/municipality.yml",
            "primorye/vladivostok/school-1/school.yml",
        )
    ]
    assert {one.other_path for one in report.conflicts} == {
        one.path.replace("west", "east") for one in report.conflicts
    }
    assert report.clean


def test_schools_with_one_site_are_one_school_whatever_they_are_called(tmp_path: Path) -> None:
    site = {"website": "https://school-1.example.ru"}
    lines = [
        bank_of("east", region(tmp_path / "east", {f"{HOME}/school.yml": {**SCHOOL, **site}})),
        bank_of(
            "west",
            region(
                tmp_path / "west",
                {f"{HOME}/school.yml": {**SCHOOL, **site, "title": "СОШ № 1 имени А. П. Чехова"}},
            ),
        ),
    ]
    schools = [one for one in gather(tmp_path, lines).conflicts if one.path.endswith("school.yml")]
    assert [one.sort.value for one in schools] == ["same_place"]


def test_one_file_name_for_two_municipalities_is_reported(tmp_path: Path) -> None:
    path = "schools/primorye/vladivostok/municipality.yml"
    report = two(tmp_path, {path: {**PLACES[path], "title": "Артём"}})
    assert (
        "other_name",
        f"schools/west-{path.removeprefix('schools/')}",
        "",
        "both_kept",
    ) in disputes(report)
    assert "Артём и Владивосток" in {one.told for one in report.conflicts}


def test_factors_told_otherwise_are_named_and_the_first_stand(tmp_path: Path) -> None:
    first = CATALOGUE["factors"][0]
    others = [{**first, "plain": "Совсем иное."}, {**first, "id": "newcomers", "synonyms": ["н"]}]
    report = two(tmp_path, {"factors/method.yml": {**CATALOGUE, "factors": others}})
    told = [one for one in report.conflicts if one.sort.value == "told_otherwise"]
    assert [(one.part, one.outcome.value) for one in told] == [
        ("newcomers", "first_stands"),
        ("parents", "first_stands"),
    ]
    catalogue = (tmp_path / "nation/content/factors/method.yml").read_text(encoding="utf-8")
    assert "Родители не приходят" in catalogue
    assert "newcomers" not in catalogue


def test_what_names_a_factor_that_nobody_shares_is_left_out(tmp_path: Path) -> None:
    first = CATALOGUE["factors"][0]
    report = two(
        tmp_path,
        {
            "factors/method.yml": {**CATALOGUE, "factors": [first, {**first, "id": "newcomers"}]},
            "practices/newcomers.md": {**CLUB, "title": "Другая", "factors": ["newcomers"]},
        },
    )
    assert not report.clean
    left = report.sources[1].left_out
    assert [one.path for one in left] == ["practices/west-newcomers.md"]
    assert "newcomers" in left[0].message


def test_what_is_common_and_told_otherwise_stays_under_the_name_of_its_bank(tmp_path: Path) -> None:
    report = two(tmp_path, {"acts/order.yml": {**ACT, "number": "2"}})
    assert ("told_otherwise", "acts/west-order.yml", "", "own_name") in disputes(report)
    assert {one.id for one in published_in(tmp_path / "nation").all("act")} == {
        "order",
        "west-order",
    }


def test_nearly_the_same_practice_is_pointed_out(tmp_path: Path) -> None:
    east, west = region(tmp_path / "east"), region(tmp_path / "west")
    for at, parts in ((east, PARTS), (west, renumbered())):
        path = at / "content/practices/club.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(text[: text.index("\n## ")] + "\n" + body(parts), encoding="utf-8")
    report = gather(tmp_path, [bank_of("east", east), bank_of("west", west)])
    assert ("alike", "practices/west-club.md", "", "both_kept") in disputes(report)


def test_the_own_bank_is_right_and_the_words_of_all_are_gathered(tmp_path: Path) -> None:
    term = {"id": "shnor", "term": "ШНОР", "definition": "Школа с низкими результатами."}
    glossary: Fields = {"title": "Словарь", "sources": SOURCES, "terms": [term]}
    other = {"id": "mouo", "term": "МОУО", "definition": "Орган управления образованием."}
    own = write_records(
        tmp_path / "own", {"factors/method.yml": CATALOGUE, "glossary.yml": glossary}
    )
    theirs = {**glossary, "terms": [{**term, "definition": "Школа без результатов."}, other]}
    report = gather(
        tmp_path, [bank_of("east", region(tmp_path / "e", {"glossary.yml": theirs}))], base=own
    )
    assert disputes(report) == [("told_otherwise", "glossary.yml", "shnor", "first_stands")]
    found = [(one.id, one.entity) for one in published_in(tmp_path / "nation").all("term")]
    assert [(id_, entity.definition) for id_, entity in found] == [  # type: ignore[attr-defined]
        ("mouo", "Орган управления образованием."),
        ("shnor", "Школа с низкими результатами."),
    ]
    gather(tmp_path, [], base=own)
    written = (tmp_path / "nation/content/glossary.yml").read_text(encoding="utf-8")
    assert written == (own / "content/glossary.yml").read_text(encoding="utf-8")


def test_exceptions_come_along_for_the_own_files_of_a_bank_alone(tmp_path: Path) -> None:
    named = "Спросить Петрову Анну Ивановну."
    allowed = {
        "phrase": "Петрову Анну Ивановну",
        "rule": "V51",
        "reason": "Автор учебника, назван в открытом документе.",
        "reviewed_by": "методист",
        "reviewed": "2026-01-01",
    }
    files = ("practices/club.md", "acts/order.yml")
    items = [{**allowed, "file": file} for file in files]
    privacy: Fields = {"title": "Исключения", "sources": SOURCES, "items": items}
    west = region(
        tmp_path / "west",
        {"practices/club.md": {**CLUB, "limits": named}, "privacy.yml": privacy},
    )
    lines = [bank_of("east", region(tmp_path / "east")), bank_of("west", west)]
    report = gather(tmp_path, lines)
    assert report.clean, report.sources
    found = published_in(tmp_path / "nation").get("exceptions", "privacy")
    assert found
    assert [one.file for one in found.entity.items] == ["practices/west-club.md"]  # type: ignore[attr-defined]
    assert published_in(tmp_path / "nation").get("practice", "west-club")


def test_guides_and_settings_are_those_of_the_own_bank_alone(tmp_path: Path) -> None:
    own, east = write_records(tmp_path / "own", {}), region(tmp_path / "east")
    for at, word in ((own, "Наше"), (east, "Чужое")):
        write(at / "content/pages/about.md", f"# {word}\n")
        write(at / "mkdocs.yml", f"site_name: {word}\n")
    report = gather(tmp_path, [bank_of("east", east)], base=own)
    held = files_in(tmp_path / "nation")
    assert report.builds
    assert held["content/pages/about.md"].decode() == "# Наше\n"
    assert held["mkdocs.yml"].decode() == "site_name: Наше\n"
    assert not gather(tmp_path / "east", [bank_of("east", east)]).builds


def test_goals_of_a_region_join_those_of_the_country(tmp_path: Path, shared: list[Made]) -> None:
    one = next(one for one in shared if one.path == "indicators/k01.yml")
    source = {"title": "Программа края"}
    goal = {"comparator": "at_least", "source": source}
    year = {"start": "2026-01-01", "end": "2026-12-31"}
    theirs = {**goal, "value": 80, "period": year, "territory": "primorye"}
    own = write_records(tmp_path / "own", {"factors/method.yml": CATALOGUE})
    east = region(tmp_path / "east")
    for at, goals in ((own, []), (east, [theirs, {**goal, "value": 1, "proposed": True}])):
        told = Made(one.path, {**one.fields, "targets": goals})
        write(at / "content" / one.path, text_of(told))
    report = gather(tmp_path, [bank_of("east", east)], base=own)
    assert (report.clean, report.conflicts) == (True, ())
    found = published_in(tmp_path / "nation").get("indicator", "k01")
    assert found
    targets = found.entity.targets  # type: ignore[attr-defined]
    assert [(one.value, one.territory.id) for one in targets] == [(80, "east-primorye")]


def test_tables_come_along_with_what_is_hidden_in_them(tmp_path: Path) -> None:
    east = region(tmp_path / "east")
    rows = [
        row(f"{CITY}/school-1", "ВПР математика 5", 2021, (31.5, 12)),
    ]
    rows.append(row(f"{CITY}/school-1", "ВПР математика 6", 2021, (None, None)))
    for one in table(rows):
        write(east / "content" / one.path, one.text)
    report = gather(tmp_path, [bank_of("east", east)])
    assert report.clean, report.sources
    found = published_in(tmp_path / "nation").get("results", "east-made")
    assert found
    told = [(one.scope.id, one.participants, one.completion) for one in found.entity.rows]  # type: ignore[attr-defined]
    home = "east-primorye/vladivostok/school-1"
    assert told == [(home, 40, 31.5), (home, None, None)]


def test_what_is_internal_or_unwanted_stays_behind(tmp_path: Path) -> None:
    east = region(
        tmp_path / "east",
        {
            "documents/secret.yml": {
                "title": "Черновик",
                "sources": SOURCES,
                "kind": "report",
                "level": "regional",
                "author": "iro",
                "visibility": "internal",
            },
        },
    )
    line = bank_of("east", east, leave_out=["practices/club.md", f"{HOME}/roadmap-2021.yml"])
    assert gather(tmp_path, [line]).clean
    held = files_in(tmp_path / "nation/content")
    assert not [path for path in held if "secret" in path or "club" in path or "roadmap" in path]
    assert "schools/east-primorye/vladivostok/school-1/school.yml" in held


def test_only_what_the_federation_wrote_is_touched(tmp_path: Path) -> None:
    lines = [bank_of("east", region(tmp_path / "east"))]
    write(tmp_path / "nation/README.md", "Моё")
    gather(tmp_path, lines)
    write(tmp_path / "nation/content/practices/mine.md", "Моё")
    changed = tmp_path / "nation/content/practices/east-club.md"
    changed.write_text("Правка", encoding="utf-8")
    report = gather(tmp_path, lines)
    assert report.by_hand == ("content/practices/east-club.md",)
    assert changed.read_text(encoding="utf-8") != "Правка"
    gather(tmp_path, [])
    left = files_in(tmp_path / "nation")
    assert set(left) == {"README.md", "content/practices/mine.md", "federation.json"}


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    lines = [bank_of("east", region(tmp_path / "east"))]
    write(tmp_path / "nation/content/practices/mine.md", "Моё")
    with pytest.raises(FolderError, match="кто-то другой"):
        gather(tmp_path, lines)
    assert set(files_in(tmp_path / "nation")) == {"content/practices/mine.md"}


def test_nothing_is_written_or_removed_through_a_link(tmp_path: Path) -> None:
    lines = [bank_of("east", region(tmp_path / "east"))]
    gather(tmp_path, lines)
    practices = tmp_path / "nation/content/practices"
    practices.rename(tmp_path / "elsewhere")
    practices.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderError, match="ссылка"):
        gather(tmp_path, [])
    assert set(files_in(tmp_path / "elsewhere")) == {"east-club.md"}


def test_a_list_of_files_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "precious.txt", "Моё")
    gather(tmp_path, [bank_of("east", region(tmp_path / "east"))])
    state = tmp_path / "nation/federation.json"
    told = json.loads(state.read_text(encoding="utf-8"))
    told["owned"]["../precious.txt"] = "0"
    state.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(StateError, match="испорчен"):
        gather(tmp_path, [])
    assert (tmp_path / "precious.txt").is_file()


def test_a_run_that_was_broken_off_is_finished_by_the_next(tmp_path: Path) -> None:
    lines = [bank_of("east", region(tmp_path / "east"))]
    gather(tmp_path, lines)
    whole = files_in(tmp_path / "nation")
    state = read_state(tmp_path / "nation")
    assert state
    write(tmp_path / "nation/content/practices/east-old.md", "Осталось от прерванного")
    broken = state.model_copy(update={"leaving": ("content/practices/east-old.md",)})
    (tmp_path / "nation/federation.json").write_text(broken.model_dump_json(), encoding="utf-8")
    (tmp_path / "nation/content/practices/east-club.md").unlink()
    gather(tmp_path, lines)
    assert files_in(tmp_path / "nation") == whole


def test_two_runs_into_one_folder_are_told_apart(tmp_path: Path) -> None:
    region(tmp_path / "east")
    write(tmp_path / "sources.yml", "sources:\n  - {id: east, title: Восток, folder: east}\n")
    command = ("federate", "sources.yml", "-o", "nation", "--as-of", "2026-11-27")
    with only_one(tmp_path / "nation", lambda _: None, 0):
        refused = run(*command, cwd=tmp_path)
    assert refused.status == 2
    assert "уже собирает другой запуск" in refused.err
    assert not (tmp_path / "nation").exists()
    assert run(*command, cwd=tmp_path).status == 0


def test_the_command_tells_people_and_programs(tmp_path: Path) -> None:
    region(tmp_path / "east")
    region(tmp_path / "west", {"practices/club.md": {**CLUB, "factors": ["unheard-of"]}})
    write(
        tmp_path / "sources.yml",
        "sources:\n  - {id: east, title: Восток, folder: east}\n"
        "  - {id: west, title: Запад, folder: west}\n",
    )
    done = run("federate", "sources.yml", "-o", "nation", "--as-of", "2026-11-27", cwd=tmp_path)
    assert (done.status, done.err) == (1, "")
    assert "Восток [east]: взят впервые; 10 записей, взято 27.11.2026" in done.out
    assert "practices/club.md" in done.out
    assert "Не взято из-за ошибок: 1 файл" in done.out
    assert "base: папка" in done.out
    replace_in(tmp_path / "west/content/practices/club.md", "unheard-of", "parents")
    told = run("federate", "sources.yml", "-o", "nation", "--format", "json", cwd=tmp_path)
    report = json.loads(told.out)
    assert told.status == 0
    assert [one["standing"] for one in report["sources"]] == ["same", "changed"]
    assert {one["sort"] for one in report["conflicts"]} == {"same_place"}
