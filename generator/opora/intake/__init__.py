"""From tables of a Word, Excel or CSV file to a record of the bank, with all that is to be said.

No row is lost in silence and nothing is guessed in silence: the counts add up, what was inferred is
listed, and what the file does not hold is marked so that validation points at it.
"""

from opora.intake.draft import Count, Said
from opora.intake.request import Request
from opora.intake.taking import Taken, take_in
from opora.intake.times import read_years

__all__ = ["Count", "Request", "Said", "Taken", "read_years", "take_in"]
