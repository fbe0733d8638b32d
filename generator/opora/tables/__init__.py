"""From the bytes of a Word, Excel or CSV file to tables of cells, each with its place.

The door never raises for what a file holds: what cannot be read comes back as a `Refusal`.
"""

from dataclasses import replace

from opora.tables.delimited import read_delimited
from opora.tables.document import read_document
from opora.tables.package import MAX_FILE, Package, open_package
from opora.tables.recognise import is_package
from opora.tables.relations import main_part
from opora.tables.values import (
    Cell,
    Opened,
    Paragraph,
    Refusal,
    Remark,
    Row,
    Table,
    UnreadableError,
    Weight,
)
from opora.tables.workbook import read_workbook

__all__ = [
    "MAX_FILE",
    "Cell",
    "Opened",
    "Paragraph",
    "Refusal",
    "Remark",
    "Row",
    "Table",
    "Weight",
    "open_tables",
]

_RENAMED = "имя файла говорит об Excel, а внутри документ Word; прочитан как Word"
_RENAMED_BACK = "имя файла говорит о Word, а внутри книга Excel; прочитана как Excel"


def open_tables(name: str, content: bytes) -> Opened | Refusal:
    """Take a file apart.

    Args:
        name: what the file is called; only used to say where it does not fit the content.
        content: its bytes.
    """
    try:
        return _opened(name.casefold(), content)
    except UnreadableError as error:
        return error.refusal


def _opened(name: str, content: bytes) -> Opened:
    if len(content) > MAX_FILE:
        message = f"файл больше {MAX_FILE // 1_000_000} МБ"
        raise UnreadableError(
            message, "удалите из него картинки или скопируйте таблицу в новый файл"
        )
    if not is_package(content):
        return read_delimited(content)
    package = open_package(content)
    main = main_part(package)
    said = list(_beside(package))
    if main.casefold().startswith("word/"):
        if name.endswith((".xlsx", ".xlsm", ".csv")):
            said.append(Remark("файл", _RENAMED, weight=Weight.NOTE))
        opened = read_document(package, main)
    elif main.casefold().startswith("xl/"):
        if name.endswith((".docx", ".docm", ".csv")):
            said.append(Remark("файл", _RENAMED_BACK, weight=Weight.NOTE))
        opened = read_workbook(package, main)
    else:
        message = "в архиве нет ни документа Word, ни книги Excel"
        hint = "в LibreOffice или другой программе выберите «Сохранить как → .docx» или «→ .xlsx»"
        raise UnreadableError(message, hint)
    return replace(opened, remarks=(*said, *opened.remarks))


def _beside(package: Package) -> list[Remark]:
    if not any(name.endswith("vbaproject.bin") for name in package.parts):
        return []
    message = "в файле есть макросы; они не выполняются и не нужны"
    return [Remark("файл", message, weight=Weight.NOTE)]
