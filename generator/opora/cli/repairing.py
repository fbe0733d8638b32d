"""`opora validate --fix`: what is beyond doubt is repaired, after it has been shown."""

from dataclasses import dataclass
from datetime import date

import click

from opora.cli.changing import agreed, counted, show, write
from opora.curating.change import Change
from opora.curating.ordering import ordered
from opora.curating.replacing import replaced
from opora.curating.tidying import tidied
from opora.diagnostics import Diagnostic
from opora.files import (
    IdsOnDisk,
    Listing,
    Tree,
    decode,
    neighbourhood,
    read_content,
    read_sources,
    recovered,
)
from opora.load import TABLE, Source
from opora.pipeline import read_bank

ROUNDS = 6
"""How often replacements are looked for anew: a mended key may show a slip in its value."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked for."""

    sort_keys: bool
    only_show: bool
    yes: bool


def repair(listing: Listing, as_of: date, wish: Wish) -> None:
    """Show what can be repaired in files, ask, and write it.

    Raises:
        Failure: Nobody can be asked, or a file cannot be written.
    """
    changes = _changes(listing, as_of, sort_keys=wish.sort_keys)
    if not changes:
        click.echo("Само собой исправить нечего.", err=True)
        return
    show(listing.root, changes)
    if wish.only_show:
        click.echo(f"Изменится: {counted(changes)}. Записать: opora validate --fix.", err=True)
    elif agreed(f"Записать изменения ({counted(changes)})?", yes=wish.yes):
        write(listing.root, changes)
        click.echo(f"Исправлено: {counted(changes)}.", err=True)
    else:
        click.echo("Ничего не изменено.", err=True)


def _changes(listing: Listing, as_of: date, *, sort_keys: bool) -> list[Change]:
    before: dict[str, tuple[bytes, str, str]] = {}
    for path in listing.paths:
        content = read_content(listing.root, path)
        text, note = _read(path, content) if isinstance(content, bytes) else (None, "")
        if isinstance(content, bytes) and text is not None:
            before[path] = content, text, note
    texts = {path: tidied(text, path) for path, (_, text, _) in before.items()}
    texts = _replaced(Tree(listing.root), texts, as_of)
    if sort_keys:
        texts = {path: ordered(text, path) for path, text in texts.items()}
    return [
        Change(path, text, texts[path], note)
        for path, (content, text, note) in before.items()
        if content != texts[path].encode() and not (path.endswith(TABLE) and not note)
    ]


def _read(path: str, content: bytes) -> tuple[str | None, str]:
    """Read a file, and say what about its bytes will be different."""
    source = decode(path, content)
    if not isinstance(source, Source):
        return recovered(content), "кодировка станет UTF-8"
    notes = []
    if content.startswith(b"\xef\xbb\xbf"):
        notes.append("уйдёт метка порядка байтов")
    if b"\r" in content:
        notes.append("концы строк станут обычными (LF)")
    return source.text, "" if path.endswith(TABLE) else ", ".join(notes)


def _replaced(tree: Tree, texts: dict[str, str], as_of: date) -> dict[str, str]:
    """Apply replacements until there are no more."""
    wanted = neighbourhood(tree, frozenset(texts))
    others = [path for path in wanted if path not in texts]
    around = list(read_sources(tree.root, others, []))
    for _ in range(ROUNDS):
        sources = [*around, *(Source(path, text) for path, text in texts.items())]
        bank = read_bank(sources, as_of, known=IdsOnDisk(tree))
        fresh = {path: _mended(path, text, bank.diagnostics) for path, text in texts.items()}
        if fresh == texts:
            break
        texts = fresh
    return texts


def _mended(path: str, text: str, found: list[Diagnostic]) -> str:
    here = [one for one in found if one.path == path]
    return replaced(text, path, here) if here else text
