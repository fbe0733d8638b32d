"""Values of records in words, for the cells of a table."""

from opora.catalog import Catalog
from opora.model import (
    Actor,
    Citation,
    ExpectedResult,
    Labelled,
    Quantity,
    Ref,
)
from opora.render.russian import number, quantity

BETWEEN = "; "
"""What stands between several values in a cell."""

NOT_PUBLIC = "не публикуется"
"""What stands for a record that the site does not show; its id is not told either."""


def plain(text: str) -> str:
    """Write with ordinary spaces, which a spreadsheet can search for."""
    return text.replace("\u00a0", " ")


def said(catalog: Catalog, value: object) -> str:
    """Write one value; nothing for an empty one.

    Raises:
        TypeError: Tables do not know how to write such a value.
    """
    match value:
        case None:
            return ""
        case Labelled():
            return value.label
        case str():
            return value
        case bool():
            return "да" if value else "нет"
        case int() | float():
            return plain(number(value))
        case _:
            return _composed(catalog, value)


def _composed(catalog: Catalog, value: object) -> str:
    match value:
        case Ref():
            return title_of(catalog, value)
        case Actor():
            return _actor(catalog, value)
        case Quantity():
            return plain(quantity(value))
        case ExpectedResult():
            return BETWEEN.join([value.text, *(plain(quantity(one)) for one in value.quantities)])
        case Citation():
            return _citation(catalog, value)
        case tuple():
            return BETWEEN.join(said(catalog, one) for one in value)
        case _:
            message = f"no words for {type(value).__name__}"
            raise TypeError(message)


def title_of(catalog: Catalog, ref: Ref) -> str:
    """Name what a reference leads to; what is not on the site says so."""
    found = catalog.find(ref)
    return str(getattr(found.entity, "label", found.id)) if found else NOT_PUBLIC


def id_of(catalog: Catalog, ref: Ref | None) -> str:
    """Give the id of what a reference leads to; nothing where it is not on the site."""
    return ref.id if ref and catalog.find(ref) else ""


def _actor(catalog: Catalog, who: Actor) -> str:
    held = who.organisation or who.class_ or who.role
    return f"{said(catalog, held)} ({who.note})" if who.note else said(catalog, held)


def _citation(catalog: Catalog, source: Citation) -> str:
    title = source.title or (title_of(catalog, source.document) if source.document else "")
    parts = (title, source.locator, source.url)
    return ", ".join(part for part in parts if part)
