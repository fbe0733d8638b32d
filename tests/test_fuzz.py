import os
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from fuzz.__main__ import main
from fuzz.case import BrokenPromiseError, Case, Target
from fuzz.mutation import mutated
from fuzz.reading import draw_body, look_at_html
from fuzz.targets import BY_NAME, TARGETS
from fuzz.watch import MAX_MEMORY, Finding, watch


class Counted(Target):
    """Its inputs are their numbers."""

    def case(self, seed: int, number: int) -> Case:
        return Case(f"{seed}", b"%d" % number)


def found_in(run: Callable[[Case], None], inputs: int) -> list[Finding]:
    made = Counted("made", lambda: (Case("seed", b"0"),), mutated, run)
    return list(watch(made, 1, range(inputs)))


def bad(case: Case) -> None:
    match case.content:
        case b"1":
            message = "odd"
            raise ValueError(message)
        case b"3":
            os._exit(7)
        case b"4":
            until = process_time() + 1.2
            while process_time() < until:
                pass


def greedy(case: Case) -> None:
    bytearray(2 * int(case.content) * MAX_MEMORY)


@pytest.mark.parametrize("name", [*BY_NAME])
def test_nothing_that_strangers_send_stops_a_reader(name: str, tmp_path: Path) -> None:
    given = ["--inputs", "300", "--seed", "2026", "--target", name, "--findings", str(tmp_path)]
    assert main(given) == 0, [path.read_text("utf-8") for path in tmp_path.glob("*/finding.txt")]


@pytest.mark.parametrize("one", TARGETS, ids=lambda one: one.name)
def test_same_seed_gives_the_same_inputs(one: Target) -> None:
    again = Target(one.name, one.gather, one.mutate, one.run)
    assert [one.case(5, at) for at in range(20)] == [again.case(5, at) for at in range(20)]
    assert [one.case(5, at) for at in range(20)] != [one.case(6, at) for at in range(20)]


def test_exception_end_and_slowness_are_findings_and_the_rest_goes_on() -> None:
    found = found_in(bad, 6)
    assert [one.number for one in found] == [1, 3, 4]
    assert found[0].reason.endswith("ValueError: odd\n")
    assert found[1].reason == "the process ended: 7"
    assert found[2].reason.endswith("s of CPU")


def test_memory_is_bounded() -> None:
    (found,) = found_in(greedy, 2)
    assert "MemoryError" in found.reason


def test_html_that_runs_is_seen() -> None:
    draw_body(Case("x", b"<script>1</script> [a](javascript:b)"))
    with pytest.raises(BrokenPromiseError, match="onclick"):
        look_at_html('<a onclick="x">')
    with pytest.raises(BrokenPromiseError, match="JavaScript"):
        look_at_html('<a href=" JavaScript:x">')
