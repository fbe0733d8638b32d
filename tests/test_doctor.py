"""The doctor: says what is wrong and what to do, and survives whatever is broken."""

import json
from datetime import date
from pathlib import Path

import pytest

from opora.cli.doctoring import Line, State, look_at
from opora.cli.doctoring.looking import _safely
from tests.cli_sample import replace_in, run, write, write_bank

DAY = date(2026, 3, 1)


def seen(content: Path | None, config: Path | None = None) -> dict[str, Line]:
    return {line.name: line for line in look_at(content, config, DAY)}


def test_a_sound_bank_needs_no_mending(tmp_path: Path) -> None:
    write_bank(tmp_path)
    finished = run("doctor", cwd=tmp_path)
    assert finished.status == 0, finished.out
    assert finished.out.endswith("Чинить нечего.\n")
    assert "файлы: 2 файла" in finished.out
    told = json.loads(run("doctor", "--format", "json", cwd=tmp_path).out)
    assert told["sound"]
    assert {one["area"] for one in told["checks"]} == {
        "Окружение",
        "Записи",
        "Настройки",
        "Площадка",
    }
    assert all(one["todo"] for one in told["checks"] if one["state"] in {"bad", "note"})


def test_what_is_wrong_is_said_with_what_to_do(tmp_path: Path) -> None:
    content = write_bank(tmp_path)
    write(content / "acts/broken.yml", "title: [\n")
    replace_in(
        tmp_path / "mkdocs.yml",
        'opora: {mail: "", repository: ""}',
        "opora: {mail: nobody, forge: gogs, security: here, offline: maybe, ofline: 1}\n"
        "site_url: bank.example",
    )
    write(tmp_path / "site/photo.txt", "чужое")
    found = seen(content)
    bad = {name for name, line in found.items() if line.state is State.BAD}
    assert bad == {
        "ошибки",
        "сайт",
        "site_url",
        "extra.opora.mail",
        "extra.opora.forge",
        "extra.opora.security",
        "extra.opora.offline",
    }
    assert found["ошибки"].todo == "opora validate"
    assert found["extra.opora"].seen == "ofline"
    assert run("doctor", cwd=tmp_path).status == 1


@pytest.mark.parametrize(
    "config",
    [
        "nav: [\n",
        "- just a list\n",
        "extra: 5\n",
        "extra: {opora: [1]}\n",
        "\x00",
        "a: !!python/x y",
    ],
)
def test_broken_settings_are_a_line(tmp_path: Path, config: str) -> None:
    content = write_bank(tmp_path)
    write(tmp_path / "mkdocs.yml", config)
    assert not [line for line in look_at(content, None, DAY) if line.name == "проверка прервалась"]


def test_settings_in_another_encoding_are_a_line(tmp_path: Path) -> None:
    content = write_bank(tmp_path)
    (tmp_path / "mkdocs.yml").write_bytes("site_name: Опора".encode("cp1251"))
    assert seen(content)["mkdocs.yml"].state is State.BAD


def test_without_a_bank_the_environment_is_looked_at_all_the_same(tmp_path: Path) -> None:
    found = seen(None)
    assert found["Python"].state is State.GOOD
    assert found["папка"].state is State.BAD
    assert run("doctor", cwd=tmp_path).status == 1


def test_without_git_and_in_a_shallow_clone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write_bank(tmp_path)
    assert seen(content)["хранилище Git"].state is State.NOTE
    monkeypatch.setenv("PATH", str(tmp_path))
    assert seen(content)["Git"].seen == "не найден"


def test_the_address_of_pages_is_compared_with_the_repository(tmp_path: Path) -> None:
    content = write_bank(tmp_path)
    replace_in(
        tmp_path / "mkdocs.yml",
        'opora: {mail: "", repository: ""}',
        "opora: {repository: 'https://github.com/region/bank'}\n"
        "site_url: https://region.github.io/other/",
    )
    found = seen(content)
    assert found["GitHub Pages"].todo.endswith("https://region.github.io/bank/")
    assert found["проверка и публикация"].seen.startswith("нет .github/workflows/check.yml")


def test_what_nobody_foresaw_is_a_line_too() -> None:
    def fall() -> list[Line]:
        message = "впервые\nвижу"
        raise RuntimeError(message)

    (line,) = _safely("Записи", fall)
    assert (line.state, line.seen) == (State.BAD, "RuntimeError: впервые")
