"""Where the file of a new record goes: its territory, its year, its name."""

from dataclasses import dataclass
from datetime import date, timedelta

import click

from opora.catalog import Catalog
from opora.cli.options import Failure
from opora.curating.beginning import names_in, place_for, proposed_id, territory_names
from opora.curating.options import Options, meant
from opora.files import Listing
from opora.model import Kind
from opora.parse import TERRITORIES, address_of
from opora.writing import Plain


@dataclass(frozen=True, slots=True)
class Placing:
    """What is known of the place before anybody is asked."""

    kind: Kind
    id: str | None
    territory: str | None
    year: str | None
    as_of: date
    asking: bool


def path_of(placing: Placing, catalog: Catalog, listing: Listing, data: dict[str, Plain]) -> str:
    """Return the path of a new record below the content folder; a title asked for goes to `data`.

    Raises:
        Failure: A part of the path is not known and nobody can be asked, or the file is there.
    """
    territory = _territory(placing, catalog)
    place = place_for(placing.kind, territory) or placing.kind.places[0]
    names = dict(zip(TERRITORIES, territory.split("/"), strict=False)) if territory else {}
    for name in names_in(place):
        if name in {"year", "edition", "month"}:
            names[name] = _time(placing, name)
    own = next((name for name in names_in(place) if name not in names), None)
    if own is None:
        return _free(place.path.format(**names), listing, "")
    while True:
        word = _own_name(placing, data)
        path = place.path.format(**{**names, own: word})
        if address_of(path) is None:
            problem = f"«{word}» — не имя: латинские строчные буквы, цифры и дефис."
        elif path in listing.paths:
            problem = f"«{word}» уже есть: {path}."
        else:
            return path
        if not placing.asking or placing.id:
            message = f"{problem} Готовое не заменяется: дайте другое имя."
            raise Failure(message)
        click.echo(f"  ✗ {problem}")


def _free(path: str, listing: Listing, told: str) -> str:
    if address_of(path) is None:
        message = f"«{path}»: такого года или месяца не бывает. Пример: 2026, для отчёта 2026-11."
        raise Failure(message)
    if path in listing.paths:
        message = f"Такая запись уже есть: {path}. Готовое не заменяется. {told}".strip()
        raise Failure(message)
    return path


def _territory(placing: Placing, catalog: Catalog) -> str:
    depths = {len(territory_names(place, placing.kind)) for place in placing.kind.places}
    options = {
        entry.id: str(getattr(entry.entity, "title", entry.id))
        for depth in sorted(depths - {0})
        for entry in catalog.all(TERRITORIES[depth - 1])
    }
    if placing.territory:
        return _chosen_territory(placing.territory, options)
    if depths == {0} or (0 in depths and not placing.asking):
        return ""
    if not placing.asking:
        kinds = "регион, муниципалитет или школу"
        message = f"Не сказано, чья это запись. Назовите {kinds}: --in ПУТЬ."
        raise Failure(message)
    told = " (Enter — ничья)" if 0 in depths else ""
    click.echo(click.style("Чья запись", bold=True) + f": территория или школа{told}")
    if not options:
        message = "Территорий в банке ещё нет. Начните с региона: opora new region."
        raise Failure(message)
    while True:
        word = str(click.prompt(" ", default="" if 0 in depths else None, show_default=False))
        if not word.strip():
            return ""
        found = meant(word.strip(), options)
        if len(found) == 1:
            click.echo(f"  = {found[0]} — {options[found[0]]}")
            return found[0]
        for id_ in found[:20] or list(options)[:20]:
            click.echo(f"    {id_} — {options[id_]}")


def _chosen_territory(word: str, options: Options) -> str:
    if (exact := word.strip("/")) in options:
        return exact
    found = meant(exact, options)
    near = f" Похожие: {', '.join(found[:5])}." if found else ""
    message = f"Места «{word}» для этого вида записей в банке нет.{near}"
    raise Failure(message)


def _time(placing: Placing, name: str) -> str:
    last_month = f"{placing.as_of.replace(day=1) - timedelta(days=1):%Y-%m}"
    usual = last_month if name == "month" else str(placing.as_of.year)
    if placing.year:
        return placing.year
    if not placing.asking:
        return usual
    title = "За какой месяц (год-месяц)" if name == "month" else "На какой год"
    return str(click.prompt(click.style(title, bold=True), default=usual)).strip()


def _own_name(placing: Placing, data: dict[str, Plain]) -> str:
    if placing.id:
        return placing.id
    if placing.asking:
        if not data.get("title"):
            data["title"] = str(click.prompt(click.style("Название", bold=True) + " (title)"))
        usual = proposed_id(str(data.get("title", ""))) or None
        told = click.style("Имя файла", bold=True) + " — латиницей, потом не меняется"
        return str(click.prompt(told, default=usual)).strip()
    if title := data.get("title"):
        return proposed_id(str(title))
    message = "Не сказано, как назвать запись: дайте ИМЯ или --set title=…"
    raise Failure(message)
