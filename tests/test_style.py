"""The look: one stylesheet of many rooms, and colours that everybody can tell apart."""

from importlib.resources import files
from pathlib import Path

from opora.site.style import FIRST, LAST, rooms, stylesheet

ASSETS = Path(str(files("opora"))) / "assets"


def test_every_room_is_in_the_stylesheet_once() -> None:
    found = list(ASSETS.rglob("*.css"))
    assert sorted(rooms(ASSETS)) == sorted(found)
    whole = stylesheet(ASSETS)
    assert all(whole.count(path.read_text(encoding="utf-8")) == 1 for path in found)


def test_paper_wins_over_the_rooms_of_single_pages() -> None:
    names = [path.stem for path in rooms(ASSETS)]
    assert names[: len(FIRST)] == [*FIRST]
    assert names[-len(LAST) :] == [*LAST]


def test_no_room_is_crowded() -> None:
    lengths = {path.name: path.read_text(encoding="utf-8").count("\n") for path in rooms(ASSETS)}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_a_page_asks_for_one_stylesheet_of_ours(real_site: Path) -> None:
    html = (real_site / "index.html").read_text(encoding="utf-8")
    assert html.count('rel="stylesheet" href="assets/opora.css"') == 1
    assert html.count('rel="stylesheet"') == 3
    assert [*(real_site / "assets").rglob("*.css")].count(real_site / "assets" / "opora.css") == 1
    assert not (real_site / "assets" / "look").exists()
