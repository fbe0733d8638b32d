"""Small records, each sound in itself, to be changed where a test needs them otherwise."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import yaml

from opora.diagnostics import Diagnostic
from opora.load import Source
from opora.pipeline import Bank, read_bank

AS_OF = date(2021, 6, 1)

Fields = Mapping[str, Any]

SOURCES = [{"title": "Приказ"}]

CATALOGUE: Fields = {
    "title": "Методика-15",
    "sources": SOURCES,
    "status": "confirmed",
    "basis": True,
    "factors": [
        {
            "id": "parents",
            "title": "Низкая вовлечённость родителей",
            "plain": "Родители не приходят в школу.",
            "synonyms": ["родители"],
            "evidence": "document",
        }
    ],
}
ORGANISATION: Fields = {
    "title": "Институт развития образования",
    "sources": SOURCES,
    "kind": "institute",
    "website": "https://iro.example.ru",
}
REGION: Fields = {"title": "Приморский край", "sources": SOURCES}
MUNICIPALITY: Fields = {"title": "Владивосток", "sources": SOURCES, "kind": "city_district"}
SCHOOL: Fields = {
    "title": "Школа № 1",
    "sources": SOURCES,
    "settlement": "city",
    "education_level": "secondary",
}
PROGRAMME: Fields = {
    "title": "500+",
    "sources": SOURCES,
    "level": "regional",
    "goal": "Поднять результаты",
    "period": {"start": "2021-01-01", "end": "2021-12-31"},
}
ACT: Fields = {
    "title": "О дорожной карте",
    "sources": SOURCES,
    "kind": "order",
    "issuer": "iro",
    "number": "1",
    "date": "2021-01-15",
}
MEASURE: Fields = {
    "id": "club",
    "task": "reading",
    "activity": "Клуб родителей",
    "period": {"kind": "months", "start": "2021-09", "end": "2021-12"},
    "responsible": [{"role": "methodist"}],
    "expected_result": {"text": "Клуб работает", "qualitative": ["Есть план встреч"]},
    "factors": ["parents"],
    "state": "planned",
}
ROADMAP: Fields = {
    "title": "Дорожная карта",
    "sources": SOURCES,
    "period": {"start": "2021-01-01", "end": "2021-12-31"},
    "goal": "Поднять результаты",
    "tasks": [{"id": "reading", "title": "Научить читать"}],
    "items": [MEASURE],
}
PROFILE: Fields = {
    "title": "Рисковый профиль",
    "sources": SOURCES,
    "catalogue": "method",
    "method": "survey",
    "date": "2021-05-01",
    "entries": [{"factor": "parents", "significance": "high"}],
}
PRACTICE: Fields = {
    "title": "Клуб родителей",
    "sources": SOURCES,
    "kind": "managerial",
    "level": "school",
    "status": "draft",
    "authors": ["iro"],
    "factors": ["parents"],
    "summary": "Родители раз в месяц собираются и решают, чем помочь классу.",
    "audience": ["school_head"],
    "year_from": 2020,
    "effort": {"people": "один учитель", "hours": "два часа в месяц", "cost": "none"},
    "evidence_level": "description",
    "limits": "Нужен человек, которому родители доверяют.",
    "contact": {"organisation": "iro"},
}
SECTIONS = (
    "Проблема",
    "Что сделали по шагам",
    "Что понадобилось",
    "Что получилось",
    "Что не получилось",
    "Как повторить",
)
BODY = "\n".join(f"## {title}\n\nОдин абзац.\n" for title in SECTIONS)

FINDING_SOURCE: Fields = {
    "title": "Small group tuition",
    "publisher": "Education Endowment Foundation",
    "year": 2021,
    "url": "https://research.example.org/tuition",
    "locator": "Key findings",
    "accessed": "2021-05-20",
}
APPROACH: Fields = {
    "title": "Занятия в малой группе",
    "summary": "Три ученика занимаются с учителем по одной теме два раза в неделю.",
    "factors": ["parents"],
    "audience": ["teacher"],
    "effort": {"people": "один учитель", "hours": "два часа в неделю", "cost": "none"},
    "findings": [
        {
            "says": "Ученики уходили вперёд быстрее.",
            "basis": "foreign_average",
            "months": 4,
            "strength": {"words": "умеренная", "value": 3, "of": 5},
            "studies": 62,
            "source": FINDING_SOURCE,
        }
    ],
    "reviewed": "2021-05-20",
}
APPROACH_SECTIONS = (
    "Проблема",
    "В чём суть",
    "Первый месяц",
    "Кто что делает",
    "Что понадобится",
    "Где подходит",
    "Что идёт не так",
    "Как понять через шесть недель",
)
APPROACH_BODY = "\n".join(
    f"## {title}\n\n" + "Учитель смотрит работы и видит, кому нужна помощь. " * 5 + "\n"
    for title in APPROACH_SECTIONS
)
_RESULT: Fields = {"text": "Встреч: 6", "quantities": [{"value": 6, "unit": "event"}]}
GUIDE: Fields = {
    "title": "Памятка о родителях",
    "sources": [{"title": "Письмо", "url": "https://letter.example.ru", "accessed": "2021-05-20"}],
    "factor": "parents",
    "reviewed": "2021-05-20",
    "signs": ["Родителей не видно.", "На письма не отвечают.", "Собрания пустые."],
    "questions": [f"Звонили ли родителям {when}?" for when in ("раз", "два", "три", "пять", "зря")],
    "first_steps": ["Позвоните.", "Позовите.", "Спросите."],
    "mistakes": ["Не ругайте.", "Не молчите.", "Не пугайте."],
    "helpers": ["Социальный педагог.", "Психолог."],
    "curator": ["Сколько семей пришло.", "Кто звонит.", "О чём говорят."],
    "goal": "Родители знают, как помочь.",
    "tasks": ["Наладить разговор.", "Найти время."],
    "measures": [
        {
            "activity": activity,
            "responsible": ["class_teacher"],
            "months": "октябрь – май",
            "expected_result": _RESULT,
        }
        for activity in ("Встречи", "Звонки", "Письма")
    ],
    "indicators": [
        {"what": what, "how": "журнал", "often": "раз в месяц"}
        for what in ("Пришли", "Ответили", "Помогли")
    ],
}

HOME = "schools/primorye/vladivostok/school-1"

PLACES: Mapping[str, Fields] = {
    "factors/method.yml": CATALOGUE,
    "organisations/iro.yml": ORGANISATION,
    "schools/primorye/region.yml": REGION,
    "schools/primorye/vladivostok/municipality.yml": MUNICIPALITY,
    f"{HOME}/school.yml": SCHOOL,
    f"{HOME}/roadmap-2021.yml": ROADMAP,
    f"{HOME}/risk-profile-2021.yml": PROFILE,
    "programmes/plus.yml": PROGRAMME,
    "acts/order.yml": ACT,
    "practices/club.md": PRACTICE,
}
"""A whole bank in which nothing is wrong."""


class _Plain(yaml.SafeDumper):
    """Writes what is used twice twice: the bank knows no references within a file."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


