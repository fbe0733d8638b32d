"""Words of closed lists, found by their Russian labels."""

from collections.abc import Mapping

from opora.model.nearness import nearest
from opora.wording.heard import Heard
from opora.wording.letters import same


def read_choice(text: str, allowed: Mapping[str, str]) -> Heard:
    """Find the word whose label, or which itself, is written.

    Args:
        text: what is written.
        allowed: the words of the list, each with its label.
    """
    by_label = {same(label): word for word, label in allowed.items()}
    by_label |= {same(word): word for word in allowed}
    written = same(text)
    if written in by_label:
        return Heard(by_label[written])
    begun = [word for label, word in by_label.items() if written and label.startswith(written)]
    if len(set(begun)) == 1:
        return Heard(begun[0], (f"«{text}» — это «{allowed[begun[0]]}»",))
    listed = ", ".join(f"«{label}»" for label in allowed.values())
    if near := nearest(written, by_label):
        word = by_label[near]
        return Heard(word, (f"«{text}» похоже на «{allowed[word]}»; бывает: {listed}",))
    return Heard(problem=f"«{text}» нет в списке", hint=f"бывает: {listed}")
