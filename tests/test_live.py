from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from shutil import rmtree
from threading import Thread
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opora.catalog import Catalog, exchange, link
from opora.cli.live.bank import LiveBank
from opora.cli.live.changes import Changes
from opora.cli.live.drawing import Drawing
from opora.cli.live.judging import Judging
from opora.cli.live.news import waiting
from opora.cli.live.places import PagePlaces, addresses_in
from opora.cli.live.preview import Preview
from opora.cli.live.publishing import Publishing
from opora.cli.live.searching import Searching
from opora.diagnostics import Diagnostic
from opora.export.outputs import beside, output_jobs
from opora.export.provenance import Provenance
from opora.kinds import BY_NAME
from opora.load import Source
from opora.parse import Entry
from opora.pipeline import parse_entries, published
from opora.render import Edition, render_jobs
from opora.site.config import read_config
from opora.site.stamping import Stamps
from tests.content import (
    ACT,
    AS_OF,
    CATALOGUE,
    HOME,
    PRACTICE,
    ROADMAP,
    SCHOOL,
    bank,
    judged,
    source,
)
from tests.every_kind import EVERY_KIND, INDICATOR, VALUE

SETTINGS = Path(__file__).parent.parent / "mkdocs.yml"
PATIENCE = 30
MANY = {f"acts/order-{number}.yml": ACT for number in range(120)}


@pytest.fixture(scope="module")
def preview() -> Preview:
    """A bank with all kinds of records and a list of two pages; nothing is drawn around it."""
    edition = Edition(published(judged(bank({**EVERY_KIND, **MANY})).catalog), AS_OF)
    drawing = Drawing(Path(), Stamps({}, read_config(SETTINGS)), ())
    return Preview(edition, drawing, PagePlaces.of(edition))


def test_every_page_is_found_at_its_address(preview: Preview) -> None:
    """That is: each job says truly where its pages lie."""
    for job in render_jobs(preview.edition):
        for page in job():
            found = preview.page(page.url)
            assert found, (job.name, page.url)
            assert (found.url, found.html) == (page.url, page.html)
    assert preview.page("acts/page/2/")
    assert preview.page("acts/page/3/") is None
    assert preview.page("none/") is None
    assert preview.page("search/")


def test_every_file_is_found_at_its_address(preview: Preview) -> None:
    edition = preview.edition
    made = [one for job in output_jobs(edition) for one in job()]
    assert {one.path for one in made} >= {"datapackage.json", "api/v1/kinds/act.json"}
    for one in made:
        assert preview.file(one.path) == one.content, one.path
    matrix = preview.page("matrix/")
    assert matrix
    for one in beside(matrix, Provenance.of(edition)):
        assert preview.file(one.path) == one.content
    assert preview.file("api/v1/none.json") is None
    assert preview.file("favicon.ico") is None


def test_nothing_is_made_before_somebody_asks(preview: Preview) -> None:
    fresh = Preview(preview.edition, preview.drawing, preview.places)
    assert fresh.page("acts/order-7/")
    assert list(fresh._pages) == ["act order-7"]  # noqa: SLF001  what was made shows nowhere else


def test_addresses_are_those_of_the_records_with_pages(preview: Preview) -> None:
    known = addresses_in(preview.edition.catalog)
    assert known["acts/order-7/"] == ("act", "order-7")
    assert PagePlaces.of(preview.edition, known).records is known


def test_search_is_indexed_once_for_each_state(preview: Preview, tmp_path: Path) -> None:
    told: list[str] = []
    searching = Searching(tmp_path, told.append)
    assert searching.file(preview, "search/terms/0.json") is None
    assert searching.file(preview, "search/words.json")
    assert told[-1].startswith("Поиск готов за ")
    assert searching.file(preview, "search/terms/0.json")
    assert searching.file(preview, "search/words.bin")
    assert searching.file(preview, "search/../../secret") is None
    assert len(told) == 2
    searching.close()
    later = Preview(preview.edition, preview.drawing, preview.places)
    assert searching.file(later, "search/words.json")
    assert len(told) == 2


