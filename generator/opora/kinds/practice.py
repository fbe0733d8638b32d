"""A practice: what somebody did about a risk factor, told so that others can repeat it."""

import re
from typing import Annotated, Self

from pydantic import Field, model_validator

from opora.model import (
    Citation,
    Effort,
    Email,
    Entity,
    FirstEffect,
    Grade,
    Kind,
    Labelled,
    Level,
    Line,
    Material,
    Number,
    Place,
    Record,
    Ref,
    RefTo,
    Role,
    RolePart,
    Settlement,
    SizeBand,
    Subject,
    Summary,
    Text,
    Unit,
    WebAddress,
    Year,
    fault,
)

_PHONE = re.compile(r"(?<!\d)(?:\+?7|8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)")


class PracticeKind(Labelled):
    """Whose work a practice is."""

    PEDAGOGICAL = "pedagogical", "педагогическая"
    MANAGERIAL = "managerial", "управленческая"
    CURATORIAL = "curatorial", "кураторская"
    METHODICAL = "methodical", "методическая"


class PracticeStatus(Labelled):
    """Where a practice is on its way into the bank."""

    DRAFT = "draft", "черновик"
    SUBMITTED = "submitted", "на проверке"
    NEEDS_CHANGES = "needs_changes", "на доработке"
    ACCEPTED = "accepted", "принята"
    PUBLISHED = "published", "опубликована"
    REPLICATED = "replicated", "тиражируется"
    ARCHIVED = "archived", "в архиве"
    REJECTED = "rejected", "отклонена"


ON_SITE = frozenset({PracticeStatus.PUBLISHED, PracticeStatus.REPLICATED, PracticeStatus.ARCHIVED})
"""States in which a practice has a page."""


class Origin(Labelled):
    """Who describes the practice: its authors, or a published document retold by the editors."""

    AUTHORS = "authors", "описали авторы"
    DOCUMENT = "document", "описана по документу"


class EvidenceLevel(Labelled):
    """What stands behind the claim that a practice works."""

    DESCRIPTION = "description", "описание"
    BEFORE_AFTER = "before_after", "данные до и после"
    COMPARISON = "comparison", "данные и сравнение"
    EXTERNAL = "external", "внешняя проверка"


class Better(Labelled):
    """Which way a measured number goes when things improve."""

    MORE = "more", "больше — лучше"
    LESS = "less", "меньше — лучше"


class Result(Record):
    """Something measured before and after, with its source."""

    what: Line = Field(title="Что измеряли")
    before: Number | None = Field(None, title="Было")
    after: Number = Field(title="Стало")
    unit: Unit = Field(title="Единица")
    better: Better = Field(
        Better.MORE,
        title="Что считать улучшением",
        description="less, если хорошо, когда числа становится меньше: двоек, прогулов.",
    )
    period: Line = Field(title="За какое время")
    source: Citation = Field(title="Источник")
    note: Text | None = Field(None, title="Пояснение")


class Fit(Record):
    """Where a practice is known to fit."""

    settlement: tuple[Settlement, ...] = Field((), title="Где находится школа")
    size: tuple[SizeBand, ...] = Field((), title="Сколько учеников")
    staff: Line | None = Field(None, title="Кадры", description="Кто должен быть в школе.")
    note: Text | None = Field(None, title="Пояснение")


class Replication(Record):
    """Somebody else did the same; failures count too."""

    school: Annotated[Ref, RefTo("school")] = Field(title="Школа")
    year: Year = Field(title="Год")
    worked: bool | None = Field(None, title="Получилось")
    note: Text = Field(title="Что вышло")
    source: Citation = Field(title="Источник")


class Contact(Record):
    """How to ask the authors: an organisation's mailbox or page, never a personal phone."""

    organisation: Annotated[Ref, RefTo("organisation", "school")] = Field(title="Организация")
    email: Email | None = Field(None, title="Официальная почта")
    url: WebAddress | None = Field(None, title="Страница")

    @model_validator(mode="before")
    @classmethod
    def _no_phone(cls, value: object) -> object:
        if isinstance(value, dict) and any(_PHONE.search(str(item)) for item in value.values()):
            hint = "уберите номер; назовите официальную почту или страницу организации"
            raise fault(code="V45", message="в контакте записан телефон", hint=hint)
        return value


