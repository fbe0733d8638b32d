import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO

import pytest

from tests.cli_sample import COMMAND, replace_in, run, write, write_bank

PATIENCE = 30
ACT = "/acts/order-12/"


class Preview:
    """A running `opora serve`."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        self.child = child
        self.lines: Queue[str] = Queue()
        assert child.stdout
        Thread(target=self._listen, args=(child.stdout,), daemon=True).start()
        self.port = int(re.findall(r":(\d+)/", self.hear("Сайт: "))[0])

    def _listen(self, stream: IO[str]) -> None:
        for line in stream:
            self.lines.put(line)
        self.lines.put("")

    def hear(self, words: str) -> str:
        """Wait for a line that starts with `words`; return all that was printed until then."""
        heard = ""
        while True:
            line = self.lines.get(timeout=PATIENCE)
            heard += line
            assert line, f"The command has ended: {heard}"
            if line.startswith(words):
                return heard

    def ask(self, path: str) -> HTTPResponse:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path)
        return connection.getresponse()

    def page(self, path: str) -> str:
        response = self.ask(path)
        assert response.status == 200
        return response.read().decode()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_bank(tmp_path)


@contextmanager
def serving(folder: Path) -> Iterator[Preview]:
    """Serve a bank until the end of the block."""
    with subprocess.Popen(
        [*COMMAND, "serve", "--port", "0"],
        cwd=folder,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    ) as child:
        try:
            yield Preview(child)
        finally:
            child.terminate()


@pytest.fixture
def preview(content: Path) -> Iterator[Preview]:
    """A preview of a bank that the test may change."""
    with serving(content.parent) as running:
        yield running


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of a bank that nobody changes."""
    with serving(write_bank(tmp_path_factory.mktemp("still")).parent) as running:
        yield running


def test_pages_guides_and_assets_are_served(still: Preview) -> None:
    assert "Приказ о поддержке школ" in still.page(ACT)
    assert "Справка." in still.page("/about/")
    style = re.findall(r'"../../(assets/[^"]+\.css)"', still.page(ACT))[0]
    assert still.ask(f"/{style}").getheader("Content-Type") == "text/css"
    assert still.ask("/none/").status == 404


def test_the_files_of_a_page_are_served_beside_it(still: Preview) -> None:
    answer = still.ask("/matrix/grade.csv")
    assert answer.status == 200
    assert answer.getheader("Content-Type") == "text/csv"
    assert "Всего практик" in answer.read().decode("utf-8-sig")
    assert still.ask("/matrix/nothing.csv").status == 404
    assert still.ask("/matrix/grade.xlsx").read(2) == b"PK"


def test_open_data_is_served_too(still: Preview) -> None:
    for url, kind in (
        ("/api/v1/index.json", "application/json"),
        ("/api/v1/records/act/order-12.json", "application/json"),
        ("/datapackage.json", "application/json"),
        ("/data/act.csv", "text/csv"),
    ):
        answer = still.ask(url)
        assert (answer.status, answer.getheader("Content-Type")) == (200, kind), url
    feed = still.ask("/feeds/practices.xml")
    assert feed.read().startswith(b'<?xml version="1.0" encoding="utf-8"?>')
    assert still.ask("/contribute/templates/practice.docx").read(2) == b"PK"
    assert still.ask("/api/v1/none.json").status == 404


def test_the_web_editor_is_served_and_does_not_load_itself_again(still: Preview) -> None:
    page = still.page("/admin/")
    assert 'src="start.js"' in page
    assert "_opora" not in page
    assert '"collections"' in still.page("/admin/settings.json")


def test_address_without_slash_leads_on(still: Preview) -> None:
    response = still.ask(ACT.rstrip("/"))
    assert (response.status, response.getheader("Location")) == (301, ACT)


@pytest.mark.parametrize("path", ["/../mkdocs.yml", "/%2e%2e/mkdocs.yml", "//etc/passwd", "/a%00"])
def test_nothing_else_of_the_computer_is_served(still: Preview, path: str) -> None:
    assert still.ask(path).status == 404


def test_change_is_shown_and_browsers_are_told(preview: Preview, content: Path) -> None:
    stream = preview.ask("/_opora/changes")
    first = stream.readline()
    assert first.startswith(b"data: ")
    assert stream.readline() == b"\n"
    replace_in(content / "acts/order-12.yml", "Приказ о", "Новый приказ о")
    assert stream.readline() not in {first, b""}
    assert "Новый приказ о поддержке школ" in preview.page(ACT)
    assert "/_opora/reload.js" in preview.page(ACT)
    assert "/_opora/changes" in preview.page("/_opora/reload.js")


def test_new_and_removed_files_are_noticed(preview: Preview, content: Path) -> None:
    text = (content / "acts/order-12.yml").read_text(encoding="utf-8")
    write(content / "acts/order-13.yml", text)
    preview.hear("Готово")
    assert preview.ask("/acts/order-13/").status == 200
    (content / "acts/order-13.yml").unlink()
    preview.hear("Готово")
    assert preview.ask("/acts/order-13/").status == 404


def test_guide_is_drawn_again(preview: Preview, content: Path) -> None:
    write(content / "pages/about.md", "# О банке\n\nНовая справка.\n")
    preview.hear("Готово")
    assert "Новая справка." in preview.page("/about/")


def test_broken_file_is_reported_and_stays_as_it_was(preview: Preview, content: Path) -> None:
    replace_in(content / "acts/order-12.yml", "kind: order", "kind: ordr")
    heard = preview.hear("Готово")
    assert "content/acts/order-12.yml:2:7: M02:" in heard
    assert "На сайте остался последний верный вид" in heard
    assert "Приказ о поддержке школ" in preview.page(ACT)
    replace_in(content / "acts/order-12.yml", "kind: ordr", "kind: order")
    assert "Ошибок нет." in preview.hear("Готово")


def test_broken_settings_leave_the_site_as_it_was(preview: Preview, content: Path) -> None:
    write(content.parent / "mkdocs.yml", "theme: [\n")
    preview.hear("На сайте остался прежний вид.")
    assert "Приказ о поддержке школ" in preview.page(ACT)


def test_search_is_indexed_when_asked_for(still: Preview) -> None:
    assert still.ask("/search/words.bin").status == 200
    assert still.ask("/search/terms/0.json").status == 200


def test_interrupt_ends_it_quietly(preview: Preview) -> None:
    preview.child.send_signal(signal.SIGINT)
    assert preview.child.wait(PATIENCE) == 0
    assert preview.lines.get(timeout=PATIENCE) == ""


def test_taken_port_is_one_sentence(still: Preview, content: Path) -> None:
    finished = run("serve", "--port", str(still.port), cwd=content.parent)
    assert finished.status == 2
    assert finished.err == (
        f"Ошибка: Порт {still.port} занят или недоступен. "
        f"Укажите другой: --port {still.port + 1}.\n"
    )
