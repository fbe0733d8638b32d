"""Lines of calendars are folded and escaped as icalendar does it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event

from opora.export.content_lines import block, day, midnight, text

SIGNS = st.text(alphabet="abc ,;:\\^N\n\r«»—Ёж\U0001f600", max_size=200)


@given(SIGNS)
def test_a_text_is_escaped_and_folded_as_by_icalendar(held: str) -> None:
    event = Event()
    event.add("summary", held)
    assert block("VEVENT", [text("SUMMARY", held)]) == event.to_ical()


@given(SIGNS)
def test_a_component_is_written_as_by_icalendar(held: str) -> None:
    one = date(2026, 2, 28)
    event = Event()
    event.add("summary", held)
    event.add("dtstart", one)
    event.add("dtend", one + timedelta(days=1))
    event.add("rrule", {"freq": "monthly", "bymonthday": -1, "interval": 3, "until": one})
    lines = [
        text("SUMMARY", held),
        day("DTSTART", one),
        day("DTEND", one + timedelta(days=1)),
        "RRULE:FREQ=MONTHLY;UNTIL=20260228;INTERVAL=3;BYMONTHDAY=-1",
    ]
    assert block("VEVENT", lines) == event.to_ical()


def test_days_have_eight_digits_and_moments_a_zone() -> None:
    assert midnight("DTSTAMP", date(902, 3, 4)) == "DTSTAMP:09020304T000000Z"
