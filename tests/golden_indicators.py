"""A small country in which every computed indicator can be counted by hand."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from opora.catalog import Catalog
from opora.files import list_content, read_source
from opora.load import Source
from opora.pipeline import read_bank
from tests.content import CATALOGUE, MEASURE, PRACTICE, SOURCES, source

AS_OF = date(2026, 6, 15)
CONTENT = Path(__file__).parent.parent / "content"

Fields = Mapping[str, Any]
SOURCE = {"title": "Приказ"}


def titled(**fields: object) -> Fields:
    return {"title": "Запись", "sources": SOURCES, **fields}


def school(*statuses: str, takes_part: bool) -> Fields:
    part = {"programme": "plus", "year": 2026, "source": SOURCE}
    return titled(
        settlement="city",
        education_level="secondary",
        statuses=[{"status": one, "year": 2026, "source": SOURCE} for one in statuses],
        participations=[part] if takes_part else [],
    )


def factor(id_: str, **fields: object) -> Fields:
    return {**CATALOGUE["factors"][0], "id": id_, **fields}


def profile(catalogue: str, *risks: Fields) -> Fields:
    return titled(catalogue=catalogue, method="survey", date="2026-01-20", entries=list(risks))


def risk(id_: str, significance: str, **fields: object) -> Fields:
    return {"factor": id_, "significance": significance, **fields}


def measure(id_: str, day: str, state: str, **fields: object) -> Fields:
    period = {"kind": "date", "date": day}
    return {**MEASURE, "id": id_, "period": period, "state": state, "factors": []} | fields


def roadmap(*items: Fields, **fields: object) -> Fields:
    return titled(
        period={"start": "2026-01-01", "end": "2026-12-31"},
        goal="Учить лучше",
        tasks=[{"id": "reading", "title": "Научить читать"}],
        items=list(items),
        **fields,
    )


def report(day: str) -> Fields:
    return titled(submitted=day, measures_complex="Идёт по плану")


def assignment(role: str, *scope: str, **fields: object) -> Fields:
    return titled(role=role, holder="iro", scope=list(scope), year=2026, **fields)


def question(day: str, **fields: object) -> Fields:
    return titled(question="Как быть?", asked_by="teacher", date=day, **fields)


def answered(day: str) -> Fields:
    return {"answer": "Так", "answered_by": "methodist", "answered": day, "state": "answered"}


def review(of: str, day: str, score: int) -> Fields:
    marks = [{"criterion": one, "score": score} for one in ("lawful", "fits_place", "concrete")]
    return titled(
        object=of,
        requested_by={"class": "schools"},
        experts=[{"role": "expert"}],
        date=day,
        criteria=marks,
        decision="accept",
    )


def event(**fields: object) -> Fields:
    target = [{"value": 10, "unit": "webinar"}, {"value": 251, "unit": "team"}]
    return titled(
        form="webinar",
        level="regional",
        when={"kind": "months", "start": "2026-03", "end": "2026-12"},
        organisers=[{"organisation": "iro"}],
        territory="alpha",
        target=target,
        **fields,
    )


def declared(indicator: str, scope: str, unit: str = "percent", **numbers: object) -> Fields:
    return titled(indicator=indicator, scope=scope, unit=unit, source=SOURCE, **numbers)


A, B = "schools/alpha", "schools/beta"
PROVED = {"actual": {"date": "2026-02-20"}, "evidence": [{"kind": "report", "note": "отчёт"}]}
UNREAD = {"kind": "date", "date": None, "unknown": {"date": "не читается"}}
REPORTING = {"who": "МОУО", "to": "iro", "about": ["ход"], "every": "month", "due_day": 10}
BEFORE = {"what": "оценки", "before": 3, "after": 4, "unit": "point", "period": "год"}
REPEATED = {"school": "alpha/m2/s4", "year": 2026, "worked": True, "note": "Вышло"}

RECORDS: Mapping[str, Fields] = {
    "factors/method.yml": titled(
        status="confirmed",
        basis=True,
        factors=[factor("parents"), factor("climate"), factor("staff")],
    ),
    "factors/rsh.yml": titled(
        status="partly", factors=[factor("unsafe", maps_to=["climate", "staff"])]
    ),
    "organisations/iro.yml": titled(kind="institute", territory="alpha"),
    "programmes/plus.yml": titled(
        level="federal", goal="Учить", period=None, unknown={"period": "—"}
    ),
    f"{A}/region.yml": titled(),
    f"{A}/m1/municipality.yml": titled(kind="city_district", has_support_programme=True),
    f"{A}/m2/municipality.yml": titled(kind="city_district"),
    f"{B}/region.yml": titled(),
    f"{B}/m3/municipality.yml": titled(kind="city_district"),
    f"{A}/m1/s1/school.yml": school("shnor", takes_part=True),
    f"{A}/m1/s2/school.yml": school("shnor", takes_part=True),
    f"{A}/m1/s3/school.yml": school(takes_part=False),
    f"{A}/m2/s4/school.yml": school("shnor", takes_part=True),
    f"{B}/m3/s5/school.yml": school("shnsu", takes_part=True),
    f"{A}/m1/s1/risk-profile-2026.yml": profile(
        "method",
        risk("parents", "high"),
        risk("climate", "high"),
        risk("staff", "medium", curator_assessment={"verdict": "confirmed"}),
    ),
    f"{A}/m1/s2/risk-profile-2026.yml": profile(
        "method",
        risk("parents", "high", decision={"include": False, "reason": "закрыт раньше"}),
        risk("climate", "medium", curator_assessment={"verdict": "pending"}),
    ),
    f"{A}/m2/s4/risk-profile-2026.yml": profile("rsh", risk("unsafe", "high")),
    f"{A}/m1/s1/roadmap-2026.yml": roadmap(
        measure("proved", "2026-03-01", "done", factors=["parents"], **PROVED),
        measure("overdue", "2026-04-30", "in_progress"),
        measure("open", "2026-12-01", "planned", period={"kind": "all_year"}),
        measure("unread", "2026-12-01", "no_data", period=UNREAD),
    ),
    f"{A}/m2/s4/roadmap-2026.yml": roadmap(
        measure(
            "unproved", "2026-05-10", "done", factors=["climate"], actual={"date": "2026-05-05"}
        ),
        measure("cancelled", "2026-05-31", "cancelled", factors=["staff"]),
        measure("soon", "2026-06-18", "planned"),
    ),
    f"{A}/roadmap-2026.yml": roadmap(
        measure("untold", "2026-05-31", "no_data"), reporting=REPORTING
    ),
    f"{A}/m1/reports/2026-01.yml": report("2026-02-10"),
    f"{A}/m1/reports/2026-02.yml": report("2026-03-11"),
    f"{A}/m2/reports/2026-01.yml": report("2026-02-01"),
    f"{A}/m2/reports/2026-05.yml": report("2026-06-10"),
    "assignments/c1.yml": assignment(
        "curator", "alpha/m1/s1", "alpha/m1/s2", "alpha/m1/s3", "alpha/m2/s4"
    ),
    "assignments/c2.yml": assignment(
        "curator", "alpha/m2/s4", number={"value": 2, "unit": "curator"}
    ),
    "assignments/coordinator.yml": assignment("municipal_coordinator", "alpha/m1"),
    "practices/p1.md": {
        **PRACTICE,
        "status": "published",
        "authors": ["alpha/m1/s1"],
        "results": [{**BEFORE, "source": SOURCE}],
        "replications": [{**REPEATED, "source": SOURCE}],
    },
    "practices/p2.md": {**PRACTICE, "status": "published", "factors": ["climate"]},
    "practices/p3.md": {**PRACTICE, "factors": ["staff"]},
    "documents/plan.yml": titled(
        kind="cooperation_plan", level="school", author="iro", territory="alpha"
    ),
    "partnerships/with-plan.yml": titled(
        school="alpha/m1/s1", partner="iro", year=2026, plan="plan"
    ),
    "partnerships/planless.yml": titled(school="alpha/m1/s2", partner="iro", year=2026),
    "events/held.yml": event(held=[{"year": 2026, "held": 6}]),
    "events/untold.yml": event(),
    "consultations/q1.yml": question(
        "2026-03-01", measure="alpha-m1-s1-2026#proved", **answered("2026-03-02")
    ),
    "consultations/q2.yml": question("2026-03-01", state="open"),
    "consultations/q3.yml": question("2026-06-01", **answered("2026-06-20")),
    "reviews/first.yml": review("plan", "2026-02-01", 1),
    "reviews/second.yml": review("plan", "2026-03-01", 2),
    "reviews/failed.yml": review("alpha-m2-s4-2026", "2026-03-01", 1),
    f"{A}/m1/s1/materials/plan.md": titled(
        kind="report", level="school", author="alpha/m1/s1", created="2026-02-01"
    ),
    f"{A}/m2/s4/materials/plan.md": titled(
        kind="report", level="school", author="alpha/m2/s4", created="2026-04-05"
    ),
    "values/2026/help.yml": declared("k19", "alpha", value=90),
    "values/2026/methods.yml": declared("k20", "alpha/m1", numerator=40, denominator=50),
    "values/2026/networks.yml": declared("k21", "alpha/m1", numerator=30, denominator=50),
    "values/2026/deficits.yml": declared("k22", "alpha/m1/s1", numerator=9, denominator=9),
    "values/2026/growth.yml": declared("k23", "alpha", value=64),
    "values/2026/results.yml": declared("k24", "alpha", numerator=6, denominator=15),
    "values/2026/parents.yml": declared("k25", "alpha", numerator=120, denominator=200),
    "values/2026/parents-2.yml": declared("k25", "alpha/m1", withheld=True),
    "values/2026/teams.yml": declared("k26", "alpha", numerator=8, denominator=10),
    "values/2026/lines.yml": declared("k28", "alpha", unit="consultation", value=5000),
    "values/2026/webinars.yml": declared("k29", "alpha/m1", numerator=3, denominator=4),
    "values/2026/quality.yml": declared("k32", "beta", numerator=1, denominator=1),
    "values/2026/families.yml": declared("k34", "alpha/m2", numerator=0, denominator=12),
}


def definitions() -> list[Source]:
    """Read the definitions of the real bank."""
    listing = list_content(CONTENT)
    paths = [path for path in listing.paths if path.startswith("indicators/")]
    read = [read_source(listing.root, path) for path in paths]
    return [one for one in read if isinstance(one, Source)]


def golden() -> Catalog:
    """Read the small country; what is missing in it is meant to be."""
    records = [source(path, fields) for path, fields in RECORDS.items()]
    bank = read_bank([*records, *definitions()], AS_OF)
    held = {entry.path for kind in bank.catalog.entries.values() for entry in kind.values()}
    assert set(RECORDS) <= held
    return bank.catalog
