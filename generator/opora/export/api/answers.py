"""What the API answers: these classes are written as JSON, and its description is made of them."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from opora.render.table import Form

Address = Annotated[
    str,
    Field(
        description="Адрес: полный, а если адрес сайта не задан в его настройках — "
        "от корня сайта, без первой косой черты.",
        json_schema_extra={"format": "uri-reference"},
    ),
]

CellValue = str | int | float | bool | None

NumberOrNone = Annotated[int | float | None, Field()]


@dataclass(frozen=True, slots=True)
class Reference:
    """Ссылка на запись; у записи, которая не публикуется, есть только вид."""

    kind: Annotated[str, Field(description="Вид записи.")]
    id: Annotated[str | None, Field(description="Постоянный код записи.")]
    title: str | None
    url: Annotated[Address | None, Field(description="Страница записи.")]
    api: Annotated[Address | None, Field(description="Запись в JSON.")]


@dataclass(frozen=True, slots=True)
class Backlink:
    """Кто ссылается на запись и каким полем."""

    field: str
    record: Reference


@dataclass(frozen=True, slots=True)
class GatheredFrom:
    """Банк, из которого взята запись общего банка."""

    bank: Annotated[str, Field(description="Название банка.")]
    address: Annotated[str, Field(description="Где этот банк; пусто, если не сказано.")]
    original: Annotated[str, Field(description="Страница записи в нём; пусто, если неизвестна.")]
    commit: Annotated[str, Field(description="Коммит его репозитория; пусто, если неизвестен.")]
    day: Annotated[date | None, Field(description="День этого коммита.")]
    taken: Annotated[date, Field(description="Когда запись взята в этом виде.")]
    failed: Annotated[date | None, Field(description="С какого дня банк не обновляется.")]
    licence: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Откуда запись."""

    file: Annotated[str, Field(description="Файл в репозитории.")]
    changed: Annotated[date | None, Field(description="День последнего изменения файла.")]
    licence: str
    gathered: Annotated[
        tuple[GatheredFrom, ...],
        Field(description="Из каких банков взята запись; пусто у собственных записей банка."),
    ]


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """Запись целиком."""

    version: str
    kind: str
    id: str
    title: str
    label: Annotated[str, Field(description="Короткое название.")]
    url: Address
    data: Annotated[dict[str, Any], Field(description="Поля записи, как в её файле.")]
    text: Annotated[str | None, Field(description="Текст под шапкой, GitHub-Flavored Markdown.")]
    within: Annotated[Reference | None, Field(description="Запись, внутри которой лежит эта.")]
    contains: Annotated[tuple[Reference, ...], Field(description="Записи внутри этой.")]
    named_by: Annotated[tuple[Backlink, ...], Field(description="Кто ссылается на эту запись.")]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Item:
    """Строка списка."""

    id: str
    title: str
    url: Address
    api: Address
    fields: Annotated[
        dict[str, CellValue], Field(description="То же, что в строке таблицы этого вида.")
    ]


@dataclass(frozen=True, slots=True)
class KindAnswer:
    """Список записей одного вида, по страницам."""

    version: str
    kind: str
    title: str
    number: Annotated[int, Field(ge=0, description="Сколько записей всего.")]
    page: Annotated[int, Field(ge=1)]
    pages: Annotated[int, Field(ge=1)]
    next: Address | None
    previous: Address | None
    record_schema: Address
    csv: Address
    xlsx: Address
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class KindLine:
    """Вид записей."""

    kind: str
    title: str
    number: int
    list: Address
    record_schema: Address
    record: Annotated[str, Field(description="Как устроен адрес записи.")]


@dataclass(frozen=True, slots=True)
class Licence:
    """Условия использования."""

    name: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class IndexAnswer:
    """С чего начать."""

    version: str
    title: str
    about: str
    site: Annotated[str, Field(description="Адрес сайта; пусто, если не задан.")]
    as_of: Annotated[date, Field(description="На какой день посчитаны показатели и сроки.")]
    changed: Annotated[date | None, Field(description="Последнее изменение записей.")]
    sunset: Annotated[date | None, Field(description="День, когда v1 уберут; пока не назначен.")]
    licence: Licence
    citation: str
    kinds: tuple[KindLine, ...]
    factors: Address
    indicators: Address
    tables: Address
    package: Address
    openapi: Address
    schemas: Address
    changelog: Address
    feeds: tuple[Address, ...]
    calendars: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class GroupLine:
    """Группа факторов."""

    id: str
    title: str
    plain: str


