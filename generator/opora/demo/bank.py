"""A whole made-up bank, record after record."""

from collections.abc import Iterator

from opora.demo.places import country
from opora.demo.plan import Size
from opora.demo.practices import Author, is_out, practice, practice_id
from opora.demo.programme import programme_of
from opora.demo.record import Made

NAMED = 2_000
"""How many practices roadmaps choose from: what is well known is chosen again and again."""


def demo_bank(size: Size) -> Iterator[Made]:
    """Make all records of a bank, the same for the same size and seed.

    The catalogue of factors is not among them: records name those of the basis catalogue.
    """
    yield from country(size)
    known = [practice_id(one) for one in range(min(size.practices, NAMED)) if is_out(size, one)]
    for district in size.districts:
        yield from programme_of(size, district, known)
    authors = _authors(size)
    for number in range(size.practices):
        yield from practice(size, number, authors)


def _authors(size: Size) -> list[Author]:
    """List the schools that write; the first of them write most, and they are everywhere."""
    schools = [
        Author(district.school(number), district.region)
        for district in size.districts
        for number in district.schools
    ]
    size.dice("authors").shuffle(schools)
    return schools
