"""Which files of a site a browser keeps ahead, so that they are there without a network."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

BUDGET = 16_000_000
"""Bytes that are kept ahead at most, as the files lie in the site."""

SEEN = 30_000_000
"""Bytes that are kept at most of what is read and was not kept ahead: see `sw.js`, `SEEN_MOST`."""

LARGEST = 1_000_000
"""Bytes of a file that is kept ahead at most."""

_NEVER = re.compile(r"(?:admin|api|calendars|feeds)/.*|\..*|404\.html|search/words\.json|sw\.js")
_KINDS = re.compile(
    r".*\.(?:html|js|css|woff2|svg|png|jpe?g|webp|bin)|(?!datapackage|offline/).*\.json"
)
_READ_FIRST = re.compile(r"(?:practices|approaches|factors|guides|answers|roles|glossary)/.*")
_ALWAYS = ("", "search/", "my-school/", "offline/")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Paths of files: the core, without which nothing is kept, and more, kept one by one."""

    core: tuple[str, ...]
    more: tuple[str, ...]


@dataclass(slots=True)
class _Basket:
    left: int = BUDGET
    taken: list[str] = field(default_factory=list)

    def take(self, files: Iterable[tuple[str, int]]) -> None:
        """Take what fits, in order."""
        for name, size in files:
            if size <= min(self.left, LARGEST):
                self.taken.append(name)
                self.left -= size

    def take_all(self, files: list[tuple[str, int]]) -> None:
        """Take all or nothing: half of an index would answer half of the questions."""
        if sum(size for _, size in files) <= self.left:
            self.take(files)


def choose(files: Iterable[tuple[str, int]], tabs: Iterable[str]) -> Chosen:
    """Choose within the budget.

    Args:
        files: paths from the root of the site with their sizes in bytes, in any order.
        tabs: addresses of the main sections; their pages and data belong to the core.
    """
    able = [one for one in files if _KINDS.fullmatch(one[0]) and not _NEVER.fullmatch(one[0])]
    folders = {*_ALWAYS, *tabs}
    groups: dict[int, list[tuple[str, int]]] = {rank: [] for rank in range(4)}
    for name, size in sorted(able, key=lambda one: (one[0].count("/"), one[0])):
        groups[_rank(name, folders)].append((name, size))
    core, more = _Basket(), _Basket()
    core.take(groups[0])
    more.left = core.left
    more.take_all(groups[1])
    more.take((*groups[2], *groups[3]))
    return Chosen(tuple(core.taken), tuple(more.taken))


def _rank(name: str, folders: set[str]) -> int:
    if name.startswith("assets/"):
        return 0 if not name.startswith("assets/submit/") else 3
    folder, slash, _ = name.rpartition("/")
    if folder + slash in folders:
        return 0
    if name.startswith("search/"):
        return 1
    return 2 if _READ_FIRST.match(name) else 3


def addresses(names: Iterable[str]) -> Iterator[str]:
    """Turn paths of files into addresses: a page is called by its folder."""
    return (re.sub(r"(?:^|(?<=/))index\.html$", "", name) for name in names)
