"""Short names that are the same in every build: of a page in the index, of the file of a term."""

from base64 import urlsafe_b64encode
from hashlib import blake2b

_BYTES, LETTERS = 6, 8
"""48 bits name a page: among 60,000 pages, one build in 150,000 has two of the same name."""

_PRIME, _START, _MASK = 0x01000193, 0x811C9DC5, 0xFFFFFFFF


def key_of(url: str) -> str:
    """Name a page by its address, in eight letters."""
    return urlsafe_b64encode(blake2b(url.encode(), digest_size=_BYTES).digest()).decode()


def chunk_of(name: str, chunks: int) -> int:
    """Tell in which of the files a term or a key stands: its FNV-1a hash, as in the browser.

    Source: http://www.isthe.com/chongo/tech/comp/fnv/
    """
    value = _START
    for sign in name:
        value = (value ^ ord(sign)) * _PRIME & _MASK
    return value % chunks
