"""Calendars for subscription: of places and organisations that have something due, and of all."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from opora.export.output import Output
from opora.indicators.places import up_from
from opora.render import Edition
from opora.render.address import url_of
from opora.render.occasions import Occasion
from opora.render.open_data import licence
from opora.render.open_data.addresses import organisation_calendar, place_calendar
from opora.render.open_data.changes import VERSION

if TYPE_CHECKING:
    from icalendar import Event

_END = b"END:VCALENDAR\r\n"

_ALARMS = (timedelta(days=-7, hours=9), timedelta(hours=-15))
"""When to remind, from midnight of the first day: a week before and on the eve, at nine."""

_LONGEST = 160
"""Characters of a summary; the description has all of it."""

_PREFIX = {"open": "", "settled": "✓ ", "cancelled": "Отменено: "}


def calendar_files(edition: Edition) -> Iterator[Output]:
    """Write the calendars; the text of an occasion is made once for all that hold it."""
    from icalendar import Calendar  # noqa: PLC0415  takes a tenth of a second to load

    places: defaultdict[str, list[bytes]] = defaultdict(list)
    organisations: defaultdict[str, list[bytes]] = defaultdict(list)
    for one in edition.occasions:
        text = _event(edition, one).to_ical()
        for place in up_from(one.place):
            places[place].append(text)
        for id_ in one.organisations:
            organisations[id_].append(text)
    named = [(place_calendar(id_), _place_name(edition, id_), places[id_]) for id_ in places]
    named += [
        (organisation_calendar(id_), _organisation_name(edition, id_), organisations[id_])
        for id_ in organisations
    ]
    for path, name, events in sorted(named):
        head = _head(Calendar, name)
        yield Output(path, head + b"".join(events) + _END)


def _head(calendar: type, name: str) -> bytes:
    held = calendar()
    held.add("prodid", f"-//Opora//open data {VERSION}//RU")
    held.add("version", "2.0")
    held.add("calscale", "GREGORIAN")
    held.add("method", "PUBLISH")
    held.add("x-wr-calname", name)
    held.add("name", name)
    held.add("x-wr-caldesc", f"{licence.BANK}. Лицензия CC BY 4.0.")
    held.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    held.add("x-published-ttl", "P1D")
    return bytes(held.to_ical(sorted=False)).removesuffix(_END)


def _event(edition: Edition, one: Occasion) -> "Event":
    from icalendar import Event  # noqa: PLC0415  loaded by the caller already

    event, day = Event(), one.day
    stamp = _stamp(edition.changed_on(one.entry) or day.start)
    url = edition.site_url + url_of(one.entry, edition.catalog) if edition.site_url else ""
    event.add("uid", f"{one.key}@{_host(edition.site_url)}")
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("dtstart", day.start)
    event.add("dtend", day.end + timedelta(days=1))
    event.add("summary", _short(f"{_PREFIX[one.standing]}{one.title}"))
    parts = (one.title, one.about, day.note, url)
    event.add("description", "\n".join(part for part in parts if part))
    event.add("categories", [one.category])
    event.add("status", "CANCELLED" if one.standing == "cancelled" else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if url:
        event.add("url", url)
    if day.every:
        rule = {"freq": "monthly", "bymonthday": -1, "until": day.every.until}
        event.add("rrule", rule | ({"interval": 3} if day.every.months > 1 else {}))
    if one.standing == "open":
        _remind(event, one)
    return event


def _remind(event: "Event", one: Occasion) -> None:
    from icalendar import Alarm  # noqa: PLC0415  loaded by the caller already

    for number, before in enumerate(_ALARMS, 1):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _short(one.title))
        alarm.add("trigger", before)
        alarm.add("uid", f"{one.key}-{number}@opora.invalid")
        event.add_component(alarm)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _stamp(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _host(site_url: str) -> str:
    return urlsplit(site_url).hostname or "opora.invalid"


def _place_name(edition: Edition, id_: str) -> str:
    kinds = ("region", "municipality", "school")
    found = edition.catalog.get(kinds[id_.count("/")], id_) if id_ else None
    label = getattr(found.entity, "label", id_) if found else "все сроки"
    return f"Опора: {label}"


def _organisation_name(edition: Edition, id_: str) -> str:
    found = edition.catalog.get("organisation", id_) or edition.catalog.get("school", id_)
    return f"Опора: {getattr(found.entity, 'label', id_) if found else id_}"
