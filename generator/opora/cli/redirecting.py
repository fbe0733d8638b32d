"""Pages at old addresses, from `redirects.yml` beside `mkdocs.yml`."""

from pathlib import Path, PurePosixPath

from opora.catalog import Catalog
from opora.curating.redirects import NAME, read_redirects, redirect_page, wrong_redirects
from opora.render import Edition
from opora.render.address import url_of
from opora.site import SiteError
from opora.site.content import SiteFile


def redirect_files(root: Path, catalog: Catalog, edition: Edition) -> list[SiteFile]:
    """Make a page for each old address; one whose new page is not published is left out.

    Raises:
        SiteError: A redirect cannot be read, hides a page or leads nowhere.
    """
    path = root.parent / NAME
    if not path.is_file():
        return []
    redirects, problems = read_redirects(path.read_text(encoding="utf-8"))
    pages = _addresses(edition.catalog) | frozenset(edition.lists)
    wrong = [f"{one.path}:{one.span.line}: {one.message}" for one in problems]
    wrong += wrong_redirects(redirects, pages, _addresses(catalog))
    if wrong:
        raise SiteError("\n".join(wrong))
    return [
        SiteFile(
            PurePosixPath(old) / "index.html",
            redirect_page(old, new, edition.site_url).encode(),
        )
        for old, new in redirects.items()
        if new.partition("#")[0] in pages
    ]


def _addresses(catalog: Catalog) -> frozenset[str]:
    return frozenset(
        url_of(entry, catalog).partition("#")[0]
        for held in catalog.entries.values()
        for entry in held.values()
        if entry.kind.url
    )
