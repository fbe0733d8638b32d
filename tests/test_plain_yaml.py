from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from opora.diagnostics import Span
from opora.plain_yaml import Loc, PlainYaml, Value, follow, read, straight
from opora.plain_yaml.building import MAX_DEPTH, MAX_DIGITS

YAMLISH = st.text(st.sampled_from("ab:-# \n'\"[]{},|>?&*!%@`~.0яё"), max_size=60)


def codes(content: PlainYaml) -> list[str]:
    return [found.code for found in content.problems]


def test_scalars_stay_text() -> None:
    text = "a: no\nb: 12:30\nc: 2021-03-01\nd: 0x1F\ne: 1_000\n"
    assert read(text, "f").data == {
        "a": "no",
        "b": "12:30",
        "c": "2021-03-01",
        "d": "0x1F",
        "e": "1_000",
    }


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_only_plain_words_mean_nothing(nothing: str) -> None:
    assert read(f"a: {nothing}\n", "f").data == {"a": None}
    assert read(f"a: '{nothing}'\n", "f").data == {"a": nothing}


def test_values_and_keys_know_their_places() -> None:
    content = read("a:\n  - b: ж\n    c: 'два слова'\n", "f", line_offset=10)
    assert content.positions.keys["a", 0, "c"] == Span(13, 5, 13, 6)
    assert content.positions.values["a", 0, "b"] == Span(12, 8, 12, 9)
    assert content.positions.values["a", 0, "c"] == Span(13, 8, 13, 19)


def test_the_first_of_two_equal_keys_is_kept() -> None:
    content = read("a: 1\nb: 2\na: {c: 3}\n", "f")
    assert content.data == {"a": "1", "b": "2"}
    assert [(d.code, d.span.line, d.message) for d in content.problems] == [
        ("Y02", 3, "ключ «a» уже есть в строке 1")
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1\n", "Y03"),
        ("a: *x\n", "Y03"),
        ("a: !!str 1\n", "Y03"),
        ("a: ! 1\n", "Y03"),
        ("<<: *x\n", "Y03"),
        ("? [a]\n: 1\n", "Y01"),
        ("{a: 1}: 1\n", "Y01"),
        ("a: 1\n---\nb: 1\n", "Y06"),
        ("a: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "Y04"),
        ("a: " + "9" * MAX_DIGITS, "Y04"),
        ("a: \x00\n", "Y07"),
        ("a: \x85\n", "Y07"),
        ("a: \u200b\n", "Y07"),
        ('a: "\\0"\n', "Y07"),
        ('"\\u202e": 1\n', "Y07"),
        ("a:\n - b\n  - c\n", "Y01"),
    ],
)
def test_what_could_hide_or_grow_is_refused(text: str, code: str) -> None:
    content = read(text, "f")
    assert content.data is None
    assert codes(content) == [code]


def test_depth_and_digits_up_to_the_bound_are_read() -> None:
    depth = MAX_DEPTH - 1
    assert not read("a: " + "[" * depth + "]" * depth, "f").problems
    assert not read("a: " + "9" * (MAX_DIGITS - 1), "f").problems
    assert not read("a: '" + "9" * 500 + "'", "f").problems


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a: 'x\nb: 1\n", 1, 4, "кавычек"),
        ("a: [1, 2\nb: 3\n", 1, 4, "квадратная скобка"),
        ("a: {b: 1\nc: 3\n", 1, 4, "фигурная скобка"),
        ("a: б: в\n", 1, 5, "двоеточие"),
        ("a: 1\n\tb: 2\n", 2, 1, "Tab"),
        ("\ta: 1\n", 1, 1, "Tab"),
        ("a: @x\n", 1, 4, "@"),
        ("a: *\n", 1, 5, "«*»"),
        ("a: 1\nслово\nb: 2\n", 2, 1, "двоеточия"),
        ("a: - b\n", 1, 4, "список"),
        ("a: 'it's'\n", 1, 8, "кавычка"),
        ('a: "C:\\q"\n', 1, 7, "обратная черта"),
        ("[", 1, 1, "нет значения"),
        ("a: |x\n  y\n", 1, 5, "«|»"),
        ("a: 1\n...\nb: 2\n", 3, 1, "после конца"),
    ],
)
def test_syntax_errors_are_explained_where_they_begin(
    text: str, line: int, column: int, words: str
) -> None:
    (found,) = read(text, "f").problems
    assert (found.code, found.span.line, found.span.column) == ("Y01", line, column)
    assert words in found.message
    assert found.hint


def test_reports_of_a_binary_file_are_few() -> None:
    assert len(read("\x00" * 1000, "f").problems) == 10


@settings(deadline=None)
@given(st.text(max_size=200) | YAMLISH)
def test_any_text_is_read_or_refused_with_reasons(text: str) -> None:
    content = read(text, "f")
    assert all(found.hint and found.message for found in content.problems)
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= found.span.line <= lines for found in content.problems)


