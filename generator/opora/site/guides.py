"""The pages that the engine itself rendered: hand-written guides, and «not found».

Of what the engine made of a guide only the text is taken, cleaned, and stamped into a frame like
any page: the head of the page and its policy come from the frame, in which no guide has a say.
"""

import re
from html import escape, unescape

import nh3
import yaml

from opora.render.page import Heading, Page
from opora.site.chrome import Place, dress, from_root, part, root_of
from opora.site.config import SiteConfig
from opora.site.markup import element_around
from opora.site.questions import with_questions

_ARTICLE = "md-content__inner"
_KIND = "Справка"
_NOT_FOUND = "Страница не найдена"

_HEAD = re.compile(r"-{3}[ \t]*\n(?P<head>.*?\n)(?:-{3}|\.{3})[ \t]*(?:\n|$)", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"<>]*)">')
_TOC = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_AWAY = re.compile(r'<a (?=(?:[^">]|"[^"]*")*\bhref="(?:https?:)?//)', re.IGNORECASE)
_CLASS = re.compile(
    r"admonition(?:-title)?|note|abstract|info|tip|success|question|warning|failure|danger|bug"
    r"|example|quote|md-button(?:--primary)?"
)
_ID = re.compile(r"[A-Za-z0-9][\w-]*|_\d+")

_PICTURE = re.compile(r"/?[\w.%-]+(?:/[\w.%-]+)*\.(?:png|jpe?g|gif|webp)", re.IGNORECASE)

_TEXT = {"a", "abbr", "br", "code", "del", "em", "img", "kbd", "span", "strong", "sub", "sup"}
_BLOCKS = {"blockquote", "dd", "div", "dl", "dt", "hr", "li", "ol", "p", "pre", "ul"}
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_TABLES = {"table", "tbody", "td", "th", "thead", "tr"}


def _attribute(_tag: str, name: str, value: str) -> str | None:
    """Keep an attribute of a guide, keep a part of it, or leave it out."""
    match name:
        case "class":
            return " ".join(one for one in value.split() if _CLASS.fullmatch(one)) or None
        case "id":
            return value if _ID.fullmatch(value) else None
        case "src":
            return value if _PICTURE.fullmatch(value) else None
        case _:
            return value


_CLEANER = nh3.Cleaner(
    tags=_TEXT | _BLOCKS | _HEADINGS | _TABLES,
    attributes={
        "*": {"class", "id"},
        "a": {"href", "title"},
        "abbr": {"title"},
        "img": {"src", "alt", "title", "width", "height"},
        "ol": {"start"},
        "th": {"align"},
        "td": {"align"},
    },
    attribute_filter=_attribute,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


def harmless_guide(text: str) -> str:
    """Leave of the front matter of a guide its title and description, as text.

    A guide without one begins with an empty line, for MkDocs takes lines «word: text» at the
    beginning for front matter.
    """
    head = _HEAD.match(text.replace("\r\n", "\n"))
    if not head:
        return f"\n{text}"
    kept = {name: escape(value) for name, value in _fields(head["head"]).items()}
    written = yaml.safe_dump(kept, allow_unicode=True) if kept else "{}\n"
    return f"---\n{written}---\n\n{text.replace(chr(13) + chr(10), chr(10))[head.end() :]}"


def _fields(head: str) -> dict[str, str]:
    try:
        held = yaml.safe_load(head)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    fields = held if isinstance(held, dict) else {}
    return {name: fields[name] for name in ("title", "description") if _is_text(fields.get(name))}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value.isprintable()


def finish_guide(html: str, url: str, config: SiteConfig) -> Page:
    """Take the text of a guide out of what the engine drew, and make a page of it."""
    article = element_around(html, _ARTICLE, "article")
    text = _CLEANER.clean(html[article.inner_start : article.inner_end])
    text = _AWAY.sub('<a rel="noopener noreferrer" ', from_root(text, root_of(url)))
    told = _DESCRIPTION.search(html)
    return Page(
        url,
        _title(html, config),
        unescape(told[1]) if told else "",
        text,
        toc=tuple(
            Heading(int(level), id_, _plain(inner)) for level, id_, inner in _TOC.findall(text)
        ),
        search=with_questions(_without_title(text), _KIND),
    )


def _title(html: str, config: SiteConfig) -> str:
    title = element_around(html, "</title>", "title")
    return unescape(html[title.inner_start : title.inner_end]).removesuffix(f" - {config.name}")


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html)).strip()


def _without_title(text: str) -> str:
    """The article without its first heading, which search gets as the title."""
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
