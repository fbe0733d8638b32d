"""The national bank's own folder: records, guides and settings."""

from dataclasses import dataclass
from pathlib import Path

from opora.diagnostics import Diagnostic
from opora.federation.folder import content_in
from opora.federation.gathered import Reader
from opora.files import list_content, read_sources
from opora.parse import Entry

SETTINGS = "mkdocs.yml"
BESIDE = (SETTINGS, "redirects.yml")
"""What comes along from beside the content folder. It is taken from nobody else: settings may name
programs, and guides are not cleaned as records are."""


class BaseError(Exception):
    """The national bank's own folder cannot be read; the message tells why, in Russian."""


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """What the national bank brings itself: `files` lie below its folder and are no records."""

    texts: dict[str, str]
    entries: tuple[Entry, ...]
    problems: tuple[Diagnostic, ...]
    files: dict[str, bytes]

    @classmethod
    def read(cls, near: Path, folder: str | None, reader: Reader) -> "Base":
        """Read the folder that the list names; without one, there is nothing of its own.

        Args:
            near: the folder of the list of sources.
            folder: what it names, if anything.
            reader: what reads the sources.

        Raises:
            BaseError: There is no such folder.
        """
        if folder is None:
            return cls({}, (), (), {})
        root = content_in(near / folder)
        try:
            listing = list_content(root)
            files = {f"content/{path}": (root / path).read_bytes() for path in listing.guides}
            files |= _beside(root)
        except OSError as error:
            message = f"Папки base: {folder} нет или она не открывается."
            raise BaseError(message) from error
        problems = list(listing.problems)
        sources = list(read_sources(root, listing.paths, problems))
        entries, _ = reader(root)(sources)
        texts = {one.path: one.text for one in sources}
        return cls(texts, tuple(one for one in entries if not one.loc), tuple(problems), files)

    @property
    def builds(self) -> bool:
        """Whether a site can be built: without settings it cannot."""
        return SETTINGS in self.files


def _beside(root: Path) -> dict[str, bytes]:
    found = {name: root.parent / name for name in BESIDE}
    return {name: place.read_bytes() for name, place in found.items() if place.is_file()}
