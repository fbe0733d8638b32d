"""JSON that a terminal may show: what it would obey is spelled as JSON spells it."""

import json

from opora.reporters.plain import is_hidden


def json_text(value: object) -> str:
    """Write a value; Russian stays readable, hidden characters become escapes of the same text."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    if text.replace("\n", "").isprintable():
        return text
    return "".join(_spelled(one) if one != "\n" and is_hidden(one) else one for one in text)


def _spelled(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
