"""The committed schemas say what the program reads."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from opora.diagnostics import Diagnostic, Span
from opora.export import generated_files
from opora.files import list_content, read_source
from opora.kinds import KINDS
from opora.load import Source
from opora.parse import address_of
from opora.reporters import report_json
from opora.rules import RULES
from tests.content import ACT, Fields

ROOT = Path(__file__).parent.parent
FILES = generated_files()
SCHEMAS = [path for path in FILES if path.startswith("schemas/") and path.endswith(".json")]
CONTENT = list_content(ROOT / "content")


def schema_of(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(FILES[f"schemas/{name}.schema.json"])
    return schema


@pytest.mark.parametrize("path", FILES)
def test_committed_file_is_fresh(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == FILES[path]


@pytest.mark.parametrize("path", SCHEMAS)
def test_schema_keeps_to_the_standard(path: str) -> None:
    Draft202012Validator.check_schema(json.loads(FILES[path]))


def test_every_kind_with_a_file_has_a_schema() -> None:
    names = {f"schemas/{kind.name}.schema.json" for kind in KINDS if kind.places}
    assert set(SCHEMAS) == {*names, "schemas/diagnostics.schema.json"}


@pytest.mark.parametrize("path", SCHEMAS)
def test_every_field_has_a_russian_title(path: str) -> None:
    schema = json.loads(FILES[path])
    records = [schema, schema.get("items", {}), *schema.get("$defs", {}).values()]
    fields = [item for record in records for item in record.get("properties", {}).items()]
    assert fields
    for name, field in fields:
        assert any("а" <= letter.lower() <= "я" for letter in field.get("title", "")), name


def test_closed_lists_show_their_labels() -> None:
    level = schema_of("practice")["$defs"]["Level"]
    assert level["enum"] == ["federal", "regional", "municipal", "school"]
    assert level["enumDescriptions"][0] == "федеральный"


def test_references_name_their_kinds() -> None:
    assert schema_of("act")["properties"]["based_on"]["items"]["x-ref"] == ["act"]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"number": None}, []),
        ({"unknown": {"number": "не читается"}}, []),
        ({"unknown": {"date": "не читается"}}, ["$"]),
        ({}, ["$"]),
    ],
)
def test_a_reason_may_stand_for_an_empty_field(said: Fields, wrong: list[str]) -> None:
    whole = {**{name: value for name, value in ACT.items() if name != "number"}, **said}
    found = Draft202012Validator(schema_of("act")).iter_errors(whole)
    assert [error.json_path for error in found] == wrong


@pytest.mark.parametrize("path", CONTENT.paths)
def test_content_fits_its_schema(path: str) -> None:
    source, address = read_source(CONTENT.root, path), address_of(path)
    assert isinstance(source, Source)
    assert address
    validator = Draft202012Validator(schema_of(address.kind.name))
    wrong = [error.json_path for error in validator.iter_errors(as_editors_read(source))]
    assert wrong == []


class _CoreSchema(yaml.SafeLoader):
    """YAML 1.2 as editors read it: `no`, `12:30` and days are text, quotes make anything text."""


_CoreSchema.yaml_implicit_resolvers = {}
for _tag, _pattern in (
    ("null", r"~|null|Null|NULL|"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
):
    _whole = re.compile(f"(?:{_pattern})$")
    _CoreSchema.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", _whole, None)


def as_editors_read(source: Source) -> object:
    text = source.text.split("\n---", 1)[0] if source.path.endswith(".md") else source.text
    loader = _CoreSchema(text)
    data: object = loader.get_single_data()
    loader.dispose()
    return data


def test_report_fits_its_schema() -> None:
    found = [Diagnostic("a.yml", Span(1, 2, 3, 4), "V02", "нет записи", hint="проверьте")]
    Draft202012Validator(schema_of("diagnostics")).validate(json.loads(report_json(found)))


def test_page_of_rules_has_every_rule() -> None:
    page = FILES["docs/rules.md"]
    assert [line[4:] for line in page.splitlines() if line.startswith("### ")] == list(RULES)
