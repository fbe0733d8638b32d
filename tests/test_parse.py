import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opora.diagnostics import Diagnostic
from opora.kinds import KINDS
from opora.load import Document, Source, load
from opora.parse import address_of, foreign, parse
from opora.parse.lettering import latin_twin, slug
from tests.content import (
    ACT,
    HOME,
    MEASURE,
    ORGANISATION,
    PLACES,
    PRACTICE,
    PROFILE,
    ROADMAP,
    SCHOOL,
    Fields,
    text_of,
    written,
)

ROADMAP_PATH = f"{HOME}/roadmap-2021.yml"


def told(path: str, text: str) -> list[Diagnostic]:
    document, problems = load(Source(path, text))
    assert document
    assert not problems
    return parse(document)[1]


def only(path: str, fields: Fields, **changes: object) -> Diagnostic:
    (found,) = told(path, text_of(path, {**fields, **changes}))
    return found


def act(**changes: object) -> Diagnostic:
    return only("acts/order.yml", ACT, **changes)


def measure(**changes: object) -> Diagnostic:
    return only(ROADMAP_PATH, ROADMAP, items=[{**MEASURE, **changes}])


def brief(found: Diagnostic) -> str:
    return f"{found.code}: {found.message}"


@pytest.mark.parametrize("path", PLACES)
def test_sound_records_are_read(path: str) -> None:
    document, _ = load(Source(path, text_of(path, PLACES[path])))
    assert document
    entries, problems = parse(document)
    assert problems == []
    assert entries[0].id == {
        "factors/method.yml": "method",
        "organisations/iro.yml": "iro",
        "schools/primorye/region.yml": "primorye",
        "schools/primorye/vladivostok/municipality.yml": "primorye/vladivostok",
        f"{HOME}/school.yml": "primorye/vladivostok/school-1",
        ROADMAP_PATH: "primorye-vladivostok-school-1-2021",
        f"{HOME}/risk-profile-2021.yml": "primorye/vladivostok/school-1/2021",
        "programmes/plus.yml": "plus",
        "acts/order.yml": "order",
        "practices/club.md": "club",
    }.get(path)


@pytest.mark.parametrize(
    ("fields", "message", "hint", "replacement"),
    [
        (
            {"date": "01.03.2021"},
            "M01: поле «date» (Дата): дата «01.03.2021» записана по-другому",
            "напишите 2021-03-01",
            "2021-03-01",
        ),
        (
            {"date": "2021-13-45"},
            "M01: поле «date» (Дата): даты «2021-13-45» нет в календаре",
            "проверьте число и месяц",
            None,
        ),
        (
            {"kind": "приказ"},
            "M02: поле «kind» (Вид акта): «приказ» нет в списке",
            "возможно, вы имели в виду «order»; бывает: law (закон)",
            "order",
        ),
        (
            {"kind": "oder"},
            "M02: поле «kind» (Вид акта): «oder» нет в списке",
            "возможно, вы имели в виду «order»; бывает: law (закон)",
            "order",
        ),
        (
            {"kind": ["order"]},
            "M02: поле «kind» (Вид акта): ожидается одно слово из списка, а стоит список",
            "выберите одно из значений",
            None,
        ),
        (
            {"tags": "чтение"},
            "M01: поле «tags» (Метки): ожидается список, а стоит «чтение»",
            "начните каждый элемент",
            None,
        ),
        (
            {"title": {"a": "b"}},
            "M01: поле «title» (Название): ожидается текст, а стоит набор полей",
            "напишите текст",
            None,
        ),
        (
            {"year": "2021 год"},
            "M01: поле «year» (Год): ожидается целое число, а стоит «2021 год»",
            "напишите 2021",
            "2021",
        ),
        (
            {"year": "9" * 20},
            f"M03: поле «year» (Год): число «{'9' * 20}» больше допустимого",
            "здесь нужно не больше 2100",
            None,
        ),
        (
            {"title": "а" * 301},
            "M03: поле «title» (Название): в тексте знаков: 301, можно не больше 300",
            "сократите",
            None,
        ),
        (
            {"title": ""},
            "M03: поле «title» (Название): текст пуст",
            "впишите значение",
            None,
        ),
        (
            {"legible": "да"},
            "M01: поле «legible» (Реквизиты читаются): ожидается «да» или «нет», а стоит «да»",
            "напишите true (да) или false (нет)",
            "true",
        ),
        (
            {"issuer": "Ирo"},
            (
                "M01: поле «issuer» (Кто издал): «Ирo» — не идентификатор: "
                "он пишется латинскими буквами"
            ),
            "латинские строчные буквы",
            None,
        ),
        (
            {"issuer": "irо"},
            "M01: поле «issuer» (Кто издал): «irо» — не идентификатор: русская буква «о»",
            "напишите «iro»",
            "iro",
        ),
        (
            {"issuer": "iro.yml"},
            (
                "M01: поле «issuer» (Кто издал): «iro.yml» — не идентификатор: "
                "расширение файла не нужно"
            ),
            "напишите «iro»",
            "iro",
        ),
        (
            {"sources": []},
            "V04: поле «sources» (Источники): список пуст",
            "добавьте хотя бы один элемент",
            None,
        ),
        (
            {"url": "www.example.ru"},
            "M01: поле «url» (Адрес публикации): «www.example.ru» не похоже на адрес страницы",
            "напишите адрес целиком",
            None,
        ),
    ],
)
def test_a_wrong_value_is_quoted_with_a_way_out(
    fields: Fields, message: str, hint: str, replacement: str | None
) -> None:
    found = act(**fields)
    assert brief(found) == message
    assert found.hint.startswith(hint)
    assert found.replacement == replacement


