"""Messages about keys: those that are missing and those nobody knows."""

from opora.diagnostics import Diagnostic
from opora.load import Document
from opora.model import Record
from opora.model.nearness import nearest, safe_to_replace
from opora.parse.lettering import latin_twin, listed, russian_letters
from opora.parse.quoting import quoted
from opora.parse.shape import keys_at, title_at
from opora.plain_yaml import Loc


def missing_key(model: type[Record], document: Document, loc: Loc) -> Diagnostic:
    """Report that a required field is not there, at the record that should have it."""
    name = str(loc[-1]) if loc else ""
    title = title_at(model, loc, document)
    said = f"«{name}» ({title})" if title else f"«{name}»"
    hint = (
        f"добавьте строку «{name}: …»; `opora explain V03` подскажет, что делать, если сведений нет"
    )
    owner = document.value_at(loc[:-1])
    reasons = owner.get("unknown") if isinstance(owner, dict) else None
    if isinstance(reasons, dict) and name in reasons:
        hint = f"причина в unknown уже есть; добавьте рядом строку «{name}: null»"
    message = f"нет обязательного поля {said}"
    return Diagnostic(document.path, document.owner_span(loc), "V03", message, hint=hint)


def unknown_key(model: type[Record], document: Document, loc: Loc) -> Diagnostic:
    """Report a key that no field of the record has."""
    name = str(loc[-1])
    keys = keys_at(model, loc[:-1], document)
    near = nearest(latin_twin(name) or name, keys)
    message = f"неизвестный ключ {quoted(name)}"
    if near and latin_twin(name):
        message = f"{message}: в нём {listed(russian_letters(name))}"
    if near:
        hint = f"возможно, вы имели в виду «{near}»"
    elif not name:
        message, hint = "перед двоеточием нет ключа", "напишите ключ или удалите строку"
    elif " " in name or document.value_at(loc) is None:
        hint = "похоже на кусок текста: значение с запятой внутри «{…}» возьмите в кавычки"
    else:
        hint = f"удалите его; здесь бывают: {', '.join(keys)}"
    span = document.key_span(loc)
    replacement = near if near and safe_to_replace(latin_twin(name) or name, near) else None
    return Diagnostic(document.path, span, "V09a", message, hint=hint, replacement=replacement)
