"""Empty values: each needs a reason, and each reason an empty value."""

from collections.abc import Iterator

from opora.diagnostics import Diagnostic
from opora.load import Document
from opora.model import Record
from opora.parse.shape import is_required, title_at
from opora.plain_yaml import Loc, Value

_EMPTY: tuple[Value, ...] = (None, [], {})


def unexplained_gaps(document: Document, model: type[Record]) -> dict[Loc, Diagnostic]:
    """Find empty values without a reason, and reasons for fields that are filled, by place."""
    found: dict[Loc, Diagnostic] = {}
    for owner, record in mappings(document.data):
        reasons = record.get("unknown", {})
        if not isinstance(reasons, dict):
            continue
        for key, value in record.items():
            if value is None and key not in reasons:
                found[*owner, key] = _gap(document, model, (*owner, key))
        for key, reason in reasons.items():
            loc = (*owner, "unknown", key)
            if record.get(key) not in _EMPTY:
                found[loc] = _needless_reason(document, loc)
            elif reason is None or not str(reason).strip():
                found[loc] = _no_reason(document, loc)
    return found


def may_have_gaps(data: Value) -> bool:
    """Tell whether a value is empty or a reason given; most records have neither."""
    pending: list[Value] = [data]
    while pending:
        here = pending.pop()
        if isinstance(here, dict):
            if "unknown" in here or None in here.values():
                return True
            pending.extend(one for one in here.values() if not isinstance(one, str))
        elif isinstance(here, list):
            pending.extend(one for one in here if not isinstance(one, str))
    return False


def mappings(data: Value) -> Iterator[tuple[Loc, dict[str, Value]]]:
    """Go over all mappings but those that hold reasons."""
    pending: list[tuple[Loc, Value]] = [((), data)]
    while pending:
        loc, value = pending.pop()
        if isinstance(value, dict):
            yield loc, value
            pending.extend(((*loc, key), value[key]) for key in value if key != "unknown")
        elif isinstance(value, list):
            pending.extend(((*loc, number), item) for number, item in enumerate(value))


def empty_value(model: type[Record], document: Document, loc: Loc) -> Diagnostic:
    """Report an empty value where the model takes none, reason or not."""
    span = document.key_span(loc)
    if loc[-2:-1] == ("unknown",):
        return _no_reason(document, loc)
    if isinstance(loc[-1], int):
        hint = "впишите значение после «- » или удалите эту строку"
        return Diagnostic(document.path, span, "V05", "пустой элемент списка", hint=hint)
    if is_required(model, loc, document):
        title = title_at(model, loc, document)
        message = f"обязательное поле «{loc[-1]}»{f' ({title})' if title else ''} пустое"
        hint = "впишите значение: оставить это поле неизвестным нельзя"
        return Diagnostic(document.path, span, "V03", message, hint=hint)
    hint = "впишите значение или удалите строку"
    return Diagnostic(document.path, span, "V05", f"поле «{loc[-1]}» пустое", hint=hint)


def _gap(document: Document, model: type[Record], loc: Loc) -> Diagnostic:
    name = loc[-1]
    way_out = "" if is_required(model, loc, document) else " или удалите строку"
    return Diagnostic(
        document.path,
        document.key_span(loc),
        "V05",
        f"поле «{name}» пустое, а причины нет",
        hint=(
            f"впишите значение{way_out}; если оно неизвестно, добавьте рядом "
            f"«unknown: {{{name}: причина}}»"
        ),
    )


def _no_reason(document: Document, loc: Loc) -> Diagnostic:
    return Diagnostic(
        document.path,
        document.key_span(loc),
        "V05",
        f"причина для поля «{loc[-1]}» не названа",
        hint="напишите, почему значения нет: «в скане не читается», «в источнике не названо»",
    )


def _needless_reason(document: Document, loc: Loc) -> Diagnostic:
    return Diagnostic(
        document.path,
        document.key_span(loc),
        "V05",
        f"поле «{loc[-1]}» заполнено, но в unknown сказано, что оно неизвестно",
        hint="уберите строку из unknown или само значение",
    )
