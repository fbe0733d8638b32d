"""A bank in a Git repository, at one commit: read as data from its objects, never checked out."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from opora import git
from opora.diagnostics import Diagnostic
from opora.federation.bounds import Bounds
from opora.federation.child import ChildError, run_bounded
from opora.federation.folder import check_number, too_much
from opora.federation.gathered import Found, SourceFailure
from opora.files import decode
from opora.files.content import MAX_BYTES
from opora.files.listing import GUIDES, is_hidden
from opora.files.refusal import linked, no_file, too_large
from opora.load import Source
from opora.parse import address_of, foreign

_SETTINGS = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "core.quotePath": "false",
    "fetch.recurseSubmodules": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "credential.interactive": "false",
    "advice.detachedHead": "false",
}

_PROTOCOLS = "https:ssh:file"
"""All that Git may speak, also where an address leads on to another."""

_OF_ANOTHER = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_CONFIG")
"""What the environment of a hook says of its own repository."""

_BLOB, _LINK = "blob", "120000"


@dataclass(frozen=True, slots=True)
class _Item:
    mode: str
    name: str
    size: int
    path: str


def files_at(address: str, commit: str, cache: Path, bounds: Bounds) -> Found:
    """Read the files of a bank at a commit; the commit is fetched where it is not there yet.

    Nothing of the repository runs: there is no work tree, so no hooks, filters or submodules.

    Args:
        address: of the repository.
        commit: its full name.
        cache: the folder that keeps what was fetched; it may be deleted.
        bounds: how long it may take and how much it may be.

    Raises:
        SourceFailure: The commit cannot be fetched or read, or there is no bank in it.
    """
    place = cache / sha256(address.encode()).hexdigest()[:24]
    try:
        _fetch(address, commit, place, bounds)
        day = git.text(place, "--git-dir=.", "show", "-s", "--format=%cI", commit)[:10]
        unread: list[Diagnostic] = []
        wanted = list(_wanted(place, commit, unread))
        check_number(len(wanted), bounds)
        if sum(item.size for item in wanted) > bounds.size:
            raise too_much(bounds)
        sources = tuple(_read(place, wanted, unread))
    except (git.GitError, OSError) as error:
        message = f"Репозиторий не читается: {_short(str(error))}"
        raise SourceFailure(message) from error
    return Found(sources, tuple(unread), place, commit, _day(day))


def _fetch(address: str, commit: str, place: Path, bounds: Bounds) -> None:
    if _holds(place, commit):
        return
    if not (place / "HEAD").is_file():
        place.mkdir(parents=True, exist_ok=True)
        _run(("init", "--quiet", "--bare", "--template=", str(place)), place, bounds)
    always = ("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head")
    kept = f"refs/gathered/{commit}"
    try:
        _run((*always, "--depth=1", "--", address, f"{commit}:{kept}"), place, bounds)
    except SourceFailure:
        shutil.rmtree(place, ignore_errors=True)
        raise
    except ChildError as refused:
        _fetch_branches(address, place, bounds, always, refused)
    if not _holds(place, commit):
        message = f"Коммита {commit[:12]} в репозитории нет."
        raise SourceFailure(message)


def _fetch_branches(
    address: str, place: Path, bounds: Bounds, always: tuple[str, ...], refused: ChildError
) -> None:
    """Take all branches of a server that does not give away a commit by its name."""
    every = ("+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*")
    try:
        _run((*always, "--", address, *every), place, bounds)
    except SourceFailure:
        shutil.rmtree(place, ignore_errors=True)
        raise
    except ChildError as error:
        message = f"Git не смог взять коммит: {_short(str(error) or str(refused))}"
        raise SourceFailure(message) from error


def _run(arguments: tuple[str, ...], place: Path, bounds: Bounds) -> None:
    settings = (part for key, value in _SETTINGS.items() for part in ("-c", f"{key}={value}"))
    command = ("git", "-C", str(place), *settings, *arguments)
    run_bounded(command, _environment(), place, bounds)


def _environment() -> Mapping[str, str]:
    own = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER}
    return {
        "GIT_SSH_COMMAND": "ssh -oBatchMode=yes -oConnectTimeout=20",
        **own,
        "GIT_ALLOW_PROTOCOL": _PROTOCOLS,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "LC_ALL": "C",
    }


def _holds(place: Path, commit: str) -> bool:
    if not (place / "HEAD").is_file():
        return False
    try:
        git.ask(place, "--git-dir=.", "cat-file", "-e", f"{commit}^{{tree}}")
    except git.GitError:
        return False
    return True


def _wanted(place: Path, commit: str, unread: list[Diagnostic]) -> Iterator[_Item]:
    """List the files of records; what is none goes to `unread`."""
    held = _tree(place, f"{commit}:content") or _tree(place, commit)
    for item in held:
        parts = item.path.split("/")
        if parts[0] == GUIDES or any(map(is_hidden, parts)):
            continue
        if item.mode == _LINK:
            unread.append(linked(item.path))
        elif item.size < 0:
            unread.append(no_file(item.path))
        elif item.size > MAX_BYTES:
            unread.append(too_large(item.path, MAX_BYTES))
        elif address_of(item.path) is None:
            unread.append(foreign(item.path))
        else:
            yield item


def _tree(place: Path, name: str) -> list[_Item]:
    try:
        listed = git.ask(place, "--git-dir=.", "ls-tree", "-r", "-z", "--long", name)
    except git.GitError:
        return []
    return [_item(line) for line in listed.split(b"\0") if line]


def _item(line: bytes) -> _Item:
    told, _, path = line.partition(b"\t")
    mode, kind, name, size = told.decode("ascii", "replace").split()
    number = int(size) if kind == _BLOB and size.isdecimal() else -1
    return _Item(mode, name, number, path.decode("utf-8", "replace"))


def _read(place: Path, wanted: list[_Item], unread: list[Diagnostic]) -> Iterator[Source]:
    names = git.listed(item.name for item in wanted)
    held = git.ask(place, "--git-dir=.", "cat-file", "--batch", given=names)
    at = 0
    for item in wanted:
        head, _, _ = held[at : at + 200].partition(b"\n")
        start = at + len(head) + 1
        at = start + item.size + 1
        if not head.endswith(f" {_BLOB} {item.size}".encode()):
            message = "объект не читается"
            raise git.GitError(message)
        source = decode(item.path, held[start : start + item.size])
        if isinstance(source, Source):
            yield source
        else:
            unread.append(source)


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None


def _short(text: str) -> str:
    """Take the last line that Git said, without signs that a terminal would obey."""
    last = next((line for line in reversed(text.splitlines()) if line.strip()), "без объяснений")
    return "".join(sign for sign in last if sign.isprintable())[:300]
