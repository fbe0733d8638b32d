"""A published search index in which little is exchanged is the one that a clean build makes."""

from pathlib import Path
from random import Random
from shutil import copyfile

from tests.cli_sample import CONFIG, GUIDE, write
from tests.site_trees import marks, tree
from tests.test_site_patching import Home, a_newcomer, some, texts


class Searched(Home):
    """A bank whose site has a search index."""

    options = ("--as-of", "2026-11-27", "--no-history")


def a_word(dice: Random, home: Home) -> None:
    path = some(dice, home, "practices/*.md")
    path.write_text(f"{path.read_text('utf-8')}\nКвазары и пульсары.\n", encoding="utf-8")


def index_of(home: Home) -> dict[str, tuple[int, int]]:
    return {path: held for path, held in marks(home.site).items() if path.startswith("search/")}


def test_edited_index_is_a_clean_one_and_what_stays_is_not_written(tmp_path: Path) -> None:
    dice, home = Random(7), Searched(tmp_path)  # noqa: S311  nothing secret is drawn
    for path, text in texts():
        write(home.content / path, text)
    write(home.content / "pages/about.md", GUIDE)
    copyfile(CONFIG, home.folder / "mkdocs.yml")
    home.build()
    folder, whole = home.site.stat().st_ino, index_of(home)
    assert "с прежнего сайта" in home.build()
    assert index_of(home) == whole
    for edit in (a_word, a_newcomer):
        edit(dice, home)
        before = index_of(home)
        assert "Поиск" in home.build()
        same = before.items() & index_of(home).items()
        assert len(before) / 4 < len(same) < len(before), edit.__name__
    assert home.site.stat().st_ino == folder
    assert tree(home.site) == home.clean()
