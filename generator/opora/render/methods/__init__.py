"""Pages of the documents' methods: how schools are selected, groups of regions and schools."""

from collections.abc import Iterator

from opora.render.edition import Edition
from opora.render.methods.clusters import cluster_pages
from opora.render.methods.selection import selection_pages
from opora.render.page import Page


def method_pages(edition: Edition) -> Iterator[Page]:
    """Render every page that applies a method."""
    yield from selection_pages(edition)
    yield from cluster_pages(edition)
