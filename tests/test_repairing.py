"""`opora validate --fix` mends what is beyond doubt, shows it first, and leaves the rest alone."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opora.curating.ordering import ordered
from opora.curating.replacing import replaced
from opora.curating.tidying import tidied
from opora.files import recovered
from opora.load import Source, load
from opora.parse import parse
from tests.cli_sample import ACT, ORGANISATION, run, write_bank

CONTENT = Path(__file__).parent.parent / "content"
REAL = [
    path.relative_to(CONTENT).as_posix()
    for folder in ("practices", "acts", "organisations", "schools", "factors", "approaches")
    for path in sorted((CONTENT / folder).rglob("*.[ym]*"))
][::4]

FAULTY = """\
# шапка
kind: Order   # какой это документ
# кто издал
issuer: iro
number: 12-п
title: Приказ о поддержке школ
date: 01.03.2026
sources:
  - url: https://example.org/order
    title: Официальный портал
"""

PIECES = st.sampled_from(
    ["title: а", "kind: order ", "\t", "  ", "- ", "x:", " |", "\n", "\n\n", "# c", "---", "'", "я"]
)


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    content = write_bank(tmp_path)
    monkeypatch.chdir(tmp_path)
    return content


def test_dates_words_and_near_ids_are_replaced_and_comments_stay(bank: Path) -> None:
    path = bank / "acts/order-12.yml"
    path.write_text(FAULTY.replace("issuer: iro", "issuer: Iro"), encoding="utf-8")
    done = run("validate", "--fix", "--yes", "content/acts", cwd=bank.parent)
    text = path.read_text(encoding="utf-8")
    assert done.status == 0, done.out
    assert "-date: 01.03.2026" in done.out
    assert "+date: 2026-03-01" in done.out
    assert text == FAULTY.replace("Order ", "order ").replace("01.03.2026", "2026-03-01")


def test_keys_move_only_when_asked_and_take_their_comments_along(bank: Path) -> None:
    path = bank / "acts/order-12.yml"
    path.write_text(FAULTY, encoding="utf-8")
    run("validate", "--fix", "--sort-keys", "--yes", cwd=bank.parent)
    assert path.read_text(encoding="utf-8").split("\n")[:7] == [
        "# шапка",
        "title: Приказ о поддержке школ",
        "kind: order   # какой это документ",
        "# кто издал",
        "issuer: iro",
        "number: 12-п",
        "date: 2026-03-01",
    ]


def test_windows_1251_with_windows_line_ends_becomes_what_the_bank_writes(bank: Path) -> None:
    path = bank / "organisations/iro.yml"
    path.write_bytes(ORGANISATION.replace("\n", "\r\n").encode("cp1251"))
    assert run("validate", cwd=bank.parent).status == 1
    done = run("validate", "--fix", "--yes", cwd=bank.parent)
    assert "кодировка станет UTF-8" in done.out
    assert done.status == 0
    assert path.read_bytes() == ORGANISATION.encode()


def test_what_may_be_another_alphabet_is_left_alone() -> None:
    assert recovered("Наша школа № 1 — «да»".encode("cp1251")) == "Наша школа № 1 — «да»"
    assert recovered("Škola č. 1 žák".encode("cp1250")) is None
    assert recovered("Школа".encode("koi8-r") + b"\x98") is None


def test_nothing_changes_without_a_yes(bank: Path) -> None:
    path = bank / "acts/order-12.yml"
    path.write_text(FAULTY, encoding="utf-8")
    shown = run("validate", "--diff", cwd=bank.parent)
    asked = run("validate", "--fix", cwd=bank.parent)
    assert "+date: 2026-03-01" in shown.out
    assert asked.status == 2
    assert "добавьте --yes" in asked.err
    assert path.read_text(encoding="utf-8") == FAULTY


def test_a_sound_bank_has_nothing_to_mend(bank: Path) -> None:
    done = run("validate", "--fix", "--yes", cwd=bank.parent)
    assert "Само собой исправить нечего" in done.err
    assert (bank / "acts/order-12.yml").read_text(encoding="utf-8") == ACT


def test_hard_breaks_in_bodies_and_blanks_in_blocks_stay() -> None:
    text = "---\ntitle: |\n  а  \n  б\nkind: x  \n---\n\nодин  \nдва \n\n    код  \n"
    fixed = text.replace("kind: x  ", "kind: x").replace("два \n", "два\n")
    assert tidied(text, "practices/x.md") == fixed


def test_tabs_become_blanks_where_they_made_the_file_unreadable() -> None:
    assert tidied("a:\n\t- b\n", "acts/x.yml") == "a:\n  - b\n"
    assert tidied("a: 'б\tв'\n", "acts/x.yml") == "a: 'б\tв'\n"


@pytest.mark.parametrize("path", REAL)
def test_real_records_keep_what_they_say(path: str) -> None:
    text = (CONTENT / path).read_text(encoding="utf-8")
    sorted_ = ordered(tidied(text, path), path)
    before, after = (load(Source(path, one))[0] for one in (text, sorted_))
    assert before
    assert after
    assert (before.data, (before.body or "").split()) == (after.data, (after.body or "").split())
    assert sorted(text.split()) == sorted(sorted_.split())
    assert ordered(sorted_, path) == sorted_


@given(
    st.lists(PIECES, max_size=24).map("".join), st.sampled_from(["acts/x.yml", "practices/x.md"])
)
@settings(max_examples=150, deadline=None)
def test_mending_twice_is_mending_once(text: str, path: str) -> None:
    if path.endswith(".md"):
        text = f"---\n{text}\n---\n{text}"
    once = ordered(tidied(text, path), path)
    assert ordered(tidied(once, path), path) == once
    if (document := load(Source(path, text))[0]) and (mended := load(Source(path, once))[0]):
        assert document.data == mended.data


@given(st.lists(PIECES, max_size=16).map("".join))
@settings(max_examples=60, deadline=None)
def test_replacements_never_make_a_file_unreadable(text: str) -> None:
    source = Source("acts/x.yml", f"title: Приказ\nkind: Order\ndate: 01.03.2026\n{text}")
    document, _ = load(source)
    if document is None:
        return
    fixed = replaced(source.text, source.path, parse(document)[1])
    assert load(Source(source.path, fixed))[0] is not None
