"""Something to take and use; kept by link, never by copy."""

from pydantic import Field

from opora.model.base import Record
from opora.model.scalars import Line, WebAddress


class Material(Record):
    """Something to take and use; by link."""

    title: Line = Field(title="Название")
    url: WebAddress = Field(title="Адрес")
    licence: Line | None = Field(None, title="Лицензия", description="Например, CC BY 4.0.")
