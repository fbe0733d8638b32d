"""What is written is read back equal, in the order of the model."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from opora.files import list_content, read_source
from opora.kinds import BY_NAME
from opora.kinds.roadmap import Measure, Roadmap
from opora.load import Document, Source, load
from opora.model import Comparator, Effort, Labelled, Quantity, Record, Unit
from opora.parse import address_of
from opora.plain_yaml import Value, forbidden_characters, read
from opora.writing import Plain, plain, write_file, write_yaml
from tests.content import MEASURE

Data = Mapping[str, Plain]

CONTENT = list_content(Path(__file__).parent.parent / "content")


def document(path: str) -> Document:
    source = read_source(CONTENT.root, path)
    assert isinstance(source, Source)
    loaded, problems = load(source)
    assert loaded
    assert problems == []
    return loaded


def model_of(path: str) -> type[Record]:
    address = address_of(path)
    assert address
    return address.kind.model


@pytest.mark.parametrize("path", CONTENT.paths)
def test_data_of_every_record_come_back(path: str) -> None:
    held = document(path)
    text = write_file(held.data, model_of(path), held.body)
    again, problems = load(Source(path, text))
    assert again
    assert (problems, again.data, again.body) == ([], held.data, held.body)


@pytest.mark.parametrize("path", CONTENT.paths)
def test_every_record_comes_back_from_its_model(path: str) -> None:
    model = model_of(path)
    record = model.model_validate(document(path).data)
    data = read(write_yaml(plain(record), model), path).data
    assert model.model_validate(data) == record


@pytest.mark.parametrize("path", CONTENT.paths)
def test_writing_twice_changes_nothing(path: str) -> None:
    model = model_of(path)
    once = write_yaml(document(path).data, model)
    data = read(once, path).data
    assert isinstance(data, dict)
    assert write_yaml(data, model) == once


def test_keys_follow_the_model_and_lists_are_indented() -> None:
    shuffled = {key: MEASURE[key] for key in reversed(list(MEASURE))}
    assert write_yaml(shuffled, Measure) == (
        "id: club\n"
        "task: reading\n"
        "activity: Клуб родителей\n"
        "period:\n"
        "  kind: months\n"
        "  start: 2021-09\n"
        "  end: 2021-12\n"
        "responsible:\n"
        "  - role: methodist\n"
        "expected_result:\n"
        "  text: Клуб работает\n"
        "  qualitative:\n"
        "    - Есть план встреч\n"
        "factors:\n"
        "  - parents\n"
        "state: planned\n"
    )


def test_names_come_first_and_sources_last() -> None:
    data: Data = {"unknown": {}, "sources": [], "goal": "Цель", "title": "Карта", "caveats": ["?"]}
    keys = re.findall(r"^\w+", write_yaml(data, Roadmap), re.MULTILINE)
    assert keys == ["title", "goal", "sources", "caveats", "unknown"]


def test_long_text_is_folded_and_paragraphs_stay() -> None:
    long = "Слово за словом " * 12
    text = write_yaml({"activity": long.strip(), "note": "Первое.\n\nВторое."}, Measure)
    assert text.startswith("activity: >-\n  Слово за словом")
    assert max(map(len, text.split("\n"))) <= 104
    assert "note: |-\n  Первое.\n\n  Второе.\n" in text


@pytest.mark.parametrize("text", ["no", "Yes", "12", "1.1", "1e3", "~", "null", "", "2021-03-01"])
def test_text_that_other_readers_take_for_something_else_is_quoted(text: str) -> None:
    written = write_yaml({"number": text}, Measure)
    assert written == f"number: '{text}'\n"
    assert yaml.safe_load(written) == {"number": text}


def test_days_numbers_and_answers_are_bare() -> None:
    data: Data = {"kind": "dates", "dates": [date(2021, 3, 1)], "sensitive": True, "value": 2.5}
    assert write_yaml({"period": data}, Measure) == (
        "period:\n  kind: dates\n  dates:\n    - 2021-03-01\n  sensitive: true\n  value: 2.5\n"
    )


def test_comments_stand_above_what_they_speak_of() -> None:
    data: Data = {"title": "Карта", "items": [{"id": "m1", "state": "planned"}]}
    comments = {(): "Из файла «план.xlsx»", ("items", 0, "state"): "проверьте\nЛист1!C9"}
    assert write_yaml(data, Roadmap, comments) == (
        "# Из файла «план.xlsx»\n"
        "title: Карта\n"
        "items:\n"
        "  - id: m1\n"
        "    # проверьте\n"
        "    # Лист1!C9\n"
        "    state: planned\n"
    )


PERIODS: tuple[Mapping[str, object], ...] = (
    {"kind": "date", "date": None, "candidates": ["2021-03-01"], "unknown": {"date": "не видно"}},
    {"kind": "date", "date": "2021-03-01"},
    {"kind": "dates", "dates": ["2021-03-01", "2021-04-01"]},
    {"kind": "range", "start": "2021-03-01", "end": "2021-04-01"},
    {"kind": "months", "start": "2021-03", "end": "2021-04", "raw": "Март - апрель"},
    {"kind": "all_year", "raw": "в течение года"},
    {"kind": "recurring", "every": "quarter", "on_request": True},
    {"kind": "schedule", "document": "x", "raw": "по графику"},
)


@pytest.mark.parametrize("period", PERIODS, ids=lambda one: one["kind"])
def test_every_form_of_a_period_comes_back(period: Mapping[str, object]) -> None:
    measure = Measure.model_validate({**MEASURE, "period": period})
    assert Measure.model_validate(read(write_yaml(plain(measure), Measure), "").data) == measure


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("comparator", Comparator)
def test_every_quantity_comes_back(unit: Unit, comparator: Comparator) -> None:
    for value in (0, 12, 2.5, 1e20):
        quantity = Quantity(value=value, comparator=comparator, unit=unit)
        assert (
            Quantity.model_validate(read(write_yaml(plain(quantity), Quantity), "").data)
            == quantity
        )


def test_every_word_of_every_closed_list_comes_back() -> None:
    def all_below(cls: type[Labelled]) -> list[type[Labelled]]:
        return [cls, *(deeper for one in cls.__subclasses__() for deeper in all_below(one))]

    assert BY_NAME
    words = [word for one in all_below(Labelled) for word in one]
    assert len(words) > 150
    data: Mapping[str, Value] = {"words": [str(word.value) for word in words]}
    assert read(write_yaml(data, Effort), "").data == data


TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=150).filter(
    lambda text: not any(forbidden_characters(text, "")) and "\r" not in text
)
DATA = st.recursive(
    TEXT | st.none(), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner)
)


@given(st.dictionaries(TEXT, DATA))
def test_any_text_comes_back(data: Mapping[str, Value]) -> None:
    found = read(write_yaml(data, Effort), "")
    assert (found.data if data else {}) == data
    assert found.problems == []
