"""The editor's script with the addresses of other hosts replaced by files of this site.

The script asks a CDN for its fonts, its translations and its newest version, and two more hosts for
the health of the forge. It has no setting for that, see docs/decisions/0017-web-editor.md.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from opora.site.errors import SiteError
from opora.site.web_editor.kept import kept_source, take

_WORDS = Path(__file__).parent / "words.json"
_FONTS = "https://cdn.jsdelivr.net/fontsource/fonts/"

HERE: Mapping[str, str] = {
    "https://unpkg.com/@sveltia/cms": "sveltia/cms",
    "https://unpkg.com/@sveltia/ui": "sveltia/ui",
    "https://unpkg.com/@shikijs": "sveltia/shiki",
    "https://www.githubstatus.com/api/v2/status.json": "sveltia/status.json",
    "https://status-api.hostedstatus.com/1.0/status/5b36dc6502d06804c08349f7": (
        "sveltia/status.json"
    ),
    f"{_FONTS}noto-mono@5.3.0/latin-400-normal.woff2": "sveltia/noto-mono.woff2",
    f"{_FONTS}material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2": (
        "sveltia/material-symbols-outlined.woff2"
    ),
    f"{_FONTS}source-sans-3:vf@5.3.0/latin-wght-normal.woff2": (
        "../assets/fonts/golos-text-latin.woff2"
    ),
    "size-adjust:110%": "size-adjust:100%",  # our letters are as large as they should be
}
"""What stands in the script once, and what the site puts there; paths start at the page.

Colours of program code are not kept: the editor looks for them in vain and shows plain letters.
"""

_CALM = {
    "status": {"indicator": "none"},
    "result": {"status_overall": {"status_code": 100}},
}
"""«No trouble», as the two services that tell of forges' health would say it."""


def script_at_home() -> bytes:
    """Return the script that asks no other host.

    Raises:
        SiteError: An address is not there, or there more than once: the version is another one.
    """
    script = take("sveltia-cms.js").decode("utf-8")
    for address, local in HERE.items():
        if script.count(address) != 1:
            message = f"В веб-редакторе не найден адрес {address}: исправьте site/web_editor."
            raise SiteError(message)
        script = script.replace(address, local)
    return script.encode()


def answers() -> Iterator[tuple[str, bytes]]:
    """Give the files that stand for what other hosts would answer, by their names."""
    version = kept_source().version
    yield "cms/package.json", json.dumps({"version": version}).encode()
    yield f"cms@{version}/locales/ru.json", _russian()
    yield "status.json", json.dumps(_CALM).encode()


def _russian() -> bytes:
    """Return the editor's own translation with our words where it has none or worse ones."""
    words = json.loads(_WORDS.read_text(encoding="utf-8"))
    return json.dumps(_merged(json.loads(take("ru.json")), words), ensure_ascii=False).encode()


def _merged(words: dict[str, Any], ours: dict[str, Any]) -> dict[str, Any]:
    inner = {
        name: _merged(words.get(name, {}), said) if isinstance(said, dict) else said
        for name, said in ours.items()
    }
    return {**words, **inner}
