"""Contributed bodies: GitHub-Flavored Markdown in, safe HTML out. Raw HTML shows as text."""

import html
import re
from dataclasses import dataclass

import comrak
import nh3

from opora.model.hosts import host_of, in_ascii, look_alike
from opora.render.page import Heading

_EXTENSIONS = comrak.ExtensionOptions()
_EXTENSIONS.table = True
_EXTENSIONS.strikethrough = True
_EXTENSIONS.autolink = True
_EXTENSIONS.tasklist = True
_EXTENSIONS.footnotes = True

_RENDERING = comrak.RenderOptions()
_RENDERING.escape = True

_BLOCKS = {
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "hr",
    "section",
}
_INLINE = {"code", "em", "strong", "del", "a", "br", "sup", "input"}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}

_CLEANER = nh3.Cleaner(
    tags=_BLOCKS | _INLINE | _TABLES,
    attributes={
        "a": {"href", "title", "id"},
        "li": {"id"},
        "th": {"align"},
        "td": {"align"},
        "ol": {"start"},
        "input": {"type", "checked", "disabled"},
    },
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener noreferrer nofollow ugc",
)

_HEADING = re.compile(r"<h([2-6])>(.*?)</h\1>", re.DOTALL)
_FROM_ROOT = re.compile(r'<a href="/(?!/)')
_ABROAD = re.compile(
    r'<a href="(https?://)([^"/?#]*(?:%|xn--)[^"/?#]*)([^>]*>)(.*?)</a>', re.DOTALL
)
_TAG = re.compile(r"<[^>]+>")
_LATIN = str.maketrans(
    dict(zip("абвгдеёзийклмнопрстуфхыэ", "abvgdeeziyklmnoprstufhye", strict=True))
    | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ю": "yu", "я": "ya"}
    | {"ъ": "", "ь": ""}
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as HTML, with its headings of levels 2 and 3."""

    html: str
    headings: tuple[Heading, ...]


def render_body(text: str, root: str = "/") -> Rendered:
    """Render a body; headings get ids made of their words.

    Args:
        text: GitHub-Flavored Markdown.
        root: the way from the page to the root of the site, put before links like `/factors/`.
    """
    raw = (
        comrak.render_markdown(text, extension_options=_EXTENSIONS, render_options=_RENDERING)
        .replace("<h1>", "<h2>")
        .replace("</h1>", "</h2>")
    )
    headings: list[Heading] = []
    taken: dict[str, int] = {}

    def with_id(match: re.Match[str]) -> str:
        level, inner = int(match[1]), match[2]
        title = html.unescape(_TAG.sub("", inner)).strip()
        anchor = _free(anchor_of(title), taken)
        if level <= DEEPEST:
            headings.append(Heading(level, anchor, title))
        return f'<h{level} id="{anchor}">{inner}</h{level}>'

    safe = _HEADING.sub(with_id, _CLEANER.clean(raw))
    safe = _ABROAD.sub(_honest, safe)
    safe = _FROM_ROOT.sub(f'<a href="{root}', safe)
    return Rendered(
        safe.replace("<table>", _TABLE).replace("</table>", _TABLE_END), tuple(headings)
    )


def _honest(link: re.Match[str]) -> str:
    """Spell a host that pretends to be another one as machines do, in the address and its text."""
    scheme, host, rest, text = link.groups()
    if not look_alike(scheme + host):
        return link[0]
    plain = in_ascii(host_of(scheme + host))
    return f'<a href="{scheme}{plain}{rest}{text.replace(host_of(scheme + host), plain)}</a>'


DEEPEST = 3
"""The level of headings below which the table of contents does not go."""

_TABLE = '<div class="o-scroll" role="region" aria-label="Таблица" tabindex="0"><table>'
_TABLE_END = "</table></div>"


def anchor_of(title: str) -> str:
    """Make an ASCII anchor of a heading: «Что получилось» gives `t-chto-poluchilos`."""
    words = re.findall(r"[a-z0-9]+", title.lower().translate(_LATIN))
    return "t-" + "-".join(words or ["razdel"])[:60]


def _free(anchor: str, taken: dict[str, int]) -> str:
    """Return an anchor that is not taken; `taken` remembers the next number to try of each."""
    free, number = anchor, taken.get(anchor, 1)
    while free in taken:
        number += 1
        free = f"{anchor}-{number}"
    taken[anchor] = number
    taken.setdefault(free, 1)
    return free
