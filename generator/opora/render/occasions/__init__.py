"""What stands in a calendar: days on which something is due or happens, from all records."""

from opora.render.occasions.gathered import occasions_of
from opora.render.occasions.occasion import Every, Occasion

__all__ = ["Every", "Occasion", "occasions_of"]