LEFT_OUT = {**PRACTICE, "visibility": "internal"}
FEW = {**VALUE, "numerator": 3, "denominator": 80}
VALUES = "indicators/values/2021/parents.yml"
TEXTS: dict[str, tuple[dict[str, Any], ...]] = {
    "practices/club.md": (dict(PRACTICE), {**PRACTICE, "title": "Другой"}, LEFT_OUT),
    f"{HOME}/school.yml": (
        dict(SCHOOL),
        {**SCHOOL, "title": "Школа № 7"},
        {**SCHOOL, "visibility": "internal"},
    ),
}


def _path_of_value() -> str:
    return next(path for path, fields in EVERY_KIND.items() if fields is VALUE)


def _entries(path: str, fields: dict[str, Any]) -> list[Entry]:
    return parse_entries([Source(path, source(path, fields).text)])[0]


def _shown(catalog: Catalog) -> object:
    return (
        {
            kind: [(one.id, one.entity) for one in catalog.entries[kind].values()]
            for kind in BY_NAME
        },
        {key: [(one.entry.id, one.loc) for one in held] for key, held in catalog.backlinks.items()},
        {key: [one.id for one in held] for key, held in catalog.children.items()},
    )


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_what_is_published_follows_an_exchange(data: st.DataObject) -> None:
    texts = {**TEXTS, _path_of_value(): (dict(VALUE), FEW, {**VALUE, "visibility": "internal"})}
    files = {one.path: parse_entries([one])[0] for one in bank({**EVERY_KIND, "x.yml": None})}
    assert files[_path_of_value()]
    assert any(fields is INDICATOR for fields in EVERY_KIND.values())
    catalog = link([entry for held in files.values() for entry in held])[0]
    publishing = Publishing.of(catalog)
    for _ in range(5):
        path = data.draw(st.sampled_from(sorted(texts)))
        gone = files[path]
        files[path] = come = _entries(path, data.draw(st.sampled_from(texts[path])))
        patched = exchange(catalog, gone, come)
        assert patched
        catalog = patched[0]
        publishing = publishing.exchanged(catalog, gone, come)
        assert _shown(publishing.catalog) == _shown(published(catalog))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    for one in bank():
        _write(root / one.path, one.text)
    _write(tmp_path / "mkdocs.yml", "site_name: Опора\n")
    return root


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _as_read_anew(live: LiveBank) -> None:
    fresh = LiveBank.read(live.root, live.as_of)
    assert _shown(live.catalog) == _shown(fresh.catalog)
    assert _shown(live.publishing.catalog) == _shown(fresh.publishing.catalog)
    assert set(live.problems) == set(fresh.problems)
    assert live.files == fresh.files


def test_files_change_come_and_go(content: Path) -> None:
    live = LiveBank.read(content, AS_OF)
    practice, other = content / "practices/club.md", content / "practices/other.md"
    _write(practice, source("practices/club.md", {**PRACTICE, "factors": ["parnets"]}).text)
    live.refresh({"practices/club.md"})
    assert [one.code for one in live.problems] == ["V02"]
    _as_read_anew(live)
    _write(other, source("practices/other.md", PRACTICE).text)
    live.refresh({"practices/other.md"})
    _as_read_anew(live)
    (content / "organisations/iro.yml").unlink()
    other.unlink()
    live.refresh({"practices/other.md", "organisations/iro.yml"})
    _as_read_anew(live)
    _write(practice, source("practices/club.md", PRACTICE).text)
    _write(content / "notes.txt", "Заметки.")
    live.refresh({"practices/club.md", "notes.txt"})
    _as_read_anew(live)


def test_a_broken_file_stays_as_it_was(content: Path) -> None:
    live = LiveBank.read(content, AS_OF)
    before = _shown(live.catalog)
    path = "acts/order.yml"
    _write(content / path, source(path, {**ACT, "date": "2021-13-01"}).text)
    live.refresh({path})
    assert _shown(live.catalog) == before
    assert [one.path for one in live.problems] == [path]
    (content / path).unlink()
    live.refresh({path})
    _as_read_anew(live)


