"""Files and names that strangers send: each refusal has its sentence, and the rest goes on."""

import os
import re
import resource
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import process_time

import pytest

from opora.files import list_content, look_through, read_sources
from opora.model.hosts import host_of, in_ascii, look_alike
from opora.pipeline import Bank, read_bank
from opora.render.markdown import render_body
from tests.content import AS_OF, BODY, PLACES, text_of

RUSSIAN = re.compile(r"[а-яё]{3}")


def lay(content: Path) -> None:
    """Lay out the sound bank."""
    for path, fields in PLACES.items():
        place = content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text_of(path, fields), encoding="utf-8")


def read(content: Path) -> Bank:
    listing = list_content(content)
    unread = [*listing.problems, *look_through(content, listing.guides)]
    return read_bank(list(read_sources(content, listing.paths, unread)), AS_OF, unread=unread)


def put(path: str, content: bytes = b"title: x\n") -> Callable[[Path], None]:
    def lay_file(root: Path) -> None:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)

    return lay_file


def link(path: str, target: str) -> Callable[[Path], None]:
    return lambda root: (root / path).symlink_to(target)


def archive(*names: str) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as opened:
        for name in names:
            opened.writestr(name, "x")
    return held.getvalue()


SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
STRANGE: dict[str, tuple[str, Callable[[Path], None]]] = {
    "capitals": ("F04", put("practices/Club.md")),
    "Russian name": ("F04", put("practices/клуб.md")),
    "mixed alphabets": ("F04", put("practices/сlub2.md")),
    "bidi in a name": ("F04", put("acts/x\u202eym.l.yml")),
    "escape in a name": ("F04", put("acts/\x1b[31mx.yml")),
    "line end in a name": ("F04", put("acts/x\n::error::y.yml")),
    "zero width in a name": ("F04", put("acts/x\u200b.yml")),
    "device": ("F04", put("acts/aux.yml")),
    "device with an ending": ("F04", put("acts/com1.x.yml")),
    "dots": ("F04", put("acts/x..yml")),
    "trailing dot": ("F04", put("acts/x.yml.")),
    "long name": ("F04", put(f"acts/{'a' * 240}.YML")),
    "deep folder": ("F04", put(f"{'a/' * 60}x.yml")),
    "program": ("F04", put("practices/run.exe", b"MZ")),
    "SVG": ("F04", put("practices/club.svg", SVG)),
    "Word": ("F04", put("practices/club.docx", archive("word/document.xml"))),
    "page": ("F04", put("practices/club.html", b"<script>alert(1)</script>")),
    "link to a file": ("F03", link("acts/passwd.yml", "/etc/passwd")),
    "link to a folder": ("F03", link("events", "/etc")),
    "link to itself": ("F03", link("acts/self.yml", "self.yml")),
    "pipe": ("F03", lambda root: os.mkfifo(root / "acts/pipe.yml")),
    "NUL": ("Y07", put("acts/nul-inside.yml", b"title: a\0b\n")),
    "broken UTF-8": ("F01", put("acts/broken.yml", "title: Пр".encode() + b"\xd0\xff\n")),
    "overlong UTF-8": ("F01", put("acts/overlong.yml", b"title: \xc0\xaf\n")),
    "surrogates": ("F01", put("acts/surrogates.yml", b"title: \xed\xa0\x80\n")),
    "line separator": ("Y07", put("acts/separator.yml", "title: a\u2028b\n".encode())),
    "bidi": ("Y07", put("acts/bidi.yml", "title: a\u202eb\n".encode())),
    "bidi as an escape": ("Y07", put("acts/bidi.yml", b'title: "a\\u202eb"\n')),
    "escape of a terminal": ("Y07", put("acts/esc.yml", b'title: "a\\x1b[31m"\n')),
    "zero width": ("Y07", put("acts/zero.yml", "title: a\u200bb\n".encode())),
    "look-alike host": ("M04", put("organisations/x.yml", "website: https://аррlе.ru\n".encode())),
    "name before the host": ("M01", put("organisations/x.yml", b"website: https://a.ru@b.ru/\n")),
    "SVG beside a guide": ("F06", put("pages/a.svg", SVG)),
    "page beside a guide": ("F06", put("pages/a.html", b"<script>alert(1)</script>")),
    "script beside a guide": ("F06", put("pages/a.js", b"alert(1)")),
    "page called a picture": ("F06", put("pages/a.png", b"<script>alert(1)</script>")),
    "macros": ("F06", put("pages/a.docx", archive("word/vbaProject.bin"))),
    "macros by name": ("F06", put("pages/a.docm", archive("word/document.xml"))),
    "macros of OpenDocument": ("F06", put("pages/a.odt", archive("Basic/Standard/x.xml"))),
    "broken document": ("F06", put("pages/a.docx", b"PK\x03\x04nonsense")),
    "script in a guide": ("B02", put("pages/a.md", b"# A\n\n<script>alert(1)</script>\n")),
    "handler in a guide": ("B02", put("pages/a.md", b"# A\n\n[x](/){ onclick=alert(1) }\n")),
    "head of a guide": ("B02", put("pages/a.md", b"---\ntitle: </title><script>\n---\n# A\n")),
    "javascript: in a guide": ("B02", put("pages/a.md", b"# A\n\n[x](javascript:alert(1))\n")),
    "host in a guide": ("M04", put("pages/a.md", "# A\n\nhttps://аррlе.ru\n".encode())),
    "bidi in a guide": ("Y07", put("pages/a.md", "# A\n\nx\u202ey\n".encode())),
    "link among the guides": ("F03", lambda root: (root / "pages").symlink_to("/etc")),
}


