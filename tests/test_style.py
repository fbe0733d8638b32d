"""The look: one stylesheet of many rooms, and colours that everybody can tell apart."""

import math
import re
from collections.abc import Sequence
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import pytest

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


# How colours look to people without red, green or blue cones: linear RGB in, linear RGB out.
# Source: Machado, Oliveira, Fernandes 2009, doi:10.1109/TVCG.2009.113, severity 1.0.
SIGHT = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)
GROUPS = ("resources", "management", "climate")
SCHEMES = ("light", "dark")
Triple = tuple[float, ...]


def colours(scheme: str) -> dict[str, str]:
    light, dark = (ASSETS / "look" / "colour.css").read_text("utf-8").split("@media screen", 1)
    held = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", light))
    return held if scheme == "light" else held | dict(re.findall(r"--([\w-]+): (#\w{6});", dark))


def linear(colour: str) -> Triple:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return tuple(one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)


def times(matrix: Sequence[Triple], colour: Triple) -> Triple:
    return tuple(sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)


def lab(colour: Triple) -> Triple:
    xyz = times(TO_XYZ, tuple(min(1, max(0, one)) for one in colour))
    x, y, z = (
        one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116
        for one in (held / white for held, white in zip(xyz, WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(times(TO_XYZ, linear(colour))[1] for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sight", SIGHT)
def test_groups_of_factors_are_told_apart_by_everybody(scheme: str, sight: str) -> None:
    held = colours(scheme)
    for suffix, apart in (("-line", 20), ("", 15)):
        seen = [lab(times(SIGHT[sight], linear(held[f"o-{one}{suffix}"]))) for one in GROUPS]
        assert min(math.dist(*pair) for pair in combinations(seen, 2)) >= apart, suffix


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("group", GROUPS)
def test_colours_of_groups_stand_out_from_what_lies_below(scheme: str, group: str) -> None:
    held = colours(scheme)
    for below in (f"o-{group}-bg", "o-surface"):
        assert contrast(held[f"o-{group}"], held[below]) >= 4.5
        assert contrast(held[f"o-{group}-line"], held[below]) >= 3


def test_each_group_has_an_icon_of_its_own() -> None:
    css = (ASSETS / "look" / "colour.css").read_text(encoding="utf-8")
    icons = re.findall(r"\.o-group-(\w+) \{.*?--o-icon: (.*?);\n", css, re.DOTALL)
    assert {name for name, _ in icons} == {*GROUPS, "none"}
    assert len({icon for _, icon in icons}) == 4


@pytest.mark.parametrize("name", ["README.md", "README.ru.md"])
def test_pictures_of_the_readme_are_there_and_light(name: str) -> None:
    root = Path(__file__).parents[1]
    text = (root / name).read_text(encoding="utf-8")
    named = set(re.findall(r"docs/screenshots/[\w-]+\.webp", text))
    assert len(named) >= 6
    assert all((root / one).stat().st_size < 100_000 for one in named)
