"""Questions, and listening to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Question = tuple[str, ...]
"""Words; the first says what sort of question it is."""

HEARD: ContextVar[set[Question] | None] = ContextVar("heard", default=None)
"""Where questions are taken down, or nothing while nobody listens."""


def ask(*question: str) -> None:
    """Let those who listen know of a question."""
    heard = HEARD.get()
    if heard is not None:
        heard.add(question)


@contextmanager
def listening() -> Iterator[set[Question]]:
    """Take down what is asked within; who listens around it does not hear of that."""
    heard = set[Question]()
    token = HEARD.set(heard)
    try:
        yield heard
    finally:
        HEARD.reset(token)
