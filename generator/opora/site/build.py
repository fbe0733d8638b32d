"""The whole way from pages to a published site."""

from collections.abc import Callable
from pathlib import Path

from opora.site.again.drawn import name_of
from opora.site.config import read_config
from opora.site.content import SiteContent
from opora.site.drawing import Look
from opora.site.order import Order, SiteSummary
from opora.site.patching import patch
from opora.site.publish import publication
from opora.site.whole import build_whole


def build_site(
    content: SiteContent,
    *,
    site: Path,
    look: Look,
    progress: Callable[[str], None] = lambda _: None,
) -> SiteSummary:
    """Build the site and publish it, or leave the published one as it was.

    Where little changed, the files that did are moved into the published site; else a new one
    takes its place. What comes out is the same.

    Args:
        content: Its pages and files.
        site: The folder of the published site.
        look: What the theme draws from.
        progress: Is told, in Russian, what is being done.

    Raises:
        SiteError: The site could not be built or put in its place; the message is for people.
    """
    config = read_config(look.config)
    name = name_of(look, config) if content.again else b""
    order = Order(content, site, look, config, name, progress)
    with publication(site, tell=progress) as ground:
        patched = patch(order, ground)
        if patched is None:
            ground.clear()
        return patched or build_whole(order, ground)
