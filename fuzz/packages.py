"""Changing the packages that .docx and .xlsx are: their parts, or the archive itself."""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from fuzz.case import Case
from fuzz.mutation import changed

_NOW = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_ELEMENT = re.compile(rb"<([\w:]+)(?:\s[^<>]*)?(?:/>|>[^<>]*</\1>)")
_BOUND = re.compile(rb'="[^"]{0,40}"')
_VALUES = (b"", b"-1", b"0", b"99999999", b"1e9", b"XFD1048576", b"A1:XFD1048576", b"../../x", b"~")


def steady(content: bytes) -> bytes:
    """Write a package again without the hour of its making, so that runs are the same."""
    return packed({name: _NOW.sub(b"2026-01-01T00:00:00Z", part) for name, part in parts(content)})


def parts(content: bytes) -> Sequence[tuple[str, bytes]]:
    """Unpack a package that is sound."""
    with ZipFile(BytesIO(content)) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def packed(held: Mapping[str, bytes]) -> bytes:
    """Pack parts, each with the same hour."""
    memory = BytesIO()
    with ZipFile(memory, "w", ZIP_DEFLATED) as archive:
        for name, part in held.items():
            archive.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    return memory.getvalue()


def mutated_file(case: Case, others: Sequence[Case], random: Random) -> Case:
    """Change a part of a package, its parts as a whole, or the bytes of the file."""
    try:
        held = dict(parts(case.content))
    except BadZipFile:
        return Case(case.name, changed(case.content, others, random))
    if random.random() < 0.2:  # noqa: PLR2004  the archive itself is looked at rather seldom
        return Case(case.name, changed(case.content, others, random))
    for _ in range(random.randint(1, 3)):
        name = random.choice([*held])
        match random.randrange(8):
            case 0:
                del held[name]
                held = held or {name: b""}
            case 1:
                held[random.choice([*held])] = held[name]
            case 2 | 3:
                held[name] = changed(held[name], others, random)
            case _:
                held[name] = _element(held[name], random)
    return Case(case.name, packed(held))


def _element(part: bytes, random: Random) -> bytes:
    """Repeat, drop or move an element, or give an attribute another value."""
    pattern = _BOUND if random.random() < 0.5 else _ELEMENT  # noqa: PLR2004  one or the other
    places = [found.span() for found in pattern.finditer(part)]
    if not places:
        return part
    first, last = random.choice(places)
    if pattern is _BOUND:
        return part[:first] + b'="' + random.choice(_VALUES) + b'"' + part[last:]
    piece, rest = part[first:last], part[:first] + part[last:]
    match random.randrange(4):
        case 0:
            return rest
        case 1:
            return part[:last] + piece * random.choice((1, 50, 2_000)) + part[last:]
        case 2:
            return part[:first] + piece[:1] + piece + part[last:]
        case _:
            at, _ = random.choice(places)
            return rest[:at] + piece + rest[at:]
