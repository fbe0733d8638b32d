"""Only what a change answers for is told: its own files, and what it broke in others."""

import subprocess
from pathlib import Path

import pytest

from tests.cli_sample import ACT, ORGANISATION, replace_in, run, write, write_bank

WRONG = ACT.replace("date: 2026-03-01", "date: 01.03.2026")


def git(folder: Path, *arguments: str) -> None:
    names = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S607


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank in Git in which one file has been wrong for long."""
    content = write_bank(tmp_path)
    write(content / "acts/old.yml", WRONG)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Первый")
    return tmp_path


def since(bank: Path, *options: str) -> list[str]:
    finished = run("validate", "--since", "HEAD", *options, cwd=bank)
    return [line.split(": ")[0] for line in finished.out.splitlines()[:-1] if "→" not in line]


def test_what_was_wrong_before_is_nobodys_fault(bank: Path) -> None:
    finished = run("validate", "--since", "HEAD", cwd=bank)
    assert (finished.status, finished.out) == (0, "Ошибок нет.\n")
    assert run("validate", cwd=bank).status == 1


def test_all_of_a_changed_file_is_told(bank: Path) -> None:
    replace_in(bank / "content/acts/old.yml", "number: 12-п", "number: 13-п")
    assert since(bank) == ["content/acts/old.yml:5:7"]


def test_a_new_file_is_told_though_git_does_not_know_it(bank: Path) -> None:
    write(bank / "content/acts/new.yml", WRONG)
    assert since(bank) == ["content/acts/new.yml:5:7"]


def test_what_a_change_broke_elsewhere_is_told(bank: Path) -> None:
    (bank / "content/organisations/iro.yml").rename(bank / "content/organisations/institute.yml")
    assert since(bank) == ["content/acts/order-12.yml:3:9"]


def test_a_fault_that_only_moved_in_its_file_is_no_new_one(bank: Path) -> None:
    reference = "programme: plus\n"
    replace_in(bank / "content/acts/order-12.yml", "issuer: iro", "issuer: irro")
    git(bank, "commit", "-qam", "Второй")
    write(bank / "content/organisations/new.yml", ORGANISATION + "# " + reference)
    assert since(bank) == []


@pytest.mark.parametrize("revision", ["nowhere", "--upload-pack=x", "HEAD:content", ""])
def test_a_commit_that_is_none_is_refused(bank: Path, revision: str) -> None:
    finished = run("validate", f"--since={revision}", cwd=bank)
    assert finished.status in {0, 1, 2}
    assert "Traceback" not in finished.err
    if revision:
        assert finished.status == 2
        assert "Git не находит коммит" in finished.err
