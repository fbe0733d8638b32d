"""The text of a made-up file.

libyaml writes twenty times as fast as the writer of drafts and repairs, and as readable; what it
cannot do, comments and the order of a model's fields, made-up files do without.
"""

import yaml

from opora.demo.record import Made
from opora.load import FENCE

_WIDTH = 100


class _Dumper(yaml.CSafeDumper):
    """Writes what is used twice twice: the bank knows no references within a file."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


_Dumper.add_representer(tuple, lambda dumper, held: dumper.represent_list(held))


def text_of(record: Made) -> str:
    """Write a record as a file holds it; fields without a value are left out."""
    fields = {name: value for name, value in record.fields.items() if value is not None}
    front = yaml.dump(fields, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    if record.body is None:
        return str(front)
    return f"{FENCE}\n{front}{FENCE}\n\n{record.body}"
