"""How long the indicators of a whole country take, and how much memory, from text on.

Run `python benchmarks/indicators.py [share]`. The country is made up: 89 regions, 2,300
municipalities, 42,000 schools, of them 6,000 in the programme for three years with a risk profile
and a roadmap of ten measures each year, and a monthly report of every municipality. Each record is
read from the text of its file by the real reader and the real models. The exit status is 1 when
30 s for the indicators or 2 GB for everything are missed. `share` makes the country smaller. Times
are of the processor: all of it runs on one core.
"""

import gc
import json
import random
import resource
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

from opora.catalog import Catalog, link
from opora.cli.entry import COLLECTING
from opora.files import list_content, read_source
from opora.indicators import WORKLISTS, due, facts_of, indicator_values
from opora.load import Source, load
from opora.parse import Entry, parse

AS_OF = date(2026, 12, 20)
YEARS = (2024, 2025, 2026)
REGIONS, MUNICIPALITIES, SCHOOLS, SELECTED = 89, 2300, 42000, 6000
MEASURES = 10
MOST_SECONDS = 30.0
MOST_MEGABYTES = 2000.0

CONTENT = Path(__file__).parent.parent / "content"
CITED = {"title": "Приказ"}
TERM = {"start": f"{YEARS[0]}-01-01", "end": f"{YEARS[-1]}-12-31"}
STATES = ("planned", "in_progress", "done", "no_data", "cancelled")

Record = tuple[str, dict[str, Any]]


def titled(**fields: object) -> dict[str, Any]:
    """Make the fields that every record has."""
    return {"title": "Запись", "sources": [CITED], **fields}


def country(share: float, dice: random.Random) -> Iterator[Record]:
    """Make up a country: the path of each record with its fields."""
    municipalities = max(1, round(MUNICIPALITIES * share))
    schools, selected = round(SCHOOLS * share), round(SELECTED * share)
    regions = max(1, round(REGIONS * share))
    yield "organisations/iro.yml", titled(kind="institute")
    yield "programmes/plus.yml", titled(level="federal", goal="Учить", period=TERM)
    for number in range(regions):
        yield from region(f"schools/r{number}")
    homes = [f"schools/r{number % regions}/m{number}" for number in range(municipalities)]
    for home in homes:
        yield from municipality(home, dice)
    for number in range(schools):
        home = f"{homes[number % municipalities]}/s{number}"
        yield from school(home, dice, takes_part=number < selected)


def region(home: str) -> Iterator[Record]:
    """Make up a region with a roadmap that asks for monthly reports each year."""
    reporting = {"who": "МОУО", "to": "iro", "about": ["ход"], "every": "month", "due_day": 10}
    yield f"{home}/region.yml", titled()
    for year in YEARS:
        yield f"{home}/roadmap-{year}.yml", roadmap(year, random.Random(year), reporting=reporting)  # noqa: S311


def municipality(home: str, dice: random.Random) -> Iterator[Record]:
    """Make up a municipality with a report for most months."""
    yield f"{home}/municipality.yml", titled(kind="city_district", has_support_programme=True)
    for year in YEARS:
        for month in range(1, 12):
            if dice.random() < 0.9:  # noqa: PLR2004
                day = date(year, month + 1, dice.randint(1, 14))
                fields = titled(submitted=str(day), measures_complex="Идёт по плану")
                yield f"{home}/reports/{year}-{month:02}.yml", fields


def school(home: str, dice: random.Random, *, takes_part: bool) -> Iterator[Record]:
    """Make up a school; one that takes part has a profile and a roadmap each year."""
    years = YEARS if takes_part else ()
    yield (
        f"{home}/school.yml",
        titled(
            settlement="city",
            education_level="secondary",
            statuses=[{"status": "shnor", "year": year, "source": CITED} for year in years],
            participations=[{"programme": "plus", "year": year, "source": CITED} for year in years],
        ),
    )
    for year in years:
        yield f"{home}/risk-profile-{year}.yml", profile(year, dice)
        yield f"{home}/roadmap-{year}.yml", roadmap(year, dice)
    if takes_part:
        id_ = home.removeprefix("schools/")
        name = id_.rpartition("/")[2]
        fields = titled(role="curator", holder="iro", scope=[id_], year=YEARS[-1])
        yield f"assignments/{name}.yml", fields


