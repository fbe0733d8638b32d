from pathlib import Path

import pytest

from tests.cli_sample import replace_in, run, write, write_bank


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_bank(tmp_path)


def page(folder: Path, url: str) -> str:
    return (folder / url / "index.html").read_text(encoding="utf-8")


def test_site_is_built_beside_the_content(content: Path) -> None:
    finished = run("build", cwd=content.parent)
    assert finished.status == 0, finished.err
    assert "Приказ о поддержке школ" in page(content.parent / "site", "acts/order-12")
    assert "Готово: " in finished.err


def test_sound_records_are_published_without_the_broken(content: Path, tmp_path: Path) -> None:
    write(content / "acts/broken.yml", "title: [\n")
    finished = run("build", "--site", "public", cwd=tmp_path)
    assert finished.status == 1
    assert "content/acts/broken.yml:" in finished.out
    assert "Не попали на сайт из-за ошибок: 1 файл." in finished.err
    assert "Остались на сайте" not in finished.err
    assert (tmp_path / "public/acts/order-12/index.html").is_file()
    assert not (tmp_path / "public/acts/broken").exists()


def test_records_that_break_a_rule_stay_and_the_build_says_so(content: Path) -> None:
    replace_in(content / "acts/order-12.yml", "title: ", "title: <script>alert(1)</script> ")
    finished = run("build", "--no-search", cwd=content.parent)
    assert finished.status == 1
    assert "Остались на сайте, хотя в них есть ошибки: 1 файл." in finished.err
    assert "Не попали" not in finished.err
    shown = page(content.parent / "site", "acts/order-12")
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert(1)" not in shown


def test_strict_build_leaves_the_published_site_alone(content: Path, tmp_path: Path) -> None:
    assert run("build", "--strict", cwd=tmp_path).status == 0
    before = page(tmp_path / "site", "acts/order-12")
    replace_in(content / "acts/order-12.yml", "Приказ о", "Новый приказ о")
    write(content / "acts/broken.yml", "title: [\n")
    finished = run("build", "--strict", cwd=tmp_path)
    assert finished.status == 1
    assert "Прежний сайт не тронут." in finished.err
    assert page(tmp_path / "site", "acts/order-12") == before


def test_folder_that_is_not_ours_is_refused(content: Path, tmp_path: Path) -> None:
    write(tmp_path / "site/photo.txt", "дорогое")
    finished = run("build", "--content", str(content), cwd=tmp_path)
    assert finished.status == 2
    assert finished.err.splitlines()[-1].startswith("Ошибка: В папке ")
    assert (tmp_path / "site/photo.txt").is_file()


def test_missing_settings_are_one_sentence(content: Path, tmp_path: Path) -> None:
    finished = run("build", "--config", "none.yml", "--content", str(content), cwd=tmp_path)
    assert finished.status == 2
    assert "Ошибка: " in finished.err
    assert "Traceback" not in finished.err


def test_build_without_search_says_so(content: Path) -> None:
    finished = run("build", "--no-search", cwd=content.parent)
    assert finished.status == 0, finished.err
    assert "поиск на этом сайте не отвечает" in finished.err
    assert not (content.parent / "site/search/words.json").exists()
