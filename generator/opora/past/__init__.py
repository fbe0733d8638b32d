"""The bank at past days as plain values: what it held, and what changed from one to the next.

Nothing here reads anything or needs the models, so a command that finds all in its cache is quick.
"""

from opora.past.changes import Change, Changes, compare
from opora.past.moment import Moment, Point, Timeline
from opora.past.state import At, Definition, Done, Dropped, Figure, State
from opora.past.trend import Spot, Trend, latest, trends

__all__ = [
    "At",
    "Change",
    "Changes",
    "Definition",
    "Done",
    "Dropped",
    "Figure",
    "Moment",
    "Point",
    "Spot",
    "State",
    "Timeline",
    "Trend",
    "compare",
    "latest",
    "trends",
]
