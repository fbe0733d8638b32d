"""What code editors and pre-commit are told, held against the content and the program."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from opora.export import generated_files
from opora.kinds import BY_NAME, KINDS
from opora.load import Source
from opora.parse import address_of
from tests.test_schemas import as_editors_read, schema_of
from tests.web_editor import real_content

ROOT = Path(__file__).parent.parent
FILES = generated_files()
SETTINGS: dict[str, Any] = json.loads(FILES[".vscode/settings.json"])
SNIPPETS: dict[str, dict[str, Any]] = json.loads(FILES[".vscode/opora.code-snippets"])
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
LABELS = {kind.label: kind.name for kind in KINDS}

_PLACE = re.compile(r"\$\{\d+:([^}]*)\}|\$\{\d+\|([^,|]*)[^}]*\|\}|\$0")


def filled_in(snippet: dict[str, Any]) -> str:
    """Press Tab through a snippet and take what is offered."""
    text = "\n".join(snippet["body"])
    return _PLACE.sub(lambda found: found[1] or found[2] or "", text) + "\n"


def fits(path: str, glob: str) -> bool:
    parts, pattern = path.split("/"), glob.split("/")
    return len(parts) == len(pattern) and all(map(fnmatchcase, parts, pattern))


@pytest.mark.parametrize("path", [path for path in real_content() if path.endswith(".yml")])
def test_each_record_has_the_schema_of_its_kind(path: str) -> None:
    chosen = [
        schema
        for schema, globs in SETTINGS["yaml.schemas"].items()
        if any(fits(path, glob) for glob in globs)
    ]
    address = address_of(path.removeprefix("content/"))
    assert address
    assert chosen == [f"./schemas/{address.kind.name}.schema.json"]
    assert chosen[0].removeprefix("./") in FILES


def test_every_kind_that_people_write_has_a_snippet() -> None:
    written = {kind.label for kind in KINDS for p in kind.places if not p.path.endswith(".csv")}
    assert set(SNIPPETS) == written
    assert SNIPPETS["практика"]["scope"] == "markdown"
    assert SNIPPETS["дорожная карта"]["prefix"] == ["дорожная карта", "roadmap"]


@pytest.mark.parametrize("label", SNIPPETS)
def test_a_snippet_taken_as_it_is_offered_fits_the_schema(label: str) -> None:
    text = filled_in(SNIPPETS[label])
    path = "x.md" if text.startswith("---") else "x.yml"
    data = as_editors_read(Source(path, text))
    found = Draft202012Validator(schema_of(LABELS[label])).iter_errors(data)
    assert [f"{error.json_path}: {error.message}" for error in found] == []


def test_a_snippet_of_a_practice_has_its_sections() -> None:
    body = SNIPPETS["практика"]["body"]
    assert [line[3:] for line in body if line.startswith("## ")] == list(
        BY_NAME["practice"].sections
    )


def test_schemas_speak_russian_to_the_language_server() -> None:
    act = schema_of("act")
    kind = act["$defs"]["ActKind"]
    assert kind["errorMessage"].startswith("Бывает: law — закон, edict — указ")
    day = act["properties"]["date"]["anyOf"][0]
    assert day["errorMessage"] == "Дата пишется так: 2026-03-01."
    assert act["properties"]["territory"]["description"] == (
        "Идентификатор: регион или муниципалитет."
    )
    form = schema_of("roadmap")["$defs"]["AllYear"]["properties"]["kind"]
    assert (form["const"], form["enum"]) == ("all_year", ["all_year"])
    assert form["enumDescriptions"] == ["в течение года"]


def closed_lists(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if "enum" in schema:
            yield schema
        schema = list(schema.values())
    if isinstance(schema, list):
        for inner in schema:
            yield from closed_lists(inner)


@pytest.mark.parametrize("path", [path for path in FILES if path.endswith(".schema.json")])
def test_every_word_of_a_closed_list_is_explained(path: str) -> None:
    for listed in closed_lists(json.loads(FILES[path])):
        if not all(re.fullmatch(r"[A-Z]?\d+[a-z]?", word) for word in listed["enum"]):
            assert len(listed["enumDescriptions"]) == len(listed["enum"])
            assert all(re.search("[А-Яа-яЁё0-9]", label) for label in listed["enumDescriptions"])


def run(hook: str, folder: Path, path: str) -> subprocess.CompletedProcess[str]:
    """Run a hook as pre-commit does: its entry with the changed files."""
    program, *arguments = HOOKS[hook]["entry"].split()
    assert program == "opora"
    command = [sys.executable, "-c", "from opora.cli import main; main()", *arguments, path]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "content/organisations/iro.yml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "title: Институт\nkind: institute\ncreated: 01.02.2021\nsources:\n  - title: Сайт\n",
        encoding="utf-8",
    )
    return tmp_path


def test_the_hook_names_what_is_wrong(bank: Path) -> None:
    done = run("opora-validate", bank, "content/organisations/iro.yml")
    assert done.returncode == 1
    assert "content/organisations/iro.yml:3:10: M01" in done.stdout


def test_the_other_hook_mends_what_is_sure(bank: Path) -> None:
    run("opora-fix", bank, "content/organisations/iro.yml")
    text = (bank / "content/organisations/iro.yml").read_text(encoding="utf-8")
    assert "created: 2021-02-01\n" in text
    assert run("opora-validate", bank, "content/organisations/iro.yml").returncode == 0


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS.keys())
def test_hooks_run_on_records_and_not_on_guides(hook: dict[str, Any]) -> None:
    assert hook["language"] == "python"
    assert re.search(hook["files"], "content/practices/a.md")
    assert not re.search(hook["files"], "docs/a.md")
    assert re.search(hook["exclude"], "content/pages/about.md")
