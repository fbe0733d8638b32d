"""What is known of a bank from the last run, so that only what changed is read and judged again.

Nothing here is needed: what is missing, damaged or foreign is only a miss.
"""

from opora.cli.shelf.shelf import Shelf
from opora.cli.shelf.weighing import read_texts, weigh_files

__all__ = ["Shelf", "read_texts", "weigh_files"]
