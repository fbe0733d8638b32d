"""Messages about values of closed lists."""

from collections.abc import Mapping

from opora.diagnostics import Diagnostic
from opora.load import Document
from opora.model import Record
from opora.model.nearness import nearest, safe_to_replace
from opora.parse.lettering import latin_twin
from opora.parse.places import field_of
from opora.parse.quoting import quoted, shape_of, with_labels
from opora.parse.shape import values_at
from opora.plain_yaml import Loc

_FEW = 12
"""Allowed values that a hint lists in full even when one of them is near."""


def not_in_list(model: type[Record], document: Document, loc: Loc) -> Diagnostic:
    """Report a value that is not one of the allowed words, with the nearest of them."""
    allowed = values_at(model, loc, document)
    value = document.value_at(loc)
    word = value.strip() if isinstance(value, str) else ""
    near, certain = _meant(word, allowed) if word else (None, False)
    words = with_labels(allowed)
    hint = f"возможно, вы имели в виду «{near}»" if near else "выберите одно из значений"
    if words and (len(allowed) <= _FEW or not near):
        hint = f"{hint}; бывает: {words}"
    said = f"{quoted(word)} нет в списке"
    if not isinstance(value, str):
        said = f"ожидается одно слово из списка, а стоит {shape_of(value)}"
    return Diagnostic(
        document.path,
        document.value_span(loc),
        "M02",
        f"{field_of(model, loc, document)}{said}",
        hint=hint,
        replacement=near if certain else None,
    )


def _meant(word: str, allowed: Mapping[str, str]) -> tuple[str | None, bool]:
    """Return the word that was meant, and whether that is beyond doubt."""
    by_label = {label.casefold(): key for key, label in allowed.items() if label}
    if exact := by_label.get(word.casefold()):
        return exact, True
    latin = latin_twin(word) or word
    if near := nearest(latin, allowed):
        return near, safe_to_replace(latin, near)
    label = nearest(word, by_label)
    return (by_label[label], False) if label else (None, False)
