"""What leaves the bank, opened by those who are to read it."""

import json
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import feedparser
import pytest
from frictionless import Package
from icalendar import Calendar, Component
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from opora.cli.rendering import Publication
from opora.pipeline import published
from opora.render import Edition
from tests.content import AS_OF, PRACTICE, Fields
from tests.golden_indicators import AS_OF as GOLDEN_DAY
from tests.golden_indicators import golden
from tests.pages import catalog_of, real_edition

UNTOLD = "Скрытая запись"
EVIL = "</script><script>alert(1)</script>\u00a0=1&<b>"
SITE = "https://bank.example/opora/"


def files_of(edition: Edition) -> dict[str, bytes]:
    return {one.path: one.content for one in Publication(edition).files()}


@cache
def real() -> dict[str, bytes]:
    return files_of(real_edition())


@cache
def made(site_url: str = "") -> dict[str, bytes]:
    return files_of(Edition(published(golden()), GOLDEN_DAY, site_url=site_url))


def small(changed: dict[str, Fields | None], site_url: str = "") -> dict[str, bytes]:
    """Write the files of the small bank that need no page."""
    edition = Edition(published(catalog_of(changed)), AS_OF, site_url=site_url)
    return {one.path: one.content for one in Publication(edition).whole()}


def everything(changed: dict[str, Fields | None]) -> dict[str, bytes]:
    return files_of(Edition(published(catalog_of(changed)), AS_OF))


def told(files: dict[str, bytes], path: str) -> Any:  # noqa: ANN401  any answer
    held: Any = json.loads(files[path])
    return held


def test_the_data_package_is_sound(real_site: Path) -> None:
    report = Package(str(real_site / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "message"])
    assert len(report.tasks) > 60


def test_the_description_of_the_api_is_sound() -> None:
    OpenAPIV31SpecValidator(json.loads(real()["api/v1/openapi.json"])).validate()


@pytest.mark.parametrize("bank", [real, made])
def test_every_answer_fits_its_schema(bank: object) -> None:
    files = real() if bank is real else made()
    checked = 0
    for name, pick in _answers(files).items():
        schema = told(files, f"api/v1/schemas/{'start' if name == 'index' else name}.json")
        Draft202012Validator.check_schema(schema)
        judge = Draft202012Validator(schema)
        for path in pick:
            assert [one.message for one in judge.iter_errors(told(files, path))] == [], path
            checked += 1
    assert checked > 30


def _answers(files: dict[str, bytes]) -> dict[str, list[str]]:
    """List some answers for each schema: all would take long and say no more."""
    found: dict[str, list[str]] = {
        name: [f"api/v1/{name}.json"] for name in ("index", "factors", "indicators", "tables")
    }
    found |= {"changelog": ["api/v1/changelog.json"], "schemas": ["api/v1/schemas/index.json"]}
    for folder, name in (
        ("kinds", "kind"),
        ("indicators", "indicator-values"),
        ("tables", "table"),
    ):
        found[name] = sorted(one for one in files if one.startswith(f"api/v1/{folder}/"))[::6]
    records = sorted(one for one in files if one.startswith("api/v1/records/"))
    for path in records:
        held = found.setdefault(path.split("/")[3], [])
        if len(held) < 2:
            held.append(path)
    return found


def test_the_description_names_every_answer() -> None:
    paths = json.loads(real()["api/v1/openapi.json"])["paths"]
    shapes = {path: path.count("/") for path in paths}
    for path in real():
        if path.startswith("api/v1/") and "schemas/" not in path and "openapi" not in path:
            own = path.removeprefix("api/v1")
            fitting = [
                shape
                for shape, depth in shapes.items()
                if depth == own.count("/")
                and own.startswith(shape.partition("{")[0].removesuffix(".json"))
            ]
            assert fitting, path


def test_a_record_leads_to_what_it_names_and_to_what_names_it() -> None:
    files = small({"practices/club.md": {**PRACTICE, "status": "published"}}, SITE)
    practice = told(files, "api/v1/records/practice/club.json")
    assert practice["url"] == f"{SITE}practices/club/"
    assert practice["data"]["authors"] == [
        {
            "kind": "organisation",
            "id": "iro",
            "title": "Институт развития образования",
            "url": f"{SITE}organisations/iro/",
            "api": f"{SITE}api/v1/records/organisation/iro.json",
        }
    ]
    factor = told(files, "api/v1/records/factor/parents.json")
    named = [(one["field"], one["record"]["id"]) for one in factor["named_by"]]
    assert ("factors", "club") in named
    assert practice["origin"] == {
        "file": "content/practices/club.md",
        "changed": None,
        "licence": "CC-BY-4.0",
        "gathered": [],
    }


def test_without_an_address_everything_leads_from_the_root() -> None:
    index = told(small({}), "api/v1/index.json")
    assert index["site"] == ""
    assert index["openapi"] == "api/v1/openapi.json"


def test_every_address_of_the_api_leads_somewhere() -> None:
    files, pages = real(), {page.url for page in Publication(real_edition()).pages}
    lost = set()
    for path, content in files.items():
        if path.startswith("api/v1/") and "schemas/" not in path and "openapi" not in path:
            held = json.loads(content)
            held.pop("data", None)  # addresses there are those of documents
            for url in _addresses(held):
                place = url.partition("#")[0]
                if place not in files and place not in pages:
                    lost.add((path, url))
    assert lost == set()


