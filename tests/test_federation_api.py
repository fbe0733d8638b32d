"""Banks from the open data of their sites: the same as from files, whatever a site may send."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from opora.cli.rendering import Publication
from opora.diagnostics import Diagnostic
from opora.federation.bounds import Bounds
from opora.federation.rebuilding import rebuilt
from opora.federation.report import SourceReport, Standing
from opora.federation.sources import home_of
from opora.federation.state import read_state
from opora.parse import Entry
from opora.render import Edition
from tests.assessments_made import CITY, row, table
from tests.cli_sample import write
from tests.content import AS_OF, HOME, PLACES, PRACTICE, SOURCES, Fields
from tests.federated import gather, published_in, write_records

CLUB: Fields = {**PRACTICE, "status": "archived", "needs": [], "materials": []}
SECRET: Fields = {
    "title": "Черновик",
    "sources": SOURCES,
    "kind": "report",
    "level": "regional",
    "author": "iro",
    "visibility": "internal",
}
TERM = {"id": "mouo", "term": "МОУО", "definition": "Орган управления образованием."}
UNREAD: Fields = {
    "title": "Приказ без номера",
    "sources": [{"document": "secret", "title": "Черновик приказа"}],
    "kind": "order",
    "issuer": None,
    "number": None,
    "date": "2021-02-01",
    "unknown": {"issuer": "в скане не читается", "number": "в скане не читается"},
}
BANK: dict[str, Fields] = {
    **PLACES,
    "practices/club.md": CLUB,
    "documents/secret.yml": SECRET,
    "acts/unread.yml": UNREAD,
    "glossary.yml": {"title": "Словарь", "sources": SOURCES, "terms": [TERM]},
}


@dataclass
class Site:
    """A site that answers what it holds, and remembers what it was asked for."""

    files: dict[str, bytes]
    asked: list[str] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    silent: Event = field(default_factory=Event)
    hangs: str = ""
    address: str = ""

    def change(self, path: str, change: Callable[[Any], Any]) -> None:
        told = json.loads(self.files[path])
        self.files[path] = json.dumps(change(told)).encode()


@contextmanager
def served(files: dict[str, bytes]) -> Iterator[Site]:
    site = Site(files)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.removeprefix("/bank/")
            site.asked.append(path)
            if path == site.hangs:
                site.silent.wait(60)
            if path in site.moved:
                self.send_response(302)
                self.send_header("Location", site.moved[path])
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            content = site.files.get(path)
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}/bank/"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.silent.set()
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """Make a bank: its folder, and the files that its site publishes for programs."""
    near = write_records(tmp_path_factory.mktemp("region"), BANK)
    rows = [row(f"{CITY}/school-1", "ВПР математика 5", 2021, (31.5, 12))]
    for one in table([*rows, row(f"{CITY}/school-1", "ВПР математика 6", 2021, (None, None))]):
        write(near / "content" / one.path, one.text)
    edition = Edition(published_in(near, AS_OF), AS_OF, site_url="https://east.example.ru/")
    whole = Publication(edition).whole()
    return near, {one.path: one.content for one in whole if one.path.startswith("api/")}


@pytest.fixture
def site(region: tuple[Path, dict[str, bytes]]) -> Iterator[Site]:
    with served(dict(region[1])) as one:
        yield one


def line(site: Site, **more: object) -> dict[str, object]:
    return {"id": "east", "title": "Восток", "api": site.address, **more}


def entities(folder: Path) -> dict[str, tuple[object, str]]:
    catalog = published_in(folder)
    entries = (one for held in catalog.entries.values() for one in held.values())
    return {entry.path: told(entry) for entry in entries if not entry.loc}


def told(entry: Entry) -> tuple[object, str]:
    return entry.entity, (entry.body or "").strip()


def test_what_comes_from_a_site_is_what_comes_from_its_files(
    region: tuple[Path, dict[str, bytes]], site: Site, tmp_path: Path
) -> None:
    report = gather(tmp_path / "web", [line(site)])
    assert report.clean, report.sources
    gather(tmp_path / "files", [{"id": "east", "title": "Восток", "folder": str(region[0])}])
    found = entities(tmp_path / "web/nation")
    assert found == entities(tmp_path / "files/nation")
    assert {"practices/east-club.md", "assessments/east-made.csv", "acts/unread.yml"} <= set(found)
    assert "documents/east-secret.yml" not in found


def test_pages_lead_to_the_site_and_nothing_changes_in_vain(site: Site, tmp_path: Path) -> None:
    gather(tmp_path, [line(site)])
    state = read_state(tmp_path / "nation")
    assert state
    assert state.sources[0].site == site.address
    links = {path: one.link for path, one in state.sources[0].files.items()}
    assert links["practices/east-club.md"] == f"{site.address}practices/club/"
    again = gather(tmp_path, [line(site, api=f"{site.address}api/v1/")])
    assert (again.written, again.sources[0].standing) == (0, Standing.SAME)


@pytest.mark.parametrize(
    "address",
    ["https://a.ru", "https://a.ru/", "https://a.ru/api/v1", "https://a.ru/api/v1/index.json"],
)
def test_the_interface_is_found_from_the_site_or_itself(address: str) -> None:
    assert home_of(address) == "https://a.ru/"


CLUB_FILE = "api/v1/records/practice/club.json"


def failed(site: Site, near: Path, bounds: Bounds | None = None) -> SourceReport:
    report = gather(near, [line(site)], bounds=bounds)
    assert report.sources[0].standing is Standing.ABSENT
    assert not (near / "nation/content").exists()
    return report.sources[0]


def test_a_site_that_is_no_bank_fails(site: Site, tmp_path: Path) -> None:
    site.change("api/v1/index.json", lambda told: {**told, "version": "2.0.0"})
    assert "нет открытых данных версии 1" in failed(site, tmp_path).reason
    site.files["api/v1/index.json"] = b"<html>"
    assert "Вместо JSON" in failed(site, tmp_path).reason
    site.files["api/v1/index.json"] = b"[" * 100_000
    assert "Вместо JSON" in failed(site, tmp_path).reason
    del site.files["api/v1/index.json"]
    assert "Ответ 404" in failed(site, tmp_path).reason


def test_a_record_that_is_missing_fails_the_bank_as_a_whole(site: Site, tmp_path: Path) -> None:
    """Half a bank would look as if the region had taken the rest away."""
    del site.files[CLUB_FILE]
    assert CLUB_FILE in failed(site, tmp_path).reason


def test_a_site_that_hangs_or_floods_is_left(site: Site, tmp_path: Path) -> None:
    site.hangs = CLUB_FILE
    assert failed(site, tmp_path, Bounds(patience=0.5)).reason == "Не ответил за 0.5 с."
    site.hangs = ""
    assert "Банк больше 0.02 МБ" in failed(site, tmp_path, Bounds(size=20_000)).reason
    assert "Файлов больше 3" in failed(site, tmp_path, Bounds(files=3)).reason
    site.files[CLUB_FILE] = b" " * 6_000_000
    assert "больше 5 МБ" in failed(site, tmp_path).reason


def test_redirects_stay_on_the_host(site: Site, tmp_path: Path) -> None:
    site.moved[CLUB_FILE] = "/bank/api/v1/moved.json"
    site.files["api/v1/moved.json"] = site.files[CLUB_FILE]
    assert gather(tmp_path / "a", [line(site)]).clean
    for target in ("http://other.example.ru/x.json", "http://127.0.0.1:1/x"):
        site.moved[CLUB_FILE] = target
        assert "Сайт уводит" in failed(site, tmp_path / "b").reason
    site.moved[CLUB_FILE] = "file:///etc/passwd"
    assert "Ответ 302" in failed(site, tmp_path / "b").reason


def test_the_last_good_state_of_a_site_stays(site: Site, tmp_path: Path) -> None:
    gather(tmp_path, [line(site)])
    before = entities(tmp_path / "nation")
    site.files.clear()
    report = gather(tmp_path, [line(site)])
    assert report.sources[0].standing is Standing.KEPT
    assert entities(tmp_path / "nation") == before


@pytest.mark.parametrize(
    "file",
    [
        "content/../../evil.md",
        "/etc/evil.md",
        "content/practices/other.md",
        "content/pages/club.md",
        "content/practices/club.md/x",
        None,
        7,
    ],
)
def test_a_record_stands_at_its_own_place_or_nowhere(
    site: Site, tmp_path: Path, file: object
) -> None:
    site.change(CLUB_FILE, lambda told: {**told, "origin": {**told["origin"], "file": file}})
    report = gather(tmp_path, [line(site)])
    assert len(report.sources[0].left_out) == 1
    assert not [path for path in entities(tmp_path / "nation") if path.startswith("practices/")]


def test_tricks_with_ids_are_not_asked_for(site: Site, tmp_path: Path) -> None:
    ids = ["../../../secret", "a/../b", "club#x", "Club", "club?x", 7, None, "club"]
    site.change(
        "api/v1/kinds/practice.json", lambda told: {**told, "items": [{"id": one} for one in ids]}
    )
    assert gather(tmp_path, [line(site)]).clean
    asked = [path for path in site.asked if path.startswith("api/v1/records/practice/")]
    assert asked == [CLUB_FILE]


def deep(levels: int) -> object:
    return {"unknown": {}, "x": deep(levels - 1)} if levels else "дно"


@pytest.mark.parametrize(
    "data",
    [
        {"limits": "\ud800"},
        {"limits": "Строка\x00 и \x1b[2J"},
        {"limits": "!!python/object/apply:os.system ['touch x']"},
        {"limits": deep(40)},
        {"authors": [{"kind": "school", "id": "../x", "title": "", "url": "", "api": ""}]},
        {"title": "x" * 2_000_000},
        {"authors": 7},
        {"new-field": "x"},
    ],
)
def test_odd_values_never_break_a_run(site: Site, tmp_path: Path, data: Fields) -> None:
    site.change(CLUB_FILE, lambda told: {**told, "data": {**told["data"], **data}})
    report = gather(tmp_path, [line(site)])
    assert report.sources[0].standing is Standing.NEW
    kept = entities(tmp_path / "nation")
    assert "acts/order.yml" in kept
    if "practices/east-club.md" not in kept:
        assert len(report.sources[0].left_out) == 1


@pytest.mark.parametrize("answer", [None, 7, [], {}, {"origin": {"file": "content/x"}, "data": 7}])
def test_what_is_no_record_is_told(answer: object) -> None:
    found = rebuilt(answer, "practice", "club")
    assert isinstance(found, Diagnostic)
    assert found.code == "F05"


def test_the_school_below_its_places_comes_from_its_address(site: Site, tmp_path: Path) -> None:
    gather(tmp_path, [line(site)])
    home = HOME.replace("schools/", "schools/east-")
    assert f"{home}/school.yml" in entities(tmp_path / "nation")
    assert f"api/v1/records/school/{HOME.removeprefix('schools/')}.json" in site.asked