def test_a_number_with_a_space_is_shown_without() -> None:
    found = measure(
        expected_result={"text": "Школы", "quantities": [{"value": "1 000", "unit": "school"}]}
    )
    assert brief(found).endswith("число «1 000» записано с лишними знаками")
    assert (found.hint, found.replacement) == ("напишите 1000", "1000")


def test_a_value_that_fails_every_choice_is_reported_once() -> None:
    found = measure(
        expected_result={"text": "Школы", "quantities": [{"value": "много", "unit": "school"}]}
    )
    assert brief(found) == (
        "M01: поле «items.1.expected_result.quantities.1.value» (Число): "
        "ожидается число, а стоит «много»"
    )


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (
            {"kind": "monts"},
            "M02: поле «items.1.period.kind» (Форма срока): «monts» нет в списке",
        ),
        ({"start": "2021-09"}, "V03: нет обязательного поля «kind» (Форма срока)"),
        (
            "сентябрь",
            "M01: поле «items.1.period» (Срок): ожидается набор полей, а стоит «сентябрь»",
        ),
        (
            {"kind": "date", "date": "завтра"},
            "M01: поле «items.1.period.date» (Дата): «завтра» не похоже на дату",
        ),
        (
            {"kind": "date", "date": "2021-05-01", "candidates": ["завтра"]},
            "M01: поле «items.1.period.candidates.1» (Возможные даты): «завтра» не похоже на дату",
        ),
        ({"kind": "date"}, "V03: нет обязательного поля «date» (Дата)"),
        ({"kind": "date", "date": "2021-05-01", "foo": "1"}, "V09a: неизвестный ключ «foo»"),
    ],
)
def test_a_choice_of_models_is_told_of_by_its_own_fields(period: object, expected: str) -> None:
    assert brief(measure(period=period)) == expected


def test_faults_within_lists_stand_at_their_own_line() -> None:
    text = written({**PROFILE, "entries": [{"significance": "high"}]})
    (found,) = told(f"{HOME}/risk-profile-2021.yml", text)
    assert brief(found) == "V03: нет обязательного поля «factor» (Фактор риска)"
    assert text.split("\n")[found.span.line - 1][found.span.column - 1 :] == "significance: high"


def test_a_missing_field_of_the_record_is_told_at_its_first_key() -> None:
    fields = {key: value for key, value in ORGANISATION.items() if key != "kind"}
    (found,) = told("organisations/iro.yml", "# карточка\n" + written(fields))
    assert (found.code, found.span.line, found.span.column) == ("V03", 2, 1)


