"""Pages of the past: trends, and what changed from month to month."""

from opora.render.history.pages import history_pages

__all__ = ["history_pages"]
