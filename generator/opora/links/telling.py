"""Telling which addresses no longer answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from opora.links.asking import Verdict
from opora.links.memory import Memory, Remembered
from opora.links.naming import Named
from opora.reporters import plural, safe_markdown
from opora.reporters.plain import escaped

PATIENT = 2
"""In how many rounds in a row a site may be silent before it is told: many have bad days."""


@dataclass(frozen=True, slots=True)
class Gone:
    """An address that no longer answers, and the files that name it."""

    address: str
    heard: Remembered
    named: tuple[Named, ...]

    @classmethod
    def among(cls, memory: Memory, named: Mapping[str, tuple[Named, ...]]) -> tuple["Gone", ...]:
        """Choose from what is known what has to be told."""
        return tuple(
            cls(one, memory[one], named[one]) for one in named if _is_gone(memory.get(one))
        )


def _is_gone(one: Remembered | None) -> bool:
    if one is None:
        return False
    return one.verdict is Verdict.GONE or (one.verdict is Verdict.SILENT and one.times >= PATIENT)


def gone_text(found: Sequence[Gone]) -> str:
    """Write for a terminal."""
    lines = [line for one in found for line in _lines(one)]
    return "\n".join([*lines, _summary(found)]) + "\n"


def _lines(one: Gone) -> Iterator[str]:
    yield f"{escaped(one.address)}: {one.heard.told}, с {one.heard.since}"
    for where in one.named:
        yield f"  content/{escaped(where.path)}"


def gone_markdown(found: Sequence[Gone]) -> str:
    """Write for the tracking issue; nothing where all is well."""
    if not found:
        return ""
    items = []
    for one in found:
        files = "; ".join(f"content/{safe_markdown(where.path)}" for where in one.named)
        items.append(f"- [ ] {safe_markdown(one.address)} — {one.heard.told}. Где: {files}")
    advice = (
        "Найдите, куда переехал документ, и исправьте адрес. Если он пропал совсем, назовите "
        "источник без адреса. Если сайт просто не пускает программы, впишите его в "
        "content/links.yml с причиной."
    )
    return "\n".join(["## Адреса, которые не отвечают", "", advice, "", *items, ""]) + "\n"


def _summary(found: Sequence[Gone]) -> str:
    if not found:
        return "Все адреса отвечают."
    return f"Не отвечают: {plural(len(found), 'адрес', 'адреса', 'адресов')}."
