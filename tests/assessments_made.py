"""Tables of results, учебные данные: schools that do not exist, numbers nobody measured."""

from collections.abc import Iterable, Mapping

from opora.load import Source
from tests.content import MUNICIPALITY, PLACES, REGION, SCHOOL, SOURCES, Fields, source

HEAD = "Где;Процедура;Предмет;Класс;Год;Участников;Выполнение, %;Двоек, %"
CITY = "primorye/vladivostok"

Shares = tuple[float | None, float | None]
"""Completion and failing marks; nothing in both hides the row."""


def row(scope: str, what: str, year: int, shares: Shares, number: int = 40) -> str:
    """Write a row; `what` names procedure, subject and grade: «ВПР математика 5»."""
    procedure, subject, grade = what.rsplit(" ", 1)[0].split(" ", 1) + what.rsplit(" ", 1)[1:]
    hidden = shares == (None, None)
    cells = ("" if one is None else f"{one:g}".replace(".", ",") for one in shares)
    who = "<5" if hidden else str(number)
    return ";".join((scope, procedure, subject, grade, str(year), who, *cells))


def table(rows: Iterable[str], name: str = "made") -> list[Source]:
    """Make a table with its description."""
    text = "\n".join((HEAD, *rows, ""))
    about = {"title": "Результаты (учебные данные)", "sources": SOURCES}
    return [Source(f"assessments/{name}.csv", text), source(f"assessments/{name}.yml", about)]


def schools(*names: str, **fields: object) -> Mapping[str, Fields]:
    """Make schools of one city."""
    made = {f"schools/{CITY}/{name}/school.yml": {**SCHOOL, "title": name} for name in names}
    return {path: {**held, **fields} for path, held in made.items()}


def regions(*names: str) -> Mapping[str, Fields]:
    """Make regions."""
    return {f"schools/{name}/region.yml": {**REGION, "title": name} for name in names}


def bank(records: Mapping[str, Fields], rows: Iterable[str]) -> list[Source]:
    """Make a bank of a city with schools, and one table."""
    basis = {
        "factors/method.yml": PLACES["factors/method.yml"],
        "schools/primorye/region.yml": REGION,
        f"schools/{CITY}/municipality.yml": MUNICIPALITY,
    }
    held = {**basis, **records}
    return [*(source(path, fields) for path, fields in held.items()), *table(rows)]
