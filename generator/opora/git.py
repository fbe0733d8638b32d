"""Asking Git: one way to run it, without pagers, hooks of the user's settings or the network."""

import os
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

_SETTINGS = (
    *("-c", "core.quotePath=false", "-c", "log.showSignature=false", "-c", "log.showRoot=true"),
    *("-c", "log.follow=false", "-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false"),
)
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}

PATIENCE = 300
"""Seconds after which Git is taken for stuck; the log of 100,000 commits takes a few."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The commit that is checked out, and where a folder stands in it.

    `borders` names what of its past is not here. What Git says of the past of a folder follows
    from these, as long as nobody replaced commits by others.
    """

    commit: str
    prefix: str
    borders: str


class GitError(Exception):
    """Git is not there, or would not answer; the text is its own."""


def ask(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Run Git in a folder and return what it prints.

    Args:
        root: the folder.
        arguments: the command.
        given: what Git reads from its input.

    Raises:
        GitError: There is no Git or it failed.
    """
    command = ["git", "-C", str(root), *_SETTINGS, *arguments]
    environment = {**os.environ, **_QUIET, "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603  a fixed program, no shell
            command,
            input=given,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
            env=environment,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitError(str(error)) from error
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def text(root: Path, *arguments: str) -> str:
    """Run Git in a folder and return what it prints as text, without the blanks around it.

    Raises:
        GitError: There is no Git or it failed.
    """
    return ask(root, *arguments).decode("utf-8", "replace").strip()


def listed(names: Iterable[str]) -> bytes:
    """Write names one a line, as Git reads them from its input."""
    return "".join(f"{name}\n" for name in names).encode()


def standing(root: Path) -> Standing | None:
    """Tell where a folder stands; nothing without commits, or where some were replaced."""
    try:
        told = text(root, "rev-parse", "HEAD", "--git-common-dir", "--show-prefix")
    except GitError:
        return None
    commit, common, *prefix = told.splitlines()
    place = root / common
    try:
        replaced = any((place / "refs/replace").glob("*")) or (place / "info/grafts").exists()
        with suppress(FileNotFoundError):
            replaced = replaced or b" refs/replace/" in (place / "packed-refs").read_bytes()
        shallow = place / "shallow"
        borders = sha256(shallow.read_bytes()).hexdigest() if shallow.exists() else ""
    except OSError:
        return None
    return None if replaced else Standing(commit, "".join(prefix), borders)
