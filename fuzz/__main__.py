"""`python -m fuzz`: run inputs, write down those that were not borne."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from fuzz.case import Target
from fuzz.guided import guide
from fuzz.targets import BY_NAME, TARGETS
from fuzz.watch import Finding, watch


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the targets; 1 is returned where something was found."""
    asked = _parser().parse_args(arguments)
    chosen = [BY_NAME[asked.target]] if asked.target else TARGETS
    if asked.atheris:
        guide(chosen[0], asked.seed, asked.inputs)
    found = 0
    for target in chosen:
        numbers = range(asked.inputs) if asked.only is None else [asked.only]
        here = 0
        for finding in watch(target, asked.seed, numbers):
            here += 1
            _write(target, finding, asked.findings)
        print(f"{target.name}: {len(numbers)} inputs, {here} findings", flush=True)
        found += here
    return 1 if found else 0


def _write(target: Target, finding: Finding, folder: Path) -> None:
    case = target.case(finding.seed, finding.number)
    place = folder / f"{finding.target}-{finding.seed}-{finding.number}"
    place.mkdir(parents=True, exist_ok=True)
    (place / "input").write_bytes(case.content)
    again = (
        f"python -m fuzz --target {finding.target} --seed {finding.seed} --only {finding.number}"
    )
    told = f"{again}\nname: {case.name!r}\n\n{finding.reason}\n"
    (place / "finding.txt").write_text(told, encoding="utf-8", errors="backslashreplace")
    print(f"{place}: {finding.reason.strip().splitlines()[-1]}", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=1_000, help="how many for each target")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same inputs")
    parser.add_argument("--target", choices=[*BY_NAME], help="one target; without it, all of them")
    parser.add_argument("--only", type=int, help="the number of one input, to run it again")
    parser.add_argument(
        "--findings", type=Path, default=Path(".cache/fuzz"), help="where they are written"
    )
    parser.add_argument("--atheris", action="store_true", help="guided by coverage; needs --target")
    return parser


if __name__ == "__main__":
    sys.exit(main())
