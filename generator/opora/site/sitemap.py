"""The list of pages for search engines."""

from collections.abc import Iterable
from html import escape

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(site_url: str, urls: Iterable[str]) -> str:
    """Draw sitemap.xml; `urls` are relative to the root of the site."""
    lines = (f"<url><loc>{escape(site_url + url)}</loc></url>\n" for url in sorted(urls))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="{_NAMESPACE}">\n{"".join(lines)}</urlset>\n'
    )