class Practice(Entity):
    """A practice of the bank."""

    kind: PracticeKind = Field(title="Вид практики")
    level: Level = Field(title="Уровень")
    status: PracticeStatus = Field(title="Состояние")
    origin: Origin = Field(Origin.AUTHORS, title="Кто описал")
    authors: tuple[Annotated[Ref, RefTo("school", "organisation")], ...] = Field(
        (), title="Авторы", description="Школы и организации банка."
    )
    factors: tuple[Annotated[Ref, RefTo("factor")], ...] = Field(
        min_length=1, title="Факторы риска", description="Хотя бы один фактор методики-15."
    )
    programme: Annotated[Ref, RefTo("programme")] | None = Field(None, title="Программа")
    summary: Summary = Field(title="Кратко", description="До 300 знаков: что это и чем поможет.")
    audience: tuple[Role, ...] = Field(min_length=1, title="Кому", description="Кто применяет.")
    subjects: tuple[Subject, ...] = Field((), title="Предметы")
    grades: tuple[Grade, ...] = Field((), title="Классы")
    year_from: Year = Field(title="С какого года")
    year_to: Year | None = Field(None, title="По какой год")
    roles: tuple[RolePart, ...] = Field(
        (),
        title="Кто что делает",
        description="Директор, завуч, учитель, куратор, родитель и другие: часть каждого.",
    )
    effort: Effort | None = Field(title="Что нужно", description="Люди, время, расходы.")
    first_effect: FirstEffect | None = Field(
        None,
        title="Когда виден первый результат",
        description="Через какое время авторы заметили первые перемены.",
    )
    needs: tuple[Role, ...] | None = Field(
        None,
        title="Кто нужен в школе",
        description="Специалисты, без которых не получится; [] — хватит учителей. "
        "Если об этом не сказано, поле не пишут.",
    )
    evidence_level: EvidenceLevel | None = Field(
        title="Уровень доказанности",
        description="Чем подтверждено, что практика помогает; null — об этом ничего не известно.",
    )
    results: tuple[Result, ...] = Field((), title="Результаты в числах")
    limits: Text = Field(title="Ограничения", description="Где и почему может не сработать.")
    fit: Fit | None = Field(None, title="Где подходит")
    replications: tuple[Replication, ...] = Field((), title="Кто повторил")
    follow_ups: tuple[Annotated[Ref, RefTo("practice")], ...] = Field(
        (), title="Что делать дальше", description="Практики, к которым переходят после этой."
    )
    materials: tuple[Material, ...] = Field((), title="Материалы")
    contact: Contact | None = Field(title="Контакт")

    @property
    def factor_ids(self) -> frozenset[str]:
        """The ids of the factors it answers."""
        return frozenset(ref.id for ref in self.factors)

    @property
    def public(self) -> bool:
        """Whether the practice has been let onto the site."""
        return super().public and self.status in ON_SITE

    @model_validator(mode="after")
    def _authors_are_named(self) -> Self:
        if self.origin is Origin.AUTHORS and not (self.authors and self.contact):
            hint = "добавьте authors (школа или организация) и contact (официальная почта)"
            raise fault(code="V45", message="не сказано, чей это опыт и кого спросить", hint=hint)
        return self

    @model_validator(mode="after")
    def _one_part_a_role(self) -> Self:
        names = [part.role for part in self.roles]
        twice = next((one for one in names if names.count(one) > 1), None)
        if twice:
            message = f"роль «{twice.label}» ({twice}) названа в roles дважды"
            raise fault(code="M03", message=message, hint="сведите её дела в одну запись")
        return self

    @model_validator(mode="after")
    def _years_in_order(self) -> Self:
        if self.year_to and self.year_from > self.year_to:
            message = f"год начала {self.year_from} позже года окончания {self.year_to}"
            raise fault(code="V12", message=message, hint="поменяйте годы местами или исправьте")
        return self


KIND = Kind(
    name="practice",
    model=Practice,
    label="практика",
    plural="практики",
    places=(Place("practices/{id}.md"),),
    url="practices/{id}/",
    counted=(
        "visibility",
        "status",
        "created",
        "year_from",
        "year_to",
        "factors",
        "authors",
        "programme",
        "results",
        "replications",
    ),
    sections=(
        "Проблема",
        "Что сделали по шагам",
        "Что понадобилось",
        "Что получилось",
        "Что не получилось",
        "Как повторить",
    ),
)
