"""A record begun: its place, its text, and what is still wrong with it."""

from collections.abc import Mapping, Sequence
from datetime import date

from opora.catalog import Catalog
from opora.diagnostics import Diagnostic
from opora.kinds import KINDS
from opora.load import Source, load
from opora.model import Kind, Place
from opora.parse import TERRITORIES, parse
from opora.parse.lettering import slug
from opora.pipeline import read_bank
from opora.plain_yaml import Loc
from opora.writing import Plain, write_file

LONGEST = 60
"""Characters of an id that is proposed."""

GAP = "Пока не описано."
"""What stands in a section of which nothing has been said."""


def kinds_to_begin() -> dict[str, Kind]:
    """Name the kinds that a person begins by answering: those with a place, no tables."""
    return {kind.name: kind for kind in KINDS if kind.places and not kind.beside}


def find_kind(word: str) -> Kind | None:
    """Find a kind by its name, with dashes too, or by its Russian label."""
    name = word.casefold().replace("-", "_")
    known = kinds_to_begin()
    by_label = {kind.label.casefold(): kind for kind in known.values()}
    return known.get(name) or by_label.get(word.casefold())


def proposed_id(title: str) -> str:
    """Spell a title as an id: whole words, as many as fit."""
    whole = slug(title)
    if len(whole) <= LONGEST:
        return whole
    return whole[: LONGEST + 1].rpartition("-")[0] or whole[:LONGEST]


def names_in(place: Place) -> tuple[str, ...]:
    """List the names that a path needs, in their order."""
    return tuple(dict.fromkeys(part.split("}")[0] for part in place.path.split("{")[1:]))


def territory_names(place: Place, kind: Kind) -> tuple[str, ...]:
    """List the territories whose folder must be there before the record."""
    return tuple(name for name in names_in(place) if name in TERRITORIES and name != kind.name)


def place_for(kind: Kind, territory: str) -> Place | None:
    """Choose the place of a kind within a territory, named by the path of its folders."""
    depth = len(territory.split("/")) if territory else 0
    return next((one for one in kind.places if len(territory_names(one, kind)) == depth), None)


def text_of(kind: Kind, path: str, data: Mapping[str, Plain], sections: Sequence[str]) -> str:
    """Write the file of a record."""
    body = None
    if path.endswith(".md"):
        told = [*sections, *[""] * (len(kind.sections) - len(sections))]
        parts = zip(kind.sections, told, strict=False)
        body = "".join(f"\n## {title}\n\n{text or GAP}\n" for title, text in parts)
    return write_file(data, kind.model, body)


def faults_at(path: str, text: str, loc: Loc) -> list[Diagnostic]:
    """Find what is wrong with one value of a record that is not whole yet."""
    document, problems = load(Source(path, text))
    if document is None:
        return problems
    first, last = document.key_span(loc).line, document.value_span(loc).end_line
    return [
        one for one in parse(document)[1] if first <= one.span.line <= last and one.code != "V03"
    ]


def faults_of(
    path: str, text: str, around: Sequence[Source], as_of: date
) -> tuple[Catalog, list[Diagnostic]]:
    """Find what is wrong with a record among the others of its bank."""
    bank = read_bank([*around, Source(path, text)], as_of)
    return bank.catalog, [one for one in bank.diagnostics if one.path == path]
