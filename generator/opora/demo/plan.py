"""The plan of a made-up bank: how many of what, where, and who takes part."""

from dataclasses import dataclass
from functools import cached_property

from opora.demo.dice import Dice, shares

YEAR = 2026
"""The school year's plan that all made-up records belong to."""

KINDS_OF_DISTRICT = ("municipal_area", "municipal_district", "city_district")
SCHOOLS_IN_DISTRICT = 18
"""How many schools a municipality has on average. Source: some 42,000 schools in 2,300 of them."""

TAKES_PART = 1 / 7
"""The share of schools in the programme. Source: some 6,000 of 42,000 schools."""


@dataclass(frozen=True, slots=True)
class District:
    """A municipality: its number in the country, its region, and its schools by number."""

    number: int
    region: int
    schools: range

    @property
    def id(self) -> str:
        """The id in the bank."""
        return f"{region_id(self.region)}/rayon-{self.number + 1}"

    @property
    def authority(self) -> str:
        """The id of its authority among the organisations."""
        return f"upravlenie-{self.number + 1}"

    def school(self, number: int) -> str:
        """The id of one of its schools."""
        return f"{self.id}/shkola-{number + 1}"


def region_id(number: int) -> str:
    """Return the id of a region by its number, from 0."""
    return f"oblast-{number + 1}"


@dataclass(frozen=True)
class Size:
    """How large a bank is wanted.

    Raises:
        ValueError: There would be a region without a school.
    """

    regions: int
    schools: int
    practices: int
    seed: int = 1

    @cached_property
    def districts(self) -> tuple[District, ...]:
        """The municipalities: few large ones, many small ones."""
        found: list[District] = []
        first = 0
        for region, schools in enumerate(shares(self.schools, self.regions)):
            parts = max(1, round(schools / SCHOOLS_IN_DISTRICT))
            for number in shares(schools, parts):
                found.append(District(len(found), region, range(first, first + number)))
                first += number
        return tuple(found)

    def dice(self, name: str) -> Dice:
        """Return the dice of a record."""
        return Dice(self.seed, name)

    def takes_part(self, school: int) -> bool:
        """Tell whether a school is in the programme."""
        return self.dice(f"part/{school}").happens(TAKES_PART)