def scalars(value: Value, loc: Loc = ()) -> list[tuple[Loc, str | None]]:
    if isinstance(value, dict):
        return [pair for key, item in value.items() for pair in scalars(item, (*loc, key))]
    if isinstance(value, list):
        return [pair for n, item in enumerate(value) for pair in scalars(item, (*loc, n))]
    return [(loc, value)]


PLAIN = st.text(st.sampled_from("abяё19 "), min_size=1, max_size=8).map(str.strip).filter(bool)
RECORDS = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None)
@given(record=st.dictionaries(PLAIN, RECORDS), flow=st.booleans())
def test_places_point_at_the_text_of_a_value(record: dict[str, Any], *, flow: bool) -> None:
    text = yaml.safe_dump(record, allow_unicode=True, default_flow_style=flow, width=10_000)
    content = read(text, "f")
    lines = text.split("\n")
    assert content.data == record
    for loc, value in scalars(content.data):
        if value is None or not loc or isinstance(value, (list, dict)):
            continue
        span = content.positions.values[loc]
        written = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        assert written.strip("'\"") == value


def without_nothing(value: object) -> bool:
    if isinstance(value, dict):
        return all(map(without_nothing, value.values()))
    if isinstance(value, list):
        return all(map(without_nothing, value))
    return value not in {"", "~", "null", "Null", "NULL"}


@settings(deadline=None)
@given(YAMLISH)
def test_agrees_with_pyyaml_where_both_read(text: str) -> None:
    content = read(text, "f")
    if content.problems:
        return
    theirs = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506  this loader makes only text
    if without_nothing(theirs):
        assert content.data == theirs


def told_straight(text: str) -> None:
    content = read(text, "f")
    sound = not content.problems and isinstance(content.data, dict)
    assert straight(text) == (content.data if sound else None)


@settings(deadline=None, max_examples=300)
@given(YAMLISH | st.text(max_size=60))
def test_data_read_straight_is_that_read_with_places(text: str) -> None:
    told_straight(text)
    told_straight(f"a: {text}")


@settings(deadline=None)
@given(record=st.dictionaries(PLAIN, RECORDS, min_size=1), flow=st.booleans())
def test_sound_data_are_read_straight(record: dict[str, Any], *, flow: bool) -> None:
    text = yaml.safe_dump(record, allow_unicode=True, default_flow_style=flow, width=20)
    assert straight(text) == read(text, "f").data == record


@pytest.mark.parametrize(
    "text",
    [
        *("a: &x 1\n", "a: *x\n", "a: !!str 1\n", "! a: 1\n", "? [a]\n: 1\n", "&x a: 1\n"),
        *("a: 1\na: 2\n", "a: 1\n---\nb: 1\n", "a: 1\n...\n", "%YAML 1.1\n---\na: 1\n"),
        "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1),
        "a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH,
        *("a: " + "9" * MAX_DIGITS, "9" * MAX_DIGITS + ": a", "a: '" + "9" * MAX_DIGITS + "'"),
        *('a: "\\u200b"\n', '"\\u202e": 1\n', "a: \x85\n", "a: \ud800\n"),
        *("a:\n - b\n  - c\n", "a: b\n  c - d\n  - e\n", "a: b\n  c\n", "a: |\n  b\n  - c\n"),
        *("", "# пусто\n", "- a\n", "слово", "{}", "a: 'x\nb: 1\n", "a: ~\nb: '~'\nc:\n"),
    ],
)
def test_what_may_be_reported_is_not_read_straight(text: str) -> None:
    told_straight(text)


def places_around(content: PlainYaml, loc: Loc) -> tuple[int, Span | None, Span | None]:
    held = content.positions
    depth = next((n for n in range(len(loc), 0, -1) if loc[:n] in held.values), 0)
    return depth, held.values.get(loc[:depth]), held.keys.get(loc[:depth])


@settings(deadline=None)
@given(
    record=st.dictionaries(PLAIN, RECORDS, min_size=1),
    steps=st.lists(PLAIN | st.integers(0, 3), max_size=3),
    flow=st.booleans(),
)
def test_a_place_that_is_followed_is_that_among_all_places(
    record: dict[str, Any], steps: list[str | int], *, flow: bool
) -> None:
    text = yaml.safe_dump(record, allow_unicode=True, default_flow_style=flow, width=20)
    content = read(text, "f", 3)
    for loc in (*content.positions.values, *content.positions.keys, ("нет", 0)):
        for way in (loc, (*loc, *steps), (*loc[:-1], *steps)):
            spot = follow(text, 3, way)
            depth, value, key = places_around(content, way)
            assert spot.depth == depth
            assert spot.first == next(iter(content.positions.keys.values())) or way == ()
            if depth:
                assert (spot.value, spot.key) == (value, key)


@pytest.mark.parametrize("text", ["a: 1\na: {b: 2}\nc: 3\n", "a: {b: 1, b: [2]}\nc: [x]\n"])
def test_of_equal_keys_the_first_is_followed(text: str) -> None:
    content = read(text, "f")
    for way in (("a",), ("a", "b"), ("a", "b", 0), ("c",), ("c", 0)):
        spot = follow(text, 0, way)
        assert (spot.depth, spot.value, spot.key) == places_around(content, way)
