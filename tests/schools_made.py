"""Practices and schools that ask, as Hypothesis makes them up."""

from collections.abc import Iterable

from hypothesis import strategies as st

from opora.indicators import PracticeLevel
from opora.matching import SPECIALISTS, PracticeFacts, Request
from opora.model import Grade, Settlement, Significance, SizeBand

FACTORS = tuple("abcdefgh")


def words(whole: Iterable[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Take some words, none at times, sorted as facts are."""
    known = [str(one) for one in whole]
    return st.sets(st.sampled_from(known)).map(lambda held: tuple(sorted(held)))


def requests(factors: Iterable[str] = FACTORS) -> st.SearchStrategy[Request]:
    """Make up a school."""
    return st.builds(
        Request,
        risks=st.dictionaries(st.sampled_from([*factors]), st.sampled_from(Significance)),
        settlement=st.none() | st.sampled_from(Settlement),
        size=st.none() | st.sampled_from(SizeBand),
        small=st.booleans(),
        remote=st.booleans(),
        absent=st.frozensets(st.sampled_from(SPECIALISTS)),
        stages=st.frozensets(st.sampled_from(Grade)),
    )


PRACTICE = st.builds(
    PracticeFacts,
    id=st.from_regex(r"[a-c1-3]{1,2}(-[a-c1-3]{1,2})?", fullmatch=True),
    factors=words(FACTORS),
    settlements=words(Settlement),
    sizes=words(SizeBand),
    traits=words(("small", "remote")),
    stages=words(Grade),
    needs=st.none() | words(SPECIALISTS),
    level=st.sampled_from(PracticeLevel).map(str),
    measured=st.booleans(),
    failed=st.integers(0, 4),
    document=st.booleans(),
    archived=st.booleans(),
)

PRACTICES = st.lists(PRACTICE, max_size=9, unique_by=lambda one: one.id)
"""A bank: ids differ."""
