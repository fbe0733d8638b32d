"""Checks of the rows of a roadmap."""

from collections.abc import Iterable, Iterator
from datetime import date

from opora.catalog import Catalog
from opora.checks.check import Spot, at, at_key, finding
from opora.diagnostics import Diagnostic
from opora.kinds.roadmap import Measure, Roadmap
from opora.model.nearness import nearest
from opora.parse import Entry


def measures(catalog: Catalog) -> Iterator[tuple[Entry, Measure, Roadmap]]:
    """Go over the measures of all roadmaps, each with its roadmap."""
    for entry, measure in catalog.records(Measure):
        roadmap = catalog.parent(entry)
        if roadmap and isinstance(roadmap.entity, Roadmap):
            yield entry, measure, roadmap.entity


def tasks_have_measures(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V26: every task of a roadmap is served by a measure."""
    for entry, roadmap in catalog.records(Roadmap):
        served = {measure.task for measure in roadmap.items}
        for number, task in enumerate(roadmap.tasks):
            if task.id not in served:
                message = f"у задачи «{task.id}» нет ни одной меры"
                hint = "добавьте меру с этой задачей или уберите задачу"
                yield finding("V26", at(entry, "tasks", number, "id"), message, hint)


def tasks_exist(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V02: the task of a measure is one of its roadmap."""
    for entry, measure, roadmap in measures(catalog):
        tasks = [task.id for task in roadmap.tasks]
        if measure.task not in tasks:
            yield _absent(at(entry, "task"), f"задачи «{measure.task}»", measure.task, tasks)


def needed_measures_exist(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V02: the measures that a measure depends on are of the same roadmap."""
    for entry, measure, roadmap in measures(catalog):
        ids = [item.id for item in roadmap.items]
        for number, needed in enumerate(measure.depends_on):
            if needed not in ids:
                spot = at(entry, "depends_on", number)
                yield _absent(spot, f"меры «{needed}»", needed, ids)


def _absent(spot: Spot, what: str, word: str, there: Iterable[str]) -> Diagnostic:
    near = nearest(word, there)
    hint = f"здесь есть: {', '.join(there)}"
    if near:
        hint = f"возможно, вы имели в виду «{near}»"
    return finding("V02", spot, f"в этой карте нет {what}", hint)


def factor_or_scope(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V37: a measure answers a risk factor or serves the whole programme."""
    for entry, measure in catalog.records(Measure):
        if not measure.factors and not measure.scope:
            message = f"у меры «{measure.id}» нет ни фактора риска, ни пометки, что она общая"
            hint = "назовите factors или напишите «scope: programme»"
            yield finding("V37", at_key(entry, "factors"), message, hint)
