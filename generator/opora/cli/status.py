"""`opora status`: what waits for whom since when."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import click

from opora.catalog import Catalog
from opora.cli.judging import read_all
from opora.cli.options import Failure, as_of_option, content_option, find_content
from opora.cli.selection import shown_path
from opora.files import list_content
from opora.files.repository import file_days, status_steps
from opora.indicators import WORKLISTS, Matter, facts_of, up_from
from opora.indicators.places import place_of
from opora.indicators.reviewing import Steps, awaited, growing, pace
from opora.kinds.consultation import Consultation
from opora.kinds.practice import Practice
from opora.kinds.risk_profile import RiskProfile
from opora.model import Role
from opora.parse import Entry
from opora.parse.entry import TERRITORIES
from opora.reporters import plural


class Form(StrEnum):
    """What to print."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: for whom, in which list, since or until when; days count from then."""

    who: str
    role: str
    what: str
    title: str
    reason: str
    place: str
    since: str | None
    due: str | None
    days: int | None
    file: str


@click.command(
    "status",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora status
      opora status --role expert
      opora status --territory primorskiy-kray --format json

    С какого дня ждёт практика, видно по истории Git; без неё — по дате в самой записи.
    """,
)
@click.option("--territory", metavar="МЕСТО", help="Только территория или школа и всё внутри неё.")
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    metavar="РОЛЬ",
    help="Только то, что ждёт эту роль: expert, curator, methodist, school_head и другие.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default=Form.TEXT.value,
    show_default=True,
    help="Вид: для людей или для программ.",
)
@as_of_option
@content_option
def command(
    *, territory: str | None, role: str | None, form: str, as_of: date, content: Path | None
) -> None:
    """Показать, что кого ждёт и с какого дня.

    Практики на проверке и на доработке, риски без заключения куратора, вопросы без ответа,
    просроченные меры, несданные отчёты, практики на пересмотр — и сколько длится экспертиза.
    """
    root = find_content(content)
    catalog = read_all(list_content(root), as_of).catalog
    if territory and not any(catalog.get(kind, territory) for kind in TERRITORIES):
        message = f"Территории или школы «{territory}» в банке нет."
        raise Failure(message)
    steps = status_steps(root)
    rows = [
        one
        for one in _rows(root, catalog, steps, as_of)
        if (role in {None, one.role}) and (not territory or territory in up_from(one.place))
    ]
    levels = [
        (entry, standing)
        for entry, standing in growing(catalog)
        if not territory or territory in up_from(place_of(catalog, entry))
    ]
    speed = pace(catalog, steps)
    match Form(form):
        case Form.JSON:
            told = {
                "as_of": as_of.isoformat(),
                "waiting": [asdict(one) for one in rows],
                "review_days": asdict(speed) if speed else None,
                "next_level": [
                    {
                        "practice": entry.id,
                        "level": standing.level.value,
                        "next": standing.next_level.value if standing.next_level else None,
                        "missing": list(standing.missing),
                    }
                    for entry, standing in levels
                ],
            }
            click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        case Form.TEXT:
            _print(rows)
            if speed:
                days = plural(round(speed.days), "день", "дня", "дней")
                click.echo(f"Экспертиза длится {days} (медиана, записей: {speed.reviews}).")
            if role in {None, Role.EXPERT}:
                _print_levels([(entry, standing.missing) for entry, standing in levels])


def _rows(root: Path, catalog: Catalog, steps: Steps, as_of: date) -> Iterator[Waiting]:
    for one in awaited(catalog, steps):
        if entry := catalog.get("practice", one.id):
            matter = Matter(entry, one.status.label, place_of(catalog, entry), one.who)
            yield _row(root, matter, "Практики на проверке", one.since, as_of)
    facts, changed = facts_of(catalog, as_of), file_days(root).last
    for worklist in WORKLISTS:
        for matter in worklist.rows(catalog, facts):
            if isinstance(matter.entry.entity, Practice) and not matter.entry.entity.public:
                continue  # it is named above, with whom it waits for
            yield _row(root, matter, worklist.title, _since(matter, changed), as_of)


def _since(matter: Matter, changed: Mapping[str, date]) -> date | None:
    entity = matter.entry.entity
    if isinstance(entity, (Consultation, RiskProfile)):
        return entity.date
    return matter.due or changed.get(matter.entry.path)


def _row(root: Path, matter: Matter, what: str, since: date | None, as_of: date) -> Waiting:
    entity = matter.entry.entity
    return Waiting(
        matter.who.label,
        matter.who.value,
        what,
        str(getattr(entity, "label", matter.entry.id)),
        matter.reason,
        matter.place,
        since.isoformat() if since else None,
        matter.due.isoformat() if matter.due else None,
        (as_of - since).days if since else None,
        shown_path(root, matter.entry.path),
    )


def _print(rows: list[Waiting]) -> None:
    if not rows:
        click.echo("Никто никого не ждёт.")
    for who in dict.fromkeys(one.who for one in rows):
        mine = [one for one in rows if one.who == who]
        click.echo(click.style(f"{who[:1].upper()}{who[1:]}: {len(mine)}", bold=True))
        for what in dict.fromkeys(one.what for one in mine):
            click.echo(f"  {what}")
            for one in (each for each in mine if each.what == what):
                click.echo(f"    {one.title} — {one.reason}{_told(one)}")
                click.echo(f"      {one.file}")
        click.echo()


def _told(one: Waiting) -> str:
    if one.since is None or one.days is None:
        return ""
    if one.days < 0:
        return f", срок {one.since}"
    return f", с {one.since} ({plural(one.days, 'день', 'дня', 'дней')})"


def _print_levels(levels: list[tuple[Entry, tuple[str, ...]]]) -> None:
    if levels:
        click.echo(click.style("Чего практикам не хватает до следующего уровня", bold=True))
    for entry, missing in levels:
        click.echo(f"  {getattr(entry.entity, 'label', entry.id)}: {'; '.join(missing)}")
