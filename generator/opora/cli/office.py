"""What `template` and `import` share: names of kinds, the bank they look into, safe writing."""

import os
from datetime import date
from pathlib import Path

from opora.catalog import Catalog
from opora.cli.judging import read_all
from opora.cli.options import Failure, find_content
from opora.files import list_content
from opora.sheets import FORMS
from opora.wording import Names

KINDS = {kind.replace("_", "-"): kind for kind in FORMS}
"""Names of kinds as they are typed, and as the bank has them."""

TERRITORIES = ("school", "municipality", "region")


def catalog_of(content: Path | None, as_of: date) -> Catalog:
    """Read the bank that is named or found here; an empty one where there is none."""
    try:
        root = find_content(content)
    except Failure:
        if content:
            raise
        return Catalog({})
    return read_all(list_content(root), as_of).catalog


def home_of(text: str, catalog: Catalog) -> str:
    """Find the school, municipality or region that a path of folders or a name means.

    Raises:
        Failure: The bank has no such one, or several.
    """
    plain = text.strip().strip("/").removeprefix("content/").removeprefix("schools/")
    if not plain or not catalog.entries:
        return plain
    for kind in TERRITORIES:
        if catalog.get(kind, plain):
            return plain
    heard = Names(catalog).find(text, TERRITORIES)
    if heard.value is None or heard.checks:
        told = "; ".join((*heard.checks, *filter(None, (heard.problem, heard.hint))))
        message = (
            f"Школы, муниципалитета или региона «{text}» в банке нет: {told}. "
            "Назовите путь папок, например «region/municipality/school-1»."
        )
        raise Failure(message)
    return str(heard.value)


def write_new(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file that is not there yet.

    Raises:
        Failure: It is there, and may not be replaced.
    """
    if path.parent != Path():
        path.parent.mkdir(parents=True, exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
    flags |= os.O_TRUNC if force else os.O_EXCL
    try:
        descriptor = os.open(path, flags, 0o666)
    except FileExistsError:
        message = f"Файл {path.as_posix()} уже есть. Назовите другой (-o) или добавьте --force."
        raise Failure(message) from None
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(content)
