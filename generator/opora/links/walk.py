"""One round: who has to be asked, asking side by side, and what is known afterwards."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

from opora.links.asking import Answer, Verdict, ask
from opora.links.memory import Memory, Remembered

FRESH = timedelta(days=14)
"""How long an address that was there is trusted."""

AT_ONCE = 8


def walk(
    addresses: Iterable[str],
    memory: Memory,
    day: date,
    *,
    asking: Callable[[str], Answer] = ask,
) -> Memory:
    """Ask the addresses that are not known to be there lately.

    Args:
        addresses: what the bank names.
        memory: what earlier rounds learnt; what the bank no longer names is forgotten.
        day: today.
        asking: asks one address.
    """
    known = {one: memory[one] for one in addresses if one in memory}
    due = [one for one in addresses if not _is_fresh(memory.get(one), day)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = dict(zip(due, pool.map(asking, due), strict=True))
    learnt = {one: _remembered(answer, memory.get(one), day) for one, answer in answers.items()}
    return {**known, **learnt}


def _is_fresh(one: Remembered | None, day: date) -> bool:
    return one is not None and one.verdict is Verdict.THERE and day - one.asked < FRESH


def _remembered(answer: Answer, before: Remembered | None, day: date) -> Remembered:
    if before is None or before.verdict is not answer.verdict:
        return Remembered(answer.verdict, answer.told, day, day)
    return Remembered(answer.verdict, answer.told, day, before.since, before.times + 1)
