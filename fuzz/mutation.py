"""Changing bytes and texts: slips, cuts, repetitions, pieces of other files, hostile words."""

import re
from collections.abc import Callable, Sequence
from random import Random

from tests.attacks import ATTACKS

from fuzz.case import Case

MAX_GROWTH = 60_000
"""Bytes that one repetition adds at most: what a file may hold is bounded elsewhere."""

_WORDS = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xd0", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"),
    *("\u202e\u200b\u2028\x85\ufeff".encode(), "e\u0301".encode(), "İıſß".encode()),
    *(b"---\n", b"\n---\n", b"\r", b"\r\n", b"\t", b": ", b"- ", b"? ", b"&a ", b"*a", b"!!int "),
    *(b"<<: ", b"|\n", b">-\n", b"#", b"'", b'"', b"{", b"}", b"[", b"]", b"%YAML 9\n", b"...\n"),
    *(b"\\", b"`", b"```\n", b"~~~", b"[^1]", b"[^1]: ", b"](", b"![", b"](/", b"|", b"|-|\n"),
    *(b"> ", b"1. ", b"# ", b"&#0;", b"&#x110000;", b"<!--", b"]]>", b"<![CDATA[", b"<script>"),
    *(b"=1+1", b";", b",", b'""', b"null", b"~", b"true", b"yes", b"0x", b"0o7", b"1_000", b".inf"),
    *(b"-0", b"1e999", b"9" * 25, b"2026-02-30", b"0000-00-00", b"9999-12-31", b"2026-13"),
    *(b"../", b"/", b"a: " * 30, "я".encode() * 300, b"-" * 300, b"#" * 7),
)

Change = Callable[[bytes, Sequence[Case], Random], bytes]


def changed(content: bytes, others: Sequence[Case], random: Random) -> bytes:
    """Change bytes one to six times, most often once: what is quite broken is refused at once."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        content = random.choice(_CHANGES)(content, others, random)
    return content


def _flip(content: bytes, _: Sequence[Case], random: Random) -> bytes:
    if not content:
        return random.randbytes(random.randint(0, 40))
    at = random.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << random.randrange(8))]) + content[at + 1 :]


def _cut(content: bytes, _: Sequence[Case], random: Random) -> bytes:
    first, last = _stretch(content, random)
    return content[:first] + content[last:]


def _end_early(content: bytes, _: Sequence[Case], random: Random) -> bytes:
    return content[: random.randint(0, len(content))]


def _repeat(content: bytes, _: Sequence[Case], random: Random) -> bytes:
    first, last = _stretch(content, random)
    piece = content[first:last]
    times = min(random.choice((2, 3, 30, 3_000)), MAX_GROWTH // max(1, len(piece)))
    return content[:last] + piece * times + content[last:]


def _insert(content: bytes, _: Sequence[Case], random: Random) -> bytes:
    at = random.randint(0, len(content))
    return content[:at] + _word(random) + content[at:]


def _splice(content: bytes, others: Sequence[Case], random: Random) -> bytes:
    other = random.choice(others).content
    first, last = _stretch(other, random)
    at = random.randint(0, len(content))
    return content[:at] + other[first:last] + content[at:]


def _move_line(content: bytes, _: Sequence[Case], random: Random) -> bytes:
    lines = content.split(b"\n")
    taken = lines.pop(random.randrange(len(lines)))
    lines.insert(random.randint(0, len(lines)), random.choice((taken, taken + b"\n" + taken)))
    return b"\n".join(lines)


def _indent(content: bytes, _: Sequence[Case], random: Random) -> bytes:
    lines = content.split(b"\n")
    first = random.randrange(len(lines))
    blanks = b" " * random.choice((1, 2, 4, 40))
    for at in range(first, min(len(lines), first + random.randint(1, 8))):
        lines[at] = blanks + lines[at] if random.random() < 0.6 else lines[at].lstrip()  # noqa: PLR2004  more in than out
    return b"\n".join(lines)


_VALUE = re.compile(rb"(?<=: )[^\n]+|(?<=>)[^<\n]+(?=<)|(?<=[;,|])[^;,|\n]+")


def _replace_value(content: bytes, _: Sequence[Case], random: Random) -> bytes:
    """Put a hostile word in the place of a value: after a colon, between tags, in a table."""
    places = [found.span() for found in _VALUE.finditer(content)]
    if not places:
        return content
    first, last = random.choice(places)
    return content[:first] + _word(random) + content[last:]


def _nest(content: bytes, _: Sequence[Case], random: Random) -> bytes:
    at, times = random.randint(0, len(content)), random.choice((5, 30, 500, 5_000))
    opening, closing = random.choice(((b"[", b"]"), (b"{a: ", b"}"), (b"> ", b""), (b"- ", b"")))
    return content[:at] + opening * times + closing * times + content[at:]


def _word(random: Random) -> bytes:
    if random.random() < 0.3:  # noqa: PLR2004  attacks are many and alike
        return random.choice(ATTACKS).encode("utf-8", "surrogatepass")
    return random.choice(_WORDS)


def _stretch(content: bytes, random: Random) -> tuple[int, int]:
    first = random.randint(0, len(content))
    return first, min(len(content), first + random.choice((1, 4, 40, 400, 4_000)))


_CHANGES: tuple[Change, ...] = (
    *(_flip, _cut, _end_early, _repeat, _insert, _insert, _splice),
    *(_move_line, _indent, _replace_value, _replace_value, _nest),
)


def mutated(case: Case, others: Sequence[Case], random: Random) -> Case:
    """Change the content of a file, mostly so that it stays UTF-8; seldom rename it."""
    renamed = random.random() < 0.05  # noqa: PLR2004  one in twenty
    name = random.choice(others).name if renamed else case.name
    content = changed(case.content, others, random)
    if random.random() < 0.9:  # noqa: PLR2004  one in ten may be no text
        content = content.decode("utf-8", "ignore").encode()
    return Case(name, content)
