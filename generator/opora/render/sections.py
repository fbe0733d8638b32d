"""The page of all sections: each list and each page over the whole bank, in a few groups."""

from collections.abc import Iterator
from dataclasses import dataclass

from opora.kinds import BY_NAME, KINDS
from opora.model import Kind
from opora.render.address import list_url
from opora.render.edition import Draft, Edition, list_title
from opora.render.page import Page

URL = "sections/"


@dataclass(frozen=True, slots=True)
class Line:
    """A link of the page; `number` says how many records are behind it, where they are counted."""

    title: str
    url: str
    about: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A group of links under a heading."""

    title: str
    lines: tuple[Line, ...]


ABOUT = {
    "factor": "Что мешает детям учиться, простыми словами",
    "practice": "Что делали другие и что не получилось",
    "approach": "Что помогает по данным исследований, со ссылками на них",
    "guide": "Как заметить, с чего начать, что записать в дорожную карту",
    "template": "Бланки и примеры: концепция, программы, карта, отчёт, паспорт",
    "consultation": "О чём спрашивали и как спросить",
    "digest": "Что нового за месяц",
    "region": "Регионы, муниципалитеты, школы с их профилями",
    "roadmap": "Кто, что и к какому сроку делает",
    "report": "Что сообщают о ходе дорожных карт",
    "partnership": "Кто кому помогает",
    "programme": "Задачи, поддержка, участники, результаты",
    "event": "Вебинары, семинары, курсы, мониторинги",
    "assignment": "Координаторы и кураторы, без имён",
    "group": "Рабочие группы, советы, объединения учителей",
    "organisation": "Кто поддерживает школы",
    "review": "Практики и документы по критериям",
    "document": "Концепции, планы, рекомендации, справки",
    "act": "Приказы, постановления, законы",
    "catalogue": "Два списка факторов и их соответствие",
    "system": "Порталы и системы вне банка",
    "glossary": "Слова и сокращения программы",
    "assessment": "ВПР, ОГЭ, ЕГЭ по школам: таблицы без учеников",
    "indicator": "Что считают, от чего и какие цели названы",
}
"""What each kind is good for; a kind without a line is listed without one."""

GROUPS = (
    ("Опыт", ("factor", "guide", "practice", "approach", "template", "consultation", "digest")),
    ("Школы и территории", ("region", "roadmap", "report", "partnership")),
    ("Поддержка", ("programme", "event", "assignment", "group", "organisation", "review")),
    (
        "Основания",
        ("document", "act", "catalogue", "assessment", "indicator", "system", "glossary"),
    ),
)

GUIDES = (
    Line("С чего начать", "roles/", "По вашей роли: учитель, директор, куратор, координатор"),
    Line("Частые вопросы", "answers/", "Коротко: о программе, рисках, картах, отчётах и о банке"),
    Line("О банке", "about/", "Для кого это, откуда сведения, чего здесь нет"),
    Line("Как устроена программа", "programme/", "Задачи, элементы поддержки, направления"),
    Line("Разделы портала «Империя школ»", "portal/", "Где каждый из них в этом банке"),
    Line("Как читать банк", "how-to-read/", "Чему верить и что проверять"),
    Line("Как внести вклад", "contribute/", "Рассказать, поправить, добавить"),
    Line("Поделиться: форма", "submit/", "Практика, профиль, карта, отчёт: без учётной записи"),
    Line("Охват факторов риска", "coverage/", "Где практик и мер много, а где пусто"),
    Line("Кабинеты", "desk/", "Что срочно и кто отчитался: по ролям и территориям"),
    Line("Что требует внимания", "work/", "Списки пробелов и просроченного"),
    Line("Карта рисков", "risks/", "Факторы по территориям и школам, где нет мер"),
    Line("План и факт мероприятий", "plan-fact/", "Что планировали и что провели"),
    Line("Как меняется банк", "history/", "Показатели по месяцам и что изменилось"),
    Line("Группы регионов и школ", "clusters/", "По результатам ВПР, ОГЭ и ЕГЭ"),
    Line("Матрица практик", "matrix/", "Факторы риска по классам, ролям, школам, территориям"),
    Line("Моя школа", "my-school/", "Подобрать практики под риски и обстоятельства школы"),
    Line("Черновик дорожной карты", "plan/", "Выбранные практики как меры школы"),
    Line("Сравнение практик", "compare/", "От двух до четырёх практик рядом"),
    Line("Открытые данные", "data/", "Таблицы для Excel, JSON, ленты новостей, календари сроков"),
    Line("Поиск", "search/", "Спросить своими словами"),
)
"""Hand-written guides and pages that gather."""


def sections_page(edition: Edition) -> Page:
    """Render the page of all sections."""
    values = {"sections": tuple(_sections(edition))}
    return edition.page(Draft(URL, "Все разделы", ("sections.html",), values, "wide"))


def _sections(edition: Edition) -> Iterator[Section]:
    placed = {name for _, names in GROUPS for name in names}
    for title, names in GROUPS:
        yield Section(title, tuple(_line(edition, BY_NAME[name]) for name in names))
    others = [kind for kind in KINDS if list_url(kind) and kind.name not in placed]
    if others:
        yield Section("Ещё", tuple(_line(edition, kind) for kind in others))
    yield Section("Справка", GUIDES)


def _line(edition: Edition, kind: Kind) -> Line:
    number = sum(1 for _ in edition.catalog.all(kind.name))
    if kind.name == "glossary":
        number = sum(1 for _ in edition.catalog.all("term"))
    return Line(list_title(kind), list_url(kind) or kind.url, ABOUT.get(kind.name, ""), number)
