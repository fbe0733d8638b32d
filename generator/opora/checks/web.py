"""Addresses that do not lead to the open web."""

import re
from urllib.parse import urlsplit

_LOCAL_PATH = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\", re.IGNORECASE)
_PRIVATE = re.compile(
    r"localhost|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(1[6-9]|2\d|3[01])\.[\d.]+|.*\.local"
)


def unreachable(address: str) -> bool:
    """Tell whether an address opens only on one computer or in one network."""
    if _LOCAL_PATH.match(address):
        return True
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return True
    return bool(_PRIVATE.fullmatch(host))
