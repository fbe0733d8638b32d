"""A record of every kind, each sound in itself, beside those of `tests.content`."""

from collections.abc import Mapping

from tests.content import APPROACH, GUIDE, HOME, PLACES, SOURCES, Fields

_MEASURE = "primorye-vladivostok-school-1-2021#club"
_TOWN = "schools/primorye/vladivostok"

EVENT: Fields = {
    "title": "Вебинар о чтении",
    "sources": SOURCES,
    "form": "webinar",
    "level": "regional",
    "when": {"kind": "date", "date": "2021-03-10"},
    "organisers": [{"organisation": "iro"}],
    "factors": ["parents"],
    "description": "Учителя смотрят, как дети читают вслух.",
}
INDICATOR: Fields = {
    "title": "Доля родителей на встречах",
    "sources": SOURCES,
    "definition": "Сколько родителей приходит.",
    "nature": "process",
    "formula": {"numerator": "Пришли", "denominator": "Все родители"},
    "unit": "percent",
    "levels": ["school"],
    "direction": "up",
    "basis": "declared",
}
VALUE: Fields = {
    "title": "Родители на встречах",
    "sources": SOURCES,
    "indicator": "parents",
    "scope": "primorye/vladivostok/school-1",
    "unit": "percent",
    "numerator": 60,
    "denominator": 80,
    "source": {"title": "Отчёт школы"},
}

TEMPLATE: Fields = {
    "title": "Программа",
    "sources": SOURCES,
    "summary": "Цель, меры и показатели на одном листе.",
    "when": "До начала года.",
    "roles": ["deputy_head"],
    "takes": "час",
    "reviewed": "2021-03-10",
    "blocks": [
        {"title": "Цель", "hint": "Одним предложением.", "lines": 2, "fills": "goal"},
        {
            "title": "Кто отвечает",
            "columns": [{"title": "Кто", "choices": ["завуч"]}, {"title": "За что", "hint": "Что"}],
            "rows": [{"cells": ["директор", "за всё"]}],
            "fills": "people",
        },
        {"title": "Срок", "prompts": ["Начало"], "example": "Год."},
    ],
    "record": {"name": "programma.yml", "text": "title: […]"},
    "checks": ["Цель одна.", "Сроки названы."],
}

EVERY_KIND: Mapping[str, Fields] = {
    **PLACES,
    "practices/club.md": {**PLACES["practices/club.md"], "status": "published"},
    "approaches/group.md": APPROACH,
    "guides/parents.yml": GUIDE,
    "templates/programme.yml": TEMPLATE,
    "events/reading.yml": EVENT,
    "assignments/curator.yml": {
        "title": "Куратор школы № 1",
        "sources": SOURCES,
        "role": "curator",
        "holder": "iro",
        "position": "методист",
        "scope": ["primorye/vladivostok/school-1"],
        "year": 2021,
        "duties": ["Приезжает раз в месяц."],
    },
    "groups/council.yml": {
        "title": "Совет",
        "sources": SOURCES,
        "kind": "coordinating_council",
        "level": "regional",
        "territory": "primorye",
        "purpose": "Сверять планы.",
        "tasks": ["Собирает отчёты."],
    },
    "partnerships/pair.yml": {
        "title": "Школа и институт",
        "sources": SOURCES,
        "school": "primorye/vladivostok/school-1",
        "partner": "iro",
        "year": 2021,
        "note": "Встречаются по средам.",
    },
    "documents/letter.yml": {
        "title": "Письмо о чтении",
        "sources": SOURCES,
        "kind": "letter",
        "level": "regional",
        "author": "iro",
        "year": 2021,
        "url": "https://letter.example.ru/1",
    },
    f"{HOME}/materials/plan.md": {
        "title": "Программа школы",
        "sources": SOURCES,
        "kind": "development_programme",
        "level": "school",
        "author": "primorye/vladivostok/school-1",
        "year": 2021,
    },
    "reviews/club.yml": {
        "title": "Отзыв о клубе",
        "sources": SOURCES,
        "object": "club",
        "requested_by": {"role": "curator"},
        "experts": [{"role": "methodist"}],
        "date": "2021-05-01",
        "criteria": [{"criterion": "concrete", "score": 2, "comment": "Всё ясно."}],
        "decision": "accept",
        "advice": "Расскажите о вечерних встречах.",
    },
    "consultations/when.yml": {
        "title": "Когда звать родителей",
        "sources": SOURCES,
        "question": "Когда звать родителей?",
        "asked_by": "teacher",
        "date": "2021-04-01",
        "factors": ["parents"],
        "answer": "Вечером.",
        "answered_by": "methodist",
        "answered": "2021-04-02",
        "state": "answered",
    },
    "assessments/made.yml": {
        "title": "Результаты (учебные данные)",
        "sources": SOURCES,
        "note": "Числа придуманы.",
    },
    "indicators/parents.yml": INDICATOR,
    "values/2021/parents.yml": VALUE,
    "systems/portal.yml": {
        "title": "Портал",
        "sources": SOURCES,
        "kind": "portal",
        "level": "regional",
        "owner": "iro",
        "url": "https://portal.example.ru",
        "purpose": "Новости школ.",
        "sections": [{"title": "Новости", "here": "digest/", "here_title": "Дайджест"}],
    },
    "glossary.yml": {
        "title": "Словарь",
        "sources": SOURCES,
        "terms": [
            {
                "id": "shnor",
                "term": "Школа с низкими результатами",
                "abbr": "ШНОР",
                "definition": "Школа, которой нужна помощь.",
                "synonyms": ["слабая школа"],
            }
        ],
    },
    "synonyms.yml": {
        "title": "Слова",
        "sources": SOURCES,
        "groups": [{"words": ["родители", "семья"], "factors": ["parents"]}],
    },
    "links.yml": {
        "title": "Адреса",
        "sources": SOURCES,
        "skipped": [
            {"url": "https://slow.example.ru", "reason": "Молчит.", "until": "2021-12-01"},
        ],
    },
    "privacy.yml": {
        "title": "Исключения",
        "sources": SOURCES,
        "items": [
            {
                "phrase": "Иванова роща",
                "file": "acts/order.yml",
                "rule": "V50",
                "reason": "Это название посёлка.",
                "reviewed_by": "методист",
                "reviewed": "2021-05-01",
            }
        ],
    },
    "digest/2021-05.md": {
        "title": "Май",
        "sources": SOURCES,
        "date": "2021-05-31",
        "summary": "Открылся клуб родителей.",
        "highlights": ["club"],
    },
    f"{_TOWN}/reports/2021-05.yml": {
        "title": "Отчёт за май",
        "sources": SOURCES,
        "submitted": "2021-05-31",
        "progress": [{"measure": _MEASURE, "state": "in_progress", "comment": "Две встречи."}],
        "measures_complex": "Приходили к учителям.",
        "difficulties": "Мало времени.",
        "help_needed": "Нужен психолог.",
    },
}
"""All of them link to one another; `assessments/made.csv` is the one that is no mapping."""

TABLE = (
    "Где;Процедура;Предмет;Класс;Год;Участников;Выполнение, %;Двоек, %;Примечание\n"
    "primorye/vladivostok/school-1;ВПР;математика;5;2021;40;60;10;{}\n"
)
