import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from opora.files import list_content, look_through, read_sources
from opora.files.content import MAX_BYTES
from opora.pipeline import read_bank
from opora.rules import RULES
from tests.content import AS_OF, lines

EXAMPLES = Path(__file__).parent / "rules"


def grow(content: Path) -> None:
    with (content / "organisations/iro.yml").open("a") as opened:
        opened.write("#" * MAX_BYTES)


def replace_by_link(content: Path) -> None:
    file = content / "organisations/iro.yml"
    file.unlink()
    file.symlink_to("elsewhere.yml")


def remove_after_listing(content: Path) -> None:
    (content / "organisations/iro.yml").unlink()


BEFORE_LISTING: dict[str, Callable[[Path], None]] = {"F02": grow, "F03": replace_by_link}
AFTER_LISTING: dict[str, Callable[[Path], None]] = {"F05": remove_after_listing}


def example(code: str, folder: Path) -> list[str]:
    content = folder / "content"
    shutil.copytree(EXAMPLES / code / "content", content)
    BEFORE_LISTING.get(code, Path.is_dir)(content)
    listing = list_content(content)
    AFTER_LISTING.get(code, Path.is_dir)(content)
    unread = [*listing.problems, *look_through(content, listing.guides)]
    sources = list(read_sources(content, listing.paths, unread))
    return lines(read_bank(sources, AS_OF, unread=unread).diagnostics)


def expected(code: str) -> list[str]:
    return (EXAMPLES / code / "expected.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_an_example_that_breaks_it_and_no_other(code: str, tmp_path: Path) -> None:
    found = example(code, tmp_path)
    assert found == expected(code)
    assert {line.split(": ")[1] for line in found} == {code}


def test_every_example_belongs_to_a_rule() -> None:
    assert {folder.name for folder in EXAMPLES.iterdir()} == set(RULES)


@pytest.mark.parametrize("code", RULES)
def test_every_rule_is_told_in_full_and_in_russian(code: str) -> None:
    rule = RULES[code]
    for text in (rule.title, rule.why, rule.fix):
        assert any("а" <= letter <= "я" for letter in text)
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert rule.fix.endswith(".")
    assert rule.wrong != rule.right


def test_rules_are_known_by_their_own_codes() -> None:
    assert all(code == rule.code for code, rule in RULES.items())
