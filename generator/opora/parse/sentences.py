"""What is wrong with a single value, and what to do, by pydantic's names of errors."""

from collections.abc import Callable, Mapping
from typing import Any

from opora.model.base import ID_PATTERN, SLUG_PATTERN
from opora.parse.ids import explain_id
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


def _pattern(value: object, context: Mapping[str, Any]) -> tuple[str, str]:
    if context.get("pattern") in {ID_PATTERN, SLUG_PATTERN}:
        return explain_id(str(value))
    return f"{quoted(value)} записано не так, как здесь принято", "сравните с похожей записью"


def _too_short_text(value: object, limit: Mapping[str, Any]) -> tuple[str, str]:
    if not str(value).strip():
        return "текст пуст", "впишите значение или удалите строку"
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
        f"длина текста — {len(str(value))} знаков, можно не больше {limit['max_length']}",
        "сократите; подробности перенесите в примечание или в текст под шапкой",
    ),
    "string_too_short": _too_short_text,
    "string_pattern_mismatch": _pattern,
    "int_parsing": lambda value, _: (
        f"ожидается целое число, а стоит {shape_of(value)}",
        "напишите число цифрами, без пробелов и слов",
    ),
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
