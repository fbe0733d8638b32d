"""From values to the text of a file, in the order and the form in which the bank writes.

What is written is read back equal: by our reader, and by any other that knows YAML 1.2.
"""

from opora.writing.entity import Plain, plain
from opora.writing.file import write_file, write_yaml

__all__ = ["Plain", "plain", "write_file", "write_yaml"]
