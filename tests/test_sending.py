"""Where contributors send a file: told by mkdocs.yml, else by Git."""

import subprocess
from pathlib import Path

import pytest

from opora.files.repository import sending
from opora.render.sending import Sending
from opora.site.config import read_config


@pytest.mark.parametrize(
    ("address", "forge", "edit"),
    [
        ("https://github.com/o/bank", "github", "https://github.com/o/bank/edit/main/content/x.md"),
        (
            "git@gitlab.region.ru:group/sub/bank.git",
            "gitlab",
            "https://gitlab.region.ru/group/sub/bank/-/edit/main/content/x.md",
        ),
        (
            "https://git.region.ru/o/bank.git",
            "gitea",
            "https://git.region.ru/o/bank/_edit/main/content/x.md",
        ),
    ],
)
def test_a_forge_is_told_by_its_address(
    tmp_path: Path, address: str, forge: str, edit: str
) -> None:
    told = sending(tmp_path / "content", address, branch="main")
    assert (told.forge, told.edit_url.format(path="x.md")) == (forge, edit)


def test_settings_win_over_what_the_address_and_git_tell(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", "-b", "work", tmp_path], check=True)  # noqa: S607
    remote = ("remote", "add", "origin", "https://github.com/o/bank.git")
    subprocess.run(["git", "-C", tmp_path, *remote], check=True)  # noqa: S607
    (tmp_path / "content").mkdir()
    told = sending(tmp_path / "content")
    assert told == Sending("github", "https://github.com/o/bank", "work", "content/")
    said = sending(
        tmp_path / "content", "https://code.ru/o/b", forge="gitlab", branch="main", mail="a@b.ru"
    )
    assert said == Sending("gitlab", "https://code.ru/o/b", "main", "content/", "a@b.ru")


def test_without_a_repository_there_is_nowhere_to_edit(tmp_path: Path) -> None:
    assert sending(tmp_path, mail="a@b.ru") == Sending(mail="a@b.ru")
    assert sending(tmp_path).edit_url == ""


@pytest.mark.parametrize(
    ("settings", "repository", "mail"),
    [
        (
            "extra: {opora: {repository: https://a.ru/o/b, mail: a@b.ru}}",
            "https://a.ru/o/b",
            "a@b.ru",
        ),
        ("repo_url: https://github.com/o/b", "https://github.com/o/b", ""),
        ("extra: {opora: }", "", ""),
        ("extra: [x]", "", ""),
    ],
)
def test_settings_are_read_whatever_stands_there(
    tmp_path: Path, settings: str, repository: str, mail: str
) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"site_name: Банк\n{settings}\n", encoding="utf-8")
    config = read_config(path)
    assert (config.repository, config.submit["mail"]) == (repository, mail)
