"""Asking a person for the fields of a record, one after another, until each answer is right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import click

from opora.catalog import Catalog
from opora.cli.agreeing import is_agreed
from opora.curating.fields import FIRST, Field, fields_of, one_of, tag_of
from opora.curating.options import Options, meant
from opora.diagnostics import Diagnostic
from opora.model import Record
from opora.plain_yaml import Loc
from opora.writing import Plain

FEW = 12
"""How many choices are listed without being asked for."""

SHOWN = 40
"""How many choices are listed at most."""

Data = dict[str, Plain]
Judge = Callable[[Mapping[str, Plain], Loc], list[Diagnostic]]


@dataclass(slots=True)
class Asker:
    """Fills `data`; `judge` tells what is wrong at a place of them."""

    catalog: Catalog
    judge: Judge
    data: Data = field(default_factory=dict)

    def fill(self, model: type[Record]) -> None:
        """Ask for the fields of the record that have no value yet."""
        for one in fields_of(model):
            if one.key not in self.data:
                self._ask(one, self.data, ())

    def _ask(self, one: Field, owner: Data, above: Loc) -> None:
        loc = (*above, one.key)
        if one.records and one.item is not None:
            held: list[Plain] = []
            owner[one.key] = held
            self._items(one, held, loc)
            if not held:
                del owner[one.key]
        elif one.records:
            if not (one.required and not one.emptiable) and not self._wanted(one, owner):
                return
            inner: Data = {}
            owner[one.key] = inner
            self._record(one, inner, loc)
        else:
            self._leaf(one, owner, loc)

    def _items(self, one: Field, held: list[Plain], loc: Loc) -> None:
        click.echo(_heading(one))
        while True:
            if held or not one.required:
                more = "Добавить ещё?" if held else "Добавить?"
                if not is_agreed(f"  {more}", usual=False):
                    return
            inner: Data = {}
            held.append(inner)
            self._record(one, inner, (*loc, len(held) - 1))

    def _record(self, one: Field, inner: Data, loc: Loc) -> None:
        model = one.records[0]
        if len(one.records) > 1:
            tagged = {tag[0]: (tag[1], m) for m in one.records if (tag := tag_of(m))}
            options = {word: label for word, (label, _) in tagged.items()}
            word = _chosen(f"{one.title}: какой", options)
            inner["kind"], model = word, tagged[word][1]
        alternatives = one_of(model)
        if alternatives:
            named = {each.key: each.title for each in alternatives}
            key = _chosen(f"{one.title}: чем назвать", named)
            self._leaf(next(each for each in alternatives if each.key == key), inner, (*loc, key))
        for each in fields_of(model):
            if each.key not in inner:
                self._ask(each, inner, loc)

    def _wanted(self, one: Field, owner: Data) -> bool:
        if is_agreed(_heading(one) + " — есть сведения?", usual=True):
            return True
        if one.emptiable:
            _leave_empty(one, owner)
        return False

    def _leaf(self, one: Field, owner: Data, loc: Loc) -> None:
        """Ask until the answer is one that the model takes."""
        options = one.options(self.catalog)
        click.echo(_heading(one))
        if options and len(options) <= FEW:
            _list(options)
        elif options:
            click.echo("  Напишите часть названия или идентификатор; «?» покажет список.")
        while True:
            text = _answer(one, options)
            if not text and one.required and not one.emptiable:
                click.echo("  Это поле нужно обязательно.")
            elif not text:
                if one.required:
                    _leave_empty(one, owner)
                return
            elif text == "?" and options:
                _list(options)
            elif self._taken(one, _value(one, text, options), owner, loc):
                return

    def _taken(self, one: Field, value: Plain, owner: Data, loc: Loc) -> bool:
        """Put a value in its place, or tell what is wrong with it."""
        if value is None:
            return False
        owner[one.key] = value
        wrong = self.judge(self.data, loc)
        if wrong:
            del owner[one.key]
        for fault in wrong:
            click.echo(f"  ✗ {fault.message}" + (f"\n    → {fault.hint}" if fault.hint else ""))
        return not wrong


def _heading(one: Field) -> str:
    hint = f" — {one.hint}" if one.hint else ""
    return click.style(one.title, bold=True) + f" ({one.key}){hint}"


def _answer(one: Field, options: Options) -> str:
    default = FIRST.get(one.key, "") if FIRST.get(one.key) in options else ""
    many = "  через запятую" if one.item is not None else " "
    empty = "  Enter — оставить пустым" if not one.required or one.emptiable else ""
    shown = f"  [{default}]" if default else empty
    return str(click.prompt(f"{many}{shown}", default=default, show_default=False)).strip()


def _value(one: Field, text: str, options: Options) -> Plain:
    """Turn an answer into what a file holds; nothing, and a word about it, where it is unclear."""
    words = [part.strip() for part in text.split(",")] if one.item is not None else [text]
    if one.yes_or_no:
        answers = {"да": "true", "д": "true", "нет": "false", "н": "false"}
        return answers.get(text.casefold(), text)
    if not options:
        return words if one.item is not None else text
    found: list[Plain] = []
    for word in filter(None, words):
        near = meant(word, options)
        if len(near) != 1:
            _unclear(word, near, options)
            return None
        if near[0] != word:
            click.echo(f"  = {near[0]} — {options[near[0]]}")
        found.append(near[0])
    return found if one.item is not None else found[0]


def _unclear(word: str, near: tuple[str, ...], options: Options) -> None:
    if near:
        click.echo(f"  «{word}» подходит к нескольким, напишите точнее:")
        for id_ in near[:FEW]:
            click.echo(f"    {id_} — {options[id_]}")
    else:
        click.echo(f"  ✗ «{word}» в списке нет. «?» покажет, что есть.")


def _list(options: Options) -> None:
    for number, (word, label) in enumerate(options.items(), 1):
        if number > SHOWN:
            click.echo(f"    … и ещё {len(options) - SHOWN}: напишите часть названия")
            return
        click.echo(f"    {number}. {label} ({word})" if label != word else f"    {number}. {word}")


def _chosen(question: str, options: Options) -> str:
    click.echo(f"{question}?")
    _list(options)
    while True:
        near = meant(str(click.prompt(" ")).strip(), options)
        if len(near) == 1:
            return near[0]
        click.echo("  Напишите номер из списка.")


def _leave_empty(one: Field, owner: Data) -> None:
    reason = str(click.prompt("  Почему неизвестно", default="в источнике не названо")).strip()
    owner[one.key] = None
    held = owner.get("unknown")
    owner["unknown"] = {**(held if isinstance(held, dict) else {}), one.key: reason}
