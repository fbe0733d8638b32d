"""Pages of what the records add up to: worklists, desks, risks by place, plan and fact."""

from collections.abc import Callable, Iterable, Iterator

from opora.render.edition import Edition
from opora.render.measuring.desks import desk_pages
from opora.render.measuring.plan_fact import plan_fact_page
from opora.render.measuring.reviews import reviews_page
from opora.render.measuring.risks import risk_pages
from opora.render.measuring.work import work_pages
from opora.render.page import Page


def measuring_pages() -> Iterator[tuple[str, Callable[[Edition], Iterable[Page]]]]:
    """Name the pages that count and are not the page of a record, with what renders them."""
    yield "work", work_pages
    yield "desks", desk_pages
    yield "reviews", lambda edition: (reviews_page(edition),)
    yield "risks", risk_pages
    yield "plan-fact", lambda edition: (plan_fact_page(edition),)
