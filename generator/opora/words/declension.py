"""A Russian name in the case a sentence asks for: «общий шкаф» → «общего шкафа»."""

from functools import cache

from pymorphy3.analyzer import Parse

from opora.words.dictionary import dictionary

_LEADING = frozenset({"ADJF", "PRTF"})


@cache
def declined(name: str, case: str) -> str:
    """Put the adjectives and the noun that a name begins with into a case; the rest stays.

    Args:
        name: a name in the nominative: adjectives, a noun, and whatever depends on it.
        case: the case as OpenCorpora calls it: `gent`, `datv`, `accs`, `ablt` or `loct`.
    """
    words = name.split(" ")
    heads = [_nominative(word) for word in words]
    noun = next((at for at, head in enumerate(heads) if head and head.tag.POS == "NOUN"), None)
    if noun is None or any(head is None or head.tag.POS not in _LEADING for head in heads[:noun]):
        return name
    alive = "anim" if (head := heads[noun]) and "anim" in head.tag else "inan"
    for at in range(noun + 1):
        words[at] = _changed(words[at], heads[at], case, alive)
    return " ".join(words)


def _nominative(word: str) -> Parse | None:
    if not word.replace("-", "").isalpha():
        return None
    read = dictionary().parse(word)
    found = [one for one in read if "nomn" in one.tag and one.tag.POS in _LEADING | {"NOUN"}]
    return found[0] if found else None


def _changed(word: str, head: Parse | None, case: str, alive: str) -> str:
    if head is None:
        return word
    wanted = {case, *({"plur"} if "plur" in head.tag else {head.tag.gender or "", "sing"})} - {""}
    if case == "accs" and head.tag.POS in _LEADING and "femn" not in head.tag:
        wanted.add(alive)
    inflected = head.inflect(wanted)
    if inflected is None:
        return word
    text = str(inflected.word)
    return text.capitalize() if word[:1].isupper() else text
