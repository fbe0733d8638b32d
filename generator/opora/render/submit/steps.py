"""In which steps a form asks: what is not named here follows by itself in a step of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a form: fields of the record, or sections of its text."""

    title: str
    fields: tuple[str, ...] = ()
    about: str = ""
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asking:
    """How a form asks for a kind: its steps, and what stands in an empty form.

    `local` says which text fields name a record of a list in the same file (`Measure.task`:
    `tasks`); `one_of` names the fields of a record of which exactly one is filled; `first` those
    that a record shows before the rest.
    """

    lead: str
    steps: tuple[Step, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)
    local: Mapping[str, str] = field(default_factory=dict)
    one_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


ACTOR = {"Actor": ("role", "class", "organisation")}
"""Records that say one thing in one of several ways."""

CITATION = {"Citation": ("document", "title", "url", "locator")}

ITEMS: Mapping[str, tuple[str, str]] = {
    "cohorts": ("Год", "Добавить год"),
    "dates": ("Дата", "Добавить дату"),
    "entries": ("Риск", "Добавить риск"),
    "evidence": ("Подтверждение", "Добавить подтверждение"),
    "items": ("Мера", "Добавить меру"),
    "materials": ("Материал", "Добавить материал"),
    "participations": ("Участие", "Добавить год участия"),
    "progress": ("Мера", "Добавить меру"),
    "qualitative": ("Признак", "Добавить признак"),
    "quantities": ("Число", "Добавить число"),
    "replications": ("Повторение", "Добавить повторение"),
    "responsible": ("Ответственный", "Добавить ответственного"),
    "results": ("Результат", "Добавить результат"),
    "sources": ("Источник", "Добавить источник"),
    "statuses": ("Статус", "Добавить статус"),
    "tasks": ("Задача", "Добавить задачу"),
}
"""What one line of a list is called, and the button that adds one; others are «Запись»."""

HINTS: Mapping[str, str] = {
    "*.visibility": "Скрытой записи не будет на сайте, но в хранилище банка она видна всем.",
    "Actor.class": "Когда отвечают все школы, все управления и подобные.",
    "Actor.organisation": "Организация или школа банка.",
    "Citation.document": "Если источник уже есть в банке.",
    "Citation.title": "Например: протокол педсовета, справка по итогам диагностики.",
    "Measure.depends_on": "Меры этой карты, без которых эта не начнётся.",
    "Measure.task": "Какой задаче служит мера.",
    "Measure.scope": "Если мера для всей программы и не отвечает на отдельный фактор.",
    "Practice.evidence_level": "Чем подтверждено, что практика помогает.",
    "Practice.needs": "Специалисты, без которых не получится. Не знаете — не отмечайте ничего.",
    "Practice.sources": "Документы школы, по которым можно проверить рассказ.",
    "Result.better": "Бывает, что хорошо, когда число становится меньше: двоек, прогулов.",
    "RolePart.role": "Кто это делает.",
}
"""Hints of the form, where that of the model speaks to those who write files; `*` is any record."""

ASKING: Mapping[str, Asking] = {
    "practice": Asking(
        "Расскажите, что вы делали и что вышло. Минут пятнадцать, можно с перерывами.",
        (
            Step(
                "О чём практика",
                ("title", "summary", "factors", "audience", "subjects", "grades"),
                "Название и две строки, по которым коллеги поймут, нужно ли им это.",
            ),
            Step(
                "Рассказ",
                about="Простыми словами, как коллеге. Имён детей и родителей не пишите.",
                sections=("*",),
            ),
            Step(
                "Что понадобилось и что вышло",
                ("effort", "needs", "first_effect", "evidence_level", "results", "limits"),
                "Если чего-то не считали, так и скажите: это честно и тоже полезно.",
            ),
            Step(
                "Кто и откуда",
                ("kind", "level", "authors", "contact", "year_from", "year_to", "sources"),
                "Чей это опыт, кого спросить и где это записано.",
            ),
        ),
        given={"status": "submitted", "origin": "authors", "level": "school"},
        first=CITATION,
    ),
    "risk_profile": Asking(
        "Какие риски показало обследование школы и что решили. Только сводно, без имён.",
        (
            Step("О профиле", ("title", "catalogue", "method", "date", "respondents")),
            Step("Риски", ("entries",), "По одной записи на каждый риск из профиля."),
            Step("Откуда сведения", ("sources",)),
        ),
        first=CITATION,
    ),
    "roadmap": Asking(
        "Задачи и меры на год: кто, что и к какому сроку сделает и что изменится.",
        (
            Step("О карте", ("title", "goal", "period", "programme", "act")),
            Step("Задачи", ("tasks",), "Две–пять задач: к ним привязываются меры."),
            Step("Меры", ("items",), "Каждая мера — строка дорожной карты."),
            Step("Откуда сведения", ("sources",)),
        ),
        given={"items.state": "planned", "items.factors_by": "editor"},
        local={"Measure.task": "tasks", "Measure.depends_on": "items"},
        one_of=ACTOR,
        first={
            **CITATION,
            "Measure": (
                "activity",
                "task",
                "period",
                "responsible",
                "expected_result",
                "factors",
                "practices",
                "state",
            ),
            "Proof": ("kind", "note", "url"),
        },
    ),
    "report": Asking(
        "Что сделано за месяц, что мешает и чем помочь.",
        (
            Step("О месяце", ("title", "submitted", "measures_complex")),
            Step("Ход дорожной карты", ("progress",), "Меры, которые шли в этом месяце."),
            Step("Трудности и помощь", ("difficulties", "help_needed", "sources")),
        ),
        first=CITATION,
    ),
    "school": Asking("Карточка школы нужна один раз: на неё ссылаются практики и профили."),
    "organisation": Asking("Карточка института, центра или управления: на неё ссылаются практики."),
    "municipality": Asking("Карточка муниципалитета нужна один раз: в его папке лежат школы."),
    "region": Asking("Карточка региона нужна один раз: в его папке лежат муниципалитеты."),
}
"""Kinds that have a form, in the order in which they are offered."""

CARDS = frozenset({"school", "organisation", "municipality", "region"})
"""Forms that others need: who is not in the bank yet gets a card first."""

TITLES: Mapping[str, str] = {"ExpectedResult.text": "Словами"}
"""Titles of the form, where that of the model repeats what stands around it."""
