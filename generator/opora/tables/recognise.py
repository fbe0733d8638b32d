"""Which program wrote a file, told by its first bytes; the name is not believed."""

from opora.tables.values import UnreadableError

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

_REFUSED = (
    (b"%PDF", "это PDF", "откройте исходный файл в Word или Excel и пришлите его"),
    (b"{\\rtf", "это RTF", "откройте в Word: «Сохранить как → Документ Word (.docx)»"),
    (b"\x89PNG", "это картинка", "нужен сам документ Word или Excel, а не снимок"),
    (b"\xff\xd8\xff", "это картинка", "нужен сам документ Word или Excel, а не снимок"),
    (b"Rar!", "это архив", "достаньте из него документ Word или Excel"),
    (b"7z\xbc\xaf", "это архив", "достаньте из него документ Word или Excel"),
)
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<meta")
_AS_XLSX = "откройте в Excel: «Сохранить как → Книга Excel (.xlsx)»"
_AS_DOCX = "откройте в Word: «Сохранить как → Документ Word (.docx)»"


def is_package(content: bytes) -> bool:
    """Tell whether a file is a ZIP package, as .docx and .xlsx are.

    Raises:
        UnreadableError: It is something that is not read.
    """
    if content.startswith(_ZIP):
        return True
    if not content.strip():
        message = "файл пуст"
        raise UnreadableError(message, "проверьте, тот ли это файл и сохранён ли он")
    if content.startswith(_OLD):
        _refuse_old(content)
    for beginning, message, hint in _REFUSED:
        if content.startswith(beginning):
            raise UnreadableError(message, hint)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(_MARKUP):
        message = "это веб-страница или XML, хотя имя похоже на таблицу"
        raise UnreadableError(message, _AS_XLSX)
    return False


def _refuse_old(content: bytes) -> None:
    if _ENCRYPTED in content:
        message = "файл защищён паролем"
        hint = "снимите пароль: «Файл → Сведения → Защита → Зашифровать с паролем», сотрите пароль"
        raise UnreadableError(message, f"{hint} и сохраните снова")
    if _WORD in content:
        message = "это документ старого Word (.doc)"
        raise UnreadableError(message, _AS_DOCX)
    message = "это файл старого Excel (.xls) или похожей программы"
    raise UnreadableError(message, _AS_XLSX)
