"""How long looking back over twelve months takes: the first time, again, and by checkouts.

Run `python benchmarks/history.py [schools]`. A repository is made up in a temporary folder: schools
of the programme, each with a profile and a roadmap of ten measures; every month one roadmap in
twenty moves on. `opora history` runs twice as a person would run it, start of Python included; the
peer checks out every month and reads it from the disk. The exit status is 1 when the second run
takes more than a tenth of the first, or when the numbers of the two ways differ. Times are of the
processor, all processes together: a machine is seldom left alone.
"""

import csv
import os
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from shutil import copytree, which
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from opora.cli.judging import read_all
from opora.files import list_content
from opora.history.moments import end_of_month
from opora.indicators import indicator_values
from opora.pipeline import published

YEAR, MONTHS = 2026, 12
MEASURES = 10
MOVING = 0.05
MOST = 0.1
"""Share of the first run that the second may take."""

GIT = which("git") or "git"
CONTENT = Path(__file__).parent.parent / "content"
CITED = {"title": "Приказ"}
STATES = ("planned", "in_progress", "done", "no_data", "cancelled")
FACTORS = ("clm-parents", "mgt-assessment-system", "res-staff-shortage", "clm-discipline")


def titled(**fields: object) -> dict[str, Any]:
    """Make the fields that every record has."""
    return {"title": "Учебные данные", "sources": [{**CITED}], **fields}


def roadmap(dice: random.Random) -> dict[str, Any]:
    """Make up a roadmap."""
    return titled(
        period={"start": f"{YEAR}-01-01", "end": f"{YEAR}-12-31"},
        goal="Учить лучше",
        tasks=[{"id": "reading", "title": "Научить читать"}],
        items=[measure(number, dice) for number in range(MEASURES)],
    )


def measure(number: int, dice: random.Random) -> dict[str, Any]:
    """Make up a measure."""
    day = f"{YEAR}-{dice.randint(1, 12):02}-15"
    return {
        "id": f"m{number}",
        "task": "reading",
        "activity": "Клуб родителей",
        "period": {"kind": "date", "date": day},
        "responsible": [{"role": "methodist"}],
        "expected_result": {"text": "Клуб работает", "qualitative": ["Есть план"]},
        "factors": dice.sample(FACTORS, 2),
        "state": dice.choice(STATES),
        "actual": {"date": day},
    }


def bank(schools: int, dice: random.Random) -> Iterator[tuple[str, dict[str, Any]]]:
    """Make up a region with its schools."""
    yield "schools/r/region.yml", titled()
    yield "schools/r/m/municipality.yml", titled(kind="city_district")
    part = {"programme": "500-plus", "year": YEAR, "source": {**CITED}}
    for number in range(schools):
        home = f"schools/r/m/s{number}"
        school = titled(settlement="city", education_level="secondary", participations=[part])
        risks = [{"factor": one, "significance": "high"} for one in dice.sample(FACTORS, 2)]
        profile = titled(
            catalogue="method-15", method="survey", date=f"{YEAR}-01-05", entries=risks
        )
        yield f"{home}/school.yml", school
        yield f"{home}/risk-profile-{YEAR}.yml", profile
        yield f"{home}/roadmap-{YEAR}.yml", roadmap(dice)


def write(path: Path, fields: dict[str, Any]) -> None:
    """Write a record."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False), encoding="utf-8")


def git(folder: Path, *arguments: str, day: str = f"{YEAR}-01-01") -> str:
    """Run Git."""
    who = {
        f"GIT_{role}_{what}": "opora"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    dates = {f"GIT_{role}_DATE": f"{day}T12:00:00" for role in ("AUTHOR", "COMMITTER")}
    done = subprocess.run(
        [GIT, *arguments], cwd=folder, env=os.environ | who | dates, check=True, capture_output=True
    )
    return done.stdout.decode().strip()


def repository(folder: Path, schools: int) -> list[tuple[date, str]]:
    """Write twelve months; return the end of each with its commit."""
    dice = random.Random(7)  # noqa: S311
    for name in ("factors", "indicators", "programmes"):
        copytree(CONTENT / name, folder / "content" / name)
    for path, fields in bank(schools, dice):
        write(folder / "content" / path, fields)
    git(folder, "init", "-q")
    ends = []
    for month in range(1, MONTHS + 1):
        for number in dice.sample(range(schools), max(1, round(schools * MOVING))):
            write(folder / f"content/schools/r/m/s{number}/roadmap-{YEAR}.yml", roadmap(dice))
        day = date(YEAR, month, 10)
        git(folder, "add", "-A", day=str(day))
        git(folder, "commit", "-q", "-m", "Месяц", day=str(day))
        ends.append((end_of_month(day), git(folder, "rev-parse", "HEAD")))
    return ends


def worked() -> float:
    """Return the seconds of processor time that this script and its children have taken so far."""
    held = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in held)


def look_back(folder: Path) -> tuple[float, list[list[str]]]:
    """Run the command as a person would; return the seconds it took and its rows."""
    run = (
        sys.executable,
        "-c",
        "from opora.cli import main; main()",
        "history",
        "--format",
        "json",
    )
    started = worked()
    subprocess.run([*run, "--as-of", f"{YEAR}-12-31"], cwd=folder, check=True, capture_output=True)
    seconds = worked() - started
    told = subprocess.run(
        [*run[:-1], "csv", "--as-of", f"{YEAR}-12-31"], cwd=folder, check=True, capture_output=True
    )
    return seconds, list(csv.reader(StringIO(told.stdout.decode("utf-8-sig")), delimiter=";"))[1:]


def by_checkouts(folder: Path, ends: list[tuple[date, str]]) -> tuple[float, list[tuple[str, ...]]]:
    """Check every month out and count it; return the seconds it took and the values."""
    started = worked()
    rows: list[tuple[str, ...]] = []
    for day, commit in ends:
        git(folder, "checkout", "-q", commit)
        catalog = published(read_all(list_content(folder / "content"), day).catalog)
        for key, reading in indicator_values(catalog, day).items():
            top = reading.computed.numerator if reading.computed else None
            rows.append((str(day), *key[:3], "" if top is None else f"{top:g}".replace(".", ",")))
    return worked() - started, rows


def main() -> int:
    """Measure and judge."""
    schools = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    with TemporaryDirectory(prefix="opora-") as workshop:
        folder = Path(workshop)
        ends = repository(folder, schools)
        files = sum(1 for path in (folder / "content").rglob("*") if path.is_file())
        print(f"{files} files, {MONTHS} months", flush=True)
        first, rows = look_back(folder)
        second, _ = look_back(folder)
        print(f"opora history: first {first:.2f} s, again {second:.2f} s: {second / first:.3f}")
        peer, values = by_checkouts(folder, ends)
        print(f"a checkout for each month: {peer:.2f} s, {peer / first:.1f} times the first run")
        ours = sorted((row[0], row[3], row[5], row[6], row[10]) for row in rows)
        same = ours == sorted(values)
        print(f"{len(ours)} values, {'the same' if same else 'NOT the same'}")
    return int(second > MOST * first or not same)


if __name__ == "__main__":
    sys.exit(main())
