"""Old addresses and where they lead now: the file `redirects.yml` beside `mkdocs.yml`."""

import re
from collections.abc import Iterator, Mapping
from html import escape

from opora.diagnostics import Diagnostic
from opora.plain_yaml import read
from opora.render.address import relative

NAME = "redirects.yml"

_HEAD = "# Старый адрес: новый адрес. Пишет `opora rename`; страницы собирает `opora build`.\n"
_ADDRESS = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+(?:#[a-z0-9-]+)?")


def read_redirects(text: str) -> tuple[dict[str, str], list[Diagnostic]]:
    """Read the file; wrong lines drop out with their diagnostics, chains lead to their end."""
    content = read(text, NAME)
    problems = list(content.problems)
    data = content.data if isinstance(content.data, dict) else {}
    found: dict[str, str] = {}
    for old, new in data.items():
        span = content.positions.keys[(old,)]
        if not (_ADDRESS.fullmatch(old) and isinstance(new, str) and _ADDRESS.fullmatch(new)):
            message = f"«{old}: {new}» — не пара адресов сайта"
            hint = "пример: practices/old-name/: practices/new-name/"
            problems.append(Diagnostic(NAME, span, "M03", message, hint=hint))
        elif "#" not in old:
            found[old] = new
    for old in [one for one in found if _end(found, one) is None]:
        span = content.positions.keys[(old,)]
        message = f"адрес «{old}» перенаправлен по кругу"
        problems.append(Diagnostic(NAME, span, "M03", message, hint="оставьте одно направление"))
        del found[old]
    return {old: _end(found, old) or new for old, new in found.items()}, problems


def _end(moves: Mapping[str, str], old: str) -> str | None:
    seen = {old}
    here = moves[old]
    while here in moves:
        if here in seen:
            return None
        seen.add(here)
        here = moves[here]
    return None if here in seen else here


def with_moves(text: str | None, moves: Mapping[str, str]) -> str:
    """Add moves to the file: what led to an old address leads to the new one at once."""
    known = read_redirects(text or "")[0] if text else {}
    all_ = {**{old: moves.get(new, new) for old, new in known.items()}, **moves}
    fresh = set(moves.values())
    kept = sorted((old, new) for old, new in all_.items() if old not in fresh and old != new)
    return _HEAD + "".join(f"{old}: {new}\n" for old, new in kept)


def wrong_redirects(
    redirects: Mapping[str, str], pages: frozenset[str], known: frozenset[str]
) -> Iterator[str]:
    """Tell which redirects hide a page or lead nowhere.

    Args:
        redirects: new addresses by old ones.
        pages: the addresses that are published.
        known: the addresses of all records, also of those that are not for the site.
    """
    for old, new in redirects.items():
        if old in pages:
            yield f"{NAME}: по адресу «{old}» есть страница, перенаправление её закроет"
        elif new.partition("#")[0] not in pages | known:
            yield f"{NAME}: «{old}» ведёт на «{new}», а такой страницы нет"


def redirect_page(old: str, new: str, site_url: str) -> str:
    """Draw the page at an old address: it leads on by itself, and by a link."""
    way = escape(relative(new, old.count("/")))
    canonical = f'<link rel="canonical" href="{escape(site_url + new)}">' if site_url else ""
    return (
        '<!doctype html>\n<html lang="ru"><head><meta charset="utf-8">'
        f'<meta http-equiv="refresh" content="0; url={way}">{canonical}'
        '<meta name="robots" content="noindex">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<title>Страница переехала</title></head>\n"
        f'<body><p>Страница переехала: <a href="{way}">открыть по новому адресу</a>.</p>'
        "</body></html>\n"
    )
