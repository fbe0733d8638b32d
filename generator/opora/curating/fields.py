"""Which fields a person is asked for when a record is begun."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import NoneType
from typing import get_args

from opora.catalog import Catalog
from opora.curating.options import Options, options_of
from opora.model import Actor, Citation, Record
from opora.writing.shape import choices, item_type, keys_in_order, record_type

MATTER: Mapping[str, tuple[str, ...]] = {
    "Practice": ("origin", "authors"),
    "Consultation": ("factors",),
    "Assignment": ("position",),
    "School": ("website", "official_email"),
    "Citation": ("title", "url", "locator"),
    "RiskEntry": ("curator_assessment",),
    "Measure": ("factors",),
}
"""Fields that need not be there, and without which a record says little; by the name of a model."""

FIRST: Mapping[str, str] = {"status": "draft", "origin": "authors", "state": "planned"}
"""What a record that begins usually says."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field to ask for: its key in files, its words, and what may be answered."""

    key: str
    title: str
    hint: str
    annotation: object
    metadata: tuple[object, ...]
    required: bool

    @property
    def emptiable(self) -> bool:
        """Whether nothing may stand here, with a reason."""
        return self.required and NoneType in get_args(self.annotation)

    @property
    def item(self) -> object:
        """What the items of a list are; `None` where the field is no list."""
        found = item_type(self.annotation)
        return None if found is object else found

    @property
    def records(self) -> tuple[type[Record], ...]:
        """The models that the value, or an item of it, may be of; none for words and numbers."""
        held = choices(self.item or self.annotation)
        return tuple(one for one in held if isinstance(one, type) and issubclass(one, Record))

    @property
    def yes_or_no(self) -> bool:
        """Whether the answer is yes or no."""
        return bool in choices(self.annotation)

    def options(self, catalog: Catalog) -> Options:
        """List what may be answered; nothing where anything may."""
        return options_of(self.item or self.annotation, self.metadata, catalog)


def fields_of(model: type[Record]) -> list[Field]:
    """List the fields to ask for, in the order of the file."""
    wanted = MATTER.get(model.__name__, ())
    names = {field.alias or name: name for name, field in model.model_fields.items()}
    found: list[Field] = []
    for key in keys_in_order(model):
        field = model.model_fields[names[key]]
        if field.is_required() or key in wanted:
            found.append(
                Field(
                    key,
                    field.title or key,
                    field.description or "",
                    field.annotation,
                    tuple(field.metadata),
                    field.is_required() or (model is Citation and key == "title"),
                )
            )
    return found


def one_of(model: type[Record]) -> list[Field]:
    """List the fields of which exactly one is filled, where a model is of that kind."""
    if model is not Actor:
        return []
    names = {field.alias or name: field for name, field in model.model_fields.items()}
    return [
        Field(key, names[key].title or key, "", names[key].annotation, (), required=True)
        for key in ("organisation", "class", "role")
    ]


def tag_of(model: type[Record]) -> tuple[str, str] | None:
    """Return the word by which one of several models is chosen, and its Russian name."""
    field = model.model_fields.get("kind")
    words = get_args(field.annotation) if field else ()
    if not field or len(words) != 1 or not isinstance(words[0], str):
        return None
    extra = field.json_schema_extra
    labels = extra.get("enumDescriptions") if isinstance(extra, dict) else None
    return words[0], str(labels[0]) if isinstance(labels, list) else words[0]


def is_record(annotation: object) -> bool:
    """Tell whether a value is a record of one model."""
    return record_type(annotation, {}) is not None
