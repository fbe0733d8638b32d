"""Words of plans become values of the bank; what was inferred or not understood is said."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from opora.cli.judging import read_all
from opora.files import list_content
from opora.model import ExpectedResult, Period, Span
from opora.wording import Names, period_words, read_actors, read_choice, read_period, read_result
from opora.wording.people import without_people
from opora.wording.units import quantities_in

PLAN = Span(start=date(2026, 9, 1), end=date(2027, 8, 31))
PERIOD: TypeAdapter[Period] = TypeAdapter(Period)
CONTENT = Path(__file__).parent.parent / "content"

TIMES = {
    "сентябрь – декабрь 2026": "сентябрь – декабрь 2026",
    "сентябрь-декабрь": "сентябрь – декабрь 2026",
    "Март - июнь": "март – июнь 2027",
    "с сентября по май": "сентябрь 2026 – май 2027",
    "декабрь - январь 2027": "декабрь 2026 – январь 2027",
    "сентябрь 2026 – май 2027": "сентябрь 2026 – май 2027",
    "в мае 2027 года": "май 2027",
    "Сентябрь 2026г.": "сентябрь 2026",
    "сент. 2026": "сентябрь 2026",
    "до 25 мая 2026": "25.05.2026",
    "не позднее 1 июня 2027 года": "01.06.2027",
    "25.05.2026 г.": "25.05.2026",
    "25.05.26": "25.05.2026",
    "2026-05-25": "25.05.2026",
    "23.06.2021, 17.11.2021": "23.06.2021, 17.11.2021",
    "10 марта, 15 апреля 2027": "10.03.2027, 15.04.2027",
    "10, 17 и 24 марта 2027": "10.03.2027, 17.03.2027, 24.03.2027",
    "1-15 сентября 2026": "01.09.2026 – 15.09.2026",
    "15-19.11.2026": "15.11.2026 – 19.11.2026",
    "5, 12.11.2026": "05.11.2026, 12.11.2026",
    "с 1 по 15 сентября": "01.09.2026 – 15.09.2026",
    "15сентября2026": "15.09.2026",
    "01.09-15.09.2026": "01.09.2026 – 15.09.2026",
    "с 01.09.2026 по 25.05.2027": "01.09.2026 – 25.05.2027",
    "в течение года": "в течение года",
    "В течение 2026-2027 учебного года": "в течение года",
    "2026 год": "в течение года",
    "весь период": "в течение года",
    "постоянно": "в течение года",
    "ежемесячно": "ежемесячно",
    "до 10 числа каждого месяца": "ежемесячно",
    "1 раз в месяц": "ежемесячно",
    "1 раз в четверть": "ежеквартально",
    "Ежемесячно / по запросу МОУО": "ежемесячно и по запросу",
    "По утвержденному графику": "по графику",
    "согласно плану работы школы": "по графику",
    "1 четверть": "сентябрь – октябрь 2026",
    "III четверть": "январь – март 2027",
    "II полугодие": "январь – май 2027",
    "IV квартал 2026 года": "октябрь – декабрь 2026",
    "март, май": "март – май 2027",
    "октябрь, ноябрь": "октябрь – ноябрь 2026",
}


@pytest.mark.parametrize("words", TIMES)
def test_time_is_read_as_plans_write_it(words: str) -> None:
    heard = read_period(words, PLAN)
    assert (heard.problem, period_words(PERIOD.validate_python(heard.value))) == ("", TIMES[words])


@pytest.mark.parametrize("words", ["", "когда-нибудь", "31.02.2027", "25 числа", "13.13.2026"])
def test_time_that_is_none_is_a_problem_with_a_way_out(words: str) -> None:
    heard = read_period(words, PLAN)
    assert heard.value is None
    assert heard.problem
    assert heard.hint


def test_month_without_a_year_needs_a_plan_in_which_it_comes_once() -> None:
    assert read_period("сентябрь", None).problem == "непонятно, какого года срок"
    two_years = Span(start=date(2026, 1, 1), end=date(2027, 12, 31))
    assert read_period("сентябрь", two_years).problem == "непонятно, какого года срок"
    assert read_period("сентябрь", PLAN).checks == ("год взят из срока карты",)


@pytest.mark.parametrize("words", ["март, май", "август, педсовет", "еженедельно", "до мая 2027"])
def test_what_a_form_does_not_hold_is_kept_in_words_and_said(words: str) -> None:
    heard = read_period(words, PLAN)
    assert heard.checks
    assert isinstance(heard.value, dict)
    assert heard.value["raw"] == words


DAYS = st.dates(date(2021, 1, 1), date(2029, 12, 31))
MONTHS = DAYS.map(lambda day: f"{day:%Y-%m}")


@st.composite
def periods(draw: st.DrawFn) -> Period:
    days = sorted(draw(st.sets(DAYS, min_size=2, max_size=4)))
    months = sorted([draw(MONTHS), draw(MONTHS)])
    forms: list[dict[str, object]] = [
        {"kind": "date", "date": days[0]},
        {"kind": "dates", "dates": days},
        {"kind": "range", "start": days[0], "end": days[1]},
        {"kind": "months", "start": months[0], "end": months[1]},
        {"kind": "all_year"},
        {"kind": "recurring", "every": draw(st.sampled_from(["month", "quarter"]))},
        {"kind": "recurring", "every": "month", "on_request": True},
        {"kind": "schedule"},
    ]
    return PERIOD.validate_python(draw(st.sampled_from(forms)))


@given(periods())
def test_every_time_in_its_own_words_is_read_back_equal(period: Period) -> None:
    heard = read_period(period_words(period), None)
    assert (heard.checks, heard.problem) == ((), "")
    assert PERIOD.validate_python(heard.value) == period


@given(st.text(max_size=60))
def test_any_words_are_read_or_refused(words: str) -> None:
    heard = read_period(words, PLAN)
    if heard.value is not None:
        PERIOD.validate_python(heard.value)
    else:
        assert heard.problem


@cache
def names(home: str) -> Names:
    return Names(read_all(list_content(CONTENT), date(2026, 11, 27)).catalog, home)


PRIMORYE = "primorskiy-kray"
ACTORS = {
    "МО ПК, ИРО, МОУО, ОО": [
        {"organisation": "minobr-primorye"},
        {"organisation": "iro-primorye"},
        {"class": "municipal_authority"},
        {"class": "schools"},
    ],
    "ОО (Надеждинского района); ИРО": [
        {"class": "schools", "note": "Надеждинского района"},
        {"organisation": "iro-primorye"},
    ],
    "руководители и заместители руководителей ОО": [
        {"role": "school_head"},
        {"role": "deputy_head"},
    ],
    "Зам. директора по УВР,\nпедагог-психолог / логопед": [
        {"role": "deputy_head", "note": "по УВР"},
        {"role": "psychologist"},
        {"role": "speech_therapist"},
    ],
    "Министерство образования Приморского края": [{"organisation": "minobr-primorye"}],
}


@pytest.mark.parametrize("words", ACTORS)
def test_actors_are_found_by_names_classes_and_posts(words: str) -> None:
    found = read_actors(words, names(PRIMORYE))
    assert (found.value, found.checks, found.problems) == (ACTORS[words], (), ())


def test_role_with_more_words_keeps_them_as_a_note() -> None:
    found = read_actors("учитель математики", names(PRIMORYE))
    assert found.value == [{"role": "teacher", "note": "математики"}]
    assert found.checks == ("«учитель математики» — это «учитель»",)
    found = read_actors("учителя русского языка и литературы, психолог", names(PRIMORYE))
    assert found.value == [
        {"role": "teacher", "note": "русского языка и литературы"},
        {"role": "psychologist"},
    ]


def test_beginning_of_a_name_is_taken_in_the_catalogue_that_is_meant() -> None:
    meant = replace(names(PRIMORYE), catalogue="rpsh-2021")
    heard = meant.find("Высокая доля обучающихся с рисками", ["factor"])
    assert (heard.value, len(heard.checks)) == ("rpsh-share-at-risk", 1)
    assert meant.find("Высокая", ["factor"]).value is None


def test_slip_in_a_name_is_taken_and_said() -> None:
    found = read_actors("Министерство оброзования Приморского края", names(PRIMORYE))
    assert found.value == [{"organisation": "minobr-primorye"}]
    (check,) = found.checks
    assert check.endswith("похоже на «Министерство образования Приморского края»")


def test_school_of_another_region_or_number_is_not_taken() -> None:
    assert read_actors("МБОУ СОШ № 33", names(PRIMORYE)).value == []
    assert read_actors("МБОУ «Школа № 34»", names("ryazanskaya-oblast")).value == []
    found = read_actors("МБОУ СОШ № 33", names("ryazanskaya-oblast"))
    assert found.value == [{"organisation": "ryazanskaya-oblast/ryazan/school-33"}]


@pytest.mark.parametrize(
    "text",
    ["Иванова А.А., методист", "методист Иванова А. А.", "А.А. Иванова (методист)"],
)
def test_people_are_left_out(text: str) -> None:
    assert without_people(text) == ("методист", True)
    assert read_actors(text, names(PRIMORYE)).value == [{"role": "methodist"}]


def test_names_of_schools_and_months_are_no_people() -> None:
    for text in ("школа им. А.С. Пушкина", "ОО Надеждинского района", "Точка роста"):
        assert without_people(text) == (text, False)


QUANTITIES = {
    "не менее 10 вебинаров": ("10", "at_least", "webinar", None),
    "82 школы": ("82", "exactly", "school", None),
    "5 000 консультаций": ("5000", "exactly", "consultation", None),
    "100 % (документов)": ("100", "exactly", "percent", "документов"),
    "не более 2,5 часа": ("2.5", "at_most", "hour", None),
    "до 15 обучающихся": ("15", "up_to", "pupil", None),
    "12 управленческих команд": ("12", "exactly", "team", None),
    "10 методических дней": ("10", "exactly", "method_day", None),
    "– 25 руководителей: ОО;": ("25", "exactly", "head", "ОО"),
}


@pytest.mark.parametrize("text", QUANTITIES)
def test_number_with_a_unit_is_a_quantity(text: str) -> None:
    (found,) = quantities_in(text)
    value = found.value
    held = (value["value"], value["comparator"], value["unit"], value.get("scope"))
    assert (held, found.alone) == (QUANTITIES[text], True)


def test_numbers_within_a_sentence_are_inferred_and_dates_are_none() -> None:
    found = read_result("Проведено 10 вебинаров для 251 команды, приказ № 12 от 01.09.2026")
    result = ExpectedResult.model_validate(found.value)
    assert [one.value for one in result.quantities] == [10, 251]
    assert found.checks == ("числа взяты из текста",)


def test_choice_is_found_by_label_beginning_and_likeness() -> None:
    states = {"done": "выполнено", "planned": "запланировано"}
    assert read_choice("Выполнено.", states).value == "done"
    assert read_choice("вып", states).checks
    assert read_choice("запланированно", states).checks
    assert read_choice("когда-то", states).hint == "бывает: «выполнено», «запланировано»"
