"""What is kept from run to run: for which program, and how it is put on the disk."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

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


def put(path: Path, content: bytes) -> None:
    """Put a file in the place of another in one step; a failure leaves nothing behind.

    Raises:
        OSError: It cannot be written; what was there stays.
    """
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        fresh = Path(file.name)
        try:
            file.write(content)
            file.flush()
            file.close()
            fresh.replace(path)
        except OSError:
            fresh.unlink(missing_ok=True)
            raise
