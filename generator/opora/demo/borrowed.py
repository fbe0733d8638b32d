"""What a made-up bank takes from a real one: factors, indicators and words, cut loose from it."""

from collections.abc import Iterator

from opora.catalog import Catalog
from opora.demo.record import Made
from opora.kinds.catalogue import Catalogue, Factor
from opora.kinds.glossary import Glossary
from opora.kinds.indicator import Indicator
from opora.kinds.synonyms import Synonyms
from opora.model import Ref
from opora.parse import Entry
from opora.writing import Plain, plain


def borrowed(catalog: Catalog) -> Iterator[Made]:
    """Go over what all banks share, without what only the real one holds.

    Sources that are records of the real bank are named by their titles; targets of its territories
    stay behind.
    """
    for entry, held in catalog.records(Catalogue):
        if held.basis:
            yield Made(entry.path, _loose(entry, catalog))
    for entry, _ in catalog.records(Indicator):
        yield Made(entry.path, _without_places(_loose(entry, catalog)))
    for entry, spoken in catalog.records(Synonyms):
        yield Made(entry.path, _without_questions(_loose(entry, catalog), spoken, catalog))


def words(catalog: Catalog) -> Iterator[Made]:
    """Go over the glossary, and what is explained of the guides: the same in every bank."""
    for entry, _ in catalog.records(Glossary):
        yield Made(entry.path, _loose(entry, catalog))
    for entry in catalog.all("exceptions"):
        data = _loose(entry, catalog)
        items = data.get("items")
        kept: list[Plain] = [
            one
            for one in (items if isinstance(items, list) else [])
            if isinstance(one, dict) and str(one.get("file", "")).startswith("pages/")
        ]
        if kept:
            yield Made(entry.path, {**data, "items": kept})


def _loose(entry: Entry, catalog: Catalog) -> dict[str, Plain]:
    return {key: _freed(value, catalog) for key, value in plain(entry.entity).items()}


def _freed(value: Plain, catalog: Catalog) -> Plain:
    if isinstance(value, list):
        return [_freed(one, catalog) for one in value]
    if not isinstance(value, dict):
        return value
    freed = {key: _freed(one, catalog) for key, one in value.items()}
    if isinstance(named := freed.pop("document", None), str):
        found = catalog.find(Ref(("document", "act"), named))
        freed = {"title": str(getattr(found and found.entity, "title", named))[:300], **freed}
    return freed


def _without_questions(
    data: dict[str, Plain], held: Synonyms, catalog: Catalog
) -> dict[str, Plain]:
    """Leave out questions about what stays behind: of all that is asked about, factors go along."""
    asked = data.get("asked")
    if not isinstance(asked, list):
        return data
    found = (catalog.find(one.about) for one in held.asked)
    kept = [one for one, about in zip(asked, found, strict=True) if _is_factor(about)]
    return {**data, "asked": kept}


def _is_factor(entry: Entry | None) -> bool:
    return entry is not None and isinstance(entry.entity, Factor)


def _without_places(data: dict[str, Plain]) -> dict[str, Plain]:
    targets = data.get("targets")
    if not isinstance(targets, list):
        return data
    kept: list[Plain] = [
        one
        for one in targets
        if isinstance(one, dict) and not one.keys() & {"territory", "programme"}
    ]
    rest = {key: one for key, one in data.items() if key != "targets"}
    return {**rest, "targets": kept} if kept else rest
