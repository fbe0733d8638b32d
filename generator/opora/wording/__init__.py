"""Words of plans and tables to values of the bank, and back.

Nothing is guessed in silence: what was inferred is said in `checks`, what was not understood in
`problem`.
"""

from opora.wording.actors import GAP, Actors, actor_words, read_actors
from opora.wording.choices import read_choice
from opora.wording.heard import Heard
from opora.wording.letters import same
from opora.wording.names import Names, title_of
from opora.wording.people import names_people
from opora.wording.period_words import period_words
from opora.wording.periods import FORMS, YEAR_INFERRED, read_period
from opora.wording.results import read_result

__all__ = [
    "FORMS",
    "GAP",
    "YEAR_INFERRED",
    "Actors",
    "Heard",
    "Names",
    "actor_words",
    "names_people",
    "period_words",
    "read_actors",
    "read_choice",
    "read_period",
    "read_result",
    "same",
    "title_of",
]
