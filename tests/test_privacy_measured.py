"""How many errors of V50–V53 are right, and how many are found, on sentences with known answers."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from opora.diagnostics import Severity
from opora.privacy import scan

LISTS = Path(__file__).parent / "privacy"
CODES = ("V50", "V51", "V52", "V53")


def sentences(name: str) -> list[tuple[str, str]]:
    held = (LISTS / name).read_text("utf-8").splitlines()
    pairs = (line.partition(" | ") for line in held if line and not line.startswith("#"))
    return [(code, sentence) for code, _, sentence in pairs]


def errors(sentence: str) -> set[str]:
    found = scan("practices/x.md", f"{sentence}\n")
    return {one.code for one in found if one.severity is Severity.ERROR}


def measure(name: str) -> tuple[Counter[str], Counter[str], Counter[str], str]:
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    told = []
    for code, sentence in sentences(name):
        found = errors(sentence)
        right.update(found & {code})
        wrong.update(found - {code})
        missed.update({code} - found - {"-"})
        if found != {code} - {"-"}:
            told.append(f"{code}, found {sorted(found)}: {sentence}")
    told += [
        f"{one}: {right[one]} right, {wrong[one]} wrong, {missed[one]} missed" for one in CODES
    ]
    return right, wrong, missed, "\n".join(told)


@pytest.mark.parametrize(
    ("name", "precision", "recall"), [("labelled.txt", 0.95, 0.9), ("held_back.txt", 0.95, 0.9)]
)
def test_errors_are_right_and_few_are_missed(name: str, precision: float, recall: float) -> None:
    right, wrong, missed, told = measure(name)
    sys.stdout.write(f"{name}\n{told}\n")
    for code in CODES:
        assert right[code] >= precision * (right[code] + wrong[code]), told
        assert right[code] >= recall * (right[code] + missed[code]), told


def test_there_are_enough_sentences_of_each_sort() -> None:
    counted = Counter(code for code, _ in sentences("labelled.txt"))
    assert sum(counted.values()) >= 300
    assert all(counted[code] >= 30 for code in CODES)
    assert counted["-"] >= 100


def test_the_lists_share_no_sentence() -> None:
    tuned, held_back = (
        {sentence for _, sentence in sentences(one)} for one in ("labelled.txt", "held_back.txt")
    )
    assert not tuned & held_back
