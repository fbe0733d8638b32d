"""`opora rename` moves an id with all that names it, and the old address leads to the new one."""

from pathlib import Path

import pytest

from opora.curating.redirects import read_redirects, redirect_page, with_moves, wrong_redirects
from tests.cli_sample import ACT, ORGANISATION, run, write, write_bank

PLACE = "title: Учебный {}\n{}sources:\n  - {{title: Закон}}\n"
GUIDE = "# О банке\n\n[Институт](/organisations/iro/), [ещё](/organisations/iro-2/).\n"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    content = write_bank(tmp_path)
    write(content / "pages/about.md", GUIDE)
    write(content / "schools/kray/region.yml", PLACE.format("край", ""))
    kind = "kind: municipal_area\n"
    write(content / "schools/kray/rayon/municipality.yml", PLACE.format("район", kind))
    return content


def all_bytes(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_references_links_and_redirects_move_together(bank: Path) -> None:
    write(bank / "acts/order-12.yml", f"# комментарий\n{ACT}".replace("iro", "'iro'  # кто"))
    done = run("rename", "iro", "institut", "--yes", cwd=bank.parent)
    assert done.status == 0, done.err
    assert (bank / "organisations/institut.yml").read_text(encoding="utf-8") == ORGANISATION
    assert not (bank / "organisations/iro.yml").exists()
    act = f"# комментарий\n{ACT}".replace("iro", "'institut'  # кто")
    assert (bank / "acts/order-12.yml").read_text(encoding="utf-8") == act
    guide = (bank / "pages/about.md").read_text(encoding="utf-8")
    assert guide == GUIDE.replace("/iro/", "/institut/")
    redirects = (bank.parent / "redirects.yml").read_text(encoding="utf-8")
    assert "organisations/iro/: organisations/institut/\n" in redirects
    assert run("validate", cwd=bank.parent).status == 0


def test_a_territory_moves_with_its_folder_and_back(bank: Path) -> None:
    before = all_bytes(bank)
    run("rename", "kray", "oblast", "--yes", cwd=bank.parent)
    assert (bank / "schools/oblast/rayon/municipality.yml").is_file()
    assert not (bank / "schools/kray").exists()
    run("rename", "schools/oblast/", "kray", "--yes", cwd=bank.parent)
    assert all_bytes(bank) == before
    redirects = (bank.parent / "redirects.yml").read_text(encoding="utf-8")
    assert redirects.split("\n")[1:-1] == [
        "schools/oblast/: schools/kray/",
        "schools/oblast/rayon/: schools/kray/rayon/",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("net", "x"), "в банке нет"),
        (("iro", "Новое имя"), "не имя"),
        (("iro", "../x"), "занято"),
        (("iro", "institut"), "добавьте --yes"),
    ],
)
def test_what_cannot_be_changes_nothing(bank: Path, arguments: tuple[str, ...], told: str) -> None:
    before = all_bytes(bank.parent)
    write(bank / "organisations/x.yml", ORGANISATION) if "../x" in arguments else None
    before = all_bytes(bank.parent)
    done = run("rename", *arguments, cwd=bank.parent)
    assert done.status == 2
    assert told in done.err
    assert all_bytes(bank.parent) == before


def test_chains_collapse_and_circles_are_told() -> None:
    text = with_moves(None, {"practices/a/": "practices/b/"})
    text = with_moves(text, {"practices/b/": "practices/c/"})
    assert read_redirects(text)[0] == {
        "practices/a/": "practices/c/",
        "practices/b/": "practices/c/",
    }
    found, problems = read_redirects("a/: b/\nb/: a/\nx: https://e.org\n")
    assert found == {}
    assert [one.span.line for one in problems] == [3, 1, 2]


def test_a_redirect_hides_no_page_and_leads_to_one() -> None:
    pages, known = frozenset({"acts/a/"}), frozenset({"acts/a/", "acts/draft/"})
    told = list(wrong_redirects({"acts/a/": "acts/a/", "acts/o/": "acts/no/"}, pages, known))
    assert len(told) == 2
    assert not list(wrong_redirects({"acts/o/": "acts/draft/"}, pages, known))
    page = redirect_page("acts/o/", "acts/a/", "https://e.org/")
    assert 'content="0; url=../../acts/a/"' in page
    assert '<link rel="canonical" href="https://e.org/acts/a/">' in page
