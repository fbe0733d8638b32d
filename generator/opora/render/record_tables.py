"""The tables beside the page of a record: one function a kind, only where its page has tables."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from opora.methods.alike import Alike
from opora.parse import Entry
from opora.render.edition import Edition
from opora.render.measuring.indicators import indicator_tables
from opora.render.measuring.place_tables import below_table, due_table, dues_table
from opora.render.measuring.values_table import values_table
from opora.render.table import Cell, Column, Form, Table
from opora.render.tables import record_table
from opora.render.views.assessments import results_table, rows_of

Values = Mapping[str, Any]
"""What the template of the page gets."""

Describe = Callable[[Edition, Entry, Values], Iterator[Table]]


def _indicator(edition: Edition, entry: Entry, _: Values) -> Iterator[Table]:
    yield from indicator_tables(edition, entry)


def _roadmap(edition: Edition, entry: Entry, _: Values) -> Iterator[Table]:
    title = f"Меры: {_name(entry)}"
    yield record_table(edition.catalog, entry, "items", "measures", title)


def _measured(edition: Edition, entry: Entry, values: Values) -> Iterator[Table]:
    if lines := values["lines"]:
        title = f"Показатели: {_name(entry)}"
        yield values_table("measured", title, lambda: lines, edition.as_of)


def _region(edition: Edition, entry: Entry, values: Values) -> Iterator[Table]:
    columns = (
        Column("municipality", "Муниципалитет"),
        Column("municipality_id", "Код места"),
        Column("schools", "Школы"),
        Column("schools_number", "Школ", Form.INTEGER),
        *_counts("profiles", "Профили", "roadmaps", "Дорожные карты"),
        *_counts("curators", "Кураторы", "partners", "Партнёры"),
        *_counts("reported", "Отчётов есть", "reports", "Отчётов всего"),
    )

    def rows() -> Iterator[list[Cell]]:
        for row in values["rows"]:
            shares = [share.numerator for _, share in row.coverage]
            one = row.municipality
            names = "; ".join(map(_name, row.schools))
            reports = (row.reported, len(row.reports))
            yield [_name(one), one.id, names or None, len(row.schools), *shares, *reports]

    yield Table("municipalities", f"Муниципалитеты: {_name(entry)}", columns, rows)
    if getattr(entry.entity, "cohorts", ()):
        title = f"Числа по годам: {_name(entry)}"
        yield record_table(edition.catalog, entry, "cohorts", "cohorts", title)
    yield from _measured(edition, entry, values)


def _counts(one: str, title: str, other: str, other_title: str) -> tuple[Column, Column]:
    return Column(one, title, Form.INTEGER), Column(other, other_title, Form.INTEGER)


def _municipality(edition: Edition, entry: Entry, values: Values) -> Iterator[Table]:
    columns = (
        Column("school", "Школа"),
        Column("school_id", "Код места"),
        Column("profiles", "Профиль"),
        Column("roadmaps", "Дорожная карта"),
        Column("curators", "Куратор"),
        Column("partners", "Партнёр"),
    )

    def rows() -> Iterator[list[Cell]]:
        for row in values["rows"]:
            held = (row.profiles, row.roadmaps, row.curators, row.partnerships)
            cells = ("; ".join(map(_name, one)) or None for one in held)
            yield [_name(row.school), row.school.id, *cells]

    if values["rows"]:
        yield Table("schools", f"Школы: {_name(entry)}", columns, rows)
    if reports := values["reports"]:
        yield dues_table([(entry, reports)], f"Отчёты: {_name(entry)}", edition.as_of)
    yield from _measured(edition, entry, values)


_RISKS = (
    Column("year", "Год", Form.INTEGER),
    Column("factor", "Риск"),
    Column("factor_id", "Код фактора"),
    Column("significance", "Значимость"),
    Column("verdict", "Заключение куратора"),
    Column("measures", "Меры школы"),
    Column("practices", "Практик банка", Form.INTEGER),
)


def _school(edition: Edition, entry: Entry, values: Values) -> Iterator[Table]:
    catalog = edition.catalog

    def rows() -> Iterator[list[Cell]]:
        for profile, risks in values["profiles"]:
            for one in risks:
                factor, word = catalog.find(one.risk.factor), one.risk.curator_assessment
                yield [
                    int(profile.names["year"]),
                    _name(factor) if factor else None,
                    factor.id if factor else None,
                    one.risk.significance.label,
                    word.verdict.label if word else None,
                    "; ".join(map(_name, one.measures)) or None,
                    len(one.practices),
                ]

    if values["alike"]:
        yield _alike(entry, values["alike"])
    if values["results"]:
        yield results_table(lambda: values["results"], "outcomes", f"Результаты: {_name(entry)}")
    if values["profiles"]:
        yield Table("risks", f"Риски: {_name(entry)}", _RISKS, rows)
    yield from _agenda(edition, entry, values)
    yield from _measured(edition, entry, values)


_ALIKE = (
    Column("school", "Школа"),
    Column("school_id", "Код места"),
    Column("same", "Что общего"),
    Column("other", "Чем отличается"),
    Column("unknown", "Не сравнить"),
    Column("distance", "Расстояние", Form.NUMBER, "От 0 до 1; меньше — похожее."),
)


def _alike(entry: Entry, found: Sequence[Alike]) -> Table:
    def rows() -> Iterator[list[Cell]]:
        for one in found:
            told = one.likeness
            words = (told.common, told.differing, ", ".join(told.unknown))
            names = (_name(one.school), one.school.id)
            yield [*names, *(said or None for said in words), round(one.distance, 3)]

    return Table("alike", f"Похожие школы: {_name(entry)}", _ALIKE, rows)


def _assessment(edition: Edition, entry: Entry, _: Values) -> Iterator[Table]:
    if rows := rows_of(edition, entry):
        yield results_table(lambda: rows, "results", f"Результаты: {_name(entry)}")


def _agenda(edition: Edition, entry: Entry, values: Values) -> Iterator[Table]:
    agenda = values["agenda"]
    if agenda and agenda.all:
        yield due_table(edition.catalog, agenda, _name(entry), edition.as_of)
    if agenda and values["below"]:
        yield below_table(values["below"], _name(entry), edition.as_of)


def _name(entry: Entry) -> str:
    return str(getattr(entry.entity, "label", entry.id))


DESCRIBED: Mapping[str, Describe] = {
    "assessment": _assessment,
    "assignment": _agenda,
    "factor": _measured,
    "indicator": _indicator,
    "municipality": _municipality,
    "region": _region,
    "roadmap": _roadmap,
    "school": _school,
}


def tables_of(edition: Edition, entry: Entry, values: Values) -> tuple[Table, ...]:
    """Describe the tables beside the page of a record."""
    describe = DESCRIBED.get(entry.kind.name)
    return tuple(describe(edition, entry, values)) if describe else ()
