"""The blank workbooks and the Word form, for people to take from the site."""

from collections.abc import Iterator
from functools import partial

from opora.asked import Job
from opora.export.output import Output
from opora.render import Edition
from opora.sheets import FORMS, layout_of
from opora.wording import Names

FOLDER = "contribute/templates"

_DOCUMENT = f"{FOLDER}/practice.docx"


def template_jobs(edition: Edition) -> Iterator[Job[Output]]:
    """Part the writing of what `opora template` writes; each list holds other records."""
    for kind in FORMS:
        path = f"{FOLDER}/{kind.replace('_', '-')}.xlsx"
        yield Job(f"template {kind}.xlsx", partial(_workbook, edition, kind, path), (path,))
    yield Job("template practice.docx", _document, (_DOCUMENT,))


def _workbook(edition: Edition, kind: str, path: str) -> Iterator[Output]:
    """Write a workbook with the names of this bank in the lists."""
    from opora.sheets.workbook import workbook  # noqa: PLC0415  XlsxWriter takes a tenth of a second

    yield Output(path, workbook(layout_of(kind), Names(edition.catalog)))


def _document() -> Iterator[Output]:
    from opora.sheets.document import document  # noqa: PLC0415  and so does lxml

    yield Output(_DOCUMENT, document(layout_of("practice")))