def profile(year: int, dice: random.Random) -> dict[str, Any]:
    """Make up a risk profile of five risks."""
    weights = [dice.choice(("high", "medium", "low")) for _ in range(5)]
    verdict = {"verdict": dice.choice(("confirmed", "pending"))}
    risks = [
        {"factor": factor, "significance": weight}
        | ({"curator_assessment": verdict} if weight == "medium" else {})
        for factor, weight in zip(dice.sample(FACTORS, 5), weights, strict=True)
    ]
    return titled(catalogue="method-15", method="survey", date=f"{year}-02-01", entries=risks)


def roadmap(year: int, dice: random.Random, **fields: object) -> dict[str, Any]:
    """Make up a roadmap."""
    return titled(
        period={"start": f"{year}-01-01", "end": f"{year}-12-31"},
        goal="Учить лучше",
        tasks=[{"id": "reading", "title": "Научить читать"}],
        items=[measure(number, year, dice) for number in range(MEASURES)],
        **fields,
    )


def measure(number: int, year: int, dice: random.Random) -> dict[str, Any]:
    """Make up a measure."""
    state = dice.choice(STATES)
    day = f"{year}-{dice.randint(1, 12):02}-15"
    outcome = {"actual": {"date": day}, "evidence": [{"kind": "report", "note": "отчёт"}]}
    return {
        "id": f"m{number}",
        "task": "reading",
        "activity": "Клуб родителей",
        "period": {"kind": "date", "date": day},
        "responsible": [{"role": "methodist"}],
        "expected_result": {"text": "Клуб работает", "qualitative": ["Есть план"]},
        "factors": dice.sample(FACTORS, 2),
        "state": state,
    } | (outcome if state == "done" else {})


def bank_sources() -> list[Source]:
    """Read the catalogue, the indicators and the practices of the real bank."""
    listing = list_content(CONTENT)
    wanted = ("factors/", "indicators/", "practices/")
    read = (read_source(listing.root, path) for path in listing.paths if path.startswith(wanted))
    return [one for one in read if isinstance(one, Source)]


def entries_of(sources: Iterable[Source]) -> Iterator[Entry]:
    """Load and parse sources, one after the other.

    Raises:
        ValueError: A source has an error.
    """
    for source in sources:
        document, problems = load(source)
        entries, wrong = parse(document) if document else ([], [])
        if problems or wrong:
            raise ValueError([*problems, *wrong])
        yield from entries


REAL = list(entries_of(bank_sources()))
FACTORS = [entry.id for entry in REAL if entry.kind.name == "factor" and "-" in entry.id][:15]


def made_up(share: float) -> Catalog:
    """Put a country together from the text of its files; JSON is YAML and quick to write."""
    records = country(share, random.Random(7))  # noqa: S311
    sources = (Source(path, json.dumps(fields, ensure_ascii=False)) for path, fields in records)
    return link([*REAL, *entries_of(sources)])[0]


def megabytes() -> float:
    """Return the most memory the process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Measure and judge."""
    gc.set_threshold(*COLLECTING)
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    started = process_time()
    catalog = made_up(share)
    counts = {name: len(held) for name, held in catalog.entries.items() if len(held) > 1}
    held = megabytes()
    seconds = process_time() - started
    print(f"text to catalog: {counts} in {seconds:.1f} s, {held:,.0f} MB", flush=True)
    started = process_time()
    values = indicator_values(catalog, AS_OF)
    seconds, most = process_time() - started, megabytes()
    print(f"indicators: {len(values):,} values in {seconds:.1f} s, {most - held:,.0f} MB more")
    started = process_time()
    facts = facts_of(catalog, AS_OF)
    rows = sum(len(one.rows(catalog, facts)) for one in WORKLISTS)
    due(catalog, "r0", AS_OF, facts)
    print(f"worklists: {rows:,} rows, with facts and an agenda {process_time() - started:.1f} s")
    print(
        f"indicators within {MOST_SECONDS:.0f} s: {seconds:.1f} s; all within "
        f"{MOST_MEGABYTES:.0f} MB: {megabytes():,.0f} MB"
    )
    return int(seconds > MOST_SECONDS or megabytes() > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
