"""Links within texts of a source lead to where its records are in the national bank."""

import re
from collections.abc import Mapping
from urllib.parse import urljoin

_TARGET = re.compile(
    r"(?P<before>\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?)(?P<target>[^\s)<>]+)", re.MULTILINE
)
_BARE = re.compile(r"(?<![\w/.:-])/(?P<url>[a-z][a-z0-9-]*(?:/[a-z0-9-]+)+)(?=/?(?:[^\w/-]|$))")


def relinked(text: str, url: str, urls: Mapping[str, str]) -> str:
    """Lead links of a body, from the root of the source's site or from its page, to new places.

    Args:
        text: Markdown.
        url: the address of the page in the source, below the root of its site.
        urls: old addresses and new ones, without slashes at their ends.
    """

    def led(match: re.Match[str]) -> str:
        target = match["target"]
        if target.startswith(("#", "//")) or ":" in target.partition("/")[0]:
            return match[0]
        path, mark, rest = _split(target)
        old = urljoin(f"/{url.strip('/')}/", path).strip("/")
        new = urls.get(old)
        return match[0] if new is None else f"{match['before']}/{new}/{mark}{rest}"

    return _TARGET.sub(led, text)


def replaced(text: str, urls: Mapping[str, str]) -> str:
    """Lead addresses that stand in plain text, `/practices/x/`, to new places."""
    return _BARE.sub(lambda found: f"/{urls.get(found['url'], found['url'])}", text)


def _split(target: str) -> tuple[str, str, str]:
    found = re.search(r"[?#]", target)
    at = found.start() if found else len(target)
    return target[:at], target[at : at + 1], target[at + 1 :]
