"""A document that is not an act: a concept, a programme text, a presentation, a report."""

from typing import Annotated

from pydantic import Field

from opora.model import (
    Day,
    Entity,
    Kind,
    Labelled,
    Level,
    Line,
    Place,
    Ref,
    RefTo,
    WebAddress,
    Year,
)


class DocumentKind(Labelled):
    """Kinds of document of the programme."""

    CONCEPT = "concept", "концепция развития"
    DEVELOPMENT_PROGRAMME = "development_programme", "программа развития"
    ANTI_RISK_PROGRAMME = "anti_risk_programme", "антирисковая программа"
    TRANSITION_PROGRAMME = "transition_programme", "программа перехода в эффективный режим"
    ROADMAP = "roadmap", "дорожная карта"
    MUNICIPAL_PROGRAMME = "municipal_programme", "муниципальная программа"
    COOPERATION_PLAN = "cooperation_plan", "план взаимодействия"
    GUIDELINES = "guidelines", "методические рекомендации"
    LETTER = "letter", "инструктивно-методическое письмо"
    ANALYTICAL_NOTE = "analytical_note", "аналитическая справка"
    ADDRESSED_ADVICE = "addressed_advice", "адресные рекомендации"
    ASSESSMENT_SYSTEM = "assessment_system", "положение о ВСОКО"
    DIAGNOSTIC_TOOLS = "diagnostic_tools", "диагностический инструментарий"
    CONTROL_MATERIALS = "control_materials", "контрольно-измерительные материалы (сведения)"
    EVENT_PLAN = "event_plan", "план мероприятий"
    METHODOLOGY = "methodology", "методика"
    SCHEDULE = "schedule", "график"
    REPORT = "report", "отчёт"
    PRACTICE_DESCRIPTION = "practice_description", "описание управленческой практики"
    PRESENTATION = "presentation", "презентация"


class Document(Entity):
    """A document named in the bank; kept by link, never by copy."""

    kind: DocumentKind = Field(title="Вид документа")
    level: Level = Field(title="Уровень")
    author: Annotated[Ref, RefTo("organisation", "school")] | None = Field(title="Автор")
    date: Day | None = Field(None, title="Дата")
    year: Year | None = Field(None, title="Год")
    version: Line | None = Field(None, title="Редакция")
    url: WebAddress | None = Field(None, title="Адрес публикации")
    territory: Annotated[Ref, RefTo("region", "municipality")] | None = Field(
        None, title="Территория"
    )
    factors: tuple[Annotated[Ref, RefTo("factor")], ...] = Field((), title="Факторы риска")
    programme: Annotated[Ref, RefTo("programme")] | None = Field(None, title="Программа")
    measures: tuple[Annotated[Ref, RefTo("measure")], ...] = Field((), title="Меры карты")
    due: Day | None = Field(None, title="Срок", description="К какому дню документ нужен.")
    announced: bool = Field(
        default=False,
        title="Только назван",
        description="О документе известно, текста в банке нет.",
    )
    supersedes: Annotated[Ref, RefTo("document")] | None = Field(None, title="Заменяет")


KIND = Kind(
    name="document",
    model=Document,
    label="документ",
    plural="документы",
    places=(
        Place("documents/{id}.yml"),
        Place(
            "schools/{region}/{municipality}/{school}/materials/{id}.md",
            "{region}/{municipality}/{school}/{id}",
        ),
    ),
    url="documents/{id}/",
)
