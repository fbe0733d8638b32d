"""What is wrong with a single value, and what to do, by pydantic's names of errors."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from opora.model.base import ID_PATTERN, SLUG_PATTERN
from opora.parse.ids import certain_id, explain_id
from opora.parse.quoting import quoted, shape_of

Sentence = Callable[[object, Mapping[str, Any]], tuple[str, str]]


def sentence_for(kind: str, value: object, context: Mapping[str, Any]) -> tuple[str, str]:
    """Return what is wrong and what to do."""
    sentence = _SENTENCES.get(_SAME_SENTENCE.get(kind, kind))
    if sentence:
        return sentence(value, context)
    return f"значение {quoted(value)} здесь не подходит", "сравните с примером похожей записи"


def code_for(kind: str) -> str:
    """Return the rule of an error: length and bounds, or else form."""
    return "M03" if kind in _BOUNDS else "M01"


def certain_value(kind: str, value: object, context: Mapping[str, Any]) -> str | None:
    """Return the value that was meant, where there is no doubt."""
    if kind == "bool_parsing":
        return _YES_AND_NO.get(str(value).casefold())
    if kind == "int_parsing":
        return _only_number(value)
    if kind == "string_pattern_mismatch" and context.get("pattern") in _ID_PATTERNS:
        return certain_id(str(value))
    return None


_ID_PATTERNS = {ID_PATTERN, SLUG_PATTERN}
_YES_AND_NO = {"да": "true", "нет": "false"}

_BOUNDS = {
    "greater_than",
    "greater_than_equal",
    "int_parsing_size",
    "less_than",
    "less_than_equal",
    "string_too_long",
    "string_too_short",
    "too_long",
    "too_short",
}

_SAME_SENTENCE = {
    "dict_type": "model_type",
    "float_type": "float_parsing",
    "bool_type": "bool_parsing",
    "int_type": "int_parsing",
    "list_type": "tuple_type",
    "model_attributes_type": "model_type",
}


def _only_number(value: object) -> str | None:
    """Return the number in a text like «2020 год», where there is just one."""
    numbers = re.findall(r"\d+", value) if isinstance(value, str) else []
    return numbers[0] if len(numbers) == 1 else None


def _whole_number(value: object, context: Mapping[str, Any]) -> tuple[str, str]:
    del context
    only = _only_number(value)
    hint = f"напишите {only}" if only else "напишите число цифрами, без пробелов и слов"
    return f"ожидается целое число, а стоит {shape_of(value)}", hint


def _pattern(value: object, context: Mapping[str, Any]) -> tuple[str, str]:
    if context.get("pattern") in _ID_PATTERNS:
        return explain_id(str(value))
    return f"{quoted(value)} записано не так, как здесь принято", "сравните с похожей записью"


def _too_short_text(value: object, limit: Mapping[str, Any]) -> tuple[str, str]:
    if not str(value).strip():
        return "текст пуст", "впишите значение между кавычками"
    return (
        f"текст {quoted(value)} слишком короткий: знаков {len(str(value))}",
        f"напишите полнее, нужно знаков: {limit['min_length']} или больше",
    )


def _too_short_list(value: object, limit: Mapping[str, Any]) -> tuple[str, str]:
    del value
    if not limit["actual_length"]:
        return "список пуст", "добавьте хотя бы один элемент: с новой строки и «- »"
    return (
        f"в списке элементов: {limit['actual_length']}",
        f"нужно элементов: {limit['min_length']} или больше",
    )


_SENTENCES: dict[str, Sentence] = {
    "string_type": lambda value, _: (
        f"ожидается текст, а стоит {shape_of(value)}",
        "напишите текст в строку после двоеточия; если в нём есть «: », возьмите его в кавычки",
    ),
    "tuple_type": lambda value, _: (
        f"ожидается список, а стоит {shape_of(value)}",
        "начните каждый элемент с новой строки и «- », даже если он один",
    ),
    "model_type": lambda value, _: (
        f"ожидается набор полей, а стоит {shape_of(value)}",
        "запишите поля по одному в строке с отступом: «ключ: значение»",
    ),
    "string_too_long": lambda value, limit: (
        f"в тексте знаков: {len(str(value))}, можно не больше {limit['max_length']}",
        "сократите; подробности перенесите в примечание или в текст под шапкой",
    ),
    "string_too_short": _too_short_text,
    "string_pattern_mismatch": _pattern,
    "int_parsing": _whole_number,
    "int_parsing_size": lambda value, _: (
        f"число {quoted(value)} слишком длинное",
        "проверьте, не слились ли два числа",
    ),
    "int_from_float": lambda value, _: (
        f"{quoted(value)} — дробное число, а нужно целое",
        "округлите или проверьте поле",
    ),
    "float_parsing": lambda value, _: (
        f"ожидается число, а стоит {shape_of(value)}",
        "напишите число цифрами, десятичную часть отделите точкой: 2.5",
    ),
    "finite_number": lambda value, _: (f"{quoted(value)} — не число", "напишите число цифрами"),
    "bool_parsing": lambda value, _: (
        f"ожидается «да» или «нет», а стоит {shape_of(value)}",
        "напишите true (да) или false (нет)",
    ),
    "greater_than_equal": lambda value, limit: (
        f"число {quoted(value)} меньше допустимого",
        f"здесь нужно не меньше {limit['ge']}",
    ),
    "less_than_equal": lambda value, limit: (
        f"число {quoted(value)} больше допустимого",
        f"здесь нужно не больше {limit['le']}",
    ),
    "too_short": _too_short_list,
}
