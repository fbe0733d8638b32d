"""A published site in which little is exchanged is the one that a clean build makes."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copyfile
from typing import ClassVar

import pytest
from click.testing import CliRunner

from opora.catalog import link
from opora.cli.build import command
from opora.demo import Size, borrowed, demo_bank, text_of
from opora.files import list_content, read_sources
from opora.pipeline import parse_entries
from opora.site.patching import Change
from tests.cli_sample import CONFIG, GUIDE, write
from tests.site_trees import marks, tree

CONTENT = Path(__file__).parent.parent / "content"
SIZE = Size(regions=1, schools=4, practices=4, seed=8)
RARE = re.compile(r"(?:indicators|guides|approaches|documents|acts|templates|trainings|studies)/")
DAY = ("--as-of", "2026-11-27", "--no-search", "--no-history")


@dataclass(frozen=True)
class Home:
    """A bank in a folder, with its site beside it."""

    folder: Path
    options: ClassVar[tuple[str, ...]] = DAY

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def build(self, *options: str) -> str:
        options = ("--content", str(self.content), *self.options, *options)
        done = CliRunner().invoke(command, options, catch_exceptions=False)
        assert "Готово" in done.output
        return done.output

    def clean(self) -> Mapping[str, bytes]:
        site = self.folder / "clean"
        self.build("--no-cache", "--site-dir", str(site))
        return tree(site)


def texts() -> Iterator[tuple[str, str]]:
    """Make a small bank."""
    base = parse_entries(read_sources(CONTENT, list_content(CONTENT).paths, []))[0]
    for one in (*borrowed(link(base)[0]), *demo_bank(SIZE)):
        if not RARE.match(one.path):
            yield one.path, text_of(one)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Build a site; tests take copies of it."""
    home = Home(tmp_path_factory.mktemp("published"))
    for path, text in texts():
        write(home.content / path, text)
    write(home.content / "pages/about.md", GUIDE)
    copyfile(CONFIG, home.folder / "mkdocs.yml")
    home.build()
    return home


Edit = Callable[[Random, Home], None]


def some(dice: Random, home: Home, pattern: str) -> Path:
    found = sorted(home.content.glob(pattern))
    shown = [path for path in found if (home.site / "practices" / path.stem).is_dir()]
    return dice.choice(shown or found)


def a_body(dice: Random, home: Home) -> None:
    path = some(dice, home, "practices/*.md")
    path.write_text(f"{path.read_text('utf-8')}\nИ ещё раз.\n", encoding="utf-8")


def a_title(dice: Random, home: Home) -> None:
    path = some(dice, home, "practices/*.md")
    text = path.read_text("utf-8")
    changed = re.sub(r"^(title: '?)(?=[А-Я])", r"\1Новое: ", text, count=1, flags=re.MULTILINE)
    assert changed != text
    path.write_text(changed.replace("title: Новое: ", "title: Новое "), encoding="utf-8")


def a_newcomer(dice: Random, home: Home) -> None:
    copyfile(some(dice, home, "practices/*.md"), home.content / "practices/new.md")


def a_loss(dice: Random, home: Home) -> None:
    some(dice, home, "practices/opyt-*.md").unlink()


def a_secret(dice: Random, home: Home) -> None:
    path = some(dice, home, "practices/opyt-*.md")
    text = path.read_text("utf-8")
    path.write_text(text.replace("\ntitle:", "\nvisibility: internal\ntitle:"), encoding="utf-8")


def a_measure(dice: Random, home: Home) -> None:
    path = some(dice, home, "schools/**/roadmap-*.yml")
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(activity: '?)(?=[А-Я])", r"\1Новое ", text), encoding="utf-8")


def a_redirect(_: Random, home: Home) -> None:
    write(home.folder / "redirects.yml", "practices/old-name/: factors/\n")


EDITS: tuple[tuple[Edit, ...], ...] = (
    (a_body,),
    (),
    (a_title, a_newcomer),
    (a_measure, a_redirect, a_loss, a_secret),
)


def test_edited_site_is_a_clean_one_and_what_stays_is_not_written(published: Home) -> None:
    dice, home = Random(7), published  # noqa: S311  nothing secret is drawn
    folder = home.site.stat().st_ino
    for edits in EDITS:
        before, held = marks(home.site), tree(home.site)
        for edit in edits:
            edit(dice, home)
        told = home.build()
        after, holds = marks(home.site), tree(home.site)
        same = {path for path in held if held[path] == holds.get(path)}
        assert {path: before[path] for path in same} == {path: after[path] for path in same}
        assert ("Публикация" in told) is bool(edits)
        assert home.site.stat().st_ino == folder
    assert tree(home.site) == home.clean()


def touched(path: Path) -> None:
    path.unlink()
    path.write_text("чужое", encoding="utf-8")


def hollowed(path: Path) -> None:
    for one in path.parent.iterdir():
        one.unlink()
    path.parent.rmdir()


def added(path: Path) -> None:
    (path.parent / "foreign.html").write_text("чужое", encoding="utf-8")


def led_away(path: Path) -> None:
    aside = path.parents[2] / "aside"
    path.parent.rename(aside)
    path.parent.symlink_to(aside)


@pytest.mark.parametrize("spoil", [touched, hollowed, added, led_away])
def test_what_somebody_did_to_the_site_is_made_good(
    published: Home, spoil: Callable[[Path], None]
) -> None:
    held = tree(published.site)
    spoil(min(published.site.glob("practices/opyt-*/index.html")))
    published.build()
    assert tree(published.site) == held


def test_where_files_cannot_be_moved_a_whole_site_is_built(
    published: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Change, "_is_possible", lambda _, __: False)
    folder = published.site.stat().st_ino
    a_body(Random(3), published)  # noqa: S311  nothing secret is drawn
    published.build()
    assert published.site.stat().st_ino != folder
    assert tree(published.site) == published.clean()


def test_what_moves_leaves_nothing_at_its_old_place(published: Home) -> None:
    redirects = published.folder / "redirects.yml"
    write(redirects, "practices/old/: factors/\n")
    published.build()
    folder = published.site.stat().st_ino
    write(redirects, "practices/older/name/: factors/\n")
    published.build()
    assert not (published.site / "practices/old").exists()
    assert (published.site / "practices/older/name/index.html").is_file()
    assert published.site.stat().st_ino == folder
