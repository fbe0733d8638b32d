"""The sheets of a kind: a form for the record, a table for each list of records in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from opora.kinds import BY_NAME
from opora.model import Kind
from opora.parse.shape import schema_of
from opora.sheets.field import Field, Path
from opora.sheets.walk import Schema, fields_of, inner, resolve
from opora.writing.shape import keys_in_order

FORMS = {"roadmap": "Карта", "practice": "Практика", "risk_profile": "Профиль", "report": "Отчёт"}
"""Kinds that people fill in as sheets, and how the sheet of the record itself is called."""

_NAMED = {"entries": "Риски", "progress": "Ход мер"}
"""Names of sheets where the title of the field would not do."""
_TAIL = frozenset(
    {"id", "visibility", "tags", "created", "updated", "caveats", "version", "revised"}
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: the form of a record, or a table of records that lie under `list`."""

    name: str
    fields: tuple[Field, ...]
    list: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """All sheets of a kind; `sections` head the pieces of the text below the front matter."""

    kind: Kind
    form: Sheet
    tables: tuple[Sheet, ...]

    @property
    def sections(self) -> tuple[str, ...]:
        """The headings of a body."""
        return self.kind.sections


@cache
def layout_of(kind: str) -> Layout:
    """Lay a kind out."""
    found = BY_NAME[kind]
    root = schema_of(found.model)
    order = keys_in_order(found.model)
    properties = {name: root["properties"][name] for name in order}
    lists = dict(_lists(root, properties))
    rest = {name: shape for name, shape in properties.items() if name not in lists}
    form = {"properties": rest, "required": root.get("required", ())}
    tables = (
        Sheet(_NAMED.get(name, str(properties[name]["title"])), _ordered(root, item), name)
        for name, item in lists.items()
    )
    fields = _ordered(root, form)
    needed = {one.path[0] for one in fields if one.required}
    first = sorted(fields, key=lambda one: (one.path[0] in _TAIL, one.path[0] not in needed))
    return Layout(found, Sheet(FORMS[kind], tuple(first)), tuple(tables))


def _lists(root: Schema, properties: Schema) -> Iterator[tuple[str, Schema]]:
    """Find the fields that hold lists of records."""
    for name, shape in properties.items():
        core, _ = inner(root, shape)
        item = resolve(root, core.get("items", {})) if core.get("type") == "array" else {}
        if "properties" in item:
            yield name, item


def _ordered(root: Schema, record: Schema) -> tuple[Field, ...]:
    """Put ids and what only the bank needs last."""
    return tuple(sorted(fields_of(root, record), key=lambda one: one.path[0] in _TAIL))


def key_of(path: Path) -> str:
    """Write a path as a sheet keeps it: `expected_result.quantities.0.value`."""
    return ".".join(map(str, path))


def path_of(key: str) -> Path:
    """Read a path."""
    return tuple(int(step) if step.isdigit() else step for step in key.split("."))


def moved(field: Field, number: int) -> Field:
    """Return the field of a further value of the same list."""
    places = [place for place, step in enumerate(field.path) if isinstance(step, int)]
    if not places:
        return field
    last = places[-1]
    path = (*field.path[:last], number, *field.path[last + 1 :])
    if last == len(field.path) - 1:
        title = f"{field.title.rstrip('0123456789')}{number + 1}"
        return replace(field, path=path, title=title, required=False)
    groups = (*field.groups[:-1], f"{field.groups[-1]} {number + 1}")
    return replace(field, path=path, groups=groups, required=False)
