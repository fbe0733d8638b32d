"""Short names that are the same in every build: of a page in the index, of the file of a term."""

from base64 import b32encode
from hashlib import blake2b

_BYTES, LETTERS = 5, 7
"""35 bits name a page: among 60,000 pages one build in twenty has two of the same name."""

_PRIME, _START, _MASK = 0x01000193, 0x811C9DC5, 0xFFFFFFFF


def key_of(url: str, taken: set[str]) -> str:
    """Name a page by its address: seven letters and digits, none of which is taken.

    The name is added to `taken`. Where two addresses have the same, the later gets another.
    """
    salted = url
    while (key := _letters(salted)) in taken:
        salted += "!"
    taken.add(key)
    return key


def _letters(text: str) -> str:
    return b32encode(blake2b(text.encode(), digest_size=_BYTES).digest())[:LETTERS].decode().lower()


def chunk_of(term: str, chunks: int) -> int:
    """Tell in which of the files a term stands: its FNV-1a hash, as the browser counts it too.

    Source: http://www.isthe.com/chongo/tech/comp/fnv/
    """
    value = _START
    for sign in term:
        value = (value ^ ord(sign)) * _PRIME & _MASK
    return value % chunks
