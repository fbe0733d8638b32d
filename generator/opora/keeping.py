"""What is kept from run to run: for which program, and how it is put on the disk."""

import re
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
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


@cache
def everything() -> str:
    """Return a name of all that a site is made with: code, templates, assets, libraries.

    Unlike `program`, it changes with a template or a script of the site.
    """
    (root,) = (Path(path) for path in opora.__path__)
    made = sha256(sys.version.encode())
    for path in sorted(path for path in root.rglob("*") if path.suffix not in _COMPILED):
        if path.is_file():
            made.update(path.relative_to(root).as_posix().encode() + b"\0")
            made.update(sha256(path.read_bytes()).digest())
    for needed in requires("opora") or ():
        name = _NAME.match(needed)
        with suppress(PackageNotFoundError):  # what is optional need not be there
            made.update(f"{name[0]} {version(name[0])}\0".encode() if name else b"")
    return made.hexdigest()


_COMPILED = {".pyc", ".pyo"}
_NAME = re.compile(r"[A-Za-z0-9._-]+")


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
