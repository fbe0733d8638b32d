"""What the web editor is told: from the models, valid for the editor, closed to other hosts."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from jsonschema import Draft7Validator

from opora.export.web_editor import Backend, editor_config
from opora.export.web_editor.places import folders_of
from opora.kinds import BY_NAME, KINDS
from opora.parse.shape import schema_of
from opora.site.config import read_config
from opora.site.errors import SiteError
from opora.site.web_editor import connection, editor_files, kept
from opora.site.web_editor.at_home import HERE, script_at_home
from opora.site.web_editor.files import policy
from tests.web_editor import collection_of, real_content

GITHUB = Backend("github", "https://github.com/school/bank", sign_in="https://auth.example.ru")
GITLAB = Backend("gitlab", "https://git.example.ru/region/bank", "master", "app-1")
GITLAB_SETTINGS = """repository: https://git.example.ru/region/bank/
    forge: gitlab
    branch: master
    editor_sign_in: app-1"""
CONFIG = editor_config(Backend())
COLLECTIONS: dict[str, dict[str, Any]] = {one["name"]: one for one in CONFIG["collections"]}
VALIDATOR = Draft7Validator(json.loads(kept.take("settings.schema.json")))


def fields_of(collection: dict[str, Any]) -> list[dict[str, Any]]:
    files = collection.get("files")
    found: list[dict[str, Any]] = files[0]["fields"] if files else collection["fields"]
    return found


def all_fields(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        inner = [*field.get("fields", ()), *([field["field"]] if "field" in field else [])]
        inner += [one for form in field.get("types", ()) for one in form["fields"]]
        yield from all_fields(inner)


EVERY_FIELD = [one for name in COLLECTIONS for one in all_fields(fields_of(COLLECTIONS[name]))]


LIST_OR_SILENCE = {"array", "null"}


def shapes_in(schema: dict[str, Any]) -> set[str]:
    return {str(one.get("type")) for one in schema.get("anyOf", ())}


def field(collection: str, *names: str) -> dict[str, Any]:
    inner = fields_of(COLLECTIONS[collection])
    for name in names[:-1]:
        found = next(one for one in inner if one["name"] == name)
        inner = found.get("fields") or found["types"]
    return next(one for one in inner if one["name"] == names[-1])


@pytest.mark.parametrize("backend", [Backend(), GITHUB, GITLAB])
def test_the_editor_accepts_its_settings(backend: Backend) -> None:
    wrong = [error.json_path for error in VALIDATOR.iter_errors(editor_config(backend))]
    assert wrong == []


def test_every_kind_with_files_can_be_edited() -> None:
    expected = {folder.name for kind in KINDS for folder in folders_of(kind)}
    assert set(COLLECTIONS) == expected
    written = {kind.name for kind in KINDS for place in kind.places if "csv" not in place.path}
    assert written <= expected


@pytest.mark.parametrize("name", [name for name in COLLECTIONS if name in BY_NAME])
def test_every_field_of_a_record_can_be_edited(name: str) -> None:
    told = {one["name"] for one in fields_of(COLLECTIONS[name])}
    schema = schema_of(BY_NAME[name].model)["properties"]
    silent = {key for key, field in schema.items() if shapes_in(field) >= LIST_OR_SILENCE}
    assert told - {"body"} == set(schema) - silent
    assert silent <= {"needs", "findings"}


def test_fields_are_said_in_russian() -> None:
    for one in EVERY_FIELD:
        assert re.search("[а-яё]", one["label"]), one
        for option in one.get("options", ()):
            assert re.search("[А-яЁё0-9]", option["label"]), one


def test_choices_come_from_collections_that_exist() -> None:
    relations = [one for one in EVERY_FIELD if one.get("widget") == "relation"]
    assert {one["collection"] for one in relations} <= set(COLLECTIONS)
    assert field("practice", "programme")["value_field"] == "{{slug}}"
    factors = field("practice", "factors")
    assert factors["collection"] == "catalogue"
    assert factors["value_field"] == "factors.*.id"
    assert factors["multiple"]
    assert factors["min"] == 1


def test_a_reference_to_several_kinds_is_written_by_its_id() -> None:
    authors = field("practice", "authors")
    assert authors["widget"] == "list"
    assert "школа или организация" in authors["hint"]
    assert re.fullmatch(authors["pattern"][0], "region/town/school-1")
    assert not re.fullmatch(authors["pattern"][0], "Школа № 1")


def test_the_forms_of_a_period_are_told_apart_by_their_word() -> None:
    period = field("roadmap", "items", "period")
    assert period["typeKey"] == "kind"
    assert {form["name"]: form["label"] for form in period["types"]} == {
        "date": "один день",
        "dates": "несколько дней",
        "range": "с числа по число",
        "months": "с месяца по месяц",
        "all_year": "в течение года",
        "recurring": "регулярно",
        "schedule": "по графику",
    }
    assert "kind" not in [one["name"] for one in period["types"][0]["fields"]]


def test_a_truth_may_stay_unknown() -> None:
    assert [one["value"] for one in field("school", "small_school")["options"]] == [True, False]
    assert not field("school", "small_school")["required"]


def test_limits_of_the_models_hold_in_the_editor() -> None:
    assert field("practice", "summary")["maxlength"] == 1000
    assert (field("practice", "year_from")["min"], field("practice", "year_from")["max"]) == (
        1990,
        2100,
    )
    assert field("practice", "title")["widget"] == "string"
    assert field("practice", "limits")["widget"] == "text"
    assert field("act", "date")["format"] == "YYYY-MM-DD"
    assert not field("practice", "effort")["required"]
    assert "Чего не знаем" in field("practice", "effort")["hint"]


def test_a_new_practice_begins_with_its_sections() -> None:
    body = field("practice", "body")
    assert body["default"].startswith("## Проблема\n\n## Что сделали по шагам")


@pytest.mark.parametrize("path", real_content())
def test_files_of_the_bank_have_names_that_the_editor_takes(path: str) -> None:
    collection, name = collection_of(path)
    told = COLLECTIONS[collection]
    if "files" in told:
        assert told["files"][0]["file"] == path
        return
    assert path.startswith(f"{told['folder']}/")
    assert path.endswith(f".{told['extension']}")
    own = told.get("nested", {}).get("subfolders")
    last = name.split("/")[-2 if own else -1]
    assert re.fullmatch(told["slug"]["pattern"][0], last)


def test_a_draft_becomes_a_pull_request() -> None:
    assert CONFIG["publish_mode"] == "editorial_workflow"
    assert not any(one.get("publish", False) for one in COLLECTIONS.values())
    github, gitlab = (editor_config(backend)["backend"] for backend in (GITHUB, GITLAB))
    assert github.pop("commit_messages") == gitlab.pop("commit_messages")
    assert github == {
        "name": "github",
        "repo": "school/bank",
        "branch": "main",
        "api_root": "https://api.github.com",
        "open_authoring": True,
        "base_url": "https://auth.example.ru",
        "auth_scope": "public_repo",
    }
    assert gitlab == {
        "name": "gitlab",
        "repo": "region/bank",
        "branch": "master",
        "api_root": "https://git.example.ru/api/v4",
        "base_url": "https://git.example.ru",
        "auth_type": "pkce",
        "app_id": "app-1",
    }


def test_without_a_sign_in_service_people_bring_a_token() -> None:
    for backend in (Backend("github", GITHUB.address), Backend("gitlab", GITLAB.address)):
        assert editor_config(backend)["backend"]["auth_methods"] == ["token"]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("{}", Backend()),
        ("repository: https://github.com/school/bank.git", Backend("github", GITHUB.address)),
        (GITLAB_SETTINGS, GITLAB),
        ("repository: https://codeberg.org/region/bank\n    forge: forgejo", Backend()),
        ("repository: https://codeberg.org/region/bank", Backend()),
        ("repository: javascript:alert(1)//github", Backend()),
        ("repository: https://github.com/'; script-src *", Backend()),
        ("[]", Backend()),
    ],
)
def test_the_forge_is_told_in_the_settings_of_the_site(
    tmp_path: Path, settings: str, expected: Backend
) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"site_name: Опора\nextra:\n  opora:\n    {settings}\n", encoding="utf-8")
    assert connection(read_config(config)) == expected


def test_the_page_may_ask_this_site_and_the_forge_alone() -> None:
    assert "connect-src 'self' blob: data:;" in policy(Backend())
    assert "connect-src 'self' blob: data: https://api.github.com;" in policy(GITHUB)
    assert "https://avatars.githubusercontent.com" in policy(GITHUB)
    assert "connect-src 'self' blob: data: https://git.example.ru;" in policy(GITLAB)
    for backend in (Backend(), GITHUB, GITLAB):
        assert "default-src 'none'; script-src 'self';" in policy(backend)


def test_the_page_holds_its_policy_and_no_code() -> None:
    files = {str(file.path): file.content for file in editor_files(GITHUB)}
    page = files["admin/index.html"].decode()
    assert f'content="{policy(GITHUB)}"' in page
    assert re.findall(r"<script[^>]*>", page) == ['<script type="module" src="start.js">']
    assert not re.search(r"\son\w+=|style=", page)
    assert json.loads(files["admin/settings.json"])["backend"]["repo"] == "school/bank"
    assert (
        b"\xd0\x92\xd0\xbe\xd0\xb9\xd1\x82\xd0\xb8"
        in files[f"admin/sveltia/cms@{kept.kept_source().version}/locales/ru.json"]
    )


def test_the_script_keeps_no_address_that_we_replaced() -> None:
    script = script_at_home().decode()
    assert [address for address in HERE if address in script] == []


def test_a_file_that_was_changed_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(kept.PLACE, tmp_path / "sveltia")
    monkeypatch.setattr(kept, "PLACE", tmp_path / "sveltia")
    (tmp_path / "sveltia/ru.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SiteError, match=r"ru\.json изменён"):
        kept.take("ru.json")