@pytest.mark.parametrize(
    ("key", "meant", "replacement"),
    [
        ("isuer", "issuer", "issuer"),
        ("issuеr", "issuer", "issuer"),
        ("кто издал", "issuer", None),
        ("publisher", None, None),
    ],
)
def test_a_misspelled_key_is_reported_once(
    key: str, meant: str | None, replacement: str | None
) -> None:
    fields = {name: value for name, value in ACT.items() if name != "issuer"}
    found = told("acts/order.yml", written({**fields, key: "iro"}))
    if meant:
        (found_key,) = found
        assert found_key.hint == f"возможно, вы имели в виду «{meant}»"
        assert found_key.replacement == replacement
    assert {one.code for one in found} == ({"V09a"} if meant else {"V09a", "V03"})


def test_a_comma_in_braces_is_guessed() -> None:
    text = written(ACT).replace("- title: Приказ", "- {title: Приказ, locator: с. 4, строка 2}")
    (found,) = told("acts/order.yml", text)
    assert brief(found) == "V09a: неизвестный ключ «строка 2»"
    assert "кавычки" in found.hint


def test_a_name_is_no_actor() -> None:
    found = measure(responsible=["Иванова М. П."])
    assert found.code == "V34"
    assert "фамилии не указываем" in found.hint


def act_with(lines: str) -> list[str]:
    kept = {key: value for key, value in ACT.items() if key != "number"}
    return [brief(found) for found in told("acts/order.yml", written(kept) + lines)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("number:\nunknown: {number: не читается}\n", []),
        ("number:\n", ["V05: поле «number» пустое, а причины нет"]),
        ("number:\nunknown: {number: }\n", ["V05: причина для поля «number» не названа"]),
        ("number:\nunknown: {number: ' '}\n", ["V05: причина для поля «number» не названа"]),
        (
            "number:\nunknown: не читается\n",
            ["M01: поле «unknown» (Чего не знаем): ожидается набор полей, а стоит «не читается»"],
        ),
        (
            "number: '1'\nunknown: {number: не читается}\n",
            ["V05: поле «number» заполнено, но в unknown сказано, что оно неизвестно"],
        ),
        (
            "number: '1'\nunknown: {nubmer: не читается}\n",
            ["V09a: в unknown названо поле «nubmer», а такого здесь нет"],
        ),
        ("unknown: {number: не читается}\n", []),
        ("unknown: {number: ' '}\n", ["V05: причина для поля «number» не названа"]),
        ("number: '1'\ntags:\n-\n", ["V05: пустой элемент списка"]),
        ("number: '1'\ntags:\n", ["V05: поле «tags» пустое"]),
        ("number: '1'\nunknown:\n", ["V05: поле «unknown» пустое"]),
    ],
)
def test_an_empty_value_needs_its_reason(lines: str, expected: list[str]) -> None:
    assert act_with(lines) == expected


def test_what_must_be_known_cannot_be_left_unknown() -> None:
    found = act(title=None, unknown={"title": "не читается"})
    assert brief(found) == "V03: обязательное поле «title» (Название) пустое"


def test_a_gap_in_a_faulty_part_is_not_told_twice() -> None:
    text = written(ACT) + "extra:\n  a:\n  b:\n"
    assert [found.code for found in told("acts/order.yml", text)] == ["V09a"]


def test_an_empty_record_lacks_all_it_must_have() -> None:
    found = told("organisations/iro.yml", "{}\n")
    assert [brief(one) for one in found] == [
        "V03: нет обязательного поля «title» (Название)",
        "V03: нет обязательного поля «sources» (Источники)",
        "V03: нет обязательного поля «kind» (Вид)",
    ]


def test_a_phone_is_no_contact() -> None:
    contact = {"organisation": "iro", "url": "https://wa.me/79140000000"}
    found = only("practices/club.md", PRACTICE, contact=contact)
    assert brief(found) == "V45: поле «contact» (Контакт): в контакте записан телефон"


