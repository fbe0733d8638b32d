"""An approach: what research found to help, told for a school; never a school's experience."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from opora.model import (
    Citation,
    Day,
    Effort,
    Entity,
    FirstEffect,
    Grade,
    Kind,
    Labelled,
    Line,
    Material,
    Number,
    Place,
    Record,
    Ref,
    RefTo,
    Role,
    Subject,
    Summary,
    Text,
    fault,
)


class Basis(Labelled):
    """What a finding rests on; it is said beside each of its figures."""

    FOREIGN_AVERAGE = "foreign_average", "среднее по зарубежным исследованиям"
    FOREIGN_STUDY = "foreign_study", "отдельное зарубежное исследование"
    EXPERT_PANEL = "expert_panel", "вывод экспертной группы по зарубежным исследованиям"
    INTERNATIONAL = "international", "международное сравнительное исследование"
    RUSSIAN = "russian", "российское исследование"


class Circumstances(Labelled):
    """Schools for which an approach says how it fits them."""

    VILLAGE = "village", "сельская школа"
    SMALL = "small", "малокомплектная школа"
    REMOTE = "remote", "удалённая школа"
    OVZ = "ovz", "много учеников с ОВЗ"
    LANGUAGE = "language", "много учеников, для которых русский неродной"


class Rating(Record):
    """A mark that a source gives on a scale of its own, in words and in points."""

    words: Line = Field(title="Словами", description="Оценка источника: «умеренная», «низкие».")
    value: Annotated[int, Field(ge=0)] | None = Field(None, title="Баллы")
    of: Annotated[int, Field(ge=1)] | None = Field(None, title="Из скольких")

    @model_validator(mode="after")
    def _on_its_scale(self) -> Self:
        if (self.value is None) is not (self.of is None):
            hint = "напишите и value, и of или оставьте одни слова"
            raise fault(code="M01", message="баллы названы без шкалы", hint=hint)
        if self.value is not None and self.of is not None and self.value > self.of:
            message = f"{self.value} баллов из {self.of} не бывает"
            raise fault(code="M01", message=message, hint="проверьте value и of по источнику")
        return self


class Measured(Record):
    """A figure that is neither months nor an effect size: a share, a number of incidents."""

    what: Line = Field(title="Что измеряли", description="С тем, с чем сравнивали.")
    value: Number = Field(title="Число")
    to: Number | None = Field(None, title="До", description="Конец диапазона: «17–20 %».")
    unit: Line = Field(title="Единица", description="«%», «баллов», «часов в неделю».")


class Finding(Record):
    """What one source found. The size of the effect and the strength of evidence are apart."""

    says: Text = Field(title="Что нашли", description="Своими словами, без перевода дословно.")
    gist: Line | None = Field(
        None,
        title="Коротко об эффекте",
        description="Два-три слова для списка: «разницы не нашли», «небольшой прирост».",
    )
    basis: Basis = Field(title="На чём основано")
    months: Annotated[int, Field(ge=-12, le=24)] | None = Field(
        None, title="Эффект, месяцев", description="Дополнительные месяцы прогресса за год."
    )
    effect_size: Number | None = Field(
        None, title="Размер эффекта", description="В долях стандартного отклонения."
    )
    measured: tuple[Measured, ...] = Field((), title="Другие числа")
    strength: Rating | None = Field(None, title="Надёжность данных")
    studies: Annotated[int, Field(ge=1)] | None = Field(None, title="Число исследований")
    cost: Rating | None = Field(None, title="Расходы по источнику")
    source: Citation | None = Field(
        None,
        title="Источник",
        description="Для чисел обязателен: title, publisher, year, url, locator, accessed.",
    )

    @property
    def has_effect(self) -> bool:
        """Whether it says how much the approach brings; other figures need words to say so."""
        told = self.months is not None or self.effect_size is not None
        return told or (self.gist is not None and bool(self.measured))

    @property
    def has_figures(self) -> bool:
        """Whether it holds anything that must be found at its source."""
        held = (self.months, self.effect_size, self.strength, self.studies, self.cost)
        return bool(self.measured) or any(one is not None for one in held)


class Approach(Entity):
    """Something to do that public research describes, written by the editors."""

    sources: tuple[Citation, ...] = Field(
        (), title="Ещё источники", description="Кроме названных в findings."
    )
    summary: Summary = Field(title="Кратко", description="До 300 знаков: что это и чем поможет.")
    factors: tuple[Annotated[Ref, RefTo("factor")], ...] = Field(
        min_length=1, title="Факторы риска", description="Факторы методики-15."
    )
    audience: tuple[Role, ...] = Field(min_length=1, title="Кому", description="Кто применяет.")
    subjects: tuple[Subject, ...] = Field((), title="Предметы")
    grades: tuple[Grade, ...] = Field((), title="Классы")
    effort: Effort = Field(title="Что нужно", description="Люди, время, расходы.")
    first_effect: FirstEffect | None = Field(
        None, title="Когда виден первый результат", description="По чему судить через шесть недель."
    )
    needs: tuple[Role, ...] | None = Field(
        None,
        title="Кто нужен в школе",
        description="Специалисты, без которых не получится; [] — хватит учителей.",
    )
    suits: tuple[Circumstances, ...] = Field(
        (), title="Где подходит", description="Школы, о которых раздел «Где подходит» говорит «да»."
    )
    findings: tuple[Finding, ...] | None = Field(
        title="Что показали исследования",
        description="null с причиной в unknown, если исследований об этом мы не нашли.",
    )
    materials: tuple[Material, ...] = Field((), title="Бесплатные материалы")
    reviewed: Day = Field(title="Когда проверила редакция")

    @property
    def all_sources(self) -> tuple[Citation, ...]:
        """The sources of findings and the others, each once, whatever place in it is named."""
        held = [one.source for one in self.findings or () if one.source]
        once = {(one.document, one.title, one.url): one for one in reversed((*held, *self.sources))}
        return tuple(reversed(once.values()))

    @property
    def effect(self) -> Finding | None:
        """The finding to show at a glance: the first that says how much it brings."""
        return next((one for one in self.findings or () if one.has_effect), None)

    @property
    def strength(self) -> Finding | None:
        """The finding that says how sure the evidence is: of the effect shown, or the first."""
        if self.effect and self.effect.strength:
            return self.effect
        return next((one for one in self.findings or () if one.strength), None)


KIND = Kind(
    name="approach",
    model=Approach,
    label="подход из исследований",
    plural="подходы из исследований",
    places=(Place("approaches/{id}.md"),),
    url="approaches/{id}/",
    sections=(
        "Проблема",
        "В чём суть",
        "Первый месяц",
        "Кто что делает",
        "Что понадобится",
        "Где подходит",
        "Что идёт не так",
        "Как понять через шесть недель",
    ),
)
