"""The program as it is: what is kept from run to run is kept for it alone."""

from functools import cache
from hashlib import sha256
from pathlib import Path

import opora


@cache
def program() -> str:
    """Return a name of the program: another for every change in its code."""
    (root,) = (Path(path) for path in opora.__path__)
    made = sha256()
    for path in sorted(root.rglob("*.py")):
        made.update(path.relative_to(root).as_posix().encode() + b"\0")
        made.update(sha256(path.read_bytes()).digest())
    return made.hexdigest()
