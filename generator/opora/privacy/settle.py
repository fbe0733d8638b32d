"""Exceptions: findings that a person has looked at, and exceptions that are needed no more."""

from collections.abc import Iterable, Iterator

from opora.diagnostics import Diagnostic, Severity
from opora.kinds.exceptions import Allowed, Exceptions
from opora.parse import Entry

_UNUSED = "V58"
_PRIVATE = frozenset({"V50", "V51", "V52", "V53", "V54", "V57"})
"""Rules whose errors keep a record from being published."""

Key = tuple[str, str, str]


def settle(entries: Iterable[Entry], found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Leave out findings that exceptions allow, and report exceptions that allow nothing."""
    listed = list(_listed(entries))
    allowed = {_key(one) for _, _, one in listed}
    met: set[Key] = set()
    left: list[Diagnostic] = []
    for one in found:
        key = (one.path, one.code, one.about)
        if one.about and key in allowed:
            met.add(key)
        else:
            left.append(one)
    unused = (_unused(*one) for one in listed if _key(one[2]) not in met)
    return [*left, *unused]


def private_files(found: Iterable[Diagnostic]) -> frozenset[str]:
    """Name the files that hold personal data: their records are left out."""
    return frozenset(
        one.path for one in found if one.code in _PRIVATE and one.severity is Severity.ERROR
    )


def _listed(entries: Iterable[Entry]) -> Iterator[tuple[Entry, int, Allowed]]:
    for entry in entries:
        if isinstance(entry.entity, Exceptions):
            for number, item in enumerate(entry.entity.items):
                yield entry, number, item


def _key(item: Allowed) -> Key:
    return item.file, item.rule, " ".join(item.phrase.split())


def _unused(entry: Entry, number: int, item: Allowed) -> Diagnostic:
    span = entry.document.value_span((*entry.loc, "items", number, "phrase"))
    message = f"исключение больше не нужно: правило {item.rule} здесь ни на что не указывает"
    hint = f"удалите его или впишите ровно те слова, на которые проверка указала в {item.file}"
    return Diagnostic(entry.path, span, _UNUSED, message, Severity.WARNING, hint)
