"""What pydantic says of a file, in Russian, at its line, with what to do."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from opora.diagnostics import Diagnostic
from opora.load import Document
from opora.model import Record
from opora.parse.choices import not_in_list
from opora.parse.gaps import empty_value
from opora.parse.keys import meant_key, missing_key, unknown_key
from opora.parse.places import field_of, place_of
from opora.parse.sentences import certain_value, code_for, sentence_for
from opora.plain_yaml import Loc, Value
from opora.rules import RULES

_MISSING: dict[str, Loc] = {"missing": (), "union_tag_not_found": ("kind",)}
_CHOICES = {"enum", "literal_error", "union_tag_invalid"}


def explain_all(
    error: ValidationError, model: type[Record], document: Document
) -> dict[Loc, Diagnostic]:
    """Turn the errors of a model into diagnostics, one at a place.

    Of the errors that the choices of a union give for one value, the last is kept: choices are
    written from the strictest to the most lenient. A key that is missing because it is misspelled
    is reported once, where it stands.
    """
    found: dict[Loc, Diagnostic] = {}
    misspelled: set[Loc] = set()
    for detail in error.errors(include_url=False):
        loc = place_of(detail["loc"], model, document)
        if _is_echo(detail, document.value_at(loc)):
            continue
        found[loc] = _explain(detail, loc, model, document)
        if detail["type"] == "extra_forbidden" and (key := meant_key(model, document, loc)):
            misspelled.add((*loc[:-1], key))
    return {loc: told for loc, told in found.items() if loc not in misspelled or told.code != "V03"}


def _is_echo(detail: ErrorDetails, value: Value) -> bool:
    """Tell whether a list is called short only because its faulty items were not counted."""
    if detail["type"] != "too_short" or not isinstance(value, list):
        return False
    return bool(len(value) >= detail["ctx"]["min_length"])


def _explain(detail: ErrorDetails, loc: Loc, model: type[Record], document: Document) -> Diagnostic:
    kind = detail["type"]
    if kind in _MISSING:
        return missing_key(model, document, (*loc, *_MISSING[kind]))
    if kind == "extra_forbidden":
        return unknown_key(model, document, loc)
    if loc and detail["input"] is None:
        return empty_value(model, document, loc)
    if kind in _CHOICES:
        place = (*loc, "kind") if kind == "union_tag_invalid" else loc
        return not_in_list(model, document, place)
    if kind in RULES:
        return _told_by_model(detail, loc, model, document)
    return _told_by_type(detail, loc, model, document)


def _told_by_model(
    detail: ErrorDetails, loc: Loc, model: type[Record], document: Document
) -> Diagnostic:
    context = detail["ctx"]
    return Diagnostic(
        document.path,
        document.value_span(loc),
        detail["type"],
        f"{field_of(model, loc, document)}{context['message']}",
        RULES[detail["type"]].severity,
        context["hint"],
        context["replacement"] or None,
    )


def _told_by_type(
    detail: ErrorDetails, loc: Loc, model: type[Record], document: Document
) -> Diagnostic:
    kind, value = detail["type"], detail["input"]
    context = detail.get("ctx", {})
    message, hint = sentence_for(kind, value, context)
    if loc[-1:] == ("unknown",):
        hint = "напишите «unknown: {поле: причина}»"
    return Diagnostic(
        document.path,
        document.value_span(loc),
        "V04" if kind == "too_short" and loc[-1:] == ("sources",) else code_for(kind),
        f"{field_of(model, loc, document)}{message}",
        hint=hint,
        replacement=certain_value(kind, value, context),
    )
