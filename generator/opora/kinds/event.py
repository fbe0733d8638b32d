"""An event: anything held at a time by somebody for somebody, from a webinar to a monitoring study.

Courses and studies are events too: a course has hours, a study has products. See
docs/decisions/0006-fewer-kinds.md.
"""

from typing import Annotated

from pydantic import Field

from opora.model import (
    Actor,
    Entity,
    Grade,
    Kind,
    Labelled,
    Level,
    Line,
    Material,
    Period,
    Place,
    Quantity,
    Record,
    Ref,
    RefTo,
    Span,
    Subject,
    Text,
    Year,
)


class EventForm(Labelled):
    """Forms of event that the programme knows."""

    WEBINAR = "webinar", "вебинар"
    SEMINAR = "seminar", "семинар"
    METHOD_DAY = "method_day", "методический день"
    SEMINAR_MEETING = "seminar_meeting", "семинар-совещание"
    MASTER_CLASS = "master_class", "мастер-класс"
    OPEN_LESSON = "open_lesson", "открытый урок"
    LANDING = "landing", "«Педагогический десант»"
    INTERNSHIP = "internship", "стажировка"
    CONSULTATION = "consultation", "консультации"
    MEETING = "meeting", "заседание"
    INSPECTION = "inspection", "проверка"
    CONTEST = "contest", "конкурс"
    COURSE = "course", "курсы повышения квалификации"
    STUDY = "study", "мониторинг или исследование"


class Mode(Labelled):
    """How people take part."""

    IN_PERSON = "in_person", "очно"
    REMOTE = "remote", "дистанционно"
    MIXED = "mixed", "очно и дистанционно"
    SIMULATOR = "simulator", "на тренажёрах"


class Attendance(Record):
    """How many came; counts of people below five are never stated, see rule V55."""

    year: Year = Field(title="Год")
    held: int | None = Field(None, ge=0, title="Проведено")
    participants: int | None = Field(None, ge=0, title="Участников")
    note: Text | None = Field(None, title="Пояснение")


class Event(Entity):
    """An event, a series of events, a course or a study."""

    form: EventForm = Field(title="Форма")
    forms: tuple[EventForm, ...] = Field((), title="И другие формы")
    level: Level = Field(title="Уровень")
    when: Period
    within: Span | None = Field(
        None, title="В пределах", description="Год или срок плана, если срок «в течение года»."
    )
    organisers: tuple[Actor, ...] = Field((), title="Кто проводит")
    audience: tuple[Actor, ...] = Field((), title="Для кого")
    territory: Annotated[Ref, RefTo("region", "municipality")] | None = Field(
        None, title="Территория"
    )
    programme: Annotated[Ref, RefTo("programme")] | None = Field(None, title="Программа")
    acts: tuple[Annotated[Ref, RefTo("act")], ...] = Field((), title="Акты")
    practices: tuple[Annotated[Ref, RefTo("practice")], ...] = Field((), title="Практики")
    measures: tuple[Annotated[Ref, RefTo("measure")], ...] = Field((), title="Меры карты")
    factors: tuple[Annotated[Ref, RefTo("factor")], ...] = Field((), title="Факторы риска")
    subjects: tuple[Subject, ...] = Field((), title="Предметы")
    grades: tuple[Grade, ...] = Field((), title="Классы")
    target: tuple[Quantity, ...] = Field(
        (), title="План", description="Сколько событий или участников запланировано."
    )
    hours: int | None = Field(None, gt=0, le=2000, title="Часов", description="Для курсов.")
    mode: Mode | None = Field(None, title="Формат")
    products: tuple[Annotated[Ref, RefTo("document")], ...] = Field(
        (), title="Что получилось", description="Документы, которые появились по итогам."
    )
    instruments: tuple[Annotated[Ref, RefTo("document")], ...] = Field((), title="Инструменты")
    object: Text | None = Field(None, title="Что изучают", description="Для мониторингов.")
    description: Text | None = Field(None, title="О событии")
    held: tuple[Attendance, ...] = Field((), title="Как прошло")
    materials: tuple[Material, ...] = Field((), title="Материалы")
    registration: Line | None = Field(None, title="Как записаться")


KIND = Kind(
    name="event",
    model=Event,
    label="событие",
    plural="события",
    places=(Place("events/{id}.yml"),),
    url="events/{id}/",
    list_title="Календарь: события, курсы, мониторинги",
)
