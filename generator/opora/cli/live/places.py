"""From an address to the jobs that may make what lies there, none of which has been done yet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from opora.asked import Job
from opora.catalog import Catalog
from opora.render import Edition, Page, gathering_jobs, record_job, with_pages
from opora.render.address import url_of
from opora.site.offline import offline_page
from opora.site.search import search_page

T = TypeVar("T")

Addresses = Mapping[str, tuple[str, str]]
"""Kinds and ids of records by the addresses of their pages."""

_SAME_IN_ALL = tuple(
    Job(page.url, partial(tuple, (page,)), (page.url,)) for page in (search_page(), offline_page())
)
"""Pages that no record changes."""


@dataclass(frozen=True, slots=True)
class Places(Generic[T]):
    """Jobs by what they say of where their things lie."""

    jobs: Sequence[Job[T]]

    def at(self, url: str) -> Iterator[Job[T]]:
        """Go over the jobs that may make what lies at an address, the likeliest first."""
        found = [(_nearness(url, job.places), job) for job in self.jobs]
        near = sorted((one for one in found if one[0]), key=lambda one: -one[0])
        return (job for _, job in near)


def _nearness(url: str, places: Iterable[str]) -> int:
    """Tell how much of an address a place has, one more where it is all; 0 where it has nothing."""
    return max((len(place) + (place == url) for place in places if _holds(place, url)), default=0)


def _holds(place: str, url: str) -> bool:
    return url == place or (place.endswith("/") and url.startswith(place))


@dataclass(frozen=True)
class PagePlaces:
    """The jobs that render pages, by the addresses of these."""

    edition: Edition
    records: Addresses
    gathering: Places[Page]

    @classmethod
    def of(cls, edition: Edition, known: "Addresses | None" = None) -> "PagePlaces":
        """Find the places of the pages of an edition.

        Args:
            edition: what is published.
            known: the addresses of its records, where an earlier edition had the same.
        """
        jobs = (*gathering_jobs(edition), *_SAME_IN_ALL)
        return cls(edition, known or addresses_in(edition.catalog), Places(jobs))

    def at(self, url: str) -> Iterator[Job[Page]]:
        """Go over the jobs that may render the page at an address."""
        key = self.records.get(url)
        if key and (entry := self.edition.catalog.get(*key)):
            yield record_job(self.edition, entry)
        yield from self.gathering.at(url)


def addresses_in(catalog: Catalog) -> Addresses:
    """List the records that have pages by the addresses of these."""
    return {url_of(one, catalog): (one.kind.name, one.id) for one in with_pages(catalog)}
