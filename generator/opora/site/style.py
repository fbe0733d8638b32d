"""The stylesheet of the site: one file, so that a page on a slow line waits for one answer."""

from pathlib import Path

FIRST = (
    "type",
    "colour",
    "text",
    "lists",
    "head",
    "boxes",
    "facts",
    "cards",
    "factors",
    "rows",
    "ratings",
    "tables",
    "filters",
    "home",
    "foot",
)
"""What others build on, in the order in which later rules win over earlier ones."""

LAST = ("motion", "paper")
"""What wins over all others: less movement for those who ask for it, and paper."""


def rooms(assets: Path) -> list[Path]:
    """List the parts of the stylesheet in their order; one of a single page needs no line here."""
    found = {path.stem: path for path in sorted(assets.rglob("*.css"))}
    between = sorted(found.keys() - {*FIRST, *LAST})
    return [found[name] for name in (*FIRST, *between, *LAST)]


def stylesheet(assets: Path) -> str:
    """Join the parts; addresses in them are seen from `assets`, where the whole will lie."""
    return "\n".join(room.read_text(encoding="utf-8") for room in rooms(assets))
