"""Opora, Hugo, Eleventy, Zensical and MkDocs with Material on the same made-up bank, in one run.

Run `python -m benchmarks.country [--sizes 200 2000 10000 60000] [--peers …] [--limit SECONDS]`.
Prints a table for each size and writes all of it to `results.json` in the work folder after every
step; run again, it goes on where it stopped (`--fresh` begins anew). A peer that takes longer than
the limit is stopped and said to be. Needs `hugo` (apt-get) and Node with npm for their rows.
"""

import argparse
import json
import os
import platform
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from benchmarks.country.ours import Step, change, forget, make, steps
from benchmarks.country.peers import Peer, peers
from benchmarks.country.running import FORGETFUL, run
from benchmarks.country.table import profile, rows

ROOT = Path(__file__).parents[2]
SIZES = {200: (1, 22, 15), 2000: (4, 660, 470), 10000: (10, 3550, 2540), 60000: (60, 21500, 15300)}
"""Regions, schools and practices of a bank with about so many pages."""


@dataclass
class Session:
    """The work folder and what is known already."""

    work: Path
    limit: float
    only: frozenset[str] = frozenset()
    results: dict[str, dict[str, Any]] = field(default_factory=dict)

    def step(self, size: int, name: str, measure: Callable[[], dict[str, Any]]) -> None:
        """Measure what is not known, and keep it."""
        held = self.results.setdefault(str(size), {})
        if name in held:
            return
        print(f"{size}: {name} …", file=sys.stderr, flush=True)
        held[name] = measure()
        fresh = self.work / "results.new"
        fresh.write_text(json.dumps(self.results, ensure_ascii=False, indent=1), encoding="utf-8")
        fresh.replace(self.work / "results.json")


def measured(site: Path, command: list[str], cwd: Path, limit: float) -> dict[str, Any]:
    """Run a command; add what the site holds."""
    ran = run(command, cwd, limit=limit)
    return ran.as_json() | (weighed(site) if not ran.code and "build" in command else {})


def weighed(site: Path) -> dict[str, int]:
    """Count the pages and the files of a site, and add up their bytes."""
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.name == "index.html" for path in files)
    size = sum(path.stat().st_size for path in files)
    return {"pages": pages, "files": len(files), "site_mb": round(size / 1e6)}


def bank_of(session: Session, size: int) -> Path:
    """Make the bank of a size."""
    bank = session.work / f"bank-{size}"

    def demo() -> dict[str, Any]:
        shutil.rmtree(bank, ignore_errors=True)
        return run(make(bank, *SIZES[size]), ROOT, limit=session.limit * 2, env=FORGETFUL).as_json()

    if not (bank / "content").is_dir():
        session.results.pop(str(size), None)
    session.step(size, "opora: demo", demo)
    return bank


def measure_ours(session: Session, size: int, bank: Path) -> None:
    """Measure Opora; a made-up bank has warnings, and errors would end with 1."""
    for step in steps(bank):
        if session.only and step.name not in session.only:
            continue
        session.step(size, f"opora: {step.name}", partial(_of_step, session, bank, step))
    session.step(size, "floor", lambda: _floor(session, bank))


def _of_step(session: Session, bank: Path, step: Step) -> dict[str, Any]:
    step.before()
    return measured(bank / "site", list(step.command), bank, session.limit * 3)


def _floor(session: Session, bank: Path) -> dict[str, Any]:
    copy = session.work / "copy"
    ran = run(
        [sys.executable, "-m", "benchmarks.country.floor", str(bank), str(copy)],
        ROOT,
        limit=session.limit * 3,
    )
    shutil.rmtree(copy, ignore_errors=True)
    told: dict[str, Any] = json.loads(ran.stages[-1][1])
    return told


def measure_peer(session: Session, size: int, bank: Path, peer: Peer) -> None:
    """Measure a peer on the twin of a bank: a first run, and where it keeps something, others."""
    folder, twin = session.work / f"{peer.name}-{size}", session.work / f"twin-{size}"

    def first() -> dict[str, Any]:
        if peer.missing:
            return {"missing": peer.missing}
        _twin(bank, twin)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        peer.prepare(folder, twin, _frame(session))
        return _of_peer(session, peer, folder, list(peer.first))

    session.step(size, f"{peer.name}: cold", first)
    if peer.again and not session.results[str(size)][f"{peer.name}: cold"].get("is_stopped"):
        again = list(peer.again)
        for name in ("warm", "one change"):
            if name == "one change" and folder.is_dir():
                change(folder / "docs/practices/opyt-1.md")
            session.step(
                size, f"{peer.name}: {name}", lambda: _of_peer(session, peer, folder, again)
            )
    shutil.rmtree(folder, ignore_errors=True)


def _of_peer(session: Session, peer: Peer, folder: Path, command: list[str]) -> dict[str, Any]:
    ran = run(command, folder, limit=session.limit)
    return ran.as_json() | (weighed(folder / peer.output) if not ran.code else {})


def _twin(bank: Path, twin: Path) -> None:
    if not (twin / "index.md").is_file():
        _must([sys.executable, "-m", "benchmarks.country.twin", str(bank), str(twin)])


def _frame(session: Session) -> list[tuple[str, str]]:
    path = session.work / "frame.json"
    if not path.is_file():
        _must([sys.executable, "-m", "benchmarks.country.frame", str(path)])
    held: list[tuple[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return held


def _must(command: list[str]) -> None:
    ran = run(command, ROOT, limit=1800, env=FORGETFUL)
    if ran.code:
        sys.exit(f"{command}: {ran.stages}")


def machine() -> dict[str, Any]:
    """Tell what all was measured on."""
    told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = next(
        (one.split(":")[1].strip() for one in told.splitlines() if "model name" in one), ""
    )
    return {"processor": model, "cores": os.cpu_count(), "python": platform.python_version()}


def main() -> None:
    """Measure what was asked for, and print it."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.country")
    asked.add_argument("--sizes", nargs="*", type=int, default=[200, 2000, 10000], choices=SIZES)
    asked.add_argument("--peers", nargs="*", default=list(peers()), choices=list(peers()))
    asked.add_argument("--only", nargs="*", default=[], help="names of our steps; none are all")
    asked.add_argument("--limit", type=float, default=300, help="seconds for a peer, thrice for us")
    asked.add_argument("--work", type=Path, default=Path(gettempdir(), "opora-country"))
    asked.add_argument("--fresh", action="store_true")
    given = asked.parse_args()
    if given.fresh:
        shutil.rmtree(given.work, ignore_errors=True)
    given.work.mkdir(parents=True, exist_ok=True)
    known = given.work / "results.json"
    held = json.loads(known.read_text(encoding="utf-8")) if known.is_file() else {}
    only = frozenset(given.only)
    session = Session(given.work, given.limit, only, held | {"machine": machine()})
    for size in given.sizes:
        bank = bank_of(session, size)
        measure_ours(session, size, bank)
        for name in given.peers:
            measure_peer(session, size, bank, peers()[name])
        shown = dict(session.results[str(size)])
        print(f"\n## {size} pages\n", *rows(shown), "", *profile(shown), sep="\n", flush=True)
        forget(bank)
        shutil.rmtree(given.work / f"twin-{size}", ignore_errors=True)


if __name__ == "__main__":
    main()
