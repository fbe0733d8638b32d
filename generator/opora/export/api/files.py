"""All files of the API."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Any

from pydantic import TypeAdapter

from opora.asked import Job, Once
from opora.export.api.answers import (
    ChangeLine,
    ChangelogAnswer,
    IndexAnswer,
    KindLine,
    Licence,
    SchemasAnswer,
)
from opora.export.api.factors import factors_answer
from opora.export.api.indicators import indicators_answer, values_answers
from opora.export.api.links import Links
from opora.export.api.openapi import openapi, record_paths
from opora.export.api.records import kind_answers, record_answer
from opora.export.api.schemas import answer_schemas
from opora.export.api.tables import table_answer, tables_answer
from opora.export.output import Output
from opora.model import Kind
from opora.parse import Entry
from opora.render import Edition
from opora.render.open_data import addresses as at
from opora.render.open_data import licence
from opora.render.open_data.changes import CHANGES, MONTHS_KEPT, VERSION
from opora.render.open_data.page import ABOUT
from opora.render.open_data.tables import SHOWN
from opora.render.open_data.whole import Described, Placed, in_order

_RULE = (
    "Новые поля и файлы появляются без предупреждения. Поле не исчезает и не меняет смысла внутри "
    f"v1; если без этого нельзя, рядом появится v2, а v1 останется ещё {MONTHS_KEPT} месяцев "
    "и назовёт день, когда его уберут, в поле sunset."
)


BATCH = 50
"""Records that are written by one job; of these all are written again when one changes."""


def api_jobs(
    edition: Edition, tables: Sequence[Described], more: Once[tuple[str, ...]]
) -> Iterator[Job[Output]]:
    """Part the writing of the API.

    Args:
        edition: what is published.
        tables: the tables over the whole bank.
        more: addresses of feeds and calendars, to be named in the index.
    """
    links = Links(edition)
    yield Job("api", lambda: _entrance(links, in_order(tables), more()), (at.API,))
    yield Job("api values", partial(_values, links), (f"{at.API}indicators/",))
    for kind in SHOWN:
        lists = (at.kind_json(kind), f"{at.API}kinds/{kind.name}/")
        yield Job(f"api list {kind.name}", partial(_lists, links, kind), lists)
        place = (f"{at.API}records/{kind.name}/",)
        entries = Once(partial(_entries, edition, kind))
        for first in range(0, sum(1 for _ in edition.catalog.all(kind.name)), BATCH):
            batch = partial(_records, links, entries, first)
            yield Job(f"api records {kind.name} {first}", batch, place)
    for together in tables:
        for id_ in together.ids:
            table = partial(_table, links, together, id_)
            yield Job(f"api table {id_}", table, (at.table_json(id_),))


def _entrance(links: Links, tables: Iterable[Placed], more: Iterable[str]) -> Iterator[Output]:
    yield _output(f"{at.API}index.json", _index(links, more))
    yield _output(f"{at.API}factors.json", factors_answer(links))
    yield _output(f"{at.API}indicators.json", indicators_answer(links))
    yield _output(at.TABLES, tables_answer(links, tables))
    yield from _descriptions(links)


def _values(links: Links) -> Iterator[Output]:
    return (_output(path, one) for path, one in values_answers(links))


def _lists(links: Links, kind: Kind) -> Iterator[Output]:
    return (_output(path, one) for path, one in kind_answers(links, kind))


def _entries(edition: Edition, kind: Kind) -> tuple[Entry, ...]:
    return tuple(edition.catalog.all(kind.name))


def _records(links: Links, entries: Once[tuple[Entry, ...]], first: int) -> Iterator[Output]:
    held = entries()[first : first + BATCH]
    return (_output(at.record_json(one), record_answer(links, one)) for one in held)


def _table(links: Links, together: Described, id_: str) -> Iterator[Output]:
    for one in together():
        if one.id == id_:
            yield _output(at.table_json(id_), table_answer(links, one))


def _descriptions(links: Links) -> Iterator[Output]:
    changes = tuple(ChangeLine(one.version, one.date, one.text) for one in CHANGES)
    yield _output(f"{at.API}changelog.json", ChangelogAnswer(VERSION, _RULE, changes))
    schemas = answer_schemas()
    named = {name: links.to(at.schema_json(name)) for name in sorted(schemas) if name != "index"}
    named["index"] = links.to(at.schema_json("start"))
    yield _output(f"{at.API}schemas/index.json", SchemasAnswer(VERSION, named))
    for name, schema in schemas.items():
        yield Output(at.schema_json("start" if name == "index" else name), _json(schema))
    yield Output(at.OPENAPI, _json(openapi(links.edition.site_url)))


def _index(links: Links, more: Iterable[str]) -> IndexAnswer:
    edition, more = links.edition, sorted(more)
    return IndexAnswer(
        version=VERSION,
        title=licence.BANK,
        about=ABOUT,
        site=edition.site_url,
        as_of=edition.as_of,
        changed=edition.last_change,
        sunset=None,
        licence=Licence(licence.NAME, licence.TITLE, licence.URL),
        citation=licence.citation(edition.site_url),
        kinds=tuple(_kind(links, kind) for kind in SHOWN),
        factors=links.to(f"{at.API}factors.json"),
        indicators=links.to(f"{at.API}indicators.json"),
        tables=links.to(at.TABLES),
        package=links.to(at.PACKAGE),
        openapi=links.to(at.OPENAPI),
        schemas=links.to(f"{at.API}schemas/index.json"),
        changelog=links.to(f"{at.API}changelog.json"),
        feeds=tuple(links.to(one) for one in more if one.endswith(".xml")),
        calendars=tuple(links.to(one) for one in more if one.endswith(".ics")),
    )


def _kind(links: Links, kind: Kind) -> KindLine:
    return KindLine(
        kind=kind.name,
        title=kind.plural[:1].upper() + kind.plural[1:],
        number=sum(1 for _ in links.edition.catalog.all(kind.name)),
        list=links.to(at.kind_json(kind)),
        record_schema=links.to(at.schema_json(kind.name)),
        record=links.to(f"{at.API[:-1]}{next(record_paths(kind))}"),
    )


@cache
def _writer() -> TypeAdapter[Any]:
    return TypeAdapter(Any)


def _output(path: str, answer: object) -> Output:
    return Output(path, _writer().dump_json(answer))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
