from pathlib import Path

from tests.cli_sample import run, write


def test_fresh_files_are_left_alone(tmp_path: Path) -> None:
    assert run("schemas", cwd=tmp_path).status == 0
    assert (tmp_path / "schemas/practice.schema.json").is_file()
    assert (tmp_path / "docs/rules.md").is_file()
    finished = run("schemas", "--check", cwd=tmp_path)
    assert finished.status == 0
    assert finished.out.startswith("Всё свежее")


def test_check_names_stale_files_and_writes_nothing(tmp_path: Path) -> None:
    run("schemas", cwd=tmp_path)
    write(tmp_path / "schemas/practice.schema.json", "{}\n")
    write(tmp_path / "schemas/forgotten.schema.json", "{}\n")
    (tmp_path / "docs/rules.md").unlink()
    finished = run("schemas", "--check", cwd=tmp_path)
    assert finished.status == 1
    assert finished.out.split() == [
        "docs/rules.md",
        "schemas/forgotten.schema.json",
        "schemas/practice.schema.json",
    ]
    assert (tmp_path / "schemas/practice.schema.json").read_text(encoding="utf-8") == "{}\n"


def test_refresh_removes_schemas_of_kinds_that_are_gone(tmp_path: Path) -> None:
    write(tmp_path / "out/schemas/forgotten.schema.json", "{}\n")
    assert run("schemas", "--out", "out", cwd=tmp_path).status == 0
    assert not (tmp_path / "out/schemas/forgotten.schema.json").exists()
