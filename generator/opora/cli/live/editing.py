"""One round of editing after another: read what changed, draw what must be drawn, show it."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from opora.cli.live.bank import LiveBank
from opora.cli.live.drawing import Drawing, draw_preview
from opora.cli.live.preview import Preview
from opora.cli.rendering import Editor, Publication
from opora.files.listing import GUIDES
from opora.pipeline import Bank
from opora.site import Look
from opora.site.offline import offline_page
from opora.site.search import search_page


@dataclass(slots=True)
class Editing:
    """The bank, the look, and what was drawn last."""

    live: LiveBank
    look: Look
    workshop: Path
    edition: Editor
    drawing: Drawing | None = None

    def round(self, changed: Collection[Path]) -> tuple[Bank, Preview]:
        """Take changes in; none the first time.

        Raises:
            SiteError: The engine or the settings failed; what is shown may stay.
        """
        paths = _below(self.live.root, changed)
        bank = self.live.refresh(paths)
        made = Publication(self.edition(bank))
        pages = (*made.pages, search_page(), offline_page())
        if self.drawing is None or self._look_changed(changed) or not self.drawing.fits(pages):
            self.drawing = draw_preview(pages, self.look, self.workshop)
        return bank, Preview({page.url: page for page in pages}, self.drawing, made)

    def _look_changed(self, changed: Collection[Path]) -> bool:
        guides, config = self.look.guides.resolve(), self.look.config.resolve()
        return any(path == config or guides in path.parents for path in changed)


def _below(root: Path, changed: Collection[Path]) -> frozenset[str]:
    whole = root.resolve()
    names = (path.relative_to(whole).as_posix() for path in changed if whole in path.parents)
    return frozenset(name for name in names if not name.startswith(f"{GUIDES}/"))
