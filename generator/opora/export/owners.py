"""CODEOWNERS: whom each forge asks to answer for a territory, from the assignments of the bank."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from opora.catalog import Catalog
from opora.kinds.assignment import Assignment

_NOTE = (
    "# Кого площадка зовёт посмотреть запрос. Сделано из назначений банка (поле accounts)\n"
    "# командой opora owners; руками не правьте. Действует последняя подходящая строка.\n"
)

FORGES = (".github", ".gitlab", ".forgejo")
"""Folders in which the forges look for the file; the last one takes regular expressions."""


def owner_files(catalog: Catalog) -> Mapping[str, str]:
    """Write the file of each forge, by its path from the root of the repository."""
    rules = list(_rules(catalog))
    plain = "".join(f"/content/schools/{place}/ {' '.join(names)}\n" for place, names in rules)
    pattern = "".join(
        f"content/schools/{re.escape(place)}/.* {' '.join(names)}\n" for place, names in rules
    )
    texts = {".github": plain, ".gitlab": plain, ".forgejo": pattern}
    return {f"{forge}/CODEOWNERS": _NOTE + texts[forge] for forge in FORGES}


def _rules(catalog: Catalog) -> Iterator[tuple[str, list[str]]]:
    """Name the accounts of each place, of the last year that has any, the wider places first."""
    held: defaultdict[str, dict[int, set[str]]] = defaultdict(dict)
    for _, one in catalog.records(Assignment):
        for ref in one.scope if one.accounts else ():
            held[ref.id].setdefault(one.year, set()).update(one.accounts)
    for place in sorted(held, key=lambda id_: (id_.count("/"), id_)):
        years = held[place]
        yield place, sorted(years[max(years)])
