"""A timeline as text for a person at a terminal."""

from collections.abc import Iterator, Mapping

from opora.past import Change, Changes, Point, Timeline
from opora.past.plain import Wanted, filtered, monthly_changes
from opora.past.words import COUNTED, COUNTRY, month_of, spot_text, step_text, verdict

SHOWN = 40
"""Lines of one list that are printed; `--format csv` has all."""


def timeline_text(timeline: Timeline, wanted: Wanted) -> str:
    """Write the points, then what changed from each month to the next."""
    if timeline.reason:
        return "\n".join((timeline.reason, *timeline.notes, ""))
    lines = [*timeline.notes, *_points(timeline)]
    for changes in monthly_changes(timeline):
        lines += ["", *_changes(changes, _names(timeline), wanted)]
    if len(timeline.points) == 1:
        lines += ["", "Сравнивать пока не с чем: точка одна."]
    return "\n".join((*lines, ""))


def _points(timeline: Timeline) -> Iterator[str]:
    yield "Точки истории (день, коммит, записей в банке):"
    for point in timeline.points:
        yield f"  {_when(point)}  {_numbers(point)}"


def _when(point: Point) -> str:
    moment = point.moment
    tags = f"  [{', '.join(moment.tags)}]" if moment.tags else ""
    return f"{moment.day:%d.%m.%Y}  {moment.short}{tags}"


def _numbers(point: Point) -> str:
    counts = point.state.counts
    shown = (f"{COUNTED[kind].lower()} {counts[kind]}" for kind in COUNTED if counts.get(kind))
    return ", ".join((*shown, f"мер выполнено {len(point.state.done)}"))


def _names(timeline: Timeline) -> Mapping[str, str]:
    names: dict[str, str] = {"": COUNTRY}
    for point in timeline.points:
        names |= point.state.places
    return names


def _changes(changes: Changes, names: Mapping[str, str], wanted: Wanted) -> Iterator[str]:
    days = f"{changes.since.day:%d.%m.%Y} → {changes.until.day:%d.%m.%Y}"
    yield f"Что изменилось, {month_of(changes.until.day)} ({days}):"
    figures = filtered(changes.figures, wanted)
    done = {
        id_: f"{one.title} — {names.get(one.place, one.place)}" for id_, one in changes.done.items()
    }
    undone = {id_: one.title for id_, one in changes.undone.items()}
    parts = (
        ("Новые практики", changes.practices.values()),
        ("Практик больше нет", changes.practices_gone.values()),
        ("Выполнены меры", done.values()),
        ("Больше не значатся выполненными", undone.values()),
        ("Показатели", [_figure(one, names) for one in figures]),
    )
    shown = [(title, [*held]) for title, held in parts if held]
    for title, held in shown:
        yield f"  {title}: {len(held)}"
        yield from (f"    {line}" for line in held[:SHOWN])
        if len(held) > SHOWN:
            yield f"    … и ещё {len(held) - SHOWN}"
    if not shown:
        yield "  Ничего не изменилось."


def _figure(change: Change, names: Mapping[str, str]) -> str:
    where = names.get(change.place.scope, change.place.scope)
    before = spot_text(change.before, dated=change.turned)
    after = spot_text(change.after, dated=change.turned)
    told = "; ".join(filter(None, (step_text(change), verdict(change))))
    tail = f" ({told})" if told else ""
    return f"{change.definition.title}, {where}: {before} → {after}{tail}"
