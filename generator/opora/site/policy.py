"""What a page of the site may load and run: its own files, and the scripts that the theme wrote.

See https://www.w3.org/TR/CSP3/. A static host may not let one set headers, so the policy stands in
the page; what a meta tag cannot say, a host that can should (docs/security.md).
"""

import re
from base64 import b64encode
from hashlib import sha256

_SCRIPT = re.compile(r"<script(?P<about>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_SOURCE = re.compile(r"\bsrc\s*=")
_DATA = re.compile(r"\btype\s*=\s*\"?[\w.+-]+/(?:[\w.-]+\+)?json\b")
_CHARSET = re.compile(r"<meta charset=[^>]*>")

_POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; font-src 'self'; "
    "img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)


def with_policy(html: str) -> str:
    """Put the policy of a page at its head; a script that changes later will not run.

    Args:
        html: a whole page, as the theme drew it, before any contributed text is in it.
    """
    hashes = sorted({_hash(found["text"]) for found in _SCRIPT.finditer(html) if _runs(found)})
    policy = _POLICY.format(hashes="".join(f" '{one}'" for one in hashes))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _CHARSET.sub(lambda charset: charset[0] + meta, html, count=1)


def _runs(script: re.Match[str]) -> bool:
    """Tell whether a script stands in the page and is no data."""
    return not (_SOURCE.search(script["about"]) or _DATA.search(script["about"]))


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
