"""Messages about keys: those that are missing and those nobody knows."""

from opora.diagnostics import Diagnostic
from opora.load import Document
from opora.model import Record
from opora.model.nearness import nearest, safe_to_replace
from opora.parse.lettering import latin_twin, listed, russian_letters
from opora.parse.quoting import quoted, with_labels
from opora.parse.shape import keys_at, title_at, values_at
from opora.plain_yaml import Loc


def missing_key(model: type[Record], document: Document, loc: Loc) -> Diagnostic:
    """Report that a required field is not there, at the record that should have it."""
    name = str(loc[-1]) if loc else ""
    title = title_at(model, loc, document)
    said = f"«{name}» ({title})" if title else f"«{name}»"
    hint = (
        f"добавьте строку «{name}: …»; `opora explain V03` подскажет, что делать, если сведений нет"
    )
    if allowed := values_at(model, loc, document):
        hint = f"добавьте строку «{name}: …»; бывает: {with_labels(allowed)}"
    owner = document.value_at(loc[:-1])
    reasons = owner.get("unknown") if isinstance(owner, dict) else None
    if isinstance(reasons, dict) and name in reasons:
        hint = f"впишите «{name}: …»; неизвестным это поле оставить нельзя, причину уберите"
    message = f"нет обязательного поля {said}"
    return Diagnostic(document.path, document.owner_span(loc), "V03", message, hint=hint)


def unknown_key(model: type[Record], document: Document, loc: Loc) -> Diagnostic:
    """Report a key that no field of the record has."""
    name = str(loc[-1])
    near = meant_key(model, document, loc)
    message = f"неизвестный ключ {quoted(name)}"
    if near and latin_twin(name):
        message = f"{message}: в нём {listed(russian_letters(name))}"
    hint = f"возможно, вы имели в виду «{near}»" if near else _advice(model, document, loc)
    sure = near is not None and safe_to_replace(latin_twin(name) or name, near)
    span = document.key_span(loc)
    return Diagnostic(
        document.path, span, "V09a", message, hint=hint, replacement=near if sure else None
    )


def meant_key(model: type[Record], document: Document, loc: Loc) -> str | None:
    """Return the key that somebody may have meant, by its spelling or by its Russian title."""
    name = str(loc[-1])
    keys = keys_at(model, loc[:-1], document)
    if near := nearest(latin_twin(name) or name, keys):
        return near
    titles = {title_at(model, (*loc[:-1], key), document): key for key in keys}
    title = nearest(name, titles) if russian_letters(name) else None
    return titles[title] if title else None


def _advice(model: type[Record], document: Document, loc: Loc) -> str:
    name = str(loc[-1])
    if " " in name or document.value_at(loc) is None:
        return "похоже на кусок текста: значение с запятой внутри «{…}» возьмите в кавычки"
    return f"удалите его; здесь бывают: {', '.join(keys_at(model, loc[:-1], document))}"
