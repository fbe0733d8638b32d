"""The service worker and its list, written when all other files of the site are there."""

import json
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from opora.site.config import SiteConfig
from opora.site.manifest.walking import walk
from opora.site.offline.worker.choosing import addresses, choose
from opora.site.outlet import write_new

WORKER_URL = "sw.js"
LIST_URL = "offline/version.json"

_DIGITS = 16
"""Of a hash in hexadecimal: enough to tell publications and files of one site apart."""


def write_worker(site: Path, config: SiteConfig) -> None:
    """Write the worker of a finished site, or the one that says goodbye where nothing is kept."""
    if not config.offline:
        write_new(site / WORKER_URL, goodbye())
        return
    sizes = ((name, (site / name).stat().st_size) for name in walk(site).files)
    chosen = choose(sizes, config.tabs)
    told = {
        "core": _listed(site, chosen.core),
        "more": _listed(site, chosen.more),
        "worker": sha256(_script("sw.js").encode()).hexdigest()[:_DIGITS],
    }
    version = sha256(json.dumps(told).encode()).hexdigest()[:_DIGITS]
    text = json.dumps({"version": version} | told, separators=(",", ":"))
    write_new(site / LIST_URL, text.encode())
    write_new(site / WORKER_URL, _script("sw.js").replace("$version", version).encode())


def goodbye() -> bytes:
    """The worker that clears what an earlier one kept, and goes."""
    return _script("goodbye.js").encode()


def _listed(site: Path, names: tuple[str, ...]) -> list[tuple[str, str]]:
    digests = (sha256((site / name).read_bytes()).hexdigest()[:_DIGITS] for name in names)
    return list(zip(addresses(names), digests, strict=True))


def _script(name: str) -> str:
    return files("opora.site.offline.worker").joinpath(name).read_text(encoding="utf-8")
