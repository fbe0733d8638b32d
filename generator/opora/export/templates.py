"""The blank workbooks and the Word form, for people to take from the site."""

from collections.abc import Iterator

from opora.export.output import Output
from opora.render import Edition
from opora.sheets import FORMS, layout_of
from opora.wording import Names

FOLDER = "contribute/templates"


def template_files(edition: Edition) -> Iterator[Output]:
    """Write what `opora template` writes, with the names of this bank in the lists."""
    from opora.sheets.document import document  # noqa: PLC0415  lxml takes a tenth of a second
    from opora.sheets.workbook import workbook  # noqa: PLC0415  and so does XlsxWriter

    names = Names(edition.catalog)
    for kind in FORMS:
        name = kind.replace("_", "-")
        yield Output(f"{FOLDER}/{name}.xlsx", workbook(layout_of(kind), names))
    yield Output(f"{FOLDER}/practice.docx", document(layout_of("practice")))
