"""What is wrong with an id, and how to write it."""

import re

from opora.model.base import ID_PATTERN
from opora.parse.lettering import latin_twin, listed, russian_letters, slug
from opora.parse.quoting import quoted

_SUFFIX = re.compile(r"\.(ya?ml|md)$")


def repaired_id(word: str) -> str | None:
    """Write an id the way it should have been written, or nothing where no guess is safe."""
    plain = _SUFFIX.sub("", (latin_twin(word) or word).strip())
    spelled = "/".join(slug(part) for part in plain.split("/"))
    return spelled if re.match(ID_PATTERN, spelled) else None


def certain_id(word: str) -> str | None:
    """Return what an id was meant to be, where there is no doubt: it is no Russian word."""
    return repaired_id(word) if latin_twin(word) or not russian_letters(word) else None


def explain_id(word: str) -> tuple[str, str]:
    """Say what is wrong with an id and what to do."""
    return f"{quoted(word)} — не идентификатор: {_fault(word)}", _advice(word)


def _fault(word: str) -> str:
    if letters := russian_letters(word):
        return listed(letters) if latin_twin(word) else "он пишется латинскими буквами"
    if _SUFFIX.search(word):
        return "расширение файла не нужно"
    if word != word.lower():
        return "заглавные буквы"
    if re.search(r"\s", word):
        return "пробел"
    return "лишние знаки"


def _advice(word: str) -> str:
    if certain := certain_id(word):
        return f"напишите «{certain}»"
    return "латинские строчные буквы, цифры и дефис, как в имени файла: «school-33»"
