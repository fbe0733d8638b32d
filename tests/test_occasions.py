"""What stands in calendars, for each of the seven forms of a period."""

from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from opora.export.calendars import calendar_files
from opora.pipeline import published
from opora.render import Edition
from tests.content import AS_OF, HOME, MEASURE, PRACTICE, ROADMAP, SOURCES, Fields
from tests.pages import catalog_of

PLACE = "calendars/places/primorye/vladivostok/school-1.ics"
DOCUMENT: Fields = {
    "title": "График",
    "sources": SOURCES,
    "kind": "schedule",
    "level": "school",
    "author": "iro",
    "year": 2021,
    "announced": True,
}
EVENT: Fields = {
    "title": "Семинар о чтении",
    "sources": SOURCES,
    "form": "seminar",
    "level": "regional",
    "territory": "primorye",
    "when": {"kind": "range", "start": "2021-03-01", "end": "2021-03-03"},
}


def calendar(
    path: str,
    records: dict[str, Fields | None],
    changed: dict[str, date] | None = None,
    site_url: str = "",
) -> list[Any]:
    edition = Edition(published(catalog_of(records)), AS_OF, changed or {}, site_url=site_url)
    files = {one.path: one.content for one in calendar_files(edition)}
    return Calendar.from_ical(files[path]).walk("VEVENT") if path in files else []


def measure(**fields: Any) -> list[Any]:  # noqa: ANN401  fields of a record
    plan = {**ROADMAP, "items": [{**MEASURE, **fields}]}
    documents = {"documents/schedule.yml": DOCUMENT}
    return calendar(PLACE, {f"{HOME}/roadmap-2021.yml": plan, **documents})


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ({"kind": "date", "date": "2021-04-05"}, ["2021-04-05"]),
        ({"kind": "dates", "dates": ["2021-04-05", "2021-06-07"]}, ["2021-04-05", "2021-06-07"]),
        ({"kind": "range", "start": "2021-04-05", "end": "2021-05-06"}, ["2021-05-06"]),
        ({"kind": "months", "start": "2021-09", "end": "2021-11"}, ["2021-11-30"]),
        ({"kind": "all_year"}, ["2021-12-31"]),
        ({"kind": "recurring", "every": "month"}, ["2021-01-31"]),
        ({"kind": "recurring", "every": "quarter"}, ["2021-03-31"]),
        ({"kind": "schedule", "document": "schedule"}, ["2021-12-31"]),
        (
            {
                "kind": "date",
                "date": None,
                "candidates": ["2021-04-05"],
                "unknown": {"date": "в скане не читается"},
            },
            [],
        ),
    ],
    ids=lambda held: held["kind"] if isinstance(held, dict) else "",
)
def test_each_form_of_a_period_has_its_day(period: Fields, days: list[str]) -> None:
    events = measure(period=period)
    assert [str(one["DTSTART"].dt) for one in events] == days
    for one in events:
        assert (one["DTEND"].dt - one["DTSTART"].dt).days == 1
        assert one["DTSTART"].params["VALUE"] == "DATE"


def test_what_comes_back_has_a_rule_up_to_the_end_of_the_plan() -> None:
    (monthly,) = measure(period={"kind": "recurring", "every": "month"})
    assert monthly["RRULE"].to_ical() == b"FREQ=MONTHLY;UNTIL=20211231;BYMONTHDAY=-1"
    (quarterly,) = measure(period={"kind": "recurring", "every": "quarter"})
    assert quarterly["RRULE"].to_ical() == b"FREQ=MONTHLY;UNTIL=20211231;INTERVAL=3;BYMONTHDAY=-1"


@pytest.mark.parametrize("kind", ["all_year", "schedule"])
def test_a_day_that_no_document_names_is_explained(kind: str) -> None:
    (event,) = measure(period={"kind": kind})
    assert "стоит последний день плана" in str(event["DESCRIPTION"])


def test_an_open_measure_reminds_a_week_and_a_day_before() -> None:
    (event,) = measure()
    alarms = [one["TRIGGER"].to_ical() for one in event.walk("VALARM")]
    assert alarms == [b"-P6DT15H", b"-PT15H"]
    assert str(event["STATUS"]) == "CONFIRMED"


def test_a_measure_that_was_done_or_cancelled_does_not_remind() -> None:
    (done,) = measure(state="done", actual={"date": "2021-05-01"}, evidence=[{"kind": "order"}])
    assert str(done["SUMMARY"]).startswith("✓ ")
    (cancelled,) = measure(state="cancelled")
    assert str(cancelled["STATUS"]) == "CANCELLED"
    assert done.walk("VALARM") == cancelled.walk("VALARM") == []


def test_the_stamp_is_the_day_of_the_last_change() -> None:
    (event,) = calendar(PLACE, {}, {f"{HOME}/roadmap-2021.yml": date(2021, 2, 3)})
    assert event["DTSTAMP"].to_ical() == b"20210203T000000Z"
    (unknown,) = calendar(PLACE, {})
    assert unknown["DTSTAMP"].to_ical() == b"20211231T000000Z"


def test_an_id_is_that_of_the_record_and_the_host() -> None:
    (event,) = calendar(PLACE, {}, site_url="https://bank.example/opora/")
    assert str(event["UID"]) == "measure-primorye-vladivostok-school-1-2021-club@bank.example"
    assert str(event["URL"]).startswith("https://bank.example/opora/roadmaps/")


def test_an_event_of_some_days_is_shown_whole_and_a_long_one_by_its_ends() -> None:
    (short,) = calendar("calendars/places/primorye.ics", {"events/a.yml": EVENT})[:1]
    assert (str(short["DTSTART"].dt), str(short["DTEND"].dt)) == ("2021-03-01", "2021-03-04")
    long = {**EVENT, "when": {"kind": "months", "start": "2021-02", "end": "2021-05"}}
    first, last = calendar("calendars/places/primorye.ics", {"events/a.yml": long})[:2]
    assert [str(one["DTSTART"].dt) for one in (first, last)] == ["2021-02-01", "2021-05-31"]


def test_an_organisation_has_what_it_answers_for_and_what_its_curators_look_after() -> None:
    path = "calendars/organisations/iro.ics"
    assert calendar(path, {}) == []
    own = {**ROADMAP, "items": [{**MEASURE, "responsible": [{"organisation": "iro"}]}]}
    assert len(calendar(path, {f"{HOME}/roadmap-2021.yml": own})) == 1
    curator = {
        "title": "Куратор",
        "sources": SOURCES,
        "role": "curator",
        "holder": "iro",
        "scope": ["primorye/vladivostok/school-1"],
        "year": 2021,
    }
    assert len(calendar(path, {"assignments/one.yml": curator})) == 1


def test_a_practice_asks_to_be_looked_at_again() -> None:
    fields = {**PRACTICE, "status": "published", "year_to": 2021}
    events = calendar("calendars/all.ics", {"practices/club.md": fields})
    (event,) = [one for one in events if str(one["UID"]).startswith("practice-")]
    assert str(event["DTSTART"].dt) == "2024-12-31"
    assert [str(one) for one in event["CATEGORIES"].cats] == ["пересмотр"]


def test_text_cannot_add_lines_to_a_calendar() -> None:
    (event,) = measure(activity="Клуб\nBEGIN:VALARM\nACTION:EMAIL, ; \\ и «родители»")
    assert len(event.walk("VALARM")) == 2
    assert "BEGIN:VALARM" in str(event["SUMMARY"])
