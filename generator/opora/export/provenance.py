"""What is said of every file that leaves the bank: whence, of which day, under which terms."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

from opora.render import Edition
from opora.render.open_data import licence
from opora.render.russian import short_day
from opora.render.table import Table


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the site is, and the day of the last change of its content, where that is known."""

    site_url: str
    changed: date | None

    @classmethod
    def of(cls, edition: Edition) -> Self:
        """Read it from what is published."""
        return cls(edition.site_url, edition.last_change)

    def lines(self, table: Table, page_url: str) -> Iterator[tuple[str, str]]:
        """Say it of a table, as pairs of words."""
        yield "Таблица", table.title
        if table.about:
            yield "О чём", table.about
        yield "Откуда", licence.BANK
        yield "Страница", self.site_url + page_url or "главная страница сайта"
        if table.judged:
            yield "На какой день посчитано", short_day(table.judged)
        if self.changed:
            yield "Последнее изменение записей банка", short_day(self.changed)
        yield "Лицензия", f"CC BY 4.0, {licence.DEED}"
        yield "Как сослаться", licence.citation(self.site_url)
