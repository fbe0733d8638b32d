"""What every page has around its text: links from the root, the marked tab, the search form."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template
from typing import Literal, Self

from opora.site.config import SiteConfig
from opora.site.policy import with_policy

_SKIP = re.compile(r'(<div data-md-component="skip">).*?(</div>)', re.DOTALL)
_SKIP_LINK = r'\1<a href="#page-content" class="md-skip">Перейти к содержанию</a>\2'
_EMPTY_SOURCE = re.compile(r'<div class="md-header__source">\s*</div>')
_THEME_SCRIPT = re.compile(r'<script (src="[^"]*/bundle\.[^"]+")>')
_FROM_ROOT = re.compile(r'\b(href|src)="/(?!/)')


def root_of(url: str) -> str:
    """The way from a page to the root of the site: `../../`, or `./` for home."""
    return "../" * url.count("/") or "./"


@cache
def part(name: str) -> Template:
    """A piece of HTML of this package, with `$`-places to fill."""
    return Template(files("opora.site").joinpath("parts", name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is, as far as its surroundings show it.

    `root` is the way to the root of the site; `tab` is the tab it belongs to, or empty; `current`
    is the value of aria-current for that tab.
    """

    root: str
    tab: str = ""
    current: Literal["page", "true"] = "true"

    @classmethod
    def of(cls, url: str, config: SiteConfig) -> Self:
        """Find the place of a page by its address: the longest tab that it begins with."""
        tab = max((tab for tab in config.tabs if url.startswith(tab)), key=len, default="")
        return cls(root_of(url), tab, "page" if url == tab else "true")


def dress(html: str, config: SiteConfig, place: Place) -> str:
    """Finish a page that an engine drew, for the place that it has in the site.

    Links that start with `/` come to mean the root of the site and get its `root` instead, so the
    site works under any path.
    """
    html = html.replace(f" - {config.name}</title>", f" — {config.name}</title>")
    if place.tab:
        html = _mark(html, place.tab, place.current)
    html = from_root(html, place.root)
    html = _EMPTY_SOURCE.sub("", html)
    html = _THEME_SCRIPT.sub(r"<script \1 defer>", html)
    html = _SKIP.sub(_SKIP_LINK, html, count=1)
    html = html.replace("<article class=", '<article id="page-content" tabindex="-1" class=', 1)
    return with_policy(_with_search(html, place.root))


def from_root(html: str, root: str) -> str:
    """Let links that start with `/` lead to the root of the site."""
    return _FROM_ROOT.sub(rf'\1="{root}', html)


def _mark(html: str, tab: str, current: str) -> str:
    link = re.escape(f'<a href="/{tab}" class="md-')
    html = re.sub(
        rf'class="md-tabs__item">(\s*){link}tabs__link"',
        rf'class="md-tabs__item md-tabs__item--active">\1'
        rf'<a href="/{tab}" class="md-tabs__link" aria-current="{current}"',
        html,
    )
    return re.sub(
        rf'class="md-nav__item">(\s*){link}nav__link"',
        rf'class="md-nav__item md-nav__item--active">\1'
        rf'<a href="/{tab}" class="md-nav__link md-nav__link--active" aria-current="{current}"',
        html,
    )


def _with_search(html: str, root: str) -> str:
    header_end = html.find("</header>")
    at = html.rfind("</nav>", 0, max(header_end, 0))
    if at < 0:
        return html
    form = part("search_form.html").substitute(root=root)
    return f"{html[:at]}{form}{html[at:]}"
