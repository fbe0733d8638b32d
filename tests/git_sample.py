"""A repository that is written commit by commit, and the bank in it as each checkout shows it."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from opora.cli.judging import read_all
from opora.files import list_content
from opora.indicators import Key, Reading, indicator_values
from opora.pipeline import published
from tests.content import Fields, text_of
from tests.golden_indicators import RECORDS, definitions

GIT = shutil.which("git") or "git"

YEAR = 2026
LONG_AGO = "2020-01-01"
"""When authors say that they wrote what they commit: it must not matter."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository in a folder; a commit takes all that was written."""

    folder: Path

    def git(self, *arguments: str, day: str = f"{YEAR}-01-01") -> str:
        """Run Git; times are noon in Vladivostok."""
        people = {
            f"GIT_{who}_{what}": value
            for who, at in (("AUTHOR", LONG_AGO), ("COMMITTER", day))
            for what, value in (
                ("NAME", "Методист"),
                ("EMAIL", "m@example.org"),
                ("DATE", f"{at}T12:00:00+1000"),
            )
        }
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        done = subprocess.run(
            [GIT, *arguments],
            cwd=self.folder,
            env=os.environ | people | settings,
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")

    def commit(self, day: str, say: str = "Правка") -> str:
        """Commit everything; return the name of the commit."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", say, day=day)
        return self.git("rev-parse", "HEAD")


def new_repository(folder: Path) -> Repository:
    """Make an empty repository."""
    folder.mkdir(parents=True, exist_ok=True)
    repository = Repository(folder)
    repository.git("init", "-q", "-b", "main")
    return repository


def year_of_work(folder: Path) -> Repository:
    """Write a year: records come month by month, the folder is renamed, a branch is merged."""
    made = new_repository(folder)
    home = "bank/content"
    for one in definitions():
        made.write(f"{home}/{one.path}", one.text)
    paths = sorted(
        RECORDS, key=lambda path: (not path.endswith(("region.yml", "school.yml")), path)
    )
    for month in range(1, 13):
        day = f"{YEAR}-{month:02}-{5 + month}"
        if month == 5:
            made.git("mv", home, "content")
            home = "content"
        if month == 7:
            made.git("switch", "-q", "-c", "side")
        for path in paths[(month - 1) :: 12]:
            made.write(f"{home}/{path}", text_of(path, RECORDS[path]))
        if month == 9:
            made.write(f"{home}/acts/broken.yml", "title: [\n")
        name = made.commit(day)
        if month == 6:
            made.git("tag", "v1", name)
            made.git("tag", "-a", "-m", "Выпуск", "v1-annotated", name)
        if month == 7:
            made.git("switch", "-q", "main")
            made.git("merge", "-q", "--no-ff", "-m", "Слияние", "side", day=f"{YEAR}-08-03")
    made.git("switch", "-q", "-c", "beside")
    made.git("tag", "never-published", made.commit(f"{YEAR}-11-30"))
    made.git("switch", "-q", "main")
    return made


def change_measure(made: Repository, path: str, state: Mapping[str, object], day: str) -> str:
    """Give the first measure of a roadmap another state, and commit."""
    fields: Fields = RECORDS[path]
    first, *others = fields["items"]
    made.write(f"content/{path}", text_of(path, {**fields, "items": [{**first, **state}, *others]}))
    return made.commit(day)


def at_checkout(made: Repository, commit: str, day: date) -> dict[Key, Reading]:
    """Check a commit out and count what its files say, as a build does."""
    made.git("checkout", "-q", commit)
    content = made.folder / "content"
    listing = list_content(content if content.is_dir() else made.folder / "bank/content")
    readings = indicator_values(published(read_all(listing, day).catalog), day)
    made.git("checkout", "-q", "main")
    return readings
