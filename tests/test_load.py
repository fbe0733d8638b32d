import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opora.diagnostics import Span
from opora.load import Document, Source, load

MARKDOWN = "---\ntitle: Клуб\ntags:\n- чтение\n---\n\nТекст.\n"


def loaded(path: str, text: str) -> Document:
    document, problems = load(Source(path, text))
    assert document
    assert not problems
    return document


def refused(path: str, text: str) -> str:
    document, problems = load(Source(path, text))
    assert document is None
    (found,) = problems
    assert found.hint
    return f"{found.code}: {found.message}"


def test_markdown_has_data_and_body() -> None:
    document = loaded("practices/club.md", MARKDOWN)
    assert document.data == {"title": "Клуб", "tags": ["чтение"]}
    assert document.body == "\nТекст.\n"
    assert document.body_line == 6


def test_yaml_has_no_body() -> None:
    assert loaded("acts/order.yml", "title: О карте\n").body is None


def test_places_count_from_the_top_of_the_file() -> None:
    document = loaded("practices/club.md", MARKDOWN)
    assert document.value_span(("title",)) == Span(2, 8, 2, 12)
    assert document.value_span(("tags", 0)) == Span(4, 3, 4, 9)
    assert document.key_span(("tags",)) == Span(3, 1, 3, 5)


def test_a_missing_place_is_the_nearest_around_it() -> None:
    document = loaded("practices/club.md", MARKDOWN)
    assert document.value_span(("tags", 0, "x")) == document.value_span(("tags", 0))
    assert document.value_span(("x",)) == Span(2, 1, 2, 6)
    assert document.owner_span(("tags", 0)) == document.key_span(("tags",))
    assert document.owner_span(("x",)) == Span(2, 1, 2, 6)


def test_the_owner_in_a_list_is_its_first_key() -> None:
    document = loaded("acts/order.yml", "# примечание\nitems:\n- a: 1\n  b: 2\n")
    assert document.owner_span(("items", 0, "c")) == Span(3, 3, 3, 4)
    assert document.owner_span(("c",)) == Span(2, 1, 2, 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "Y05: в начале файла нет шапки с полями"),
        ("# Заголовок\n", "Y05: в начале файла нет шапки с полями"),
        ("\n" + MARKDOWN, "Y05: перед шапкой стоят пустые строки"),
        ("—\ntitle: x\n---\n", "Y05: первая строка файла «—», а нужно ровно «---»"),
        ("----\ntitle: x\n---\n", "Y05: первая строка файла «----», а нужно ровно «---»"),
        ("---\ntitle: x\n", "Y05: шапка файла открыта строкой «---», но не закрыта"),
        ("---\n---\nтекст\n", "Y06: в шапке нет ни одного поля"),
        ("---\n- a\n---\n", "Y06: в шапке нет строк «ключ: значение»"),
    ],
)
def test_markdown_without_front_matter_is_refused(text: str, expected: str) -> None:
    assert refused("practices/club.md", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "Y06: в файле нет ни одного поля"),
        ("# примечание\n", "Y06: в файле нет ни одного поля"),
        ("- a\n", "Y06: в файле нет строк «ключ: значение»"),
        ("слово\n", "Y06: в файле нет строк «ключ: значение»"),
    ],
)
def test_yaml_without_fields_is_refused(text: str, expected: str) -> None:
    assert refused("acts/order.yml", text) == expected


def test_hidden_characters_of_a_body_are_reported_at_their_line() -> None:
    document, problems = load(Source("practices/club.md", MARKDOWN + "a\x00b\n"))
    assert document
    assert [(found.code, found.span) for found in problems] == [("Y07", Span(8, 2, 8, 3))]


def test_a_fence_may_have_spaces_behind_it() -> None:
    assert loaded("practices/club.md", "--- \ntitle: x\n---\t\n").data == {"title": "x"}


@settings(deadline=None)
@given(st.sampled_from(["practices/club.md", "acts/order.yml"]), st.text())
def test_any_text_is_loaded_or_refused_with_reasons(path: str, text: str) -> None:
    document, problems = load(Source(path, text))
    assert document or problems


@settings(deadline=None)
@given(st.text())
def test_any_body_is_kept_as_it_is(body: str) -> None:
    document, _ = load(Source("practices/club.md", f"---\ntitle: x\n---\n{body}"))
    assert document
    assert document.body == body


def test_places_are_told_without_the_data() -> None:
    document = loaded("practices/club.md", MARKDOWN)
    kept = document.without_data()
    assert kept.data == {}
    assert kept.value_span(("tags", 0)) == document.value_span(("tags", 0)) == Span(4, 3, 4, 9)
    assert kept.owner_span(("author",)) == Span(2, 1, 2, 6)


@pytest.mark.parametrize("more", ["", "# " + "длинно " * 4000 + "\n"])
def test_places_are_the_same_in_short_and_in_long_files(more: str) -> None:
    text = f"---\ntitle: Клуб\nlist:\n- a: 1\n  b: {{c: 'д е'}}\n- слово\n{more}---\n\nТекст.\n"
    document = loaded("practices/club.md", text)
    ways = ((), ("title",), ("title", "x"), ("list",), ("list", 0, "b", "c"), ("list", 5), ("x",))
    assert [document.value_span(way) for way in ways] == [
        Span(2, 1, 2, 6),
        *(Span(2, 8, 2, 12), Span(2, 8, 2, 12)),
        document.positions.values["list",],
        Span(5, 10, 5, 15),
        document.positions.values["list",],
        Span(2, 1, 2, 6),
    ]
    assert document.key_span(("list", 0, "b")) == Span(5, 3, 5, 4)
    assert document.key_span(("list", 1)) == Span(6, 3, 6, 8)
    assert document.key_span(("title", "x")) == Span(2, 8, 2, 12)
    assert document.own_key_span(("title", "x")) is None
    assert document.own_key_span(("list", 0, "b")) == Span(5, 3, 5, 4)
    owners = (("x",), ("list", "x"), ("list", 0, "x"), ("list", 0, "b", "x"), ("list", 7, "x"))
    assert [document.owner_span(way) for way in owners] == [
        Span(2, 1, 2, 6),
        Span(3, 1, 3, 5),
        Span(4, 3, 4, 4),
        Span(5, 3, 5, 4),
        Span(3, 1, 3, 5),
    ]
