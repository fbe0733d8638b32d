"""`opora init`: a new bank that is sound at once and has nothing of the old one's places."""

from pathlib import Path

import pytest
import yaml

from tests.cli_sample import run

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("init") / "bank"
    done = run("init", str(folder), "--name", "Опора: 'наш' край", cwd=ROOT)
    assert done.status == 0, done.err
    return folder


def test_a_new_bank_is_sound_and_empty(made: Path) -> None:
    done = run("validate", cwd=made)
    assert (done.status, "Ошибок нет" in done.out) == (0, True), done.out
    held = {path.name for path in (made / "content").iterdir()} - {"privacy.yml"}
    assert held == {"factors", "indicators", "pages", "glossary.yml", "synonyms.yml"}


def test_it_has_its_name_and_everything_around_it(made: Path) -> None:
    config = yaml.safe_load((made / "mkdocs.yml").read_text(encoding="utf-8"))
    assert config["site_name"] == "Опора: 'наш' край"
    readme = (made / "README.md").read_text(encoding="utf-8")
    assert readme.startswith("# Опора: 'наш' край\n")
    assert "/site/" in (made / ".gitignore").read_text(encoding="utf-8")
    assert (made / "requirements.txt").read_text(encoding="utf-8").split("\n")[1][:7] == "opora=="
    for path in (".github/workflows/check.yml", ".github/workflows/publish.yml"):
        assert yaml.safe_load((made / path).read_text(encoding="utf-8"))["permissions"] == {}
    for path in (".gitlab-ci.yml", ".forgejo/workflows/check.yml"):
        assert yaml.safe_load((made / path).read_text(encoding="utf-8"))


def test_guides_do_not_lead_to_records_that_stayed_behind(made: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (made / "content/pages").rglob("*.md")]
    assert texts
    assert not any("](/practices/primorye-" in text for text in texts)
    assert any("](/practices/)" in text for text in texts)


def test_it_builds_at_once(made: Path) -> None:
    done = run("build", "--strict", "--no-history", cwd=made)
    assert done.status == 0, done.err
    assert (made / "site/contribute/region/index.html").is_file()


def test_a_folder_with_files_is_left_alone(made: Path) -> None:
    done = run("init", str(made), "--name", "x", cwd=ROOT)
    assert done.status == 2
    assert "не пуста" in done.err
