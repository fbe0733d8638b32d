"""How many schools of a territory the bank knows enough of."""

from collections.abc import Callable, Iterable, Iterator

from opora.catalog import Catalog
from opora.indicators.figure import Figure, share_of
from opora.indicators.gaps import curators_of, partnerships_of
from opora.parse import Entry


def schools_of(catalog: Catalog, entry: Entry) -> list[Entry]:
    """List the schools of a region or a municipality."""
    if entry.kind.name == "region":
        below = catalog.below(entry, "municipality")
        return [school for one in below for school in catalog.below(one, "school")]
    return catalog.below(entry, "school")


def school_coverage(catalog: Catalog, schools: Iterable[Entry]) -> Iterator[tuple[str, Figure]]:
    """Compute which schools have a profile, a roadmap, a curator and a partner; name each share.

    Source: indicators K01, K02, K08 and K18; here of the schools that the bank names, not of all
    that take part.
    """
    held = tuple(schools)
    tests: tuple[tuple[str, Callable[[Entry], list[Entry]]], ...] = (
        ("Есть рисковый профиль", lambda one: catalog.below(one, "risk_profile")),
        ("Есть дорожная карта", lambda one: catalog.below(one, "roadmap")),
        ("Назван куратор", lambda one: curators_of(catalog, one)),
        ("Назван партнёр", lambda one: partnerships_of(catalog, one)),
    )
    for title, has in tests:
        yield title, share_of((one for one in held if has(one)), len(held))
