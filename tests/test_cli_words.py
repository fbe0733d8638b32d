"""What the command says of itself: in Russian everywhere, and fast."""

import gettext
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from opora.cli.language import DOMAIN, LOCALE
from tests.cli_sample import COMMAND, run, write_bank

COMMANDS = (
    "validate",
    "report",
    "links",
    "owners",
    "new",
    "rename",
    "status",
    "review",
    "explain",
    "template",
    "import",
    "build",
    "verify",
    "serve",
    "federate",
    "demo",
    "init",
    "history",
    "doctor",
    "schemas",
)
LATIN_WORD = re.compile(r"(?<![\w/.‑-])[A-Za-z]{3,}(?![\w./-])")
NAMES = {
    *("expert", "curator", "methodist", "Forgejo", "GitLab", "pip", "Code"),
    *("opora", *COMMANDS, "content", "site", "docs", "cd", "CODEOWNERS", "accounts"),
    *("regions", "schools", "practices", "seed", "proba", "strana", "findings", "since", "origin"),
    *(
        "text",
        "json",
        "github",
        "gitlab",
        "sarif",
        "junit",
        "rdjson",
        "markdown",
        "public",
        "mkdocs",
        "zensical",
        "GitHub",
        "Ctrl",
        "SHA",
        "SHA256SUMS",
        "JSON",
        "manifest",
        "sha256sum",
        "check",
        "strict",
        "quiet",
    ),
    *("roadmap", "practice", "risk", "profile", "report", "xlsx", "docx", "plan", "Excel", "Word"),
    *("region", "gorod", "school", "import", "primorskiy", "kray", "CSV", "force"),
    *("Git", "all", "months", "tags", "csv"),
    *("new", "organisation", "institute", "title", "kind", "sources", "set", "people", "effort"),
    *("nadezhdinskiy", "yes", "fix", "sort", "keys", "diff", "year", "ask", "iro"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_russian(command: str, tmp_path: Path) -> None:
    finished = run(command, "--help", cwd=tmp_path)
    assert finished.status == 0
    assert finished.out.startswith(f"Запуск: opora {command} ")
    assert "Параметры:" in finished.out
    assert "Примеры:" in finished.out
    assert set(LATIN_WORD.findall(finished.out)) <= NAMES


def test_help_lists_the_commands(tmp_path: Path) -> None:
    finished = run("--help", cwd=tmp_path)
    assert finished.status == 0
    assert re.findall(r"^  (\w+)  +[А-Я]", finished.out, re.MULTILINE) == list(COMMANDS)


def test_nothing_to_do_shows_help(tmp_path: Path) -> None:
    finished = run(cwd=tmp_path)
    assert finished.status == 2
    assert "Команды:" in finished.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["valdate"], "Нет команды 'valdate'. Возможно, вы имели в виду: 'validate'?"),
        (["validate", "--forma"], "Нет параметра '--forma'. Возможно, вы имели в виду:"),
        (["validate", "--format"], "После '--format' нужно значение."),
        (["validate", "--frame=1"], "Параметр '--frame' пишется без значения."),
        (
            ["validate", "--format", "xml"],
            "Значение '--format' не подходит: 'xml', а можно одно из: 'text', 'json', 'github'",
        ),
        (
            ["validate", "--as-of", "01.03.2026"],
            "Значение '--as-of' не подходит: «01.03.2026» не похоже на день",
        ),
        (["serve", "--port", "x"], "Значение '--port' не подходит: 'x' — не число."),
        (["serve", "--port", "70000"], "Значение '--port' не подходит: 70000 вне допустимого:"),
        (["explain", "V02", "V03"], "Лишнее в команде: V03."),
    ],
)
def test_misuse_is_told_in_russian(arguments: list[str], said: str, tmp_path: Path) -> None:
    write_bank(tmp_path)
    finished = run(*arguments, cwd=tmp_path)
    assert finished.status == 2
    assert finished.out == ""
    assert f"Ошибка: {said}" in finished.err


def test_language_does_not_depend_on_the_system(tmp_path: Path) -> None:
    bare = {"PATH": os.defpath, "LANG": "en_US.UTF-8", "LANGUAGE": "en"}
    child = subprocess.run(
        [*COMMAND, "-h"], cwd=tmp_path, env=bare, capture_output=True, check=True
    )
    assert child.stdout.decode().startswith("Запуск:")


def test_compiled_catalogue_is_fresh(tmp_path: Path) -> None:
    folder = LOCALE / "ru/LC_MESSAGES"
    with (folder / f"{DOMAIN}.po").open("rb") as source:
        catalogue = read_po(source, locale="ru")
    with (tmp_path / "fresh.mo").open("wb") as target:
        write_mo(target, catalogue)
    committed, fresh = folder / f"{DOMAIN}.mo", tmp_path / "fresh.mo"
    assert _messages(committed) == _messages(fresh)


def _messages(path: Path) -> dict[object, str]:
    with path.open("rb") as compiled:
        translations = gettext.GNUTranslations(compiled)
    return {key: text for key, text in vars(translations)["_catalog"].items() if key}


NAME_HEAVY = """
import sys
from opora.cli import main
try:
    main()
finally:
    print("heavy:", *sorted({"pydantic", "jinja2", "mkdocs", "yaml"} & {*sys.modules}))
"""


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_first_answer_needs_nothing_heavy(option: str, tmp_path: Path) -> None:
    child = subprocess.run(
        [sys.executable, "-c", NAME_HEAVY, option], cwd=tmp_path, capture_output=True, check=True
    )
    assert child.stdout.decode().splitlines()[-1] == "heavy:"


def test_rule_is_explained(tmp_path: Path) -> None:
    finished = run("explain", "v02", cwd=tmp_path)
    assert finished.status == 0
    assert finished.out.startswith("V02. ")
    assert [
        word for word in ("Зачем.", "Что сделать.", "Неверно:", "Верно:") if word in finished.out
    ]


def test_code_typed_with_russian_letters_is_understood(tmp_path: Path) -> None:
    assert run("explain", "М01", cwd=tmp_path).out.startswith("M01. ")


def test_unknown_rule_is_misuse_with_a_proposal(tmp_path: Path) -> None:
    finished = run("explain", "V020", cwd=tmp_path)
    assert finished.status == 2
    assert finished.err.startswith("Ошибка: Правила «V020» нет. Похожие: ")


def test_all_rules_are_listed(tmp_path: Path) -> None:
    finished = run("explain", cwd=tmp_path)
    assert finished.status == 0
    assert re.search(r"^  V02 +\S", finished.out, re.MULTILINE)
