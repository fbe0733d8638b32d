"""A declared value: what a document says of an indicator at a place in a year."""

from typing import Annotated, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from opora.model import Citation, Entity, Kind, Number, Place, Ref, RefTo, Text, Unit, fault


class Value(Entity):
    """A declared value; its year is its folder.

    Numerator and denominator make the share; a ready share stands alone where the document gives no
    numbers behind it. `withheld` says that there is a value and that fewer than five people stand
    behind it, so no number is written.
    """

    indicator: Annotated[Ref, RefTo("indicator")] = Field(title="Показатель")
    scope: Annotated[Ref, RefTo("region", "municipality", "school")] = Field(title="Где")
    unit: Unit = Field(title="Единица")
    numerator: Number | None = Field(None, ge=0, title="Числитель")
    denominator: Number | None = Field(None, ge=0, title="Знаменатель")
    value: Number | None = Field(
        None, ge=0, title="Значение", description="Только если чисел за ним в документе нет."
    )
    withheld: bool = Field(
        default=False, title="Скрыто", description="true — за числом меньше пяти человек."
    )
    source: Citation = Field(title="Источник")
    note: Text | None = Field(None, title="Пояснение")

    @field_validator("denominator")
    @classmethod
    def _counts_something(cls, bottom: float | None) -> float | None:
        if bottom == 0:
            hint = "если считать не от чего, удалите запись: на странице будет «нет данных»"
            raise fault(code="V61", message="знаменатель равен нулю", hint=hint)
        return bottom

    @field_validator("denominator")
    @classmethod
    def _is_the_whole(cls, bottom: float | None, info: ValidationInfo) -> float | None:
        top = info.data.get("numerator")
        share = info.data.get("unit") is Unit.PERCENT
        if share and top is not None and bottom is not None and top > bottom:
            message = f"знаменатель {bottom:g} меньше числителя {top:g}"
            hint = "доля не бывает больше целого: проверьте, не перепутаны ли числа"
            raise fault(code="V60", message=message, hint=hint)
        return bottom

    @model_validator(mode="after")
    def _said_once(self) -> Self:
        numbers = (self.numerator, self.denominator, self.value)
        if self.withheld and any(number is not None for number in numbers):
            hint = "удалите числа или «withheld: true»"
            raise fault(code="V55", message="значение скрыто, а числа записаны", hint=hint)
        if self.value is not None and self.numerator is not None:
            hint = "оставьте numerator и denominator: долю банк посчитает сам"
            raise fault(code="V62", message="записаны и числитель, и готовое значение", hint=hint)
        if self.value is None and self.numerator is None and not self.withheld:
            hint = "запишите numerator и denominator, а если есть только доля — value"
            raise fault(code="V03", message="нет ни числителя, ни значения", hint=hint)
        return self


KIND = Kind(
    name="value",
    model=Value,
    label="объявленное значение",
    plural="объявленные значения",
    places=(Place("values/{year}/{id}.yml", "{year}/{id}"),),
    url="values/{id}/",
)
