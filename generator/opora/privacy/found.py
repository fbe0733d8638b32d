"""What a search for personal data gives: a stretch of text, the rule, and how sure it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trace:
    """Something in a text that a rule is about.

    `start` and `end` count signs of the text. `message` never repeats what was found: it goes to
    logs and comments that outlive the text. `sure` is false where a person has to decide.
    """

    code: str
    start: int
    end: int
    message: str
    hint: str
    sure: bool = True
