"""From a catalog to pages: Jinja2 templates, Markdown, and the values they need."""

from opora.render.edition import Edition
from opora.render.page import Heading, Page, SearchText
from opora.render.pages import (
    gathering_jobs,
    record_job,
    render_jobs,
    render_site,
    with_pages,
)

__all__ = [
    "Edition",
    "Heading",
    "Page",
    "SearchText",
    "gathering_jobs",
    "record_job",
    "render_jobs",
    "render_site",
    "with_pages",
]
