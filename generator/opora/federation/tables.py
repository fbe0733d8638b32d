"""Writing a table of a record back as the file that holds it."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO

from opora.model.cells import FEW_WRITTEN
from opora.writing import Plain


def write_table(fields: Mapping[str, Plain], columns: Sequence[str]) -> str:
    """Write the rows of a table under the names of their fields.

    Args:
        fields: what the record of the table says: a list under `rows`.
        columns: the fields in their order, as far as it is known.
    """
    held = fields.get("rows")
    rows = [row for row in held if isinstance(row, Mapping)] if isinstance(held, list) else []
    found = dict.fromkeys(key for row in rows for key in row if key != "unknown")
    names = [*(one for one in columns if one in found), *(n for n in found if n not in columns)]
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(name, row) for name in names])
    return out.getvalue()


def _cell(name: str, row: Mapping[str, Plain]) -> str:
    value = row.get(name)
    if name == "participants" and name in row and value is None:
        return FEW_WRITTEN
    return "" if value is None else str(value)
