"""What a template writes with: links that fit the page's depth, headings that fill the contents."""

from collections.abc import Callable, Sequence
from datetime import date

from markupsafe import Markup

from opora.catalog import Catalog
from opora.catalog.catalog import Key
from opora.model import Ref
from opora.parse import Entry
from opora.render.address import relative, url_of
from opora.render.mentions import Mentions, mentions
from opora.render.page import Heading
from opora.render.russian import glue
from opora.render.straight import escaped, marked
from opora.render.whence import Whence

_HIDDEN = Markup('<span class="o-hidden">не публикуется</span>')


class Sheet:
    """The page being written: its place on the site, its headings and links so far."""

    def __init__(
        self, catalog: Catalog, url: str, today: Callable[[], date], whence: Sequence[Whence] = ()
    ) -> None:
        self.catalog = catalog
        self.whence = whence
        self._today = today
        self.depth = url.count("/")
        self.toc: list[Heading] = []
        self.linked = set[Key]()

    @property
    def as_of(self) -> date:
        """The day by which the page judges; one that never asks is the same every day."""
        return self._today()

    def to(self, url: str) -> str:
        """Turn an address below the root into one relative to this page."""
        return relative(url, self.depth)

    def href(self, entry: Entry) -> str:
        """Return the relative address of a record."""
        self.linked.add((entry.kind.name, entry.id))
        return self.to(url_of(entry, self.catalog))

    def link(self, what: Entry | Ref | None, text: str = "") -> Markup:
        """Link to a record; what is not on the site says so."""
        entry = self.catalog.find(what) if isinstance(what, Ref) else what
        if entry is None:
            return _HIDDEN
        label = text or getattr(entry.entity, "label", entry.id)
        return marked(f'<a href="{escaped(self.href(entry))}">{escaped(glue(label))}</a>')

    def mentions(self, entry: Entry) -> list[Mentions]:
        """List what names the record of this page and is not linked above."""
        return mentions(self.catalog, entry, self.linked)

    def glue(self, text: str) -> str:
        """Keep a dash and a «№» from being torn off at the end of a line, in text or in HTML."""
        return glue(text)

    def h2(self, anchor: str, title: str, entry: Entry | None = None) -> Markup:
        """Write a heading, a link where `entry` is given, and put it into the table of contents."""
        return self._heading(2, anchor, title, entry)

    def h3(self, anchor: str, title: str, entry: Entry | None = None) -> Markup:
        """Write a smaller heading, and put it into the table of contents."""
        return self._heading(3, anchor, title, entry)

    def _heading(self, level: int, anchor: str, title: str, entry: Entry | None) -> Markup:
        self.toc.append(Heading(level, anchor, title))
        text = self.link(entry, title) if entry else glue(title)
        return marked(f'<h{level} id="{escaped(anchor)}">{escaped(text)}</h{level}>')

    def paragraphs(self, text: str) -> Markup:
        """Write plain text of several lines as paragraphs."""
        parts = (part.strip() for part in text.split("\n\n"))
        return Markup("\n").join(Markup("<p>{}</p>").format(part) for part in parts if part)
