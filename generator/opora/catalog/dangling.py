"""References that lead nowhere."""

from collections.abc import Iterator

from opora.catalog.catalog import Catalog
from opora.diagnostics import Diagnostic
from opora.kinds import BY_NAME
from opora.load import TABLE
from opora.model import Ref
from opora.model.nearness import nearest, safe_to_replace
from opora.parse import Entry
from opora.plain_yaml import Loc


def dangling(entry: Entry, loc: Loc, ref: Ref, bare: Catalog) -> Diagnostic:
    """Report a reference to a record that does not exist, with the nearest that does."""
    labels = " или ".join(BY_NAME[kind].label for kind in ref.kinds)
    near = nearest(ref.id, _candidates(ref, bare))
    hint = "проверьте идентификатор: это имя файла без расширения, а для школы — путь папок"
    if near:
        hint = f"возможно, вы имели в виду «{near}»"
    return Diagnostic(
        entry.path,
        entry.document.value_span((*entry.loc, *loc)),
        "V02",
        f"в банке нет записи «{ref.id}» ({labels})",
        hint=hint,
        replacement=near if near and safe_to_replace(ref.id, near) else None,
    )


def is_slip(ref: Ref, bare: Catalog) -> bool:
    """Tell whether an id is a known one with slips of the finger, whatever else may exist."""
    if bare.beside.holds(ref):
        return False
    near = nearest(ref.id, _candidates(ref, bare))
    return near is not None and near != ref.id and safe_to_replace(ref.id, near)


def homeless(entry: Entry, parent: Ref) -> Diagnostic:
    """Report a file whose folder does not say what school, municipality or region it is."""
    kind = BY_NAME[parent.kinds[0]]
    if entry.kind.beside:
        return _undescribed(entry)
    folder = f"schools/{parent.id}"
    return Diagnostic(
        entry.path,
        entry.document.value_span(()),
        "V02",
        f"в папке {folder} нет файла {kind.name}.yml ({kind.label}), к которому относится запись",
        hint=f"добавьте {folder}/{kind.name}.yml или проверьте имена папок",
    )


def _candidates(ref: Ref, bare: Catalog) -> Iterator[str]:
    """List the ids that may have been meant; of parts with a scope, those of the same record."""
    record, _, part = ref.id.partition("#")
    for kind in ref.kinds:
        ids = {*bare.entries.get(kind, {}), *bare.beside.ids.get(kind, ())}
        yield from (id_ for id_ in ids if not part or id_.startswith(f"{record}#"))


def _undescribed(entry: Entry) -> Diagnostic:
    """Report a table without the record that says what it is and where it comes from."""
    path = f"{entry.path.removesuffix(TABLE)}.yml"
    return Diagnostic(
        entry.path,
        entry.document.value_span(("rows", 0)),
        "V72",
        f"рядом нет описания таблицы: {path}",
        hint=f"создайте {path} с названием (title) и источниками (sources)",
    )
