"""The same indicators by plain Python, DuckDB and polars, side by side on a whole country.

Run `uv run --with duckdb --with polars --with pyarrow python -m benchmarks.engines [share]`. An
engine that is not installed is left out. The country is that of `indicators.py`. The table of facts
is there before the clock starts, because each of them needs it and only Python can read it from the
records. Twelve indicators that are shares by marks are counted at every level; an engine has first
to take the table over into columns. With members, each number comes with the records behind it, as
pages need it. The numbers must agree; the exit status is 1 where they do not.
"""

import gc
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from time import perf_counter, process_time
from typing import Any

from benchmarks.indicators import AS_OF, made_up, megabytes

from opora.cli.entry import COLLECTING
from opora.indicators import Facts, Mark, facts_of, up_from
from opora.indicators.computed_schools import share
from opora.indicators.tally import tally
from opora.kinds.indicator import Stand

LEVELS = (Stand.COUNTRY, Stand.REGION, Stand.MUNICIPALITY, Stand.SCHOOL)

SHARES: Mapping[str, tuple[str, frozenset[Mark], Mark]] = {
    "k01": ("schools", frozenset({Mark.PARTICIPANT}), Mark.PROFILE),
    "k02": ("schools", frozenset({Mark.PARTICIPANT}), Mark.ROADMAP),
    "k03": ("risks", frozenset({Mark.HIGH}), Mark.COVERED),
    "k04": ("risks", frozenset({Mark.MEDIUM}), Mark.ASSESSED),
    "k05": ("measures", frozenset(), Mark.COMPLETE),
    "k06": ("measures", frozenset({Mark.DONE}), Mark.PROVED),
    "k08": ("schools", frozenset({Mark.PARTICIPANT}), Mark.CURATOR),
    "k10": ("reports", frozenset({Mark.PAST}), Mark.IN_TIME),
    "k11": ("municipalities", frozenset({Mark.PARTICIPANT}), Mark.COORDINATOR),
    "k12": ("municipalities", frozenset({Mark.SHNOR}), Mark.PROGRAMME),
    "k15": ("schools", frozenset({Mark.PARTICIPANT}), Mark.AUTHOR),
    "k18": ("schools", frozenset({Mark.SHNOR}), Mark.PARTNER),
}
"""Table, the marks of the whole, and the mark of the part."""

BITS = {mark: 1 << number for number, mark in enumerate(Mark)}
DEPTH = len(LEVELS)

Numbers = dict[tuple[str, str, str], tuple[int, int]]
"""Numerator and denominator by indicator, place and period."""

Columns = Mapping[str, Mapping[str, list[Any]]]


def plain(facts: Facts) -> Numbers:
    """Count as the bank does; each number keeps its rows."""
    return {
        (id_, cell.scope, cell.period): (int(one.numerator), int(one.whole))
        for id_, (table, whole, part) in SHARES.items()
        for cell, one in tally(share(getattr(facts, table), whole, [part]), LEVELS).items()
    }


def columns(facts: Facts) -> Columns:
    """Take the tables over into columns: a place of each level, the period, marks as bits."""
    return {
        table: _columns(getattr(facts, table)) for table in {one for one, *_ in SHARES.values()}
    }


def _columns(table: Any) -> Mapping[str, list[Any]]:  # noqa: ANN401
    above = [up_from(fact.place) for fact in table]
    places = {
        f"p{n}": [steps[n] if n < len(steps) else None for steps in above] for n in range(DEPTH)
    }
    return {
        **places,
        "period": [fact.period for fact in table],
        "marks": [sum(BITS[mark] for mark in fact.marks) for fact in table],
        "id": [fact.entry.id for fact in table],
    }


def bits(marks: frozenset[Mark]) -> int:
    """Put marks into one number."""
    return sum(BITS[mark] for mark in marks)


def by_duckdb(held: Columns, *, members: bool) -> Numbers:
    """Count by SQL, one query for an indicator and a level."""
    db = import_module("duckdb").connect()
    db.execute("set threads to 2")
    for name, table in held.items():
        db.register(f"raw_{name}", import_module("pyarrow").table(dict(table)))
        db.execute(f"create table {name} as select * from raw_{name}")  # noqa: S608
    found: Numbers = {}
    for id_, (name, whole, part) in SHARES.items():
        listed = ", list(id) filter (where marks & ? > 0)" if members else ""
        for level in range(DEPTH):
            place = f"p{level}"
            query = (
                f"select {place}, period, count(*) filter (where marks & ? > 0), count(*){listed} "  # noqa: S608
                f"from {name} where marks & ? = ? and {place} is not null group by all"
            )
            given = [bits(frozenset({part}))] * (2 if members else 1)
            rows = db.execute(query, [*given, bits(whole), bits(whole)]).fetchall()
            found |= {(id_, where, period): (top, all_) for where, period, top, all_, *_ in rows}
    return found


def by_polars(held: Columns, *, members: bool) -> Numbers:
    """Count by expressions, one query for an indicator and a level."""
    pl = import_module("polars")
    frames = {name: pl.DataFrame(dict(table)).lazy() for name, table in held.items()}
    found: Numbers = {}
    for id_, (name, whole, part) in SHARES.items():
        has = (pl.col("marks") & bits(frozenset({part}))) > 0
        wanted = frames[name].filter((pl.col("marks") & bits(whole)) == bits(whole))
        sums = [has.sum().alias("top"), pl.len().alias("all")]
        sums += [pl.col("id").filter(has).alias("members")] if members else []
        for level in range(DEPTH):
            known = wanted.filter(pl.col(f"p{level}").is_not_null())
            rows = known.group_by(f"p{level}", "period").agg(sums).collect().iter_rows()
            found |= {(id_, where, period): (top, all_) for where, period, top, all_, *_ in rows}
    return found


def runs(facts: Facts) -> Iterator[tuple[str, Callable[[], Numbers]]]:
    """List what is measured."""
    yield "plain Python, with members", lambda: plain(facts)
    for module, count in (("duckdb", by_duckdb), ("polars", by_polars)):
        if find_spec(module):
            for members in (False, True):
                kept = "with members" if members else "numbers only"
                yield f"{module}, {kept}", _engine(facts, count, members=members)


def _engine(facts: Facts, count: Callable[..., Numbers], *, members: bool) -> Callable[[], Numbers]:
    return lambda: count(columns(facts), members=members)


def main() -> int:
    """Measure each, three times, and compare what they say."""
    gc.set_threshold(*COLLECTING)
    facts = facts_of(made_up(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0), AS_OF)
    before = perf_counter()
    columns(facts)
    print(f"facts into columns: {perf_counter() - before:.2f} s; so far {megabytes():,.0f} MB")
    expected = plain(facts)
    alike = True
    for name, run in runs(facts):
        for _ in range(3):
            gc.collect()
            start, worked = perf_counter(), process_time()
            found = run()
            seconds, worked = perf_counter() - start, process_time() - worked
            alike = alike and found == expected
            same = "the same" if found == expected else "OTHER"
            print(
                f"{name}: {seconds:.2f} s, {worked:.2f} s of processors, "
                f"{len(found):,} {same} numbers, {megabytes():,.0f} MB",
                flush=True,
            )
    return int(not alike)


if __name__ == "__main__":
    sys.exit(main())