def test_guides_are_looked_through_again(content: Path) -> None:
    live = LiveBank.read(content, AS_OF)
    guide = content / "pages" / "about.md"
    _write(guide, "# О банке\n\n<script>alert(1)</script>\n")
    live.refresh({"pages/about.md"})
    assert {one.path for one in live.problems} == {"pages/about.md"}
    guide.unlink()
    live.refresh({"pages/about.md"})
    assert live.problems == []


def test_findings_are_told_once(content: Path) -> None:
    judging = Judging(LiveBank.read(content, AS_OF))
    assert judging.look(interrupted=lambda: True) is None
    first = judging.look(interrupted=lambda: False)
    assert first
    assert first.new == first.all
    path = "practices/club.md"
    _write(content / path, source(path, {**PRACTICE, "factors": ["parnets"]}).text)
    judging.live.refresh({path})
    assert [one.code for one in judging.changed({path})] == ["V02"]
    then = judging.look(interrupted=lambda: False)
    assert then
    assert "V02" in {one.code for one in then.all}
    assert "V02" not in {one.code for one in then.new}
    assert _codes(then.all) == _codes(judged(_sources(content)).diagnostics)


def test_rules_that_look_at_what_changed_are_run_again(content: Path) -> None:
    judging = Judging(LiveBank.read(content, AS_OF))
    assert judging.look(interrupted=lambda: False)
    for path, fields in (
        ("practices/club.md", {**PRACTICE, "factors": ["parents"], "title": "Другой клуб"}),
        (
            f"{HOME}/roadmap-2021.yml",
            {**ROADMAP, "period": {"start": "2020-01-01", "end": "2020-12-31"}},
        ),
        ("practices/club.md", {**PRACTICE, "status": "published"}),
        ("practices/other.md", PRACTICE),
        ("factors/method.yml", {**CATALOGUE, "basis": False}),
    ):
        _write(content / path, source(path, fields).text)
        judging.live.refresh({path})
        looked = judging.look(interrupted=lambda: False)
        assert looked
        assert _codes(looked.all) == _codes(judged(_sources(content)).diagnostics)


def _codes(found: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(one.path, one.code) for one in found]


def _sources(content: Path) -> list[Source]:
    found = (path for path in content.rglob("*") if path.is_file())
    return [
        Source(path.relative_to(content).as_posix(), path.read_text(encoding="utf-8"))
        for path in found
    ]


@pytest.fixture
def told(content: Path) -> Iterator["Queue[Path]"]:
    """Each changed file, as it is noticed."""
    changes, told = Changes(content, content.parent / "mkdocs.yml"), Queue[Path]()

    def listen() -> None:
        for changed in changes:
            for path in changed:
                told.put(path)

    listener = Thread(target=listen, daemon=True)
    listener.start()
    yield told
    changes.end()
    listener.join(PATIENCE)


def _heard(told: "Queue[Path]", *wanted: Path, maybe: Path | None = None) -> None:
    missing = set(wanted)
    while missing:
        path = told.get(timeout=PATIENCE)
        assert path in {*wanted, maybe}
        missing.discard(path)


def test_changes_of_files_and_folders_are_noticed(content: Path, told: "Queue[Path]") -> None:
    act, config = content / "acts/order.yml", content.parent / "mkdocs.yml"
    _write(act, "title: Другой\n")
    _heard(told, act)
    fresh = act.with_name("fresh")
    fresh.write_text("title: Третий\n", encoding="utf-8")
    fresh.replace(act)  # so do many editors
    _heard(told, act, maybe=fresh)
    _write(config, "site_name: Банк\n")
    _heard(told, config)
    moved = content / "moved"
    (content / "acts").rename(moved)
    _heard(told, act, moved / "order.yml")
    rmtree(moved)
    _heard(told, moved / "order.yml")


def test_news_waits_until_it_is_taken_up(content: Path) -> None:
    changes = Changes(content, content.parent / "mkdocs.yml")
    act, other = content / "acts/order.yml", content / "organisations/iro.yml"
    with waiting(changes) as news:
        assert news.next(0.0) == frozenset()
        _write(act, "title: Другой\n")
        _write(other, "title: Другой\n")
        seen = news.next(PATIENCE)
        while seen != {act, other}:
            fresh = news.next(PATIENCE)
            assert fresh
            seen |= fresh
        assert not news.waits()
