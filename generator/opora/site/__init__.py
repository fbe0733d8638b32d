"""From pages to a published site: frames from the theme, stamped pages, search, the swap."""

from opora.site.build import build_site
from opora.site.content import SiteContent, SiteFile, at_hand
from opora.site.drawing import Look
from opora.site.engine import Engine
from opora.site.errors import EngineError, PublishError, SiteError
from opora.site.order import SiteSummary

__all__ = [
    "Engine",
    "EngineError",
    "Look",
    "PublishError",
    "SiteContent",
    "SiteError",
    "SiteFile",
    "SiteSummary",
    "at_hand",
    "build_site",
]