def _addresses(value: object) -> list[str]:
    if isinstance(value, list):
        return [url for one in value for url in _addresses(one)]
    if not isinstance(value, dict):
        return []
    own = [
        one
        for name, one in value.items()
        if name in {"url", "api", "list", "values", "csv", "xlsx", "json", "page", "next"}
        and isinstance(one, str)
        and not one.startswith("http")
    ]
    return own + [url for one in value.values() for url in _addresses(one)]


def words_in(path: str, content: bytes) -> str:
    """Read a file as text; of a workbook or a document all its parts."""
    if not path.endswith((".xlsx", ".docx")):
        return content.decode("utf-8")
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = (package.read(name) for name in package.namelist())
        return "\n".join(part.decode("utf-8", "replace") for part in parts)


def test_what_is_not_public_is_in_no_file() -> None:
    hidden = {**PRACTICE, "status": "published", "visibility": "internal", "title": UNTOLD}
    other = {**PRACTICE, "status": "published", "title": "Открытая", "follow_ups": ["secret"]}
    files = everything({"practices/secret.md": hidden, "practices/club.md": other})
    for path, content in files.items():
        text = words_in(path, content)
        assert UNTOLD not in text, path
        assert "practice/secret" not in text, path
    follow = told(files, "api/v1/records/practice/club.json")["data"]["follow_ups"]
    assert follow == [{"kind": "practice", "id": None, "title": None, "url": None, "api": None}]


INDICATOR: Fields = {
    "title": "Педагоги",
    "sources": [{"title": "Приказ"}],
    "definition": "Охват",
    "nature": "process",
    "formula": {"numerator": "охвачены", "denominator": "все"},
    "unit": "percent",
    "levels": ["region"],
    "direction": "up",
    "basis": "declared",
    "people": True,
}
VALUE: Fields = {
    "title": "Педагоги края",
    "sources": [{"title": "Справка"}],
    "indicator": "teachers",
    "scope": "primorye",
    "unit": "percent",
    "numerator": 3,
    "denominator": 9173,
    "source": {"title": "Справка"},
}


def test_a_small_number_is_in_no_file_and_is_said_to_be_hidden() -> None:
    files = everything({"indicators/teachers.yml": INDICATOR, "values/2021/small.yml": VALUE})
    for path, content in files.items():
        if not path.endswith(".xlsx"):
            assert b"9173" not in content, path
    (held,) = told(files, "api/v1/indicators/teachers.json")["values"]
    assert (held["state"], held["value"], held["numerator"]) == ("hidden", None, None)
    assert "меньше пяти" in held["reason"]


def test_feeds_are_read_and_their_ids_stay() -> None:
    feed = feedparser.parse(real()["feeds/practices.xml"])
    assert not feed.bozo
    assert len(feed.entries) == 25
    assert feed.entries[0].id.startswith("tag:opora.invalid,2026:practices/")
    assert len({one.id for one in feed.entries}) == 25
    days = [one.published for one in feed.entries]
    assert days == sorted(days, reverse=True)
    there = feedparser.parse(
        small({"practices/club.md": {**PRACTICE, "status": "published"}}, SITE)[
            "feeds/practices.xml"
        ]
    )
    assert there.entries[0].id == there.entries[0].link == f"{SITE}practices/club/"


def test_a_factor_and_a_territory_have_feeds_of_their_own() -> None:
    files = small(
        {
            "practices/club.md": {
                **PRACTICE,
                "status": "published",
                "authors": ["primorye/vladivostok/school-1"],
            }
        }
    )
    for path in ("feeds/factors/parents.xml", "feeds/places/primorye/vladivostok.xml"):
        feed = feedparser.parse(files[path])
        assert not feed.bozo
        assert "Клуб родителей" in [one.title for one in feed.entries], path


def test_a_feed_survives_any_title() -> None:
    evil = {**PRACTICE, "status": "published", "title": EVIL}
    feed = feedparser.parse(small({"practices/club.md": evil})["feeds/practices.xml"])
    assert not feed.bozo
    assert "alert(1)" in feed.entries[0].title


def test_calendars_are_read_folded_and_told_apart() -> None:
    content = real()["calendars/all.ics"]
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    events = Calendar.from_ical(content).walk("VEVENT")
    assert len(events) > 50
    assert len({str(one["UID"]) for one in events}) == len(events)
    assert all("DTSTAMP" in one and "DTSTART" in one for one in events)


def test_every_place_below_is_in_the_calendar_above() -> None:
    files = made()

    def uids(path: str) -> set[str]:
        return {str(one["UID"]) for one in Calendar.from_ical(files[path]).walk("VEVENT")}

    school, town = uids("calendars/places/alpha/m1/s1.ics"), uids("calendars/places/alpha/m1.ics")
    assert school < town <= uids("calendars/places/alpha.ics") <= uids("calendars/all.ics")


@pytest.mark.parametrize("place", ["primorye", "primorye/vladivostok/school-1"])
def test_a_school_and_its_region_share_what_is_due(place: str) -> None:
    (event,) = _due(small({}), place)
    assert str(event["UID"]) == "measure-primorye-vladivostok-school-1-2021-club@opora.invalid"


def _due(files: dict[str, bytes], place: str) -> list[Component]:
    found = Calendar.from_ical(files[f"calendars/places/{place}.ics"]).walk("VEVENT")
    return [one for one in found if str(one["UID"]).startswith("measure-")]
