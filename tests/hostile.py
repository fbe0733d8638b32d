"""A bank of every kind whose values are attacks, and hostile guides beside it."""

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

from opora.load import Source, load
from opora.parse import address_of, parse
from opora.pipeline import published
from opora.plain_yaml import Loc
from opora.render import Edition
from tests.attacks import ATTACKS, INJECTIONS
from tests.content import AS_OF, BODY, Fields, judged, text_of
from tests.every_kind import EVERY_KIND, TABLE

EVERY = "\n\n".join(ATTACKS)


def hostile(path: str, fields: Fields, attacks: Iterator[str]) -> dict[str, Any]:
    """Put an attack into every value that stands there, and into the other fields of the model.

    A field that refuses it says so and keeps what it held.
    """
    address = address_of(path)
    assert address is not None
    others = (name for name in address.kind.model.model_fields if name not in fields)
    offers = [(loc, (next(attacks),)) for loc in _leaves(fields, ())]
    made = deepcopy(dict(fields))
    for loc, puts in [*offers, *(((one,), (next(attacks), [next(attacks)])) for one in others)]:
        for put in puts:
            changed = _with(made, loc, put)
            document, problems = load(Source(path, text_of(path, changed)))
            assert document is not None, problems
            told = parse(document)[1]
            assert all(one.message for one in told)
            if not told:
                made = changed
                break
    return made


def _leaves(value: object, loc: Loc) -> Iterator[Loc]:
    match value:
        case dict():
            for key, held in value.items():
                yield from _leaves(held, (*loc, key))
        case list():
            for number, held in enumerate(value):
                yield from _leaves(held, (*loc, number))
        case str():
            yield loc


def _with(fields: dict[str, Any], loc: Loc, put: object) -> dict[str, Any]:
    changed = deepcopy(fields)
    here: Any = changed
    for step in loc[:-1]:
        here = here[step]
    here[loc[-1]] = put
    return changed


@cache
def hostile_edition() -> Edition:
    """Read the bank: attacks in turn, those on pages and those on other programs."""
    marks = [one for one in ATTACKS if "\n" not in one]
    attacks = cycle(one for at, mark in enumerate(marks) for one in _pair(at, mark))
    sources = [
        Source(path, text_of(path, hostile(path, fields, attacks), f"{BODY}\n\n{EVERY}\n"))
        for path, fields in EVERY_KIND.items()
    ]
    cell = marks[3].replace('"', '""')
    sources.append(Source("assessments/made.csv", TABLE.format(f'"{cell}"')))
    return Edition(published(judged(sources).catalog), AS_OF)


def _pair(at: int, mark: str) -> tuple[str, ...]:
    return (mark, INJECTIONS[at // 3 % len(INJECTIONS)]) if at % 3 == 0 else (mark,)


def write_hostile_guides(folder: Path) -> None:
    """Lay guides and files that attack beside the sound ones."""
    evil = "</title><script>alert(1)</script>"
    head = f"title: '{evil}'\ndescription: '\"><script>alert(1)</script>'\ntemplate: 404.html\n"
    links = "[a](javascript:alert(1)){ onclick=alert(1) style=x }\n![b](https://elsewhere.example/)"
    for name, text in {
        "evil.md": f"---\n{head}---\n\n# Зло <b onclick=alert(1)>x</b>\n\n{links}\n\n{EVERY}\n",
        "evil-entities.md": "# &lt;/title&gt;&lt;img src=x onerror=alert(1)&gt;\n\nText\n",
        "evil-lines.md": f"title: {evil}\ndescription: {evil}\n\n# Зло\n",
        "evil.html": "<script>alert(1)</script>",
        "evil.js": "alert(1)",
        "evil.svg": "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "evil.png": "<script>alert(1)</script>",
        "evil.docm": "PK",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
