import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opora.diagnostics import Diagnostic
from opora.files import (
    IdsOnDisk,
    Tree,
    list_content,
    neighbourhood,
    read_source,
    read_sources,
)
from opora.files.content import MAX_BYTES
from opora.files.encoding import decode
from opora.load import Source
from opora.pipeline import read_bank
from opora.rules import RULES
from tests.content import (
    ACT,
    AS_OF,
    CATALOGUE,
    HOME,
    MEASURE,
    ORGANISATION,
    PRACTICE,
    PROFILE,
    PROGRAMME,
    ROADMAP,
    bank,
    source,
)

RUSSIAN = "title: Институт развития образования\nkind: institute\n"


def put(root: Path, sources: Iterable[Source]) -> None:
    for one in sources:
        file = root / one.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(one.text, "utf-8")


def refusal(content: bytes) -> str:
    found = decode("acts/order.yml", content)
    assert isinstance(found, Diagnostic)
    return f"{found.span.line}: {found.code}: {found.message}"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [RUSSIAN, "title: order\nkind: order\n"])
def test_utf_16_is_named(encoding: str, text: str) -> None:
    assert refusal(text.encode(encoding)) == (
        "1: F01: файл сохранён в кодировке UTF-16, а нужна UTF-8"
    )


def test_windows_1251_is_named_at_its_first_russian_line() -> None:
    assert refusal(f"# a\n{RUSSIAN}".encode("cp1251")) == (
        "2: F01: файл сохранён в кодировке windows-1251, а нужна UTF-8"
    )


def test_a_broken_byte_in_utf_8_is_no_other_encoding() -> None:
    assert refusal(RUSSIAN.encode() + b"\n\xff") == "4: F01: файл не читается как текст в UTF-8"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_marks_and_line_ends_are_made_the_same(mark: bytes, end: str) -> None:
    content = mark + RUSSIAN.replace("\n", end).encode()
    assert decode("acts/order.yml", content) == Source("acts/order.yml", RUSSIAN)


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    decode("acts/order.yml", content)


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\r\ufeff")))
def test_any_text_in_utf_8_is_read_as_it_is(text: str) -> None:
    assert decode("acts/order.yml", text.encode()) == Source("acts/order.yml", text)


