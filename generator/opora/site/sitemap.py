"""The list of pages for search engines, and where they find it."""

from collections.abc import Mapping
from datetime import date
from html import escape
from urllib.parse import urlsplit

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(site_url: str, pages: Mapping[str, date | None]) -> str:
    """Draw sitemap.xml.

    Args:
        site_url: where the site is published.
        pages: the day of the last change, as far as it is known, by the address below the root.
    """
    lines = (_line(escape(site_url + url), pages[url]) for url in sorted(pages))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="{_NAMESPACE}">\n{"".join(lines)}</urlset>\n'
    )


def _line(address: str, changed: date | None) -> str:
    day = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
    return f"<url><loc>{address}</loc>{day}</url>\n"


def robots(site_url: str) -> str:
    """Write robots.txt: everything may be read but the search, which is of no use to others."""
    base = urlsplit(site_url).path or "/"
    found = f"\nSitemap: {site_url}sitemap.xml\n" if site_url else ""
    return f"User-agent: *\nDisallow: {base}search/\n{found}"
