"""Kills builds at random moments and looks at what is left each time.

    python -m tests.killing FOLDER KILLS SEED            builds of a small site
    python -m tests.killing FOLDER KILLS SEED CONTENT    `opora build` on a copy of a whole bank

A process that has the program loaded splits off one build after another, so that what is killed is
the build and not the start of Python. Prints one line of JSON for each kill.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from opora.cli.build import command
from opora.site import at_hand, build_site
from tests.site_sample import PAGES, club, look

EVERY = 10
"""After so many kills a build may run to its end."""

Build = Callable[[int], None]
"""Builds the first or the second version of a site into `site` in the current folder."""


@dataclass(frozen=True, slots=True)
class Killed:
    """A kill: when, whom, what the build had said by then, and what it left.

    `site` is which of the two versions was found, -1 for neither. Where the next build could run to
    its end, `status` is how it ended (-1: not with the right site) and `beside` what lies there.
    """

    moment: float
    whom: str
    told: str
    site: int
    status: int | None = None
    beside: list[str] | None = None


def fingerprint(folder: Path) -> str:
    """Name a folder by the names and bytes of all that is in it."""
    made = sha256()
    for path in sorted(folder.rglob("*")):
        made.update(f"{path.relative_to(folder)}\n".encode())
        if path.is_file():
            made.update(path.read_bytes())
    return made.hexdigest()


def build_small(version: int) -> None:
    """Build a site that is large enough for several processes."""
    pages = (*PAGES, *(club(number + version) for number in range(40)))
    drawn = look(Path("bank"))
    build_site(at_hand(pages), site=Path("site"), look=drawn, progress=partial(print, flush=True))


def build_whole(version: int) -> None:
    """Run the command on a copy of a bank; the second version has one document less."""
    content = Path(f"version-{version}/content")
    given = ["--content", content.as_posix(), "--site", "site", "--as-of", "2026-03-01"]
    command([*given, "--no-history"])


def copy_bank(content: Path, folder: Path) -> None:
    """Make the two versions of a bank."""
    for version in range(2):
        place = folder / f"version-{version}"
        shutil.copytree(content, place / "content")
        shutil.copy(content.parent / "mkdocs.yml", place)
    text = folder / "version-1/content/pages/about/index.md"
    text.write_text(text.read_text(encoding="utf-8") + "\nДругой сайт.\n", encoding="utf-8")


def start(build: Build, version: int) -> int:
    """Split off a build, in a group of its own; what it says goes to `log`."""
    if process := os.fork():
        return process
    os.setsid()
    log = os.open("log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.dup2(log, 1)
    os.dup2(log, 2)
    status = 1
    try:
        build(version)
        status = 0
    except SystemExit as ended:
        status = int(ended.code or 0)
    finally:
        os._exit(status)


def finish(process: int) -> int:
    """Wait for the end of a build; give its status, below zero for a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def measure(build: Build, version: int) -> tuple[str, float]:
    """Build a version to the end; give its fingerprint and the seconds it took."""
    began = time.monotonic()
    if status := finish(start(build, version)):
        sys.exit(f"{status}: {Path('log').read_text(encoding='utf-8')}")
    return fingerprint(Path("site")), time.monotonic() - began


def kill(process: int, moment: float, whom: str) -> str:
    """Kill a build after some seconds; give the last line that it had said."""
    time.sleep(moment)
    try:
        (os.kill if whom == "process" else os.killpg)(process, signal.SIGKILL)
    except ProcessLookupError:  # it has no group of its own yet, and has split off nobody
        os.kill(process, signal.SIGKILL)
    finish(process)
    return ["", *Path("log").read_text(encoding="utf-8").splitlines()][-1]


def kills(build: Build, number: int, seed: int) -> Iterator[Killed]:
    """Kill builds of one version and the other in turn, in the current folder."""
    chance = random.Random(seed)  # noqa: S311  moments, not secrets
    known = [measure(build, version) for version in range(2)]
    names, length = [name for name, _ in known], min(seconds for _, seconds in known)
    for count in range(1, number + 1):
        version = count % 2
        moment, whom = chance.uniform(0, length), chance.choice(["process", "group"])
        told = kill(start(build, version), moment, whom)
        found = fingerprint(Path("site")) if Path("site").is_dir() else ""
        left = Killed(moment, whom, told, names.index(found) if found in names else -1)
        yield left if count % EVERY else _next(left, build, version, names[version])


def _next(left: Killed, build: Build, version: int, name: str) -> Killed:
    status = finish(start(build, version))
    if fingerprint(Path("site")) != name:
        status = status or -1
    beside = sorted(path.name for path in Path().glob(".*"))
    return Killed(left.moment, left.whom, left.told, left.site, status, beside)


def main(folder: str, number: str, seed: str, content: str = "") -> None:
    """Kill builds and print what was found."""
    if content:
        copy_bank(Path(content).resolve(), Path(folder))
    os.chdir(folder)
    build = build_whole if content else build_small
    for one in kills(build, int(number), int(seed)):
        sys.stdout.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
