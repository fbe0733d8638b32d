"""Pages of the copy: links name files, scripts are those that run from a disk."""

import re
from posixpath import normpath

SCRIPT = "assets/opora-disk.js"
"""All modules of the site as one script."""

STARTED = ("facets.js", "school.js", "search.js", "submit.js")
"""What a page of the site starts, each by its own tag."""

_TAG = re.compile(r"(<script\b[^>]*>)(.*?</script>)|<[a-zA-Z][^<>]*>", re.DOTALL)
_ADDRESS = re.compile(r'\b(?P<name>href|src|action)="(?P<value>[^"]*)"')
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|\?|$")
_PARTS = re.compile(r"(?P<path>[^?#]*)(?P<rest>.*)", re.DOTALL)
_LEFT_OUT = re.compile(r'<link rel="modulepreload"[^>]*>\s*')
_MODULES = re.compile(
    rf'<script src="(?P<root>[^"]*)assets/(?:{"|".join(map(re.escape, (*STARTED, "offline.js")))})"'
    r"[^>]*></script>\s*"
)
_POLICY = re.compile(r'(?<=http-equiv="Content-Security-Policy" content=")[^"]*')
_ONLINE = ("admin/",)
"""What needs a network: links there lead to the page that says so."""

INSTEAD = "offline/"


def on_disk(html: str, url: str) -> str:
    """Turn a page of the site into one that works in a folder on a disk.

    Args:
        html: the whole page.
        url: its address from the root of the site, with a slash at the end, or empty.
    """
    html = _POLICY.sub(lambda found: _policy(found[0]), _LEFT_OUT.sub("", html))
    roots = [found["root"] for found in _MODULES.finditer(html)]
    html = _MODULES.sub("", html)
    if roots:
        script = f'<script src="{roots[0]}{SCRIPT}" defer></script>\n'
        html = html.replace("</body>", f"{script}</body>", 1)
    return _TAG.sub(lambda found: _tag(found, url), html)


def _policy(policy: str) -> str:
    """Allow files of the disk: there `'self'` is not the same for all browsers."""
    kept = (part.strip() for part in policy.split(";"))
    parts = [part for part in kept if part and "trusted-types" not in part]
    return "; ".join(_directive(part) for part in parts)


def _directive(directive: str) -> str:
    name, _, sources = directive.partition(" ")
    files = name in {"script-src", "style-src", "img-src"}
    more = " file:" if files else " data:" if name == "font-src" else ""
    return f"{name} {sources}{more}"


def _tag(found: re.Match[str], url: str) -> str:
    opening = found[1] or found[0]
    mended = _ADDRESS.sub(
        lambda one: f'{one["name"]}="{address_on_disk(one["value"], url)}"', opening
    )
    return mended + (found[2] or "")


def address_on_disk(address: str, url: str) -> str:
    """Give the relative address of a file for that of a folder; leave other hosts alone."""
    if _ELSEWHERE.match(address):
        return address
    parts = _PARTS.fullmatch(address)
    path, rest = (parts["path"], parts["rest"]) if parts else (address, "")
    target = normpath(f"/{url}{path}").lstrip("/") + "/"
    if target.startswith(_ONLINE):
        return f"{'../' * url.count('/')}{INSTEAD}index.html"
    last = path.rpartition("/")[2]
    if last in {".", ".."}:
        path += "/"
    return f"{path}index.html{rest}" if path.endswith("/") else address
