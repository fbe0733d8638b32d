"""Who acts: an organisation, a class of organisations, or a role. Never a person's name."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from opora.model.base import Labelled, Record, Ref, RefTo, fault
from opora.model.scalars import Line


class Role(Labelled):
    """Roles that the programme's documents name."""

    REGIONAL_COORDINATOR = "regional_coordinator", "региональный координатор"
    REGIONAL_OPERATOR = "regional_operator", "региональный оператор"
    MUNICIPAL_COORDINATOR = "municipal_coordinator", "муниципальный координатор"
    CURATOR = "curator", "куратор школы"
    MUNICIPAL_CURATOR = "municipal_curator", "муниципальный куратор"
    TEACHER_CURATOR = "teacher_curator", "куратор педагога"
    MENTOR = "mentor", "наставник"
    METHODIST = "methodist", "методист"
    AUTHORITY_SPECIALIST = "authority_specialist", "специалист МОУО"
    SCHOOL_HEAD = "school_head", "директор школы"
    DEPUTY_HEAD = "deputy_head", "заместитель директора"
    SCHOOL_TEAM = "school_team", "управленческая команда школы"
    TEACHER = "teacher", "учитель"
    CLASS_TEACHER = "class_teacher", "классный руководитель"
    YOUNG_TEACHER = "young_teacher", "молодой педагог"
    PSYCHOLOGIST = "psychologist", "педагог-психолог"
    SPEECH_THERAPIST = "speech_therapist", "учитель-логопед"
    SOCIAL_PEDAGOGUE = "social_pedagogue", "социальный педагог"
    TUTOR = "tutor", "тьютор"
    EXPERT = "expert", "эксперт"
    PARENT = "parent", "родитель"
    PUPIL = "pupil", "обучающийся"


class OrganisationClass(Labelled):
    """Classes of organisations that plans make responsible."""

    REGIONAL_MINISTRY = "regional_ministry", "министерство образования региона"
    INSTITUTE = "institute", "институт развития образования"
    MUNICIPAL_AUTHORITY = "municipal_authority", "муниципальные органы управления образованием"
    SCHOOLS = "schools", "образовательные организации"
    SUPPORT_SCHOOLS = "support_schools", "опорные школы"
    METHOD_SERVICE = "method_service", "методическая служба"


class Actor(Record):
    """Exactly one of an organisation of the bank, a class of organisations or a role."""

    organisation: Annotated[Ref, RefTo("organisation", "school")] | None = Field(
        None, title="Организация", description="Идентификатор организации или школы банка."
    )
    class_: OrganisationClass | None = Field(
        None, alias="class", title="Класс организаций", description="Например, schools: все школы."
    )
    role: Role | None = Field(None, title="Роль")
    note: Line | None = Field(
        None, title="Уточнение", description="Например, «Надеждинского района»."
    )

    @model_validator(mode="before")
    @classmethod
    def _not_a_name(cls, value: object) -> object:
        if isinstance(value, str):
            message = f"ответственный «{value}» записан просто словами"
            hint = (
                "напишите organisation, class или role с идентификатором из справочника; "
                "фамилии не указываем"
            )
            raise fault(code="V34", message=message, hint=hint)
        return value

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if sum(choice is not None for choice in (self.organisation, self.class_, self.role)) != 1:
            hint = "оставьте одно из трёх: organisation, class или role"
            raise fault(
                code="V34", message="исполнитель должен быть назван ровно одним способом", hint=hint
            )
        return self
