"""One round of editing after another: read what changed, draw what must be drawn, show it."""

from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from opora.catalog import Catalog
from opora.cli.live.bank import LiveBank
from opora.cli.live.drawing import Drawing, draw_preview
from opora.cli.live.places import PagePlaces
from opora.cli.live.preview import Preview
from opora.cli.rendering import Editor
from opora.site import Look


@dataclass(slots=True)
class Editing:
    """The bank, the look, and what is shown."""

    live: LiveBank
    look: Look
    workshop: Path
    editor: Editor
    preview: Preview

    @classmethod
    def begin(
        cls, root: Path, as_of: date, look: Look, *, workshop: Path, editor: Editor
    ) -> "Editing":
        """Read the bank while the engine draws.

        Raises:
            SiteError: The engine or the settings failed.
        """
        with ThreadPoolExecutor(1) as beside:
            drawn = beside.submit(draw_preview, look, workshop)
            live = LiveBank.read(root, as_of)
            preview = _preview(live, editor, drawn.result())
        return cls(live, look, workshop, editor, preview)

    def round(self, changed: Collection[Path]) -> frozenset[str]:
        """Take changes in; return the paths below the content folder.

        Raises:
            SiteError: The engine or the settings failed; what is shown stays.
        """
        paths = _below(self.live.root, changed)
        self.live.refresh(paths)
        drawing = self.preview.drawing
        if self._look_changed(changed):
            drawing = draw_preview(self.look, self.workshop)
        self.preview = _preview(self.live, self.editor, drawing, self.preview)
        return paths

    def _look_changed(self, changed: Collection[Path]) -> bool:
        guides, config = self.look.guides.resolve(), self.look.config.resolve()
        return any(path == config or guides in path.parents for path in changed)


def _preview(
    live: LiveBank, editor: Editor, drawing: Drawing, before: Preview | None = None
) -> Preview:
    edition = editor.edition(live.catalog, live.publishing.catalog)
    same = before and _same_records(before.edition.catalog, edition.catalog)
    known = before.places.records if before and same else None
    return Preview(edition, drawing, PagePlaces.of(edition, known))


def _same_records(one: Catalog, other: Catalog) -> bool:
    """Tell whether two catalogs have the same ids."""
    return all([*one.entries.get(kind, ())] == [*held] for kind, held in other.entries.items())


def _below(root: Path, changed: Collection[Path]) -> frozenset[str]:
    whole = root.resolve()
    return frozenset(
        path.relative_to(whole).as_posix() for path in changed if whole in path.parents
    )