@dataclass(frozen=True, slots=True)
class FactorLine:
    """Фактор риска и сколько записей банка о нём."""

    id: str
    title: str
    label: str
    plain: str
    group: str | None
    evidence: str
    signs: tuple[str, ...]
    synonyms: tuple[str, ...]
    maps_to: Annotated[tuple[str, ...], Field(description="Факторы основного каталога.")]
    url: Address
    api: Address
    practices: Annotated[int, Field(ge=0, description="Сколько практик.")]
    approaches: Annotated[int, Field(ge=0, description="Сколько подходов из исследований.")]
    measures: Annotated[int, Field(ge=0, description="Сколько мер дорожных карт.")]
    schools: Annotated[int, Field(ge=0, description="У скольких школ риск назван в профиле.")]


@dataclass(frozen=True, slots=True)
class CatalogueLine:
    """Каталог факторов риска."""

    id: str
    title: str
    status: str
    basis: Annotated[bool, Field(description="Этим каталогом размечены практики и меры.")]
    years: tuple[int, ...]
    url: Address
    groups: tuple[GroupLine, ...]
    factors: tuple[FactorLine, ...]


@dataclass(frozen=True, slots=True)
class FactorsAnswer:
    """Каталоги факторов риска и их соответствие."""

    version: str
    catalogues: tuple[CatalogueLine, ...]


State = Annotated[
    Literal["known", "hidden", "no_data"],
    Field(description="known — число есть; hidden — скрыто; no_data — нет данных, и это не ноль."),
]


@dataclass(frozen=True, slots=True)
class DeclaredValue:
    """Что объявляет документ."""

    record: Reference
    state: State
    unit: str
    value: NumberOrNone
    numerator: NumberOrNone
    denominator: NumberOrNone
    reason: str | None


@dataclass(frozen=True, slots=True)
class Goal:
    """Цель и достигнута ли она."""

    text: str
    value: int | float
    comparator: str | None
    unit: str
    territory: Reference | None
    start: date | None
    end: date | None
    wording: Annotated[str | None, Field(description="Как сказано в источнике.")]
    caveat: str | None
    proposed: Annotated[bool, Field(description="Цель предлагает сам банк.")]
    met: Annotated[bool | None, Field(description="null — нельзя сказать.")]


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """Значение показателя в одном месте за один период."""

    level: str | None
    place: Annotated[Reference | None, Field(description="null — вся страна.")]
    period: Annotated[str | None, Field(description="Год, месяц (2026-03) или квартал (2026-q1).")]
    start: date | None
    end: date | None
    state: State
    value: Annotated[int | float | None, Field(description="До одного знака, как на странице.")]
    unit: str
    numerator: NumberOrNone
    denominator: NumberOrNone
    reason: Annotated[str | None, Field(description="Почему значения нет.")]
    declared: Annotated[tuple[DeclaredValue, ...], Field(description="Что объявляют документы.")]
    difference: Annotated[int | float | None, Field(description="Объявлено минус посчитано.")]
    goals: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """Показатель и его последнее значение по стране."""

    id: str
    title: str
    definition: str
    numerator: Annotated[str, Field(description="Что считают.")]
    denominator: Annotated[str | None, Field(description="От какого числа.")]
    unit: str
    per: str | None
    nature: str
    direction: str
    basis: str
    levels: tuple[str, ...]
    url: Address
    api: Address
    values: Address
    country: IndicatorValue


@dataclass(frozen=True, slots=True)
class IndicatorsAnswer:
    """Все показатели."""

    version: str
    as_of: date
    items: tuple[IndicatorLine, ...]


@dataclass(frozen=True, slots=True)
class ValuesAnswer:
    """Все значения одного показателя; места, где цель есть, а данных нет, тоже названы."""

    version: str
    as_of: date
    id: str
    title: str
    url: Address
    values: tuple[IndicatorValue, ...]


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """Столбец таблицы."""

    name: str
    title: str
    form: Form
    about: str


@dataclass(frozen=True, slots=True)
class TableLine:
    """Таблица по всему банку."""

    id: str
    title: str
    about: str
    as_of: Annotated[date | None, Field(description="День, от которого зависят значения.")]
    page: Address
    csv: Address
    xlsx: Address
    json: Address


@dataclass(frozen=True, slots=True)
class TablesAnswer:
    """Все таблицы по всему банку."""

    version: str
    package: Address
    items: tuple[TableLine, ...]


@dataclass(frozen=True, slots=True)
class TableAnswer:
    """Таблица: столбцы и строки."""

    version: str
    table: TableLine
    columns: tuple[ColumnLine, ...]
    rows: tuple[dict[str, CellValue], ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """Версия и что в ней нового."""

    version: str
    date: date
    text: str


@dataclass(frozen=True, slots=True)
class ChangelogAnswer:
    """История изменений и порядок, по которому они происходят."""

    version: str
    rule: str
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class SchemasAnswer:
    """Все схемы по их именам."""

    version: str
    schemas: dict[str, Address]
