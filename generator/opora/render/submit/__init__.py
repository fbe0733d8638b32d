"""The form that needs no account: a page for each kind that people send, made from its model."""

from collections.abc import Iterator
from dataclasses import asdict, replace

from opora.catalog import Catalog
from opora.kinds import BY_NAME
from opora.model import Kind
from opora.render.edition import Draft, Edition
from opora.render.packed import twins
from opora.render.page import Page, PageFile
from opora.render.submit.describe import Node, form_of
from opora.render.submit.records import as_json, facts_of, records_of
from opora.render.submit.steps import ASKING, CARDS, HINTS, ITEMS, TITLES

__all__ = ["form_description", "submit_pages"]

SUBMIT = "submit/"


def submit_pages(edition: Edition) -> Iterator[Page]:
    """Render the page that offers the forms, with all data beside it, and a page for each form."""
    kinds = [BY_NAME[name] for name in ASKING]
    main = [(kind, url_of(kind), ASKING[kind.name].lead) for kind in kinds]
    values = {
        "forms": [one for one in main if one[0].name not in CARDS],
        "cards": [one for one in main if one[0].name in CARDS],
        "sending": edition.sending,
    }
    draft = Draft(SUBMIT, "Поделиться: форма", ("submit.html",), values, "wide")
    yield replace(edition.page(draft), files=tuple(_files(edition, kinds)))
    for kind in kinds:
        yield _form_page(edition, kind)


def url_of(kind: Kind) -> str:
    """Tell the address of the form of a kind."""
    return f"{SUBMIT}{_dashed(kind.name)}/"


def _form_page(edition: Edition, kind: Kind) -> Page:
    asking = ASKING[kind.name]
    values = {"kind": kind, "lead": asking.lead, "data": _dashed(kind.name)}
    title = f"Форма: {kind.label}"
    page = edition.page(Draft(url_of(kind), title, ("submit_form.html",), values, "wide"))
    return replace(page, search=None)


def form_description(kind: Kind) -> Node:
    """Describe the form of a kind with its steps."""
    told = asdict(ASKING[kind.name])
    return {**form_of(kind), **told, "items": ITEMS, "hints": HINTS, "titles": TITLES}


def _files(edition: Edition, kinds: list[Kind]) -> Iterator[PageFile]:
    forms = {kind.name: form_description(kind) for kind in kinds}
    for kind in kinds:
        yield PageFile(f"{_dashed(kind.name)}.json", as_json(forms[kind.name]))
    for name in sorted({*_referred(forms), *forms}):
        yield from twins(f"records-{_dashed(name)}", as_json(records_of(edition.catalog, name)))
    yield from twins("facts", as_json(_facts(edition.catalog)))
    yield PageFile("sending.json", as_json(asdict(edition.sending)))


def _facts(catalog: Catalog) -> object:
    labels = {kind.name: [kind.label, kind.plural] for kind in BY_NAME.values()}
    return {**facts_of(catalog), "kinds": labels}


def _referred(forms: dict[str, Node]) -> Iterator[str]:
    """Name the kinds that some field of a form refers to."""
    pending: list[object] = [forms]
    while pending:
        here = pending.pop()
        if isinstance(here, dict):
            if here.get("type") == "ref":
                yield from here["kinds"]
            pending += here.values()
        elif isinstance(here, list):
            pending += here


def _dashed(name: str) -> str:
    return name.replace("_", "-")
