"""What a cell accepts: choices, lengths, numbers and days, each with a hint in Russian."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from opora.sheets.field import Field, Leaf
from opora.sheets.lists import offer_of
from opora.wording import Names

MAX_HINT = 250
"""Characters of a hint; Excel takes 255."""
_MAX_TITLE = 32
_LONGEST_CELL = 32_000
_DAYS = (date(1990, 1, 1), date(2100, 12, 31))

Rule = dict[str, Any]


def rule_for(field: Field, names: Names, ranges: Mapping[tuple[str, ...], str]) -> Rule | None:
    """Return what a cell of a field accepts, as XlsxWriter takes it; nothing where anything may be.

    Args:
        field: the field.
        names: the records of the bank.
        ranges: where each list stands, by what it offers.
    """
    rule = _accepted(field, names, ranges)
    hint = field.hint or ("Обязательное поле" if field.required else "")
    if rule is None and hint:
        rule = {"validate": "any"}
    if rule is None:
        return None
    if hint:
        rule |= {"input_title": _title(field), "input_message": hint[:MAX_HINT]}
    return rule | {"ignore_blank": True}


def _accepted(field: Field, names: Names, ranges: Mapping[tuple[str, ...], str]) -> Rule | None:
    if field.within:
        listed = {"validate": "list", "source": ranges[field.within,]}
        told = "На том листе такой строки нет. Оставить как есть?"
        return listed | _said("Такой строки нет", told, "warning")
    if offer := offer_of(field, names):
        listed = {"validate": "list", "source": ranges[offer.choices]}
        if offer.strict:
            return listed | _said("Нет в списке", "Выберите из списка.")
        return listed | _said("Нет в списке", "В списке этого нет. Оставить как есть?", "warning")
    return _measured(field)


def _measured(field: Field) -> Rule | None:
    match field.leaf:
        case Leaf.WHOLE | Leaf.NUMBER:
            kind = "integer" if field.leaf is Leaf.WHOLE else "decimal"
            bounds: Rule = {"validate": kind, "criteria": ">=", "value": 0}
            return bounds | _said("Нужно число", "Напишите число цифрами.", "warning")
        case Leaf.DAY:
            first, last = _DAYS
            bounds = {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
            return bounds | _said("Нужна дата", "Напишите дату: 25.05.2026.", "warning")
        case Leaf.TEXT if field.longest and not field.many:
            longest = min(field.longest, _LONGEST_CELL)
            bounds = {"validate": "length", "criteria": "<=", "value": longest}
            return bounds | _said("Длинно", f"Можно не больше {longest} знаков: сократите.")
        case _:
            return None


def _said(title: str, message: str, kind: str = "stop") -> Rule:
    return {"error_title": title, "error_message": message, "error_type": kind}


def _title(field: Field) -> str:
    return field.title[:_MAX_TITLE]
