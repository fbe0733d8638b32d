"""Asking a site for many small files: in bounded time and size, and of no other host."""

import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from time import monotonic
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from opora.federation.bounds import Bounds
from opora.federation.folder import too_much
from opora.federation.gathered import SourceFailure

LARGEST = 5_000_000
"""Bytes of one answer; a list of 500 records takes some 300,000."""

SILENT = 20.0
"""Seconds without a byte after which a site is taken for hung."""

_AT_ONCE = 6
_CHUNK = 65_536
_AGENT = "opora-federate/1"


class _SameHost(HTTPRedirectHandler):
    """Follows redirects within a host, and from http to https."""

    max_redirections = 3

    def redirect_request(  # noqa: PLR0913, PLR0917  urllib calls it so
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        safe = new.scheme in {old.scheme, "https"} and new.hostname == old.hostname
        if not safe or (new.scheme == old.scheme and new.port != old.port):
            fp.close()
            message = f"Сайт уводит на другой адрес: {newurl[:200]}"
            raise SourceFailure(message)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> OpenerDirector:
    """Make what asks; it knows http and https and nothing else."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(context=ssl.create_default_context()),
        HTTPDefaultErrorHandler(),
        _SameHost(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


@dataclass(slots=True)
class Web:
    """A site, and what may still be taken from it."""

    bounds: Bounds
    _until: float = field(init=False)
    _taken: int = 0
    _lock: Lock = field(default_factory=Lock)
    _opener: OpenerDirector = field(default_factory=_opener)

    def __post_init__(self) -> None:
        self._until = monotonic() + self.bounds.patience

    def get(self, addresses: Sequence[str]) -> list[bytes]:
        """Ask for files, several at a time; the answers are in the order of the addresses.

        Raises:
            SourceFailure: One could not be had, or time or size ran out.
        """
        waiting: SimpleQueue[tuple[int, str]] = SimpleQueue()
        answers: SimpleQueue[tuple[int, bytes | SourceFailure]] = SimpleQueue()
        for one in enumerate(addresses):
            waiting.put(one)
        for _ in range(min(_AT_ONCE, len(addresses))):
            Thread(target=self._work, args=(waiting, answers), daemon=True).start()
        found: dict[int, bytes] = {}
        try:
            while len(found) < len(addresses):
                number, answer = answers.get(timeout=max(self._until - monotonic(), 0.001))
                if isinstance(answer, SourceFailure):
                    raise answer
                found[number] = answer
        except Empty:
            raise self._late() from None
        finally:
            _drain(waiting)
        return [found[number] for number in range(len(addresses))]

    def _work(
        self,
        waiting: "SimpleQueue[tuple[int, str]]",
        answers: "SimpleQueue[tuple[int, bytes | SourceFailure]]",
    ) -> None:
        while True:
            try:
                number, address = waiting.get_nowait()
            except Empty:
                return
            try:
                answers.put((number, self._ask(address)))
            except SourceFailure as failure:
                answers.put((number, failure))
                return

    def _ask(self, address: str) -> bytes:
        request = Request(address, headers={"User-Agent": _AGENT})  # noqa: S310  the opener knows http alone
        patience = min(SILENT, max(self._until - monotonic(), 0.001))
        try:
            with self._opener.open(request, timeout=patience) as answer:
                parts: list[bytes] = []
                size = 0
                while part := answer.read1(_CHUNK):
                    parts.append(part)
                    size += len(part)
                    self._count(len(part))
                    if size > LARGEST:
                        message = f"Ответ больше {LARGEST // 1_000_000} МБ: {address}"
                        raise SourceFailure(message)
                return b"".join(parts)
        except HTTPError as error:
            error.close()
            message = f"Ответ {error.code}: {address}"
            raise SourceFailure(message) from error
        except (URLError, HTTPException, OSError, ValueError) as error:
            message = f"{_reason(error)}: {address}"
            raise SourceFailure(message) from error

    def _count(self, size: int) -> None:
        if monotonic() > self._until:
            raise self._late()
        with self._lock:
            self._taken += size
            if self._taken > self.bounds.size:
                raise too_much(self.bounds)

    def _late(self) -> SourceFailure:
        return SourceFailure(f"Не ответил за {self.bounds.patience:g} с.")


def _drain(waiting: "SimpleQueue[tuple[int, str]]") -> None:
    """Leave nothing to do to those who still work."""
    while True:
        try:
            waiting.get_nowait()
        except Empty:
            return


def _reason(error: Exception) -> str:
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, TimeoutError):
        return "Сайт молчит"
    return "Соединение не установлено" if isinstance(cause, OSError) else "Ответ не читается"
