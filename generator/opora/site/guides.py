"""The pages that the engine itself rendered: hand-written guides, and «not found»."""

import re
from html import unescape

from opora.site.chrome import Place, dress, part
from opora.site.config import SiteConfig
from opora.site.markup import element_around
from opora.site.questions import with_questions
from opora.site.search import Findable

_SIDEBAR = re.compile(r'(<div class="md-sidebar md-sidebar--primary"[^>]*?)\s*>')
_ARTICLE = "md-content__inner"
_KIND = "Справка"
_NOT_FOUND = "Страница не найдена"


def finish_guide(html: str, url: str, config: SiteConfig) -> tuple[str, Findable]:
    """Dress a guide like the stamped pages, and say what search should know of it."""
    html = _SIDEBAR.sub(r"\1 hidden>", dress(html, config, Place.of(url, config)))
    return html, Findable(url, _title(html, config), with_questions(_text(html), _KIND))


def _title(html: str, config: SiteConfig) -> str:
    title = element_around(html, "</title>", "title")
    return unescape(html[title.inner_start : title.inner_end]).removesuffix(f" — {config.name}")


def _text(html: str) -> str:
    """The article without its first heading, which search gets as the title."""
    article = element_around(html, _ARTICLE, "article")
    text = html[article.inner_start : article.inner_end]
    before, heading, rest = text.partition("<h1")
    return before + rest.partition("</h1>")[2] if heading else text


def finish_not_found(html: str, config: SiteConfig) -> str:
    """Turn the engine's 404 page into ours.

    A server shows it at any depth, so its links hold the whole path from the host: the engine
    starts them with the path of `site_url`, and so do we.
    """
    title = element_around(html, "</title>", "title")
    html = f"{html[: title.inner_start]}{_NOT_FOUND} — {config.name}{html[title.inner_end :]}"
    article = element_around(html, _ARTICLE, "article")
    text = part("not_found.html").substitute()
    html = f"{html[: article.inner_start]}\n{text}\n{html[article.inner_end :]}"
    if config.base != "/":
        html = html.replace(f'="{config.base}', '="/')
    return dress(html, config, Place(root=config.base))
