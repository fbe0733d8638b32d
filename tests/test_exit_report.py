"""The report of a run, written however it ends."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from opora.cli.exit_report import journal, reported
from opora.cli.options import Failure
from tests.cli_sample import run, write, write_bank


def told(folder: Path) -> Any:  # noqa: ANN401  JSON
    return json.loads((folder / "out/report.json").read_text("utf-8"))


def test_a_build_tells_its_steps_and_counts(tmp_path: Path) -> None:
    write_bank(tmp_path)
    finished = run(
        "build", "--no-search", "--no-history", "--report", "out/report.json", cwd=tmp_path
    )
    assert finished.status == 0, finished.err
    seen = told(tmp_path)
    assert (seen["command"], seen["status"], seen["outcome"]) == ("build", 0, "ok")
    names = [one["told"] for one in seen["steps"]]
    assert names[:3] == ["Записи", "Каркас страниц и справка: mkdocs", "Страницы"]
    assert 0 < sum(one["seconds"] for one in seen["steps"]) <= seen["seconds"] + 0.1
    assert seen["counts"]["files"] == 2
    assert seen["counts"]["pages"] > 50
    assert (seen["problems"], seen["message"]) == ([], "")


def test_a_build_that_fails_tells_why(tmp_path: Path) -> None:
    content = write_bank(tmp_path)
    write(content / "acts/broken.yml", "title: [\n")
    command = ("build", "--strict", "--report", "out/report.json")
    assert run(*command, cwd=tmp_path).status == 1
    seen = told(tmp_path)
    assert (seen["status"], seen["outcome"], seen["counts"]["errors"]) == (1, "findings", 1)
    assert seen["problems"][0]["path"] == "content/acts/broken.yml"
    write(tmp_path / "mkdocs.yml", "nav: [\n")
    (content / "acts/broken.yml").unlink()
    finished = run(*command, cwd=tmp_path)
    seen = told(tmp_path)
    assert (finished.status, seen["status"], seen["outcome"]) == (2, 2, "failed")
    assert "Не удалось прочитать настройки сайта" in seen["message"]


def test_validate_reports_too_and_a_report_that_cannot_be_written_fails(tmp_path: Path) -> None:
    write_bank(tmp_path)
    assert run("validate", "--report", "out/report.json", cwd=tmp_path).status == 0
    assert told(tmp_path)["counts"] == {"files": 2, "errors": 0, "warnings": 0}
    write(tmp_path / "file", "")
    finished = run("validate", "--report", "file/report.json", cwd=tmp_path)
    assert finished.status == 2
    assert "Отчёт file/report.json не записан" in finished.err


def _interrupted() -> None:
    raise KeyboardInterrupt


def _failed() -> None:
    message = "так нельзя"
    raise Failure(message)


def _full() -> None:
    raise OSError(28, "No space left on device", "site/index.html")


def _broken() -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("act", "status", "outcome"),
    [
        (_interrupted, 130, "interrupted"),
        (_failed, 2, "failed"),
        (_full, 2, "failed"),
        (_broken, 1, "failed"),
    ],
)
def test_any_end_is_told(
    tmp_path: Path, act: Callable[[], None], status: int, outcome: str
) -> None:
    @click.command
    @reported
    def command() -> None:
        journal().step("Шаг")
        act()

    with pytest.raises((click.Abort, Failure, OSError, ZeroDivisionError)):
        command.main(["--report", str(tmp_path / "out/report.json")], standalone_mode=False)
    seen = told(tmp_path)
    assert (seen["status"], seen["outcome"]) == (status, outcome)
    assert [one["told"] for one in seen["steps"]] == ["Шаг"]
