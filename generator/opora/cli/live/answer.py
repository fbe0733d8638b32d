"""From an address to what a browser gets."""

from dataclasses import dataclass
from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import quote

from opora.cli.live.preview import Preview
from opora.cli.live.searching import Searching
from opora.site.search import SEARCH_URL

RELOAD = "_opora/reload.js"
_SCRIPT = f'<script type="module" src="/{RELOAD}"></script>\n'.encode()
_TYPES = MimeTypes()
"""Python's own table, not the system's: on Windows that may call scripts plain text."""

EDITOR = "admin/"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server sends; `location` belongs to a redirect."""

    status: int
    kind: str
    content: bytes
    location: str = ""


RELOADING = Answer(200, "text/javascript", (Path(__file__).parent / "reload.js").read_bytes())
"""The script that loads a page again when the bank has changed."""


def answer(preview: Preview, searching: Searching, url: str) -> Answer:
    """Answer a request for an address below the root, such as `factors/` or `assets/a.css`."""
    if page := preview.page(url):
        return _html(200, preview.drawing.stamps.stamp(page).encode())
    root = preview.drawing.folder.resolve()
    path = _inside(root, url)
    if path and path.is_file():
        return _drawn(url, path)
    searched = path is not None and url.startswith(SEARCH_URL)
    content = searching.file(preview, url) if searched else preview.file(url)
    if content is not None:
        return _file(url, content)
    if preview.page(f"{url}/") or (path and (path / "index.html").is_file()):
        return Answer(301, "text/plain", b"", location=f"/{quote(url)}/")
    return _html(404, (root / "404.html").read_bytes())


def _drawn(url: str, path: Path) -> Answer:
    """Give a file; the web editor as it is, for nobody's draft is to be lost by loading again."""
    content = path.read_bytes()
    if url == EDITOR:
        return Answer(200, "text/html; charset=utf-8", content)
    return _file(path.name, content)


def _file(name: str, content: bytes) -> Answer:
    kind = _TYPES.guess_type(name)[0] or "application/octet-stream"
    return _html(200, content) if kind == "text/html" else Answer(200, kind, content)


def _inside(root: Path, url: str) -> Path | None:
    """Return the file that an address means, unless it leads out of `root`."""
    if "\0" in url:
        return None
    path = root / url / "index.html" if not url or url.endswith("/") else root / url
    return path if root in path.resolve().parents else None


def _html(status: int, content: bytes) -> Answer:
    head, end, tail = content.rpartition(b"</body>")
    script = _SCRIPT if end else b""
    return Answer(status, "text/html; charset=utf-8", head + script + end + tail)
