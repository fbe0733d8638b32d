"""What pydantic says of a file, in Russian, at its line, with what to do."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from opora.diagnostics import Diagnostic
from opora.load import Document
from opora.model import Record
from opora.parse.choices import not_in_list
from opora.parse.gaps import empty_value
from opora.parse.ids import repaired_id
from opora.parse.keys import missing_key, unknown_key
from opora.parse.places import field_of, place_of
from opora.parse.sentences import code_for, sentence_for
from opora.plain_yaml import Loc
from opora.rules import RULES

_CHOICES = {"enum", "literal_error", "union_tag_invalid", "union_tag_not_found"}
_YES_AND_NO = {"да": "true", "нет": "false"}


def explain_all(
    error: ValidationError, model: type[Record], document: Document
) -> dict[Loc, Diagnostic]:
    """Turn the errors of a model into diagnostics, one at a place.

    Of the errors that the choices of a union give for one value, the last is kept: choices are
    written from the strictest to the most lenient.
    """
    found: dict[Loc, Diagnostic] = {}
    for detail in error.errors(include_url=False):
        loc = place_of(detail["loc"], model, document)
        found[loc] = _explain(detail, loc, model, document)
    return found


def _explain(detail: ErrorDetails, loc: Loc, model: type[Record], document: Document) -> Diagnostic:
    kind = detail["type"]
    if kind == "missing":
        return missing_key(model, document, loc)
    if kind == "extra_forbidden":
        return unknown_key(model, document, loc)
    if loc and detail["input"] is None:
        return empty_value(model, document, loc)
    if kind in _CHOICES:
        return not_in_list(
            model,
            document,
            _with_tag(kind, loc),
        )
    if kind in RULES:
        return _told_by_model(detail, loc, model, document)
    message, hint = sentence_for(kind, detail["input"], detail.get("ctx", {}))
    return Diagnostic(
        document.path,
        document.value_span(loc),
        _code(kind, loc),
        f"{field_of(model, loc, document)}{message}",
        hint=hint,
        replacement=_replacement(kind, detail["input"]),
    )


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


def _with_tag(kind: str, loc: Loc) -> Loc:
    return (*loc, "kind") if kind.startswith("union_tag") else loc


def _code(kind: str, loc: Loc) -> str:
    return "V04" if kind == "too_short" and loc[-1:] == ("sources",) else code_for(kind)


def _replacement(kind: str, value: object) -> str | None:
    if kind == "bool_parsing":
        return _YES_AND_NO.get(str(value).casefold())
    if kind == "string_pattern_mismatch":
        return repaired_id(str(value))
    return None
