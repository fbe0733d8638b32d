"""The service worker and its list, made when all other files of the site are known."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files

from opora.site.config import SiteConfig
from opora.site.offline.worker.choosing import addresses, choose

WORKER_URL = "sw.js"
LIST_URL = "offline/version.json"

_DIGITS = 16
"""Of a hash in hexadecimal: enough to tell publications and files of one site apart."""


@dataclass(frozen=True, slots=True)
class Worker:
    """The files of a worker by their paths, and the hashes of the files that it keeps."""

    files: Mapping[str, bytes]
    hashes: Mapping[str, str]


def worker(
    config: SiteConfig, sizes: Iterable[tuple[str, int]], hash_of: Callable[[str], str]
) -> Worker:
    """Make the worker of a site, or the one that says goodbye where nothing is kept.

    Args:
        config: says whether browsers keep the site.
        sizes: all files of the site with their sizes in bytes.
        hash_of: gives the hash of a file.
    """
    if not config.offline:
        return Worker({WORKER_URL: goodbye()}, {})
    chosen = choose(sizes, config.tabs)
    hashes = {name: hash_of(name) for name in (*chosen.core, *chosen.more)}
    told = {
        "core": _listed(chosen.core, hashes),
        "more": _listed(chosen.more, hashes),
        "worker": hash_of_content(_script("sw.js").encode()),
    }
    version = hash_of_content(json.dumps(told).encode())
    text = json.dumps({"version": version} | told, separators=(",", ":"))
    script = _script("sw.js").replace("$version", version)
    return Worker({LIST_URL: text.encode(), WORKER_URL: script.encode()}, hashes)


def hash_of_content(content: bytes) -> str:
    """Name the content of a file for the browser, which compares such names."""
    return sha256(content).hexdigest()[:_DIGITS]


def goodbye() -> bytes:
    """The worker that clears what an earlier one kept, and goes."""
    return _script("goodbye.js").encode()


def _listed(names: tuple[str, ...], hashes: Mapping[str, str]) -> list[tuple[str, str]]:
    return list(zip(addresses(names), map(hashes.__getitem__, names), strict=True))


def _script(name: str) -> str:
    return files("opora.site.offline.worker").joinpath(name).read_text(encoding="utf-8")
