"""Pages of what the records add up to: worklists, desks, risks by place, plan and fact."""

from collections.abc import Iterator

from opora.render.edition import Edition
from opora.render.measuring.desks import desk_pages
from opora.render.measuring.plan_fact import plan_fact_page
from opora.render.measuring.reviews import reviews_page
from opora.render.measuring.risks import risk_pages
from opora.render.measuring.work import work_pages
from opora.render.page import Page


def measuring_pages(edition: Edition) -> Iterator[Page]:
    """Render every page that counts and is not the page of a record."""
    yield from work_pages(edition)
    yield from desk_pages(edition)
    yield reviews_page(edition)
    yield from risk_pages(edition)
    yield plan_fact_page(edition)
