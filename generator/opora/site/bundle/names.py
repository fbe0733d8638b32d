"""Names of files that Windows takes, with room for the folder that a person unpacks into."""

import re
from collections.abc import Iterable, Iterator

from opora.parse.entry import DEVICE

LONGEST = 180
"""Letters of a path in the copy: Windows takes 259, with the folder where the copy lies."""

_REFUSED = re.compile(r'[<>:"\\|?*\x00-\x1f]|[ .]$')


def misfits(names: Iterable[str]) -> Iterator[str]:
    """Say, in Russian, which paths could not be unpacked on Windows, and why."""
    seen: dict[str, str] = {}
    for name in names:
        parts = name.split("/")
        if len(name) > LONGEST:
            yield f"{name}: путь длиннее {LONGEST} знаков"
        elif DEVICE.search(name) or any(map(_REFUSED.search, parts)):
            yield f"{name}: Windows не примет такое имя"
        elif (other := seen.setdefault(name.casefold(), name)) != name:
            yield f"{name}: отличается от {other} только большими буквами"
