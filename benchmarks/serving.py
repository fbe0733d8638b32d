"""How long a change takes from the file to the screen, with `opora serve` and Chromium.

Run `python -m benchmarks.serving [BANK] [--rounds N]`. BANK is a folder with `content` and
`mkdocs.yml`, which is copied; without it a bank of about 10,000 pages is made up. A browser has a
page open; a file is written; the clock stops when the page shows the new words. For each page the
table gives the median and the worst, and the processor time of the server a round, rules over the
whole bank left out. The exit status is 1 when the median is above half a second for a practice.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from statistics import median
from threading import Thread

from playwright.sync_api import Page as Tab

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import launch  # noqa: E402  the folder above has to be found first

OPORA = (sys.executable, "-c", "from opora.cli import main; main()")
MADE_UP = ("--regions", "8", "--schools", "3550", "--practices", "1840", "--seed", "1")
MOST = 0.5
PAUSE = 3.0
"""Seconds between rounds: the server looks through the whole bank in them."""

_TITLE = re.compile(r"^title: .*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was changed, where it was looked for, and for each round seconds and CPU seconds."""

    name: str
    clock: list[float]
    cpu: list[float]


def main() -> int:
    """Serve a bank, change it, print; return the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("bank", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bank = Path(folder, "bank")
        if asked.bank:
            copytree(asked.bank / "content", bank / "content")
            (bank / "mkdocs.yml").write_bytes((asked.bank / "mkdocs.yml").read_bytes())
        else:
            subprocess.run([*OPORA, "demo", *MADE_UP, bank], check=True)
        for run in ("first start", "again"):
            with serving(bank) as (child, _, started):
                memory = _status(child.pid, "VmRSS")
                cpu = cpu_of(child.pid)
                print(f"{run}: {started:.1f} s by the clock, {cpu:.1f} s CPU, {memory} kB")
        with serving(bank) as (child, url, _), launch() as browser:
            tab = browser.new_page()
            print(f"{'changed':40} {'median':>8} {'worst':>8} {'CPU':>8}")
            results = [_told(one) for one in _measure(bank, url, tab, child.pid, asked.rounds)]
            memory = _status(child.pid, "VmHWM")
    print(f"most memory of the server: {memory} kB")
    return int(any(median(one.clock) > MOST for one in results[:2]))


def _told(one: Measured) -> Measured:
    cells = (median(one.clock), max(one.clock), median(one.cpu))
    print(f"{one.name:40} " + " ".join(f"{cell:8.3f}" for cell in cells), flush=True)
    return one


@contextmanager
def serving(bank: Path) -> Iterator[tuple["subprocess.Popen[str]", str, float]]:
    """Serve a bank; give the process, the address, and the seconds until it answers."""
    started = time.monotonic()
    with subprocess.Popen(
        [*OPORA, "serve", "--port", "0"],
        cwd=bank,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as child:
        try:
            yield child, _address(child), time.monotonic() - started
        finally:
            child.terminate()


def _address(child: "subprocess.Popen[str]") -> str:
    """Wait for the address; what comes after it is read and dropped, so that the pipe is free."""
    for line in (said := child.stdout or iter(())):
        if found := re.search(r"http://\S+", line):
            Thread(target=list, args=(said,), daemon=True).start()
            return found[0]
    message = "the server has ended"
    raise RuntimeError(message)


def _measure(bank: Path, url: str, tab: Tab, pid: int, rounds: int) -> Iterator[Measured]:
    tab.goto(f"{url}practices/")
    links = tab.eval_on_selector_all("main a[href]", "links => links.map((link) => link.href)")
    name = next(found[1] for link in links if (found := re.search(r"/practices/([^/#?]+)/$", link)))
    practice = bank / "content" / "practices" / f"{name}.md"
    school = next((bank / "content" / "schools").glob("*/*/*/school.yml"))
    own = school.relative_to(bank / "content").parent.as_posix()
    cases: tuple[tuple[str, str, Path, Callable[[str, str], str]], ...] = (
        ("text of a practice, its page", f"practices/{name}/", practice, _with_text),
        ("title of a practice, the list", "practices/", practice, _with_title),
        ("title of a school, its page", f"{own}/", school, _with_title),
    )
    for said, page, path, changed in cases:
        tab.goto(url + page)
        yield Measured(said, *_rounds(path, changed, tab, pid, rounds))


def _rounds(
    path: Path, changed: Callable[[str, str], str], tab: Tab, pid: int, rounds: int
) -> tuple[list[float], list[float]]:
    text, clock, cpu = path.read_text(encoding="utf-8"), list[float](), list[float]()
    for number in range(rounds):
        word = f"слово{time.time_ns() % 10**9}x{number}"
        time.sleep(PAUSE)
        before, started = cpu_of(pid), time.monotonic()
        path.write_text(changed(text, word), encoding="utf-8")
        tab.wait_for_function(
            "word => document.body && document.body.innerText.includes(word)", arg=word
        )
        clock.append(time.monotonic() - started)
        cpu.append(cpu_of(pid) - before)
    tab.goto("about:blank")  # or it would load again when the next page is asked for
    path.write_text(text, encoding="utf-8")
    time.sleep(PAUSE)
    return clock, cpu


def _with_text(text: str, word: str) -> str:
    return f"{text.rstrip()}\n\nНовое {word}.\n"


def _with_title(text: str, word: str) -> str:
    return _TITLE.sub(f"title: 'Новое {word}'", text, count=1)


def cpu_of(pid: int) -> float:
    """Return the seconds of processor time of a process, without those of its children."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _status(pid: int, name: str) -> int:
    text = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(re.findall(rf"{name}:\s+(\d+)", text)[0])


if __name__ == "__main__":
    sys.exit(main())
