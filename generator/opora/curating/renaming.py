"""A record under a new id: its files, the references to it, links in texts, a redirect."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from opora.catalog import Catalog
from opora.curating.change import Change
from opora.diagnostics import Span
from opora.load import Source
from opora.model import Ref, values_of
from opora.parse import TERRITORIES, Entry, address_of
from opora.render.address import url_of


class RenameError(Exception):
    """A record cannot be renamed so; the text says why, in Russian."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """What moves: paths, ids by kind, and addresses, each from the old to the new."""

    paths: Mapping[str, str]
    ids: Mapping[tuple[str, str], str]
    urls: Mapping[str, str]
    part: Entry | None = None


def plan(catalog: Catalog, paths: Iterable[str], entry: Entry, new: str) -> Renaming:
    """Work out what moves when a record gets a new id.

    Raises:
        RenameError: The new id cannot be, or is taken.
    """
    if entry.loc:
        return _plan_part(catalog, entry, new)
    old = entry.path
    fresh = _new_path(entry, new)
    moved = {path: f"{fresh[1]}{path.removeprefix(fresh[0])}" for path in paths if _in(path, fresh)}
    taken = (frozenset(paths) - moved.keys()) & frozenset(moved.values())
    if taken or moved.get(old, old) == old:
        message = f"«{new}» уже занято: {min(taken, default=old)}."
        raise RenameError(message)
    ids = {}
    for before, after in moved.items():
        source, target = address_of(before), address_of(after)
        if source is None or target is None:
            message = f"«{new}» — не имя: латинские строчные буквы, цифры и дефис."
            raise RenameError(message)
        ids[source.kind.name, source.id] = target.id
    return Renaming(moved, ids, _urls(catalog, moved, ids))


def _plan_part(catalog: Catalog, entry: Entry, new: str) -> Renaming:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", new):
        message = f"«{new}» — не имя: латинские строчные буквы, цифры и дефис."
        raise RenameError(message)
    own = entry.id.rpartition("#")
    whole = f"{own[0]}{own[1]}{new}"
    if catalog.get(entry.kind.name, whole):
        message = f"«{whole}» уже занято."
        raise RenameError(message)
    key = (entry.kind.name, entry.id)
    named = entry.kind.url.format(**{**entry.names, "part": new, "id": whole})
    old = url_of(entry, catalog)
    urls = {} if "#" in old else {old: named}
    return Renaming({}, {key: whole}, urls, entry)


def _new_path(entry: Entry, new: str) -> tuple[str, str]:
    """Return the beginning of the paths that move, and what it becomes."""
    path, name = entry.path, new.strip("/").rpartition("/")[2]
    if entry.kind.name in TERRITORIES:
        folder = path.rpartition("/")[0]
        above = folder.rpartition("/")[0]
        whole = f"schools/{new}" if new.count("/") == entry.id.count("/") else f"{above}/{name}"
        return f"{folder}/", f"{whole}/"
    stem = path.rpartition(".")[0]
    if "id" not in entry.names:
        message = (
            "Имя этой записи складывается из её папки и времени. "
            "Переименуйте территорию или школу либо перенесите файл сами."
        )
        raise RenameError(message)
    return f"{stem}.", f"{stem.rpartition('/')[0]}/{name}."


def _in(path: str, fresh: tuple[str, str]) -> bool:
    return path.startswith(fresh[0])


def _urls(
    catalog: Catalog, moved: Mapping[str, str], ids: Mapping[tuple[str, str], str]
) -> dict[str, str]:
    """Pair the addresses of the pages that move; anchors go along with their pages."""
    found: dict[str, str] = {}
    for held in catalog.entries.values():
        for entry in held.values():
            target = moved.get(entry.path)
            address = address_of(target) if target else None
            if address and not entry.loc and entry.kind.url and "#" not in entry.kind.url:
                new = ids[entry.kind.name, entry.id]
                url = entry.kind.url.format(**{**address.names, "id": new})
                found[url_of(entry, catalog)] = url
    return found


def changes_of(
    renaming: Renaming, catalog: Catalog, sources: Sequence[Source], guides: Sequence[Source]
) -> list[Change]:
    """Write every file that a renaming touches.

    Args:
        renaming: what moves.
        catalog: the bank as it is.
        sources: the files of records.
        guides: hand-written pages, in which only links change.

    Raises:
        RenameError: A reference does not stand where it was read from.
    """
    edits = _edits(renaming, catalog)
    links = _links(renaming.urls)
    changes: list[Change] = []
    for source in (*sources, *guides):
        text = _edited(source, edits.get(source.path, ()))
        text = links(text)
        target = renaming.paths.get(source.path, source.path)
        if target != source.path:
            note = f"переезжает в content/{target}"
            changes.append(Change(source.path, source.text, None, note))
            changes.append(Change(target, None, text))
        elif text != source.text:
            changes.append(Change(source.path, source.text, text))
    return changes


@dataclass(frozen=True, slots=True, order=True)
class _Edit:
    span: Span
    old: str
    new: str


def _edits(renaming: Renaming, catalog: Catalog) -> dict[str, list[_Edit]]:
    found: dict[str, list[_Edit]] = {}
    for held in catalog.entries.values():
        for entry in held.values():
            for loc, value in values_of(entry.entity):
                if isinstance(value, Ref) and (new := _renamed(value, renaming, catalog)):
                    span = entry.document.value_span((*entry.loc, *loc))
                    found.setdefault(entry.path, []).append(_Edit(span, value.id, new))
    if part := renaming.part:
        span = part.document.value_span((*part.loc, "id"))
        old = part.id.rpartition("#")[2]
        new = next(iter(renaming.ids.values())).rpartition("#")[2]
        found.setdefault(part.path, []).append(_Edit(span, old, new))
    return found


def _renamed(ref: Ref, renaming: Renaming, catalog: Catalog) -> str | None:
    if not (entry := catalog.find(ref)):
        return None
    if new := renaming.ids.get((entry.kind.name, entry.id)):
        return new
    holder = catalog.parent(entry) if "#" in ref.id else None
    new = renaming.ids.get((holder.kind.name, holder.id)) if holder else None
    return f"{new}#{ref.id.partition('#')[2]}" if new else None


def _edited(source: Source, edits: Iterable[_Edit]) -> str:
    text = source.text
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for edit in sorted(set(edits), reverse=True):
        start = starts[edit.span.line - 1] + edit.span.column - 1
        end = starts[edit.span.end_line - 1] + edit.span.end_column - 1
        written = text[start:end]
        if written.count(edit.old) != 1:
            message = f"В {source.path}, строка {edit.span.line}, ссылка записана непривычно."
            raise RenameError(message)
        text = text[:start] + written.replace(edit.old, edit.new) + text[end:]
    return text


def _links(urls: Mapping[str, str]) -> Callable[[str], str]:
    """Make what replaces links from the root of the site, `/practices/old/`, slash or none."""
    short = {old.rstrip("/"): new.rstrip("/") for old, new in urls.items()}
    words = "|".join(map(re.escape, sorted(short, key=len, reverse=True)))
    if not words:
        return str
    pattern = re.compile(rf"(?<![\w/.-])/({words})(?=/?(?:[^\w/-]|$))")
    return lambda text: pattern.sub(lambda found: f"/{short[found[1]]}", text)


def found_records(catalog: Catalog, word: str, kind: str) -> Iterator[Entry]:
    """Go over the records that a word names: an id, a path of a file, or an address."""
    plain = word.strip("/").removeprefix("content/")
    for path in (plain, f"{plain}.md", f"{plain}.yml"):
        if (address := address_of(path)) and (entry := catalog.get(address.kind.name, address.id)):
            yield entry
            return
    for name, held in catalog.entries.items():
        if plain in held and kind in {"", name}:
            yield held[plain]
        elif "/" in plain:
            yield from (one for one in held.values() if url_of(one, catalog) == f"{plain}/")
