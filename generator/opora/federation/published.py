"""A bank from the open data of its site: records are asked for one by one and written as files."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from opora.federation.bounds import Bounds
from opora.federation.folder import check_number
from opora.federation.gathered import Found, SourceFailure
from opora.federation.naming import LEFT
from opora.federation.rebuilding import rebuilt
from opora.federation.sources import home_of
from opora.federation.web import Web
from opora.kinds import BY_NAME
from opora.load import Source
from opora.model.base import ID_PATTERN
from opora.render.open_data.addresses import API

if TYPE_CHECKING:
    from opora.diagnostics import Diagnostic

_ID = re.compile(ID_PATTERN)
_VERSION = re.compile(r"1\.\d+\.\d+")


def files_behind(address: str, cache: Path, bounds: Bounds) -> Found:
    """Read the published records of a bank.

    Args:
        address: of its site, or of the interface.
        cache: the folder by which what is kept of reading is found; nothing is written there.
        bounds: how long it may take and how much it may be.

    Raises:
        SourceFailure: There is no such interface, or it does not answer as it should.
    """
    asking = _Asking(home_of(address) + API, Web(bounds), bounds)
    index = asking.told(["index.json"])[0]
    if not _VERSION.fullmatch(str(index.get("version"))):
        message = f"По адресу {home_of(address)}{API} нет открытых данных версии 1."
        raise SourceFailure(message)
    names = list(asking.names(_kinds(index)))
    check_number(len(names), bounds)
    answers = asking.told([f"records/{kind}/{id_}.json" for kind, id_ in names])
    sources: list[Source] = []
    unread: list[Diagnostic] = []
    for answer, (kind, id_) in zip(answers, names, strict=True):
        one = rebuilt(answer, kind, id_)
        if isinstance(one, Source):
            sources.append(one)
        else:
            unread.append(one)
    place = cache / sha256(address.encode()).hexdigest()[:24]
    return Found(tuple(sources), tuple(unread), place, day=_day(index.get("changed")))


@dataclass(frozen=True, slots=True)
class _Asking:
    """Asks for files below the root of the interface."""

    root: str
    web: Web
    bounds: Bounds

    def told(self, paths: Sequence[str]) -> list[Mapping[str, Any]]:
        """Ask for mappings."""
        answers = self.web.get([self.root + path for path in paths])
        return [self._mapping(*pair) for pair in zip(paths, answers, strict=True)]

    def names(self, kinds: Sequence[str]) -> Iterator[tuple[str, str]]:
        """List kind and id of all records, list after list."""
        firsts = self.told([f"kinds/{kind}.json" for kind in kinds])
        more = [
            (kind, f"kinds/{kind}/{page}.json")
            for kind, first in zip(kinds, firsts, strict=True)
            for page in range(2, self._pages(first) + 1)
        ]
        rest = self.told([path for _, path in more])
        lists = [
            *zip(kinds, firsts, strict=True),
            *zip([kind for kind, _ in more], rest, strict=True),
        ]
        for kind, answer in lists:
            items = answer.get("items")
            for item in items if isinstance(items, list) else ():
                id_ = item.get("id") if isinstance(item, dict) else None
                if isinstance(id_, str) and "#" not in id_ and _ID.match(id_):
                    yield kind, id_

    def _pages(self, answer: Mapping[str, Any]) -> int:
        pages = answer.get("pages")
        if not isinstance(pages, int) or not 0 < pages <= self.bounds.files:
            message = "Список записей не читается."
            raise SourceFailure(message)
        return pages

    def _mapping(self, path: str, content: bytes) -> Mapping[str, Any]:
        try:
            answer = json.loads(content, parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            message = f"Вместо JSON пришло что-то другое: {self.root}{path}"
            raise SourceFailure(message) from error
        return answer if isinstance(answer, dict) else {}


def _kinds(index: Mapping[str, Any]) -> list[str]:
    """List the kinds that the site has and that have files; others are within them."""
    listed = index.get("kinds")
    told = [one.get("kind") for one in listed if isinstance(one, dict)] if listed else []
    return [
        name for name, kind in BY_NAME.items() if name in told and kind.places and name not in LEFT
    ]


def _refuse(word: str) -> object:
    raise ValueError(word)


def _day(told: object) -> date | None:
    with suppress(ValueError, TypeError):
        return date.fromisoformat(str(told))
    return None
