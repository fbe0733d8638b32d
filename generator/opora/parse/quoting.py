"""How messages show a value of a file."""

from collections.abc import Mapping

SHOWN = 60
"""Characters of a value that a message quotes."""


def quoted(value: object) -> str:
    """Quote a value from a file, shortened to a line."""
    text = " ".join(str(value).split())
    return f"«{text[:SHOWN]}…»" if len(text) > SHOWN else f"«{text}»"


def with_labels(allowed: Mapping[str, str]) -> str:
    """List allowed words, each with its Russian label."""
    return ", ".join(f"{word} ({label})" if label else word for word, label in allowed.items())


def shape_of(value: object) -> str:
    """Say what stands in a file: a value is quoted, a list or mapping named."""
    if value is None:
        return "пустое значение"
    if isinstance(value, dict):
        return "набор полей"
    return "список" if isinstance(value, (list, tuple)) else quoted(value)
