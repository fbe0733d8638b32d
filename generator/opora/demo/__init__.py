"""Banks that are made up: as large as wanted, in plausible Russian, marked «учебные данные»."""

from opora.demo.bank import demo_bank
from opora.demo.borrowed import borrowed
from opora.demo.plan import Size
from opora.demo.record import MARK, Made
from opora.demo.text import text_of

__all__ = ["MARK", "Made", "Size", "borrowed", "demo_bank", "text_of"]
