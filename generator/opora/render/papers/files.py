"""The files of a paper, each with what people are told of it before they take it."""

from collections.abc import Iterator
from dataclasses import dataclass

from opora.catalog import Catalog
from opora.kinds.template import Template
from opora.render.page import PageFile
from opora.render.papers.filling import blank
from opora.render.russian import number
from opora.sheets import layout_of
from opora.sheets.paper import Paper
from opora.wording import Names

_KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file to take: what it is for, its format and its size in words."""

    what: str
    format: str
    file: PageFile

    @property
    def size(self) -> str:
        """The size in whole kilobytes, at least one."""
        return f"{number(max(1, round(len(self.file.content) / _KILOBYTE)))}\u00a0КБ"


def paper_files(catalog: Catalog, template: Template, name: str) -> tuple[PaperFile, ...]:
    """Write the blank files of a template.

    Args:
        catalog: the records that the lists of a workbook offer.
        template: the template.
        name: how files are called.
    """
    return tuple(_blank(catalog, template, name))


def _blank(catalog: Catalog, template: Template, name: str) -> Iterator[PaperFile]:
    from opora.sheets.document import document  # noqa: PLC0415  lxml takes a tenth of a second
    from opora.sheets.workbook import workbook  # noqa: PLC0415  and so does XlsxWriter

    form = template.form
    if form is None:
        yield from filled_files(blank(template), name)
    else:
        layout = layout_of(form)
        if layout.kind.sections:
            content = document(layout)
        else:
            from opora.sheets.paper_document import paper_document  # noqa: PLC0415  as above

            content = paper_document(blank(template))
        yield PaperFile("Документ", "Word, .docx", PageFile(f"{name}.docx", content))
        book = workbook(layout, Names(catalog))
        what = "Книга с подсказками и списками банка"
        yield PaperFile(what, "Excel, .xlsx", PageFile(f"{name}.xlsx", book))
    if begun := template.record:
        format_ = "YAML, .yml" if begun.name.endswith(".yml") else "Markdown, .md"
        yield PaperFile(
            "Начатая запись банка", format_, PageFile(begun.name, begun.marked.encode())
        )


def filled_files(paper: Paper, name: str) -> Iterator[PaperFile]:
    """Write a paper as a document and, where it has tables, as a workbook."""
    from opora.sheets.paper_document import paper_document  # noqa: PLC0415  lxml, as above
    from opora.sheets.paper_workbook import paper_workbook  # noqa: PLC0415  XlsxWriter

    yield PaperFile("Документ", "Word, .docx", PageFile(f"{name}.docx", paper_document(paper)))
    if paper.has_tables:
        book = PageFile(f"{name}.xlsx", paper_workbook(paper))
        yield PaperFile("Таблицы", "Excel, .xlsx", book)
