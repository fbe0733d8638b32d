"""Who does what: the part of one role in a common work."""

from pydantic import Field

from opora.model.base import Labelled, Record
from opora.model.people import Role
from opora.model.scalars import Text


class PartSource(Labelled):
    """Where the words about a part come from."""

    AUTHORS = "authors", "рассказали авторы"
    DOCUMENT = "document", "сказано в документе"
    EDITOR = "editor", "совет редакции"


class RolePart(Record):
    """What one role does; a role has one part at the most."""

    role: Role = Field(title="Роль", description="Например, school_head, teacher, parent.")
    does: Text = Field(title="Что делает", description="Два–три дела, с которых начать.")
    by: PartSource = Field(title="Откуда это известно")
