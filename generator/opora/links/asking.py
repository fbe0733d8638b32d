"""Asking an address whether it is still there."""

import socket
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

PATIENCE = 20.0
"""Seconds without an answer after which an address is taken for silent."""

_AGENT = "Mozilla/5.0 (compatible; opora-links/1; +https://www.rfc-editor.org/rfc/rfc9110)"
_GONE = frozenset({404, 410})
_TRY_OTHERWISE = frozenset({400, 403, 404, 405, 501})
"""What servers say that know no HEAD."""


class Verdict(StrEnum):
    """What an address said."""

    THERE = "there"
    GONE = "gone"
    SILENT = "silent"
    CLOSED = "closed"
    """It answers, but not to programs: nothing is known."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict, and what was said, for people."""

    verdict: Verdict
    told: str = ""


def ask(address: str) -> Answer:
    """Ask an address: by HEAD, and by GET where the server does not know HEAD."""
    answer = _ask(address, "HEAD")
    return _ask(address, "GET") if answer.told in _CODES else answer


def _ask(address: str, method: str) -> Answer:
    headers = {"User-Agent": _AGENT, "Accept": "*/*"}
    try:
        request = Request(_ascii(address), headers=headers, method=method)  # noqa: S310
        with urlopen(request, timeout=PATIENCE):  # noqa: S310  http and https only, as the model asks
            return Answer(Verdict.THERE)
    except HTTPError as error:
        return Answer(_verdict_of(error.code), f"ответ {error.code}")
    except (URLError, HTTPException, OSError, ValueError) as error:
        return Answer(Verdict.SILENT, _reason(error))


_CODES = frozenset(f"ответ {code}" for code in _TRY_OTHERWISE)


def _verdict_of(code: int) -> Verdict:
    if code in _GONE:
        return Verdict.GONE
    return Verdict.SILENT if code >= 500 else Verdict.CLOSED  # noqa: PLR2004  server errors


def _reason(error: Exception) -> str:
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, TimeoutError):
        return f"не отвечает {PATIENCE:.0f} с"
    if isinstance(cause, socket.gaierror):
        return "такого сайта нет"
    return "соединение не установлено"


def _ascii(address: str) -> str:
    """Write a Russian address as the network wants it."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    netloc = f"{host}:{parts.port}" if parts.port else host
    path, query = (
        quote(parts.path, safe="/%:@!$&'()*+,;=~"),
        quote(parts.query, safe="=&%:/?@!$'()*+,;~"),
    )
    return urlunsplit((parts.scheme, netloc, path, query, ""))