@pytest.mark.parametrize("case", STRANGE)
def test_each_refusal_has_its_sentence_and_the_rest_goes_on(case: str, tmp_path: Path) -> None:
    lay(tmp_path)
    code, lay_strange = STRANGE[case]
    lay_strange(tmp_path)
    bank = read(tmp_path)
    assert code in {one.code for one in bank.diagnostics}
    for one in bank.diagnostics:
        assert RUSSIAN.search(one.message), one
        assert one.path.isprintable()
        assert one.message.isprintable()
    assert len([*bank.catalog.all("practice")]) == 1
    assert len([*bank.catalog.all("act")]) == 1


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.gif", "a.webp", "a.pdf", "a.docx"])
def test_pictures_and_documents_may_lie_beside_a_guide(name: str, tmp_path: Path) -> None:
    beginnings = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff\xd9", "gif": b"GIF89a"}
    beginnings |= {"webp": b"RIFF\4\0\0\0WEBP", "pdf": b"%PDF-1.7\n", "docx": archive("a.xml")}
    put(f"pages/{name}", beginnings[name[2:]])(tmp_path)
    assert "F06" not in {one.code for one in read(tmp_path).diagnostics}


def test_ten_thousand_files_in_a_folder_are_told_in_bounded_time_and_memory(tmp_path: Path) -> None:
    lay(tmp_path)
    for number in range(10_000):
        path = f"practices/Club {number}.md"
        (link(path, "nowhere") if number % 2 else put(path))(tmp_path)
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, process_time()
    bank = read(tmp_path)
    assert {one.code for one in bank.diagnostics} == {"F03", "F04"}
    assert len(bank.diagnostics) == 10_000
    assert [*bank.catalog.all("practice")]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000
    assert process_time() - started < 60


@pytest.mark.parametrize(
    "path", ["practices/big.md", "pages/big.png", "pages/big.md", "acts/big.yml"]
)
def test_a_file_of_a_hundred_megabytes_is_not_read_whole(path: str, tmp_path: Path) -> None:
    lay(tmp_path)
    place = tmp_path / path
    place.parent.mkdir(exist_ok=True)
    with place.open("wb") as opened:
        opened.truncate(100_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (told,) = read(tmp_path).diagnostics
    assert told.code == "F02"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("https://аррlе.example/", "аррlе"),
        ("https://xn--80ak6aa92e.com/", "аррӏе"),
        ("https://шкoла.рф/", "шкoла"),
        ("https://гоѕ.example/", ""),
        ("https://сосе.com/", "сосе"),
        ("https://googlе.com/x?y=1", "googlе"),
        ("https://αpple.example/", "αpple"),
        ("https://ｅdu.example/", "ｅdu"),
        ("https://школа.рф/", ""),
        ("https://сос.рф/", ""),
        ("https://bücher.example/", ""),
        ("https://школа-1.example/", ""),
        ("https://edu.gov.example/", ""),
        ("https://…", ""),
        ("https://[::1", ""),
        ("https://xn--ÿ/", ""),
    ],
)
def test_hosts_that_pretend_are_told_from_honest_ones(address: str, part: str) -> None:
    assert look_alike(address) == part


def test_a_host_that_pretends_is_shown_as_machines_spell_it() -> None:
    text = "https://аррlе.example/x и [банк](https://аррlе.example/) и https://школа.рф/"
    html = render_body(text).html
    assert "аррlе" not in html
    assert html.count('href="https://xn--l-7sbq6ba.example/') == 2
    assert ">https://xn--l-7sbq6ba.example/x</a>" in html
    assert ">https://школа.рф/</a>" in html
    assert in_ascii(host_of("https://школа.рф/")) == "xn--80atdl2c.xn--p1ai"


def test_a_body_with_a_host_that_pretends_is_reported_at_its_place(tmp_path: Path) -> None:
    lay(tmp_path)
    text = text_of("practices/club.md", PLACES["practices/club.md"], f"{BODY}\nhttps://аррlе.ru/\n")
    put("practices/club.md", text.encode())(tmp_path)
    (told,) = [one for one in read(tmp_path).diagnostics if one.code == "M04"]
    assert told.span.line == text.count("\n")
    assert told.span.column == 1