def written(fields: Fields) -> str:
    """Write fields the way people write them: one in a line, in their order."""
    return yaml.dump(dict(fields), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=100)


def text_of(path: str, fields: Fields, body: str = BODY) -> str:
    """Write a record for a path: Markdown has a body."""
    return f"---\n{written(fields)}---\n\n{body}" if path.endswith(".md") else written(fields)


def source(path: str, fields: Fields, body: str = BODY) -> Source:
    """Make the source of a record."""
    return Source(path, text_of(path, fields, body))


def bank(changed: Mapping[str, Fields | None] | None = None, body: str = BODY) -> list[Source]:
    """Make the whole bank with some records replaced, added or, where `None`, left out."""
    fields = {**PLACES, **(changed or {})}
    return [
        source(path, held, APPROACH_BODY if path.startswith("approaches/") else body)
        for path, held in fields.items()
        if held is not None
    ]


def judged(sources: Iterable[Source]) -> Bank:
    """Read sources as of a fixed day."""
    return read_bank(sources, AS_OF)


def lines(found: Iterable[Diagnostic]) -> list[str]:
    """Write findings as the expectations of the examples do."""
    return [f"{d.path}:{d.span.line}:{d.span.column}: {d.code}: {d.message}" for d in found]


def findings(sources: Iterable[Source]) -> list[str]:
    """Read sources and write what is wrong with them."""
    return lines(judged(sources).diagnostics)
