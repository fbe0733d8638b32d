"""The files of the web editor within the site."""

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from string import Template

from opora.export.web_editor import Backend, editor_config
from opora.site.content import SiteFile
from opora.site.web_editor.at_home import answers, script_at_home
from opora.site.web_editor.kept import take

FOLDER = PurePosixPath("admin")

_PAGE = Path(__file__).parent / "page"
_AS_THEY_ARE = (
    "LICENSE.txt",
    "material-symbols-outlined.txt",
    "material-symbols-outlined.woff2",
    "noto-mono.txt",
    "noto-mono.woff2",
)


def editor_files(backend: Backend) -> Iterator[SiteFile]:
    """Give the page of the editor, its settings, and the editor itself.

    Raises:
        SiteError: A file of the editor is not what was taken from the registry.
    """
    for path in sorted(_PAGE.iterdir()):
        text = path.read_text(encoding="utf-8")
        if path.name == "index.html":
            text = Template(text).substitute(policy=policy(backend), service=backend.service)
        yield SiteFile(FOLDER / path.name, text.encode())
    settings = json.dumps(editor_config(backend), ensure_ascii=False, separators=(",", ":"))
    yield SiteFile(FOLDER / "settings.json", settings.encode())
    yield SiteFile(FOLDER / "sveltia/sveltia-cms.js", script_at_home())
    for name in _AS_THEY_ARE:
        yield SiteFile(FOLDER / "sveltia" / name, take(name))
    for name, content in answers():
        yield SiteFile(FOLDER / "sveltia" / name, content)


def policy(backend: Backend) -> str:
    """Say what the page may load and whom it may ask: this site, and the forge for data.

    Styles may stand in the page because the editor brings its own that way.
    """
    sources = {
        "default-src": ("'none'",),
        "script-src": ("'self'",),
        "style-src": ("'self'", "'unsafe-inline'"),
        "font-src": ("'self'",),
        "img-src": ("'self'", "blob:", "data:", *backend.picture_hosts),
        "connect-src": ("'self'", "blob:", "data:", *backend.hosts),
        "base-uri": ("'none'",),
        "form-action": ("'none'",),
    }
    return "; ".join(f"{name} {' '.join(allowed)}" for name, allowed in sources.items())
