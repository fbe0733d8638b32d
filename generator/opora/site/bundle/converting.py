"""Each file of the site as it lies in the copy."""

import re
from base64 import b64encode
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path, PurePosixPath

from opora.site.bundle.addresses import SCRIPT, STARTED, on_disk
from opora.site.bundle.linking import linked

_LEFT_OUT = re.compile(
    r"admin/.*|\..*|404\.html|robots\.txt|sitemap\.xml|(?:[a-z-]+/)+[a-z-]+\.bin|sw\.js|"
    r"assets/(?:facets|school|search|submit|offline|reading|disk)(?:/.*\.js|\.js)|offline/.*\.(?:json|zip)"
)
_PLAIN_JSON = re.compile(r"api/.*|datapackage\.json")
_FONT = re.compile(r"url\(\"?(?P<path>[^\")]+\.woff2)\"?\)")
_MODULES = ("facets", "school", "search", "submit", "reading", "disk")
_FIRST = "disk/links.js"


def copied(site: Path) -> Iterator[tuple[str, bytes]]:
    """Give paths and contents of the copy, sorted by the paths of their sources."""
    yield SCRIPT, _script(site / "assets")
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not _LEFT_OUT.fullmatch(name):
            yield _converted(name, path)


def _converted(name: str, path: Path) -> tuple[str, bytes]:
    content = path.read_bytes()
    match path.suffix:
        case ".html":
            url = name.removesuffix("index.html")
            return name, on_disk(content.decode(), url).encode()
        case ".json" if not _PLAIN_JSON.fullmatch(name):
            return f"{name}.js", b"document.currentScript.handed=" + content.strip() + b";\n"
        case ".css":
            return name, _with_fonts(content.decode(), path.parent).encode()
        case _:
            return name, content


def _with_fonts(css: str, folder: Path) -> str:
    """Put fonts into the stylesheet: not every browser loads them from a disk."""

    def inside(found: re.Match[str]) -> str:
        font = b64encode((folder / found["path"]).read_bytes()).decode()
        return f'url("data:font/woff2;base64,{font}")'

    return _FONT.sub(inside, css)


def _script(assets: Path) -> bytes:
    found = [assets / name for name in STARTED]
    found += [path for folder in _MODULES for path in (assets / folder).rglob("*.js")]
    modules = {path.relative_to(assets).as_posix(): path.read_text("utf-8") for path in found}
    return linked(modules, (_FIRST, *STARTED)).encode()


def start_page(name: str, folder: PurePosixPath) -> bytes:
    """The page at the top of the copy: it opens the bank, or says how to unpack the archive."""
    text = _beside("start.html")
    return text.replace("$name", name).replace("$folder", folder.as_posix()).encode()


def start_look() -> bytes:
    """The look of that page."""
    return _beside("start.css").encode()


def _beside(name: str) -> str:
    return files("opora.site.bundle").joinpath(name).read_text(encoding="utf-8")
