"""Names of people in a text: runs of capital words and initials taken apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from opora.late import late_pattern
from opora.privacy.surroundings import speaks_of_children
from opora.privacy.words import Part, part_of

Shape = Literal["patronymic", "initials", "initial", "full", "name", "surname", "letters"]
"""How much of a person a name tells; `letters` are two initials alone, «Ж. К.»."""

_WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)?"
_GAP = r"[ \t\u00a0]*\n?[ \t>]*"
_INITIAL = r"[А-ЯЁ]\."
_RUN = late_pattern(
    rf"(?<![\w-])(?:{_INITIAL}{_GAP}|{_WORD}(?![\w]))(?:{_GAP}(?:{_INITIAL}|{_WORD}(?!\w)))*"
)
_TOKEN = late_pattern(rf"{_INITIAL}|{_WORD}")
_CAPITAL = late_pattern(r"[А-ЯЁ][а-яё]+")
_INITIALS = late_pattern(r"[А-ЯЁ]\.")

_SHAPES: tuple[tuple[str, Shape], ...] = (
    ("SNP", "patronymic"),
    ("NPS", "patronymic"),
    ("NP", "patronymic"),
    ("S?P", "patronymic"),
    ("?PS", "patronymic"),
    ("?P", "patronymic"),
    ("SII", "initials"),
    ("IIS", "initials"),
    ("II?", "initials"),
    ("SN", "full"),
    ("NS", "full"),
    ("SI", "initial"),
    ("NI", "initial"),
    ("IS", "initial"),
    ("N", "name"),
    ("II", "letters"),
    ("S", "surname"),
)
"""Letters: S surname, N first name, P patronymic, I initial, ? any word. The first that fits "
"wins."""

_FITS = {
    "S": Part.SURNAME,
    "N": Part.NAME,
    "P": Part.PATRONYMIC,
}


_ALPHABET = 8
"""Initials in a row, with no word among them, that are too many to be of people."""

_LOUD = Part.SURE | Part.SHORT | Part.PATRONYMIC


@dataclass(frozen=True, slots=True)
class Token:
    """A word or an initial within a run."""

    text: str
    start: int
    end: int
    part: Part

    def fits(self, letter: str) -> bool:
        """Tell whether the token may stand for a letter of a shape."""
        initial = self.text.endswith(".")
        if letter in "I?":
            return initial is (letter == "I")
        return not initial and bool(self.part & _FITS[letter])


@dataclass(frozen=True, slots=True)
class Mention:
    """A person in a text."""

    shape: Shape
    start: int
    end: int
    part: Part
    surname: str = ""
    initials: str = ""

    @property
    def short(self) -> bool:
        """Whether the first name is one that children are called by."""
        return bool(self.part & Part.SHORT)

    @property
    def sure(self) -> bool:
        """Whether the first name is hardly anything else."""
        return bool(self.part & Part.SURE)


def may_name_people(text: str) -> bool:
    """Tell, cheaply, whether a text may hold a name."""
    if _INITIALS.search(text):
        return True
    parts = [part_of(word) for word in _CAPITAL.findall(text)]
    if any(one & _LOUD for one in parts):
        return True
    return any(parts) and speaks_of_children(text)


def mentions(text: str) -> Iterator[Mention]:
    """Go over the people whom a text names, in their order."""
    for run in _RUN.finditer(text):
        words = [(one.group(), one.start(), one.end()) for one in _TOKEN.finditer(run.group())]
        tokens = [Token(word, start, end, part_of(word)) for word, start, end in words]
        if len(tokens) <= _ALPHABET or not all(one.fits("I") for one in tokens):
            yield from _people(tokens, run.start())


def _people(tokens: list[Token], offset: int) -> Iterator[Mention]:
    at = 0
    while at < len(tokens):
        mention = next(_fitting(tokens, at, offset), None)
        if mention is None:
            at += 1
            continue
        yield mention
        while at < len(tokens) and tokens[at].end + offset <= mention.end:
            at += 1


def _fitting(tokens: list[Token], at: int, offset: int) -> Iterator[Mention]:
    for letters, shape in _SHAPES:
        held = tokens[at : at + len(letters)]
        if len(held) == len(letters) and all(map(Token.fits, held, letters)):
            yield _mention(shape, list(zip(held, letters, strict=True)), offset)


def _mention(shape: Shape, held: list[tuple[Token, str]], offset: int) -> Mention:
    first, last = held[0][0], held[-1][0]
    return Mention(
        shape,
        first.start + offset,
        last.end + offset,
        next((one.part for one, letter in held if letter == "N"), Part.NONE),
        next(
            (
                one.text
                for one, letter in held
                if letter == "S" or (letter == "?" and shape == "initials")
            ),
            "",
        ),
        "".join(one.text[0].lower() for one, letter in held if letter in "NPI"),
    )
