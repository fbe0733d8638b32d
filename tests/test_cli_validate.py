import json
import subprocess
from pathlib import Path

import pytest

from tests.cli_sample import ACT, COMMAND, replace_in, run, write, write_bank


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_bank(tmp_path)


def test_sound_bank_is_clean(content: Path) -> None:
    finished = run("validate", cwd=content.parent)
    assert (finished.status, finished.err) == (0, "")
    assert finished.out == "Ошибок нет. Проверено: 2 файла.\n"


def test_finding_names_place_rule_and_way_out(content: Path) -> None:
    replace_in(content / "acts/order-12.yml", "issuer: iro", "issuer: irro")
    finished = run("validate", cwd=content.parent)
    assert finished.status == 1
    assert finished.out == (
        "content/acts/order-12.yml:3:9: V02: в банке нет записи «irro» (организация)\n"
        "  → возможно, вы имели в виду «iro»\n"
        "1 ошибка в 1 файле.\n"
    )


def test_faults_of_all_files_come_in_one_run(content: Path) -> None:
    replace_in(content / "acts/order-12.yml", "2026-03-01", "01.03.2026")
    replace_in(content / "organisations/iro.yml", "kind: institute", "kind: instituut")
    finished = run("validate", cwd=content.parent)
    assert "acts/order-12.yml:5:7: M01:" in finished.out
    assert "organisations/iro.yml:2:7: M02:" in finished.out
    assert finished.out.endswith("2 ошибки в 2 файлах.\n")


@pytest.mark.parametrize(
    "path", ["content/acts/order-12.yml", "acts/order-12.yml", "content/acts", "./content/acts/"]
)
def test_path_is_taken_from_here_or_from_the_content_folder(content: Path, path: str) -> None:
    replace_in(content / "acts/order-12.yml", "issuer: iro", "issuer: nobody")
    replace_in(content / "organisations/iro.yml", "kind: institute", "kind: instituut")
    finished = run("validate", path, cwd=content.parent)
    assert finished.status == 1
    assert "«nobody»" in finished.out
    assert "organisations/iro.yml:" not in finished.out


def test_one_file_knows_the_records_it_names(content: Path) -> None:
    finished = run("validate", "content/acts/order-12.yml", cwd=content.parent)
    assert (finished.status, finished.out) == (0, "Ошибок нет. Проверено: 1 файл.\n")


def test_hand_written_guides_are_left_to_the_build(content: Path) -> None:
    finished = run("validate", "content/pages/about.md", cwd=content.parent)
    assert finished.status == 0


def test_missing_path_is_misuse(content: Path) -> None:
    finished = run("validate", "content/acts/none.yml", cwd=content.parent)
    assert (finished.status, finished.out) == (2, "")
    assert finished.err == "Ошибка: Нет такого файла или папки: content/acts/none.yml.\n"


def test_path_outside_of_the_content_folder_is_misuse(content: Path) -> None:
    finished = run("validate", "mkdocs.yml", cwd=content.parent)
    assert finished.status == 2
    assert finished.err.startswith("Ошибка: mkdocs.yml лежит вне папки с записями (content).")


def test_link_in_the_content_folder_is_reported_and_not_followed(
    content: Path, tmp_path: Path
) -> None:
    write(tmp_path / "elsewhere.yml", ACT)
    (content / "acts/link.yml").symlink_to(tmp_path / "elsewhere.yml")
    finished = run("validate", "content/acts/link.yml", cwd=tmp_path)
    assert finished.status == 1
    assert finished.out.startswith("content/acts/link.yml:1:1: F03:")


def test_content_folder_is_found_from_below(content: Path) -> None:
    replace_in(content / "acts/order-12.yml", "issuer: iro", "issuer: irro")
    below = content.parent / "docs"
    below.mkdir()
    finished = run("validate", cwd=below)
    assert finished.out.startswith("../content/acts/order-12.yml:3:9: V02:")


def test_content_folder_that_is_a_link_must_be_named(content: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    content.rename(elsewhere)
    content.symlink_to(elsewhere)
    finished = run("validate", cwd=content.parent)
    assert finished.status == 2
    assert "ссылка на другое место" in finished.err
    assert run("validate", "--content", "content", cwd=content.parent).status == 0


def test_content_folder_may_be_named(content: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    finished = run("validate", "--content", str(content), cwd=elsewhere)
    assert finished.status == 0


def test_no_content_folder_is_one_sentence(tmp_path: Path) -> None:
    finished = run("validate", cwd=tmp_path)
    assert finished.status == 2
    assert finished.err.startswith("Ошибка: Не нашлась папка content:")
    assert finished.err.count("\n") == 1


def test_json_has_always_the_same_keys(content: Path) -> None:
    replace_in(content / "acts/order-12.yml", "issuer: iro", "issuer: irro")
    finished = run("validate", "--format", "json", cwd=content.parent)
    assert finished.status == 1
    assert json.loads(finished.out) == [
        {
            "path": "content/acts/order-12.yml",
            "line": 3,
            "column": 9,
            "end_line": 3,
            "end_column": 13,
            "code": "V02",
            "severity": "error",
            "message": "в банке нет записи «irro» (организация)",
            "hint": "возможно, вы имели в виду «iro»",
        }
    ]


def test_json_of_a_sound_bank_is_an_empty_list(content: Path) -> None:
    assert run("validate", "--format", "json", cwd=content.parent).out == "[]\n"


def test_frames_show_the_place(content: Path) -> None:
    replace_in(content / "acts/order-12.yml", "issuer: iro", "issuer: irro")
    finished = run("validate", "--frame", cwd=content.parent)
    assert "    3 │ issuer: irro\n      │         ^^^^\n" in finished.out


def test_files_in_a_foreign_encoding_are_named_so(content: Path) -> None:
    (content / "acts/order-12.yml").write_bytes(ACT.encode("cp1251"))
    finished = run("validate", cwd=content.parent)
    assert finished.status == 1
    assert "F01: файл сохранён в кодировке windows-1251, а нужна UTF-8" in finished.out


def test_closed_pipe_is_quiet(content: Path) -> None:
    for number in range(300):
        write(content / f"acts/broken-{number}.yml", "title: [\n")
    with subprocess.Popen(
        [*COMMAND, "validate"],
        cwd=content.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.close()
        assert child.stderr.read() == b""


def test_output_is_utf8_whatever_the_system_says(content: Path) -> None:
    env = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    finished = run("validate", cwd=content.parent, env=env)
    assert finished.out == "Ошибок нет. Проверено: 2 файла.\n"
