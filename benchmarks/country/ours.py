"""What Opora is asked to do with a bank, one command after the other."""

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

OPORA = (str(Path(sys.executable).with_name("opora")),)
NO_HISTORY = "--no-history"
PRACTICE = "content/practices/opyt-1.md"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to measure: its name, what is done before the clock starts, and the command."""

    name: str
    command: Sequence[str]
    before: Callable[[], None] = lambda: None


def make(folder: Path, regions: int, schools: int, practices: int) -> Sequence[str]:
    """Give the command that writes a made-up bank; it is run where the real one lies."""
    sizes = (("--regions", regions), ("--schools", schools), ("--practices", practices))
    return [*OPORA, "demo", *(str(one) for pair in sizes for one in pair), str(folder)]


def steps(bank: Path) -> Iterator[Step]:
    """List the steps in the order in which each finds what it needs."""
    validate, build = [*OPORA, "validate"], [*OPORA, "build", NO_HISTORY]
    held = (("validate", validate), ("build without search", [*build, "--no-search"]))
    for name, command in (*held, ("whole", build)):
        yield Step(f"{name}, cold", command, lambda: forget(bank))
        yield Step(f"{name}, warm", command)
        yield Step(f"{name}, one change", command, lambda: change(bank / PRACTICE))
    yield Step("validate one file", [*validate, PRACTICE])


def forget(bank: Path) -> None:
    """Remove all that a command left beside the content."""
    for path in bank.iterdir():
        if path.name not in {"content", "mkdocs.yml"}:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def change(path: Path) -> None:
    """Add a sentence to the end of a text."""
    with path.open("a", encoding="utf-8") as file:
        file.write("\nДописали ещё одну строку.\n")
