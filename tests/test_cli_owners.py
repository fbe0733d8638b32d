"""Who answers for a territory comes from the assignments of the bank."""

from pathlib import Path

import pytest

from opora.export.owners import owner_files
from tests.cli_sample import run, write, write_bank
from tests.content import SOURCES, Fields, bank, findings, judged

REGION, TOWN = "primorye", "primorye/vladivostok"


def curators(year: int, scope: list[str], *accounts: str) -> Fields:
    return {
        "title": "Кураторы",
        "sources": SOURCES,
        "role": "curator",
        "holder": "iro",
        "scope": scope,
        "year": year,
        "accounts": [*accounts],
    }


def test_the_last_year_counts_and_the_narrower_place_comes_last() -> None:
    changed = {
        "assignments/old.yml": curators(2020, [TOWN], "@primorye/old"),
        "assignments/town.yml": curators(2021, [TOWN], "@primorye/b", "@a"),
        "assignments/region.yml": curators(2021, [REGION], "@primorye/iro"),
        "assignments/silent.yml": curators(2022, [TOWN]),
    }
    files = owner_files(judged(bank(changed)).catalog)
    rules = [
        "/content/schools/primorye/ @primorye/iro",
        "/content/schools/primorye/vladivostok/ @a @primorye/b",
    ]
    assert files[".github/CODEOWNERS"].splitlines()[2:] == rules
    assert files[".gitlab/CODEOWNERS"] == files[".github/CODEOWNERS"]
    assert "content/schools/primorye/vladivostok/.* @a @primorye/b" in files[".forgejo/CODEOWNERS"]


@pytest.mark.parametrize(
    "account", ["iro", "@", "@a b", "@a\n* @evil", "@a#", "@-x", "mail@example.org"]
)
def test_an_account_is_one_word_after_a_sign(account: str) -> None:
    changed = {"assignments/a.yml": curators(2021, [TOWN], account)}
    assert any("assignments/a.yml" in one for one in findings(bank(changed)))


def test_the_command_writes_and_compares(tmp_path: Path) -> None:
    write_bank(tmp_path)
    stale = run("owners", "--check", cwd=tmp_path)
    assert (stale.status, ".github/CODEOWNERS" in stale.out) == (1, True)
    assert run("owners", cwd=tmp_path).status == 0
    assert run("owners", "--check", cwd=tmp_path).status == 0
    write(tmp_path / ".gitlab/CODEOWNERS", "* @evil\n")
    assert run("owners", "--check", cwd=tmp_path).out.split() == [".gitlab/CODEOWNERS"]
