"""The command line run again and again: little is written, and nothing of it is stale."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli_sample import replace_in, run, write_bank

PAGE = "acts/order-12/index.html"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OPORA_CACHE", str(tmp_path / "kept"))
    write_bank(tmp_path)
    build(tmp_path)
    return tmp_path


def build(home: Path, *options: str) -> str:
    day = ("--as-of", "2026-11-27")
    finished = run("build", "--no-search", "--no-history", *day, *options, cwd=home)
    assert finished.status == 0, finished.err
    return finished.err


def tree(folder: Path) -> Mapping[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def times(home: Path) -> Mapping[str, int]:
    site = home / "site"
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in files}


def test_changed_record_is_seen_everywhere_and_little_is_written(home: Path) -> None:
    before = times(home)
    replace_in(home / "content/acts/order-12.yml", "Приказ о", "Новый приказ о")
    replace_in(home / "content/pages/about.md", "Справка.", "Новая справка.")
    (home / "site/organisations/index.html").write_text("чужое", encoding="utf-8")
    assert "Каркас" in build(home)
    written = {path for path, time in times(home).items() if before.get(path) != time}
    assert {PAGE, "acts/index.html", "about/index.html", "organisations/index.html"} <= written
    assert len(written) < len(before) / 2
    again = build(home)
    assert "Каркас" not in again
    told = re.search(r"Готово: (\d+) .*\((\d+) — с прежнего сайта\)", again)
    assert told
    assert int(told[2]) > int(told[1]) - 6  # search, offline and the guides are no jobs
    build(home, "--no-cache", "--site-dir", "clean")
    assert tree(home / "site") == tree(home / "clean")
