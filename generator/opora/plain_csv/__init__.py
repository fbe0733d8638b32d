"""Tables as Russian spreadsheets save them, with the place of every cell.

Semicolons, tabs or commas, quotes around a cell that holds one of these, a line `sep=;` before the
head: all that is read. What can be read in two ways is not guessed at but reported.
"""

from opora.plain_csv.cells import Cell, Row
from opora.plain_csv.reader import PlainCsv, read

__all__ = ["Cell", "PlainCsv", "Row", "read"]
