"""An indicator: what is counted, over what, where and against which targets."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from opora.model import (
    Citation,
    Comparator,
    Entity,
    Kind,
    Labelled,
    Number,
    Place,
    Record,
    Ref,
    RefTo,
    Span,
    Text,
    Unit,
    fault,
)


class Basis(Labelled):
    """Where the values of an indicator come from."""

    COMPUTED = "computed", "считается по записям банка"
    DECLARED = "declared", "объявляется документом"
    BOTH = "both", "считается и объявляется"


class Direction(Labelled):
    """Which way is better."""

    UP = "up", "чем больше, тем лучше"
    DOWN = "down", "чем меньше, тем лучше"
    TARGET = "target", "чем ближе к цели, тем лучше"


class Stand(Labelled):
    """What an indicator is told of: the whole country down to a school, or a risk factor."""

    COUNTRY = "country", "страна"
    REGION = "region", "регион"
    MUNICIPALITY = "municipality", "муниципалитет"
    SCHOOL = "school", "школа"
    FACTOR = "factor", "фактор риска"


class Nature(Labelled):
    """What kind of thing an indicator shows."""

    COVERAGE = "coverage", "охват"
    PROCESS = "process", "ход работы"
    RESULT = "result", "результат"


class Formula(Record):
    """The indicator in words; a plain count has no denominator."""

    numerator: Text = Field(title="Числитель", description="Что посчитано.")
    denominator: Text | None = Field(None, title="Знаменатель", description="От какого числа доля.")


class Target(Record):
    """What a document, or the bank itself where it says so, wants to see.

    A target of a document has a period, a comparator, a territory and a source; one that the bank
    proposes holds everywhere until it is changed.
    """

    value: Number = Field(ge=0, title="Цель")
    comparator: Comparator | None = Field(None, title="Сравнение")
    unit: Unit | None = Field(None, title="Единица", description="Если не та же, что у показателя.")
    scope: Text | None = Field(None, title="Чего именно", description="Например, «вебинаров».")
    period: Span | None = Field(None, title="Срок")
    territory: Annotated[Ref, RefTo("region", "municipality")] | None = Field(
        None, title="Территория"
    )
    source: Citation | None = Field(None, title="Источник")
    wording: Text | None = Field(None, title="Как сказано в источнике")
    caveat: Text | None = Field(None, title="Оговорка")
    proposed: bool = Field(
        default=False, title="Предложение банка", description="true — цели нет в документах."
    )

    @model_validator(mode="after")
    def _complete(self) -> Self:
        needed = {"comparator": "сравнение"}
        if not self.proposed:
            needed |= {"period": "срок", "territory": "территория", "source": "источник"}
        missing = [f"{name} ({label})" for name, label in needed.items() if not getattr(self, name)]
        if missing:
            message = f"у цели нет: {', '.join(missing)}"
            hint = "допишите по документу; если цель предлагает сам банк, напишите «proposed: true»"
            raise fault(code="V63", message=message, hint=hint)
        return self


class Indicator(Entity):
    """An indicator of the bank; computed ones have a function of the same id in `indicators`."""

    definition: Text = Field(title="Что показывает")
    nature: Nature = Field(title="Вид показателя")
    formula: Formula = Field(title="Как считается")
    unit: Unit = Field(title="Единица")
    per: Unit | None = Field(
        None, title="На что приходится", description="school и per: curator — школ на куратора."
    )
    other_units: tuple[Unit, ...] = Field(
        (), title="В чём ещё ставят цели", description="Доля школ — percent, а цель — 82 школы."
    )
    counts: tuple[Unit, ...] = Field(
        (),
        title="Что стоит в числителе",
        description="Цель в такой единице сравнивают с числителем: 33 программы, 251 команда.",
    )
    levels: tuple[Stand, ...] = Field(min_length=1, title="Уровни")
    direction: Direction = Field(title="Куда лучше")
    basis: Basis = Field(title="Откуда значения")
    people: bool = Field(
        default=False, title="Считаются люди", description="Доли меньше пяти человек скрываются."
    )
    targets: tuple[Target, ...] = Field((), title="Цели")

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units in which values and targets may be given."""
        return (self.unit, *self.other_units)


KIND = Kind(
    name="indicator",
    model=Indicator,
    label="показатель",
    plural="показатели",
    places=(Place("indicators/{id}.yml"),),
    url="indicators/{id}/",
)
