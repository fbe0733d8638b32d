"""Files of monthly reports, ready to be filled in."""

from collections.abc import Iterator, Sequence
from json import dumps

from opora.catalog import Catalog
from opora.indicators import Due, reporting_roadmaps
from opora.kinds.roadmap import Measure, Roadmap
from opora.parse import Entry
from opora.render.page import PageFile
from opora.render.russian import day
from opora.words.months import month


def form_files(
    catalog: Catalog, sender: Entry, dues: Sequence[Due], *, own: bool
) -> Iterator[tuple[Due, PageFile]]:
    """Write a file for each report that did not come yet.

    Args:
        catalog: the records.
        sender: the municipality or school that reports.
        dues: its months.
        own: whether the page is the sender's own, so that the month alone names the file.
    """
    for due in dues:
        if due.expected and not due.report:
            name = due.month if own else f"{sender.id.rsplit('/', 1)[-1]}-{due.month}"
            yield due, PageFile(f"report-{name}.yml", form_of(catalog, sender, due).encode())


def form_of(catalog: Catalog, sender: Entry, due: Due) -> str:
    """Write a report as far as it is known; what is left empty has to be filled in."""
    name = str(getattr(sender.entity, "label", sender.id))
    return "\n".join(
        (
            f"# Отчёт нужен до {day(due.until)}. Допишите пустые строки и положите файл в",
            f"# content/schools/{sender.id}/reports/{due.month}.yml",
            f"title: {_quoted(f'Отчёт за {month(due.month)}: {name}')}",
            "# День сдачи, например 2026-06-10",
            "submitted:",
            "# Что сделано по муниципальному комплексу мер",
            "measures_complex:",
            *_progress(catalog, sender),
            "sources:",
            f"  - title: {_quoted(f'Отчёт: {name}')}",
            "",
        )
    )


def _progress(catalog: Catalog, sender: Entry) -> Iterator[str]:
    """Write the measures with the state that the bank knows; each is to be looked at."""
    measures = [one for plan in _plans(catalog, sender) for one in catalog.below(plan, "measure")]
    if measures:
        yield "# Состояние мер: исправьте, где оно другое; лишние строки удалите"
        yield "progress:"
    for entry in measures:
        if isinstance(measure := entry.entity, Measure):
            yield f"  # {' '.join(measure.activity.split())}"
            yield f"  - measure: {_quoted(entry.id)}"
            yield f"    state: {measure.state}"


def _plans(catalog: Catalog, sender: Entry) -> list[Entry]:
    """List the roadmaps to report on: those that ask for reports, and the sender's own."""
    asking = [entry for entry, _ in reporting_roadmaps(catalog, sender)]
    own = [one for one in catalog.below(sender, "roadmap") if isinstance(one.entity, Roadmap)]
    return list({one.id: one for one in (*own, *asking)}.values())


def _quoted(text: str) -> str:
    return dumps(text, ensure_ascii=False)
