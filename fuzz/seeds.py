"""The real files that mutations begin with: of the bank, of the tests, and office files."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.attacks import ATTACKS
from tests.office_files import SAMPLES

from fuzz.case import Case
from fuzz.packages import steady

ROOT = Path(__file__).parent.parent
_RECORDS = (".yml", ".md", ".csv")


@cache
def records() -> Sequence[Case]:
    """Read the records of the bank and of the examples of all rules."""
    folders = [ROOT / "content", *sorted((ROOT / "tests" / "rules").glob("*/content"))]
    return [case for folder in folders for case in _below(folder)]


def _below(folder: Path) -> Sequence[Case]:
    files = sorted(path for path in folder.rglob("*") if path.suffix in _RECORDS)
    named = ((path.relative_to(folder).as_posix(), path) for path in files)
    return [Case(name, path.read_bytes()) for name, path in named if name[:6] != "pages/"]


@cache
def texts() -> Sequence[Case]:
    """Take the records that have a body."""
    return [case for case in records() if case.name.endswith(".md")]


@cache
def office_files() -> Sequence[Case]:
    """Write the office files of the tests, each as on every other day."""
    made = [Case(sample.name, sample.make()) for sample in SAMPLES]
    packages = [Case(one.name, steady(one.content)) for one in made if one.content[:2] == b"PK"]
    return [*packages, *(one for one in made if one.content[:2] != b"PK")]


@cache
def findings() -> Sequence[Case]:
    """Put attack texts together to what a hostile finding may hold."""
    texts = [text.encode("utf-8", "surrogatepass") for text in ATTACKS]
    four = zip(texts, texts[7:], texts[19:], texts[31:], strict=False)
    return [Case("finding", b"\x1f".join((b"01234567", *held))) for held in four]
