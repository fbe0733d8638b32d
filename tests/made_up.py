"""A bank of any size, made up in memory: practices with facets of every kind, and their places."""

import random
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from opora.catalog import Catalog, link
from opora.kinds.practice import EvidenceLevel, Practice, PracticeKind
from opora.load import Document
from opora.model import Cost, FirstEffect, Grade, Level, Role, Settlement, SizeBand, Subject
from opora.parse import Entry, address_of, parse
from tests.content import CATALOGUE, MUNICIPALITY, ORGANISATION, PRACTICE, REGION, Fields

FACTORS = 15
WORDS = ("школа", "учитель", "ученик", "наставник", "родители", "чтение", "команда", "встреча")


def made_up(practices: int, regions: int = 3, towns: int = 2) -> Catalog:
    """Make a bank, the same each time: regions with some towns each, and a centre in every town."""
    choose = random.Random(2024)  # noqa: S311 - made-up text, not a secret
    places = [f"region-{region}/town-{town}" for region in range(regions) for town in range(towns)]
    frame = [entry for path, fields in _frame(places) for entry in _parsed(path, fields)]
    made = (_practice(choose, number, places) for number in range(practices))
    return link([*frame, *made])[0]


def _frame(places: Iterable[str]) -> Iterator[tuple[str, Fields]]:
    factor = CATALOGUE["factors"][0]
    factors = [
        {**factor, "id": f"factor-{at}", "title": f"Фактор {at}"} for at in range(1, FACTORS + 1)
    ]
    yield "factors/all.yml", {**CATALOGUE, "factors": factors}
    for region in dict.fromkeys(place.split("/")[0] for place in places):
        yield f"schools/{region}/region.yml", {**REGION, "title": f"Край {region[7:]}"}
    for place in places:
        title = f"Город {place.replace('region-', '').replace('/town', '')}"
        yield f"schools/{place}/municipality.yml", {**MUNICIPALITY, "title": title}
        centre = {**ORGANISATION, "title": f"Центр, {title}", "territory": place}
        yield f"organisations/{_centre(place)}.yml", centre


def _parsed(path: str, fields: Fields) -> list[Entry]:
    return parse(Document(path, dict(fields)))[0]


def _practice(choose: random.Random, number: int, places: list[str]) -> Entry:
    path = f"practices/practice-{number:05}.md"
    address = address_of(path)
    if address is None:
        raise ValueError(path)
    entity = Practice.model_validate({**PRACTICE, **_fields(choose, number, places)})
    return Entry(address.kind, address.id, entity, Document(path, {}, ""), address.names)


def _fields(choose: random.Random, number: int, places: list[str]) -> Mapping[str, Any]:
    def some(words: Iterable[str], most: int, least: int = 1) -> list[str]:
        return choose.sample([*words], choose.randint(least, most))

    centre = _centre(choose.choice(places))
    return {
        "title": f"Практика {number}: {' '.join(choose.choices(WORDS, k=6))}",
        "summary": f"{' '.join(choose.choices(WORDS, k=32)).capitalize()}.",
        "status": "published",
        "kind": choose.choice([*PracticeKind]),
        "level": choose.choice([*Level]),
        "authors": [centre],
        "contact": {"organisation": centre},
        "factors": some((f"factor-{at}" for at in range(1, FACTORS + 1)), 3),
        "audience": some(Role, 4),
        "subjects": some(Subject, 2, 0),
        "grades": some(Grade, 2, 0),
        "year_from": choose.randint(2012, 2020),
        "effort": {"people": "двое", "hours": "час", "cost": choose.choice([*Cost])},
        "first_effect": choose.choice([None, *FirstEffect]),
        "evidence_level": choose.choice([*EvidenceLevel]),
        "fit": {"settlement": some(Settlement, 2, 0), "size": some(SizeBand, 2, 0)},
    }


def _centre(place: str) -> str:
    return f"centre-{place.replace('/', '-')}"