@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        (
            "practices/Клуб.md",
            "имя «Клуб.md» написано русскими буквами",
            "переименуйте в practices/klub.md",
        ),
        ("practices/сlub.md", "в имени «сlub.md» русская буква «с»", "переименуйте в"),
        ("practices/my club.md", "в имени «my club.md» пробел", "переименуйте в"),
        ("practices/Club.md", "в имени «Club.md» заглавные буквы", "переименуйте в"),
        ("practices/my_club.md", "в имени «my_club.md» лишние знаки", "переименуйте в"),
        (
            "acts/order.yaml",
            "у файла «order.yaml» непривычное расширение, а нужно .yml, .md или .csv",
            "переименуйте в acts/order.yml",
        ),
        (
            "practices/club.md.txt",
            "у файла «club.md.txt» непривычное расширение, а нужно .yml, .md или .csv",
            "переименуйте в practices/club.md",
        ),
        (
            "practices/club.yml",
            "в папке «practices» у записей другое расширение, а это «club.yml»",
            "переименуйте в practices/club.md",
        ),
        (
            "practices/plan.docx",
            "в банке лежат только тексты .yml и .md и таблицы .csv, а это «plan.docx»",
            "выложите материал на сайт",
        ),
        (
            "practice/club.md",
            "папки «practice» в банке нет",
            "возможно, вы имели в виду папку practices",
        ),
        (
            "practices/2021/club.md",
            "файлу с таким именем здесь не место",
            "здесь бывает: practices/имя.md",
        ),
    ],
)
def test_a_wrong_name_comes_with_the_right_one(path: str, message: str, hint: str) -> None:
    found = foreign(path)
    assert (found.code, found.message) == ("F04", message)
    assert found.hint.startswith(hint)


@settings(deadline=None)
@given(st.text(min_size=1))
def test_any_name_is_refused_in_words_that_can_be_printed(name: str) -> None:
    if address_of(name) is None:
        found = foreign(name)
        assert f"{found.path}{found.message}".isprintable()


def test_every_kind_of_file_has_an_address() -> None:
    for kind in KINDS:
        for place in kind.places:
            names = {"month": "2021-03", "year": "2021", "edition": "2021-spring"}
            path = place.path
            for name in ("id", "region", "municipality", "school", "year", "month", "edition"):
                path = path.replace(f"{{{name}}}", names.get(name, "a-1"))
            address = address_of(path)
            assert address
            assert address.kind is kind


def test_lookalikes_are_told_from_words() -> None:
    assert latin_twin("сlub") == "club"
    assert latin_twin("сор") is None
    assert latin_twin("клуб-a") is None
    assert slug("Школа № 33") == "shkola-33"
    assert slug("Ёж, щука и юла") == "ezh-shchuka-i-yula"


VALUES = st.recursive(
    st.none() | st.text(max_size=5) | st.sampled_from(["2021", "date", "true"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["kind", "id", "date", "unknown", "x"]), inner, max_size=3
        )
    ),
    max_leaves=5,
)


@settings(deadline=None)
@given(path=st.sampled_from(sorted(PLACES)), value=VALUES, data=st.data())
def test_any_value_in_any_field_is_read_or_reported(
    path: str, value: object, data: st.DataObject
) -> None:
    fields = {**PLACES[path], data.draw(st.sampled_from([*PLACES[path], "unknown", "x"])): value}
    document = Document(path, fields, "")
    _, problems = parse(document)
    assert all(found.message and found.hint for found in problems)


def test_school_knows_its_folder() -> None:
    document, _ = load(Source(f"{HOME}/school.yml", written(SCHOOL)))
    assert document
    (entry,) = parse(document)[0]
    assert entry.parent
    assert (entry.parent.kinds, entry.parent.id) == (("municipality",), "primorye/vladivostok")


def test_records_share_what_is_the_same_in_all() -> None:
    document, _ = load(Source(ROADMAP_PATH, written(ROADMAP)))
    assert document
    roadmap, measure = parse(document)[0]
    again = parse(document)[0][0]
    assert roadmap.document.data == {}
    assert roadmap.entity == again.entity
    assert roadmap.entity.model_fields_set == ROADMAP.keys()
    assert roadmap.entity.model_fields_set is again.entity.model_fields_set
    assert roadmap.entity.unknown is measure.entity.unknown
    changed = roadmap.entity.model_copy(update={"version": "2"})
    assert changed.model_fields_set == {*ROADMAP, "version"}
    assert again.entity.model_fields_set == ROADMAP.keys()
