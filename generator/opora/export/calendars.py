"""Calendars for subscription: of places and organisations that have something due, and of all."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from opora.export.content_lines import block, day, folded, midnight, plain, text
from opora.export.output import Output
from opora.indicators.places import up_from
from opora.render import Edition
from opora.render.address import url_of
from opora.render.occasions import Occasion
from opora.render.open_data import licence
from opora.render.open_data.addresses import organisation_calendar, place_calendar
from opora.render.open_data.changes import VERSION

_BEGIN, _END = b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n"

_ALARMS = ("-P6DT15H", "-PT15H")
"""When to remind, from midnight of the first day: a week before and on the eve, at nine."""

_LONGEST = 160
"""Characters of a summary; the description has all of it."""

_PREFIX = {"open": "", "settled": "✓ ", "cancelled": "Отменено: "}


def calendar_files(edition: Edition) -> Iterator[Output]:
    """Write the calendars; the text of an occasion is made once for all that hold it."""
    places: defaultdict[str, list[bytes]] = defaultdict(list)
    organisations: defaultdict[str, list[bytes]] = defaultdict(list)
    for one in edition.occasions:
        written = block("VEVENT", _event(edition, one))
        for place in up_from(one.place):
            places[place].append(written)
        for id_ in one.organisations:
            organisations[id_].append(written)
    named = [(place_calendar(id_), _place_name(edition, id_), places[id_]) for id_ in places]
    named += [
        (organisation_calendar(id_), _organisation_name(edition, id_), organisations[id_])
        for id_ in organisations
    ]
    for path, name, events in sorted(named):
        yield Output(path, b"".join((_BEGIN, folded(_head(name)), *events, _END)))


def _head(name: str) -> Iterator[str]:
    yield f"PRODID:-//Opora//open data {VERSION}//RU"
    yield "VERSION:2.0"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield text("X-WR-CALNAME", name)
    yield text("NAME", name)
    yield text("X-WR-CALDESC", f"{licence.BANK}. Лицензия CC BY 4.0.")
    yield "REFRESH-INTERVAL;VALUE=DURATION:P1D"
    yield "X-PUBLISHED-TTL:P1D"


def _event(edition: Edition, one: Occasion) -> Iterator[str]:
    at = one.day
    stamp = edition.changed_on(one.entry) or at.start
    url = edition.site_url + url_of(one.entry, edition.catalog) if edition.site_url else ""
    yield text("SUMMARY", _short(f"{_PREFIX[one.standing]}{one.title}"))
    yield day("DTSTART", at.start)
    yield day("DTEND", at.end + timedelta(days=1))
    yield midnight("DTSTAMP", stamp)
    yield text("UID", f"{one.key}@{_host(edition.site_url)}")
    if every := at.every:
        often = ";INTERVAL=3" if every.months > 1 else ""
        yield f"RRULE:FREQ=MONTHLY;UNTIL={plain(every.until)}{often};BYMONTHDAY=-1"
    yield text("CATEGORIES", one.category)
    parts = (one.title, one.about, at.note, url)
    yield text("DESCRIPTION", "\n".join(part for part in parts if part))
    yield midnight("LAST-MODIFIED", stamp)
    yield f"STATUS:{'CANCELLED' if one.standing == 'cancelled' else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    if url:
        yield f"URL:{url}"
    if one.standing == "open":
        yield from _alarms(one)


def _alarms(one: Occasion) -> Iterator[str]:
    for number, before in enumerate(_ALARMS, 1):
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield text("DESCRIPTION", _short(one.title))
        yield f"TRIGGER:{before}"
        yield text("UID", f"{one.key}-{number}@opora.invalid")
        yield "END:VALARM"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


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
