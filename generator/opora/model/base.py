"""What every record is made of: strict frozen models, references, and honest unknowns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Annotated, Any, ClassVar, LiteralString, Self, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*(?:#[a-z0-9-]+)?$"
SLUG_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"


def fault(
    *, code: LiteralString, message: str, hint: str = "", replacement: str = ""
) -> PydanticCustomError:
    """Make an error that a validator raises: it carries the rule it belongs to.

    Args:
        code: the rule, for example `V12`.
        message: what is wrong, in Russian.
        hint: what to do.
        replacement: text that may safely stand instead of the value.
    """
    context = {"message": message, "hint": hint, "replacement": replacement}
    return PydanticCustomError(code, "{message}", context)


class Labelled(StrEnum):
    """A closed list: each value is the word in the files and carries its Russian label."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member out of its word and its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Show the labels to editors beside the values."""
        described = handler.resolve_ref_schema(handler(schema))
        described["enumDescriptions"] = [member.label for member in cls]
        described.pop("description", None)
        return described


class Record(BaseModel):
    """Any mapping in the files. `unknown` names the fields left empty, each with its reason."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )

    unknown: Mapping[str, str] = Field(
        default_factory=dict,
        title="Чего не знаем",
        description="Имя пустого поля и причина: «в скане не читается», «в источнике не названо».",
    )

    @model_validator(mode="before")
    @classmethod
    def _reason_stands_for_null(cls, value: object) -> object:
        """Read a field that is not there, but has its reason, as one that is empty.

        The web editor leaves empty fields out; to a person the reason says enough.
        """
        reasons = value.get("unknown") if isinstance(value, dict) else None
        if not isinstance(value, dict) or not isinstance(reasons, dict):
            return value
        left_out = [name for name in reasons if name in emptiable(cls) and name not in value]
        return {**value, **dict.fromkeys(left_out)} if left_out else value


@cache
def emptiable(model: type[Record]) -> frozenset[str]:
    """Name the fields of a model that must be there and may be empty, as files call them."""
    return frozenset(
        field.alias or name
        for name, field in model.model_fields.items()
        if field.is_required() and NoneType in get_args(field.annotation)
    )


class Part(Record):
    """A record inside another that is referred to by its own id."""

    part_kind: ClassVar[str]
    scoped: ClassVar[bool] = False
    """A scoped id is unique within its record only; from outside it reads `record#id`."""

    id: Annotated[str, Field(pattern=SLUG_PATTERN, max_length=60)] = Field(
        title="Идентификатор",
        description="Латинские строчные буквы, цифры и дефис; не меняется после публикации.",
    )


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference by id to a record of one of `kinds`."""

    kinds: tuple[str, ...]
    id: str


class RefTo:
    """Marks a field as a reference: `Annotated[Ref, RefTo("practice")]`; the file holds the id."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read the id as text and keep it with its kinds."""
        text = core_schema.str_schema(pattern=ID_PATTERN, max_length=200, strip_whitespace=True)
        return core_schema.no_info_after_validator_function(
            lambda value: Ref(self.kinds, value), text
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Name the kinds referred to, for editors and forms."""
        described = handler(schema)
        described["x-ref"] = list(self.kinds)
        return described


_GIVEN: dict[frozenset[str], set[str]] = {}
_NOTHING: Mapping[str, str] = {}


def compact(record: Record) -> Record:
    """Let a record and all within it share what is the same in many of them.

    Each record of pydantic keeps a set of the fields that were given and an empty `unknown`, which
    take more memory than its values.
    """
    pending: list[object] = [record]
    while pending:
        here = pending.pop()
        if isinstance(here, Record):
            given = here.model_fields_set
            shared = _GIVEN.setdefault(frozenset(given), given)
            object.__setattr__(here, "__pydantic_fields_set__", shared)
            here.__dict__["unknown"] = here.unknown or _NOTHING
            pending.extend(here.__dict__.values())
        elif isinstance(here, tuple):
            pending.extend(here)
    return record


def only(record: Record, names: Iterable[str]) -> Record:
    """Make a record that holds some fields alone: to ask it for another is an `AttributeError`."""
    made = type(record).__new__(type(record))
    object.__setattr__(made, "__dict__", {name: record.__dict__[name] for name in names})
    object.__setattr__(made, "__pydantic_fields_set__", record.model_fields_set)
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


def made_of(model: type[Record], values: dict[str, object], given: set[str]) -> Record:
    """Make a record again of what it held; nothing is looked at.

    Args:
        model: what it is.
        values: all its fields by name, in their order.
        given: the names of those that were not left to their defaults; it is shared, not copied.
    """
    record = model.__new__(model)
    values["unknown"] = values["unknown"] or _NOTHING
    object.__setattr__(record, "__dict__", values)
    object.__setattr__(record, "__pydantic_fields_set__", given)
    object.__setattr__(record, "__pydantic_extra__", None)
    object.__setattr__(record, "__pydantic_private__", None)
    return record
