"""A zip archive of parts, some of which are the same in thousands of archives and packed once.

Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.7, 4.3.12, 4.3.16.
"""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), "<4s4H2LH"
_VERSION, _DEFLATED = 20, 8
_MIDNIGHT, _DAY = 0, (1980 - 1980) << 9 | 1 << 5 | 1
"""When parts say they were made: 1 January 1980, as early as a zip can tell."""

_SMALL, _FEW = 7_900, (13, 6)
"""Parts below this size in bytes fit a window of 8 kB. Of the usual 256 kB of memory, which the
system has to clear for each, packing a small part takes three times as long."""


@dataclass(frozen=True, slots=True)
class Part:
    """A packed part: an ASCII name, the packed bytes, the checksum and size of the plain ones."""

    name: bytes
    packed: bytes
    checksum: int
    size: int

    @classmethod
    def of(cls, name: str, text: str) -> "Part":
        """Pack a text."""
        plain = text.encode()
        window, memory = _FEW if len(plain) < _SMALL else (zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL)
        packer = zlib.compressobj(wbits=-window, memLevel=memory)
        packed = packer.compress(plain) + packer.flush()
        return cls(name.encode("ascii"), packed, zlib.crc32(plain), len(plain))

    @property
    def _facts(self) -> tuple[int, ...]:
        times = (_VERSION, 0, _DEFLATED, _MIDNIGHT, _DAY)
        return (*times, self.checksum, len(self.packed), self.size, len(self.name))

    def local(self) -> bytes:
        """Write the part with what stands before it."""
        return _LOCAL.pack(b"PK\3\4", *self._facts, 0) + self.name + self.packed

    def listed(self, at: int) -> bytes:
        """Write its line in the list at the end; it lies at a place."""
        return _CENTRAL.pack(b"PK\1\2", _VERSION, *self._facts, 0, 0, 0, 0, 0, at) + self.name


def archive(parts: Iterable[Part]) -> bytes:
    """Put parts together; all of them must be smaller than 4 GB."""
    held = list(parts)
    bodies = [part.local() for part in held]
    places = [0, *accumulate(map(len, bodies))]
    lines = b"".join(part.listed(at) for part, at in zip(held, places, strict=False))
    number = len(held)
    end = struct.pack(_END, b"PK\5\6", 0, 0, number, number, len(lines), places[-1], 0)
    return b"".join((*bodies, lines, end))
