"""Words, days, months, years and addresses as people write them in the files."""

import re
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, StringConstraints

from opora.model.base import fault
from opora.model.hosts import look_alike

Line = Annotated[str, StringConstraints(min_length=1, max_length=300)]
"""One line: a name or a title."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
"""A few sentences."""

Year = Annotated[int, Field(ge=1990, le=2100)]

_RUSSIAN_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


def _day(value: object) -> object:
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise fault(
            code="M01",
            message="ожидается дата",
            hint="напишите дату как 2026-03-01: год-месяц-день",
        )
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        message = f"даты «{value}» нет в календаре"
        raise fault(code="M01", message=message, hint="проверьте число и месяц") from None
    hint = "напишите дату как 2026-03-01: год-месяц-день"
    if russian := _RUSSIAN_DAY.fullmatch(value):
        day, month, year = russian.groups()
        iso = f"{year}-{month:0>2}-{day:0>2}"
        raise fault(
            code="M01",
            message=f"дата «{value}» записана по-другому",
            hint=f"напишите {iso}",
            replacement=iso,
        )
    raise fault(code="M01", message=f"«{value}» не похоже на дату", hint=hint)


Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day, `2026-03-01` in the files."""


def _month(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", value):
        return value
    hint = "напишите год и месяц как 2026-03"
    raise fault(code="V12", message=f"«{value}» не похоже на месяц", hint=hint)


Month = Annotated[
    str, BeforeValidator(_month), Field(json_schema_extra={"pattern": r"^\d{4}-(0[1-9]|1[0-2])$"})
]
"""A calendar month, `2026-03`."""


MIXED = "имя сайта «{}» набрано буквами разных азбук"
MIXED_HINT = (
    "так подделывают адреса: откройте сайт, скопируйте адрес из строки браузера и сравните буквы"
)


def _web_address(value: object) -> object:
    if not isinstance(value, str):
        raise fault(
            code="M01", message="ожидается адрес страницы", hint="напишите адрес целиком: https://…"
        )
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = None
    plain = parts is not None and parts.scheme in {"http", "https"} and parts.hostname
    if plain and parts is not None and "@" in parts.netloc:
        message = f"в адресе «{value}» перед «@» стоит имя или пароль"
        raise fault(code="M01", message=message, hint="оставьте только адрес страницы")
    if plain and (part := look_alike(value)):
        raise fault(code="M04", message=MIXED.format(part), hint=MIXED_HINT)
    if not plain or re.search(r"[\s<>\"'\\^`{|}]", value):
        message = f"«{value}» не похоже на адрес страницы"
        raise fault(
            code="M01",
            message=message,
            hint="напишите адрес целиком, он начинается с https:// или http://",
        )
    return value


WebAddress = Annotated[
    str,
    BeforeValidator(_web_address),
    StringConstraints(max_length=500),
    Field(json_schema_extra={"format": "iri"}),
]
"""An address on the web, `http` or `https` only."""


def _email(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", value):
        return value
    raise fault(
        code="M01",
        message=f"«{value}» не похоже на адрес почты",
        hint="напишите адрес вида school@region.ru",
    )


Email = Annotated[
    str,
    BeforeValidator(_email),
    StringConstraints(max_length=200),
    Field(json_schema_extra={"format": "email"}),
]
"""An official mailbox of an organisation."""
