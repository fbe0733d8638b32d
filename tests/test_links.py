"""The round of links: what the bank names, what is asked, what is told and when."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from opora.links import (
    Answer,
    Gone,
    Named,
    Verdict,
    addresses,
    ask,
    gone_markdown,
    gone_text,
    read_memory,
    skipped,
    walk,
    write_memory,
)
from tests.content import ORGANISATION, SOURCES, bank, judged

DAY = date(2026, 11, 2)
WEEK = timedelta(days=7)
THERE, GONE, SILENT = (
    Answer(Verdict.THERE),
    Answer(Verdict.GONE, "ответ 404"),
    Answer(Verdict.SILENT),
)


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        code = int(self.path.strip("/").split("?")[0].split("-")[0])
        self.send_response(405 if self.command == "HEAD" and "nohead" in self.path else code)
        if code == 302:
            self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with _served() as address:
        yield address


@contextmanager
def _served() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/200", Verdict.THERE),
        ("/302", Verdict.THERE),
        ("/200-nohead", Verdict.THERE),
        ("/200?имя=школа № 1", Verdict.THERE),
        ("/404", Verdict.GONE),
        ("/410", Verdict.GONE),
        ("/403", Verdict.CLOSED),
        ("/429", Verdict.CLOSED),
        ("/503", Verdict.SILENT),
    ],
)
def test_an_address_is_asked(site: str, path: str, verdict: Verdict) -> None:
    assert ask(site + path).verdict is verdict


def test_nobody_there_is_silence() -> None:
    assert ask("http://127.0.0.1:9/").verdict is Verdict.SILENT
    assert ask("http://школа.invalid/").told == "такого сайта нет"


def test_addresses_come_from_fields_and_bodies_but_not_from_inside_a_network() -> None:
    source = {**SOURCES[0], "url": "http://192.168.0.1/x"}
    changed = {
        "organisations/iro.yml": {**ORGANISATION, "website": "https://iro.example.ru/a#b"},
        "acts/order.yml": None,
        "organisations/inner.yml": {"title": "Центр", "kind": "institute", "sources": [source]},
    }
    body = "## Проблема\n\nСм. [отчёт](https://b.example/r?x=1) и https://c.example/d."
    found = addresses(judged(bank(changed, body)).catalog)
    expected = {"https://iro.example.ru/a", "https://b.example/r?x=1", "https://c.example/d"}
    assert {*found} == expected
    assert found["https://c.example/d"] == (Named("practices/club.md", "Клуб родителей"),)


def test_an_exception_holds_until_its_day() -> None:
    one = {
        "url": "https://closed.example/",
        "reason": "Не пускает программы.",
        "until": "2027-01-01",
    }
    held = {"links.yml": {"title": "Исключения", "sources": SOURCES, "skipped": [one]}}
    catalog = judged(bank(held)).catalog
    assert skipped(catalog, date(2027, 1, 1)) == ("https://closed.example/",)
    assert skipped(catalog, date(2027, 1, 2)) == ()


def test_what_answered_is_trusted_for_two_weeks_and_what_did_not_is_asked_again() -> None:
    asked: list[str] = []

    def asking(address: str) -> Answer:
        asked.append(address)
        return THERE if address == "a" else SILENT

    memory = walk(["a", "b"], {}, DAY, asking=asking)
    memory = walk(["a", "b"], memory, DAY + WEEK, asking=asking)
    memory = walk(["a", "c"], memory, DAY + 2 * WEEK, asking=asking)
    assert sorted(asked) == ["a", "a", "b", "b", "c"]
    assert [*memory] == ["a", "c"]


def test_a_page_that_is_gone_is_told_at_once_and_a_silent_site_the_second_time() -> None:
    named = {one: (Named("acts/x.yml", "Приказ"),) for one in ("gone", "silent", "there")}
    said = {"gone": GONE, "silent": SILENT, "there": THERE}
    first = walk(named, {}, DAY, asking=said.__getitem__)
    assert [one.address for one in Gone.among(first, named)] == ["gone"]
    second = walk(named, first, DAY + WEEK, asking=said.__getitem__)
    assert [one.address for one in Gone.among(second, named)] == ["gone", "silent"]
    assert Gone.among(second, named)[1].heard.since == DAY
    assert gone_text(()) == "Все адреса отвечают.\n"
    assert gone_markdown(()) == ""
    assert "content/acts/x.yml" in gone_markdown(Gone.among(second, named))


def test_memory_is_kept_and_a_broken_one_forgotten(tmp_path: Path) -> None:
    memory = walk(["a"], {}, DAY, asking=lambda _: GONE)
    write_memory(tmp_path / "x/links.json", memory)
    assert read_memory(tmp_path / "x/links.json") == memory
    (tmp_path / "broken.json").write_text(json.dumps({"a": {"verdict": "?"}}), encoding="utf-8")
    assert read_memory(tmp_path / "broken.json") == {}
    assert read_memory(tmp_path / "none.json") == {}