def test_listing_is_sorted_and_leaves_out_what_is_no_record(tmp_path: Path) -> None:
    put(tmp_path, bank())
    for name in ("pages/index.md", "practices/.gitkeep", ".DS_Store", "acts/~$order.docx"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
    listing = list_content(tmp_path)
    assert list(listing.paths) == sorted(one.path for one in bank())
    assert listing.problems == ()


def test_links_and_pipes_are_reported_and_never_opened(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    put(outside, [source("secret.yml", ORGANISATION)])
    root = tmp_path / "content"
    (root / "organisations").mkdir(parents=True)
    (root / "organisations/iro.yml").symlink_to(outside / "secret.yml")
    (root / "acts").symlink_to(outside)
    (root / "pages").symlink_to(outside)
    os.mkfifo(root / "organisations/pipe.yml")
    listing = list_content(root)
    assert listing.paths == ()
    assert [(found.path, found.code) for found in listing.problems] == [
        ("acts", "F03"),
        ("organisations/iro.yml", "F03"),
        ("organisations/pipe.yml", "F03"),
        ("pages", "F03"),
    ]
    for path in ("organisations/iro.yml", "organisations/pipe.yml"):
        found = read_source(root, path)
        assert isinstance(found, Diagnostic)
        assert found.code == "F03"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("organisations/gone.yml", "F05"),
        ("organisations/folder.yml", "F05"),
        ("organisations/large.yml", "F02"),
        ("organisations/План.docx", "F04"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, path: str, code: str) -> None:
    (tmp_path / "organisations/folder.yml").mkdir(parents=True)
    (tmp_path / "organisations/large.yml").write_bytes(b"#" * (MAX_BYTES + 1))
    (tmp_path / "organisations/План.docx").write_bytes(b"PK\x03\x04\xff")
    problems: list[Diagnostic] = []
    assert list(read_sources(tmp_path, [path], problems)) == []
    assert [(found.path, found.code) for found in problems] == [(path, code)]


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "glossary.yml").write_bytes(b"#\n" * (MAX_BYTES // 2))
    assert isinstance(read_source(tmp_path, "glossary.yml"), Source)


def test_names_in_no_encoding_are_shown_as_escapes(tmp_path: Path) -> None:
    (tmp_path / "acts").mkdir()
    with open(os.fsencode(tmp_path) + b"/acts/\xff.yml", "wb"):  # noqa: PTH123  bytes name
        pass
    listing = list_content(tmp_path)
    found = read_source(tmp_path, listing.paths[0])
    assert isinstance(found, Diagnostic)
    assert (found.path, found.code) == ("acts/\\udcff.yml", "F04")


def test_the_folder_itself_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list_content(tmp_path / "content")


FACTOR = CATALOGUE["factors"][0]
BROKEN = {
    "factors/second.yml": {
        **CATALOGUE,
        "title": "Второй",
        "years": [2022],
        "factors": [FACTOR, {**FACTOR, "id": "mentoring", "maps_to": ["nothing"]}],
    },
    "organisations/broken.yml": {**ORGANISATION, "kind": "?"},
    "organisations/no-mail.yml": {k: v for k, v in ORGANISATION.items() if k != "website"},
    "acts/order.yml": {**ACT, "issuer": "broken", "based_on": ["oder"]},
    "acts/second.yml": {**ACT, "issuer": "iro-2", "date": "2021-02-30"},
    "programmes/plus.yml": {
        **PROGRAMME,
        "period": {"start": "2021-02-01", "end": "2021-12-31"},
        "acts": ["order", "second"],
    },
    f"{HOME}/roadmap-2021.yml": {
        **ROADMAP,
        "programme": "plus",
        "items": [
            {**MEASURE, "factors": ["mentoring"], "depends_on": ["late"]},
            {**MEASURE, "id": "late", "factors": [], "practices": ["club", "culb"]},
        ],
    },
    f"{HOME}/risk-profile-2021.yml": {**PROFILE, "catalogue": "second"},
    "schools/primorye/vladivostok/school-2/school.yml": {"title": "Школа № 2"},
    "schools/primorye/vladivostok/school-3/risk-profile-2021.yml": PROFILE,
    "schools/primorye/vladivostok/reports/2021-03.yml": {
        "title": "Отчёт",
        "sources": [{"title": "Отчёт"}],
        "submitted": "2021-04-09",
        "measures_complex": "Меры идут.",
        "progress": [
            {"measure": "primorye-vladivostok-school-1-2021#late", "state": "planned"},
            {"measure": "primorye-vladivostok-school-1-2021#let", "state": "planned"},
            {"measure": "primorye-2021#let", "state": "planned"},
        ],
    },
    "schools/a/region.yml": {"title": "А", "sources": [{"title": "Приказ"}]},
    "schools/a/b/roadmap-2021.yml": ROADMAP,
    "schools/a-b/region.yml": {"title": "А Б", "sources": [{"title": "Приказ"}]},
    "schools/a-b/roadmap-2021.yml": ROADMAP,
    "practices/club.md": {
        **PRACTICE,
        "status": "published",
        "authors": ["iro", "broken", "primorye/vladivostok/school-2"],
        "contact": {"organisation": "no-mail"},
        "programme": "plsu",
    },
    "practices/second.md": {**PRACTICE, "factors": ["mentoring", "rsh"], "extra": 1},
    "practices/Третья.md": PRACTICE,
}


@pytest.mark.parametrize("path", sorted({one.path for one in bank(BROKEN)}))
def test_one_file_alone_has_the_findings_it_has_in_the_whole(path: str, tmp_path: Path) -> None:
    put(tmp_path, bank(BROKEN))
    listing = list_content(tmp_path)
    whole = judged(tmp_path, listing.paths)
    alone = judged(tmp_path, neighbourhood(Tree(tmp_path), [path]), alone=True)
    assert found_in(alone, path) == [
        one for one in found_in(whole, path) if not RULES[one.code].whole_bank
    ]


def judged(root: Path, paths: Iterable[str], *, alone: bool = False) -> list[Diagnostic]:
    unread: list[Diagnostic] = []
    sources = list(read_sources(root, paths, unread))
    known = IdsOnDisk(Tree(root)) if alone else None
    return read_bank(sources, AS_OF, unread=unread, known=known).diagnostics


def found_in(found: Iterable[Diagnostic], path: str) -> list[Diagnostic]:
    return [one for one in found if one.path == path]


def test_the_broken_bank_is_broken_in_many_ways(tmp_path: Path) -> None:
    put(tmp_path, bank(BROKEN))
    found = judged(tmp_path, list_content(tmp_path).paths)
    assert [one.message for one in found if "#let" in one.message] == [
        "в банке нет записи «primorye-vladivostok-school-1-2021#let» (мера)",
        "в банке нет записи «primorye-2021#let» (мера)",
    ]
    assert {"F04", "M01", "M02", "V01", "V02", "V03", "V08", "V09a", "V11", "V20", "V24"} <= {
        one.code for one in found
    }


def test_one_practice_needs_few_neighbours(tmp_path: Path) -> None:
    put(tmp_path, bank())
    tree = Tree(tmp_path)
    assert neighbourhood(tree, ["practices/club.md"]) == (
        "factors/method.yml",
        "organisations/iro.yml",
        "practices/club.md",
    )
    assert neighbourhood(tree, ["practices/README.txt"]) == (
        "factors/method.yml",
        "practices/README.txt",
    )
