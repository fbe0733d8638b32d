"""What the form writes is read equal, and what the bank holds opens in the form."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from opora.files import list_content, read_source
from opora.kinds import BY_NAME
from opora.load import Source, load
from opora.parse import address_of
from opora.plain_yaml import Value, forbidden_characters, read
from opora.render.submit import form_description
from opora.render.submit.steps import ASKING
from opora.writing import write_file
from tests.browser import visit
from tests.pages import CONTENT
from tests.submitted import FORMS, records
from tests.test_submit_rules import IN_ONE_PAGE

LISTING = list_content(CONTENT)
FILES = [path for path in LISTING.paths if (one := address_of(path)) and one.kind.name in ASKING]

WRITE = """async ([root, record]) => {
  const { toYaml } = await import(root + "assets/submit/yaml.js");
  const { readYaml } = await import(root + "assets/submit/read.js");
  const text = toYaml(record);
  return [text, await readYaml(text)];
}"""

FILE = """async ([root, form, data]) => {
  const { collect, typed } = await import(root + "assets/submit/record.js");
  const { toYaml } = await import(root + "assets/submit/yaml.js");
  const record = collect(form, data);
  return [toYaml(typed(form, record)), record];
}"""

OPEN = """async ([root, form, text, name]) => {
  const { collect, fit, typed } = await import(root + "assets/submit/record.js");
  const { readFile } = await import(root + "assets/submit/read.js");
  const { bodyOf, partsOf } = await import(root + "assets/submit/story.js");
  const { toYaml } = await import(root + "assets/submit/yaml.js");
  const { data, body } = await readFile(text, name);
  const lost = [];
  const kept = fit(form, data, (loc) => lost.push(loc));
  const yaml = toYaml(typed(form, collect(form, kept)));
  const told = body === null ? null : bodyOf(form.sections, partsOf(form.sections, body));
  return { data, body, lost, yaml, told };
}"""

REFUSED = """async ([root, text, name]) => {
  const { readFile } = await import(root + "assets/submit/read.js");
  return readFile(text, name).then(() => "", (error) => error.message);
}"""


@pytest.fixture(scope="module")
def opened(chromium: Browser, real_site: Path) -> Iterator[tuple[Page, str]]:
    with visit(chromium, real_site) as seen:
        yield seen.go("about/"), seen.root


NASTY = (
    "a: b", "a:", ": a", "# a", "a #b", "a# b", "'", "''", '"', 'кавычки "и" \'так\'', "yes", "no",
    "Null", "null", "~", "", "12", "-1", "1_000", "0x1F", "1e3", ".5", "12:30", "2021-03-01", "=",
    " a", "a ", "  ", "\ta", "a\tb", "\n", "a\n", "a\n\n", "\na", " a\nb", "a\n  b\n\nc",
    "a\n---\nb", "---", "--- a", "...", "- a", "-", "? a", "! a", "!a", "&a", "*a", "%a", "@a",
    "`a", "[a]", "{a: b}", "a, b", "a]", "|", ">", "|-", "😀 и 👩\u200d🏫", "а" * 300,
    "слово " * 60 + "конец", "два  пробела " * 12 + "я", "слово - " * 15 + "я", "x" * 150,
    "https://a.ru/x?y=1#z", "№ 5", "«так»", "— тире", "<b>", "a\\b", "C:\\путь", "ё\u00a0ж",
)  # fmt: skip


@pytest.mark.parametrize("deep", [False, True])
def test_nasty_texts_come_back(opened: tuple[Page, str], *, deep: bool) -> None:
    page, root = opened
    texts = list(NASTY)
    record = {"a": {"b": [{"c": texts, "d": {str(at): one for at, one in enumerate(texts)}}]}}
    held: Any = (
        record if deep else {"texts": texts, **{f"k{at}": one for at, one in enumerate(texts)}}
    )
    text, again = page.evaluate(WRITE, [root, held])
    found = read(text, "")
    assert (found.problems, found.data) == ([], held)
    assert again == held
    assert all(line != "---" for line in text.split("\n"))


TEXT = st.text(max_size=120).filter(
    lambda text: not any(forbidden_characters(text, "")) and "\r" not in text
) | st.lists(st.sampled_from((*NASTY[:60], "\n", " ", "x")), max_size=5).map("".join)
DATA = st.recursive(
    TEXT | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.from_regex("[a-z_]{1,8}", fullmatch=True), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(IN_ONE_PAGE, max_examples=80)
@given(st.dictionaries(st.from_regex("[a-z_]{1,8}", fullmatch=True), DATA, min_size=1, max_size=4))
def test_any_text_comes_back(opened: tuple[Page, str], data: Mapping[str, Value]) -> None:
    page, root = opened
    text, again = page.evaluate(WRITE, [root, data])
    found = read(text, "")
    assert (found.problems, found.data) == ([], data)
    assert again == data


@pytest.mark.parametrize("kind", ["practice", "roadmap", "report"])
def test_what_people_filled_in_is_what_the_file_says(opened: tuple[Page, str], kind: str) -> None:
    page, root = opened

    @settings(IN_ONE_PAGE, max_examples=20)
    @given(records(kind))
    def agree(data: dict[str, Value]) -> None:
        text, record = page.evaluate(FILE, [root, FORMS[kind], data])
        found = read(text, "")
        assert found.problems == []
        assert (found.data or {}) == record

    agree()


@pytest.mark.parametrize("path", FILES)
def test_files_of_the_bank_open_whole(opened: tuple[Page, str], path: str) -> None:
    page, root = opened
    address, source = address_of(path), read_source(CONTENT, path)
    assert address
    assert isinstance(source, Source)
    document, _ = load(source)
    assert document
    form = form_description(BY_NAME[address.kind.name])
    told = page.evaluate(OPEN, [root, form, source.text, path.rpartition("/")[2]])
    assert told["data"] == document.data
    assert told["lost"] == []
    assert told["body"] == document.body
    assert told["yaml"] == write_file(document.data, address.kind.model)
    if document.body is not None:
        assert told["told"] == f"\n{document.body.strip()}\n"


BIDI = "title: Клуб \u202eжылоп"
WRONG = (
    ("title: [", "x.yml", "Файл записан с ошибкой, строка"),
    ("a: &x 1\nb: *x", "x.yml", "Файл записан с ошибкой, строка 2"),
    ("a: !!python/name:os.system 1", "x.yml", "Файл записан с ошибкой"),
    ("a: 1\na: 2", "x.yml", "Файл записан с ошибкой, строка 2"),
    ("просто текст", "x.yml", "В файле нет строк «ключ: значение»"),
    ("", "x.yml", "В файле нет строк «ключ: значение»"),
    ("title: x", "x.md", "В начале файла нет шапки с полями"),
    (BIDI, "x.yml", "В файле невидимый служебный знак U+202E"),
    ("a: " + "[" * 30 + "]" * 30, "x.yml", "Файл записан с ошибкой"),
    ("x" * 1_000_001, "x.yml", "Файл больше мегабайта"),
)


@pytest.mark.parametrize(("text", "name", "said"), WRONG)
def test_files_that_are_none_are_refused(
    opened: tuple[Page, str], text: str, name: str, said: str
) -> None:
    page, root = opened
    assert page.evaluate(REFUSED, [root, text, name]).startswith(said)
