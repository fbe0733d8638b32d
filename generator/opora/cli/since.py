"""What a change has wrong: in the files it touches, and what it broke in others."""

from collections import Counter
from datetime import date
from pathlib import Path

from opora import git
from opora.cli.judging import read_all
from opora.cli.options import Failure
from opora.diagnostics import Diagnostic
from opora.files import Listing
from opora.history.snapshot import list_blobs, read_blobs
from opora.load import Source
from opora.pipeline import read_bank

Told = tuple[str, str, str]


def read_since(
    listing: Listing, revision: str, as_of: date
) -> tuple[list[Diagnostic], frozenset[str]]:
    """Judge the whole bank and keep what a change answers for.

    Args:
        listing: the content as it is now.
        revision: the commit before the change, as Git names it.
        as_of: the day to judge deadlines by.

    Returns:
        All findings in changed files, with those in other files that were not there before; and
        the changed files that are still there.

    Raises:
        Failure: Git does not know the commit.
    """
    try:
        changed = _changed(listing.root, revision)
        before = Counter(map(_told, _judged_at(listing.root, revision, as_of)))
    except git.GitError as error:
        message = f"Git не находит коммит «{revision}» или не отвечает: {error}"
        raise Failure(message) from error
    found = []
    for one in read_all(listing, as_of).diagnostics:
        known = before[_told(one)] > 0
        before[_told(one)] -= known
        if one.path in changed or not known:
            found.append(one)
    return found, changed & frozenset(listing.paths)


def _told(one: Diagnostic) -> Told:
    """Name a finding by what it says and not by its line, which moves."""
    return one.path, one.code, one.message


def _changed(root: Path, revision: str) -> frozenset[str]:
    asked = ("diff", "--name-only", "-z", "--no-renames", "--relative", revision, "--", ".")
    new = ("ls-files", "-z", "--others", "--exclude-standard")
    told = git.ask(root, *asked) + git.ask(root, *new)
    return frozenset(told.decode("utf-8", "backslashreplace").split("\0")) - {""}


def _judged_at(root: Path, revision: str, as_of: date) -> list[Diagnostic]:
    """Judge the bank as a commit holds it; where it holds none, nothing was wrong with it."""
    inside = git.text(root, "rev-parse", "--show-prefix").rstrip("/")
    commit = git.text(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    tree = f"{commit}:{inside}"
    known = git.ask(root, "cat-file", "--batch-check", given=f"{tree}\n".encode())
    if b" tree " not in known:
        return []
    blobs, problems = list_blobs(root, tree)
    sources: list[Source] = []
    for _, held in read_blobs(root, blobs):
        if isinstance(held, Source):
            sources.append(held)
        else:
            problems.append(held)
    return read_bank(sources, as_of, unread=problems).diagnostics
