"""What is written for other programs: no title becomes an event, an entry, a formula, a command."""

import json
import re
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from defusedxml.ElementTree import fromstring
from icalendar import Calendar

from opora.cli.rendering import Publication
from tests.attacks import ATTACKS, INJECTIONS
from tests.exported import read_csv
from tests.hostile import hostile_edition

_ATOM = "{http://www.w3.org/2005/Atom}"
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_NUMBER = re.compile(r"-?\d+(?:,\d+)?")


@cache
def written() -> dict[str, bytes]:
    return {one.path: one.content for one in Publication(hostile_edition()).files()}


def of(ending: str) -> dict[str, bytes]:
    found = {path: content for path, content in written().items() if path.endswith(ending)}
    assert found
    return found


def test_the_attacks_are_in_the_files() -> None:
    told = json.dumps([json.loads(content) for content in of(".json").values()], ensure_ascii=False)
    there = [
        one for one in (*ATTACKS, *INJECTIONS) if json.dumps(one, ensure_ascii=False)[1:-1] in told
    ]
    assert len(there) >= 80


@pytest.mark.parametrize("ending", [".json", ".jsonld"])
def test_every_answer_is_json(ending: str) -> None:
    for path, content in written().items():
        if path.endswith(ending):
            json.loads(content)


def test_feeds_are_xml_and_have_no_more_entries_than_records() -> None:
    for content in of(".xml").values():
        feed = fromstring(content)
        entries = feed.findall(f"{_ATOM}entry")
        ids = [one.findtext(f"{_ATOM}id", "") for one in entries]
        assert len(set(ids)) == len(ids)
        assert all(one.startswith("tag:opora.invalid,2026:") for one in ids)
        hrefs = [one.get("href", "") for one in feed.iter(f"{_ATOM}link")]
        assert [one for one in hrefs if not re.fullmatch(r"[./\w#-]*", one)] == []
        names = {one.tag for one in feed.iter()}
        assert all(str(name).startswith(_ATOM) for name in names)


def test_calendars_hold_the_occasions_of_the_bank_and_no_other() -> None:
    keys = {f"{one.key}@opora.invalid" for one in hostile_edition().occasions}
    names = {"SUMMARY", "DESCRIPTION", "BEGIN", "END", "UID", "DTSTAMP", "LAST-MODIFIED", "DTSTART"}
    names |= {"DTEND", "CATEGORIES", "STATUS", "TRANSP", "RRULE", "ACTION", "TRIGGER", "PRODID"}
    names |= {"VERSION", "CALSCALE", "METHOD", "X-WR-CALNAME", "NAME", "X-WR-CALDESC"}
    names |= {"REFRESH-INTERVAL", "X-PUBLISHED-TTL"}
    seen: set[str] = set()
    for content in of(".ics").values():
        for calendar in Calendar.from_ical(content, multiple=True):
            seen |= {str(event["uid"]) for event in calendar.walk("VEVENT")}
            assert not calendar.walk("VEVENT")[0].errors
        lines = re.sub(rb"\r\n[ \t]", b"", content).decode().split("\r\n")
        assert {re.split("[;:]", line)[0] for line in lines if line} <= names
        assert content.count(b"\nBEGIN:VCALENDAR") == 0
    assert seen == keys


def test_no_cell_of_a_csv_file_is_a_formula() -> None:
    for path, content in of(".csv").items():
        cells = [cell for row in read_csv(content) for cell in row]
        assert [c for c in cells if _FORMULA.match(c) and not _NUMBER.fullmatch(c)] == [], path


def test_no_workbook_holds_a_formula_or_a_link() -> None:
    for path, content in of(".xlsx").items():
        with ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                assert "externalLink" not in name, path
                text = archive.read(name)
                if name.startswith("xl/worksheets/"):
                    assert not re.search(rb"<f[ >]|<hyperlink", text), path
