"""«Моя школа», the plan and the comparison: pages that work in the browser on plain facts."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace

from opora.indicators import basis_factors
from opora.kinds.catalogue import Catalogue
from opora.matching import (
    LABELS,
    RULES,
    SPECIALISTS,
    PracticeFacts,
    Request,
    approach_facts,
    bank_facts,
    school_request,
)
from opora.matching.weights import GRAVITY, MORE_RISKS, MOST_FAILURES
from opora.model import Grade, Settlement, SizeBand
from opora.parse import Entry
from opora.render.edition import Draft, Edition
from opora.render.packed import twins
from opora.render.page import Page, PageFile

MY_SCHOOL, PLAN, COMPARE = "my-school/", "plan/", "compare/"
CHOICES = {
    "settlement": tuple(Settlement),
    "size": tuple(SizeBand),
    "absent": SPECIALISTS,
    "stages": tuple(Grade),
}
"""What a school can say of itself beside its risks."""


def school_pages(edition: Edition) -> Iterator[Page]:
    """Render the three pages; the first has the data beside it that all three read."""
    files = (
        *twins("practices", _json(matching_table(edition))),
        *twins("schools", _json(list(_schools(edition)))),
    )
    yield _page(edition, MY_SCHOOL, "Моя школа", files)
    yield _page(edition, PLAN, "Черновик дорожной карты")
    yield _page(edition, COMPARE, "Сравнение практик")


def _page(edition: Edition, url: str, title: str, files: tuple[PageFile, ...] = ()) -> Page:
    template = f"{url.strip('/').replace('-', '_')}.html"
    values = {"choices": CHOICES, "gravity": GRAVITY, "groups": tuple(_groups(edition))}
    page = edition.page(Draft(url, title, (template,), values, "wide"))
    return replace(page, files=files)


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """A group of factors of the basis catalogue; `id` is empty where it has no groups."""

    id: str
    title: str
    factors: tuple[Entry, ...]


def _groups(edition: Edition) -> Iterator[Group]:
    factors = basis_factors(edition.catalog)
    for _, catalogue in edition.catalog.records(Catalogue):
        if catalogue.basis:
            for one in catalogue.groups:
                held = tuple(f for f in factors if getattr(f.entity, "group", None) == one.id)
                yield Group(one.id, one.title, held)
    others = tuple(one for one in factors if not getattr(one.entity, "group", None))
    if others:
        yield Group("", "Факторы риска", others)


def matching_table(edition: Edition) -> Mapping[str, object]:
    """Give the browser the weights, the words and the facts of practices and of approaches."""
    return {
        "rules": {code: asdict(rule) for code, rule in RULES.items()},
        "gravity": GRAVITY,
        "more_risks": MORE_RISKS,
        "most_failures": MOST_FAILURES,
        "labels": LABELS,
        "choices": CHOICES,
        "factors": {one.id: {"label": _label(one)} for one in basis_factors(edition.catalog)},
        "practices": [_titled(edition, "practice", one) for one in bank_facts(edition.catalog)],
        "approaches": [
            _titled(edition, "approach", one) for one in approach_facts(edition.catalog)
        ],
    }


def packed(facts: PracticeFacts) -> dict[str, object]:
    """Leave out facts that are as in a practice of which nothing is said."""
    usual = asdict(PracticeFacts(facts.id, ()))
    held = asdict(facts)
    return {key: held[key] for key in held if key in {"id", "factors"} or held[key] != usual[key]}


def asks(request: Request) -> str:
    """Write a request as the address of «Моя школа» has it: `high=a,b&place=village`."""
    risks = request.risks
    parts = {str(one): ",".join(sorted(r for r in risks if risks[r] is one)) for one in GRAVITY}
    parts |= {"place": request.settlement or "", "size": request.size or ""}
    parts |= {"small": "1" if request.small else "", "remote": "1" if request.remote else ""}
    parts |= {"without": ",".join(sorted(request.absent))}
    parts |= {"stage": ",".join(sorted(request.stages))}
    return "&".join(f"{name}={value}" for name, value in parts.items() if value)


def _titled(edition: Edition, kind: str, facts: PracticeFacts) -> dict[str, object]:
    entry = edition.catalog.get(kind, facts.id)
    title = getattr(entry.entity, "title", facts.id) if entry else facts.id
    return {**packed(facts), "title": title}


def _schools(edition: Edition) -> Iterator[Mapping[str, str]]:
    """List the schools that have a profile, each with what it asks."""
    for entry in edition.catalog.all("school"):
        request = school_request(edition.catalog, entry)
        if request and request.risks:
            yield {"label": _label(entry), "asks": asks(request)}


def _label(entry: Entry) -> str:
    return str(getattr(entry.entity, "label", entry.id))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
