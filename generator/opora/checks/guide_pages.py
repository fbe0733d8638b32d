"""What strangers may put into the folder of the guides, which a page-drawing program reads.

A guide is Markdown whose HTML would be drawn, so it has none; beside it lie pictures and documents.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from posixpath import splitext
from zipfile import BadZipFile, ZipFile

from opora.checks.bodies import addresses
from opora.checks.markup import tags_of
from opora.checks.sections import lines_of
from opora.diagnostics import Diagnostic, Span
from opora.late import late_pattern
from opora.load import FIRST
from opora.model.hosts import look_alike
from opora.model.scalars import MIXED, MIXED_HINT

_BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".pdf": (b"%PDF-",),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
    ".pptx": (b"PK\x03\x04",),
    ".odt": (b"PK\x03\x04",),
    ".ods": (b"PK\x03\x04",),
}
"""Endings of the files that may lie beside a guide, and how such files begin."""

_MACROS = re.compile(r"(?:^|/)(?:vbaProject\.bin|Basic/|Scripts/)", re.IGNORECASE)
_HANDLER = late_pattern(r"\{[^{}\n]*?\b(on[a-z]+|style|srcdoc)\s*=[^{}\n]*\}", re.IGNORECASE)
_RUNNING = re.compile(r"\b(?:javascript|vbscript|data)(?::|&colon;|&#58;|&#x3a;)", re.IGNORECASE)
_HEAD = re.compile(r"---[ \t]*\n(?P<head>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)

NO_TAGS = "оформляйте знаками Markdown; о теге рассказывайте в обратных кавычках: `<b>`"
_NO_FILE = "сохраните картинку как PNG или JPEG, документ — как PDF или DOCX без макросов"


def faults_of_guide(path: str, text: str) -> Iterator[Diagnostic]:
    """B02, M04: find what would run or load in a guide, and addresses that pretend."""
    head = _HEAD.match(text)
    if head and re.search(r"[<>]", head["head"]):
        hint = "уберите знаки «<» и «>» из полей между строками «---»"
        yield Diagnostic(path, FIRST, "B02", "HTML в шапке страницы здесь не работает", hint=hint)
    plain = "\n".join("" if line.code else line.text for line in lines_of(text))
    for start, end, tag, _ in tags_of(plain):
        message = f"тег HTML «<{tag}>» здесь не работает"
        yield Diagnostic(path, _span(plain, start, end), "B02", message, hint=NO_TAGS)
    for found in (*_HANDLER.finditer(plain), *_RUNNING.finditer(plain)):
        message = f"«{found[0]}» здесь не работает"
        span = _span(plain, found.start(), found.end())
        yield Diagnostic(
            path, span, "B02", message, hint="уберите это: страница ничего не запускает"
        )
    for number, address in addresses(text):
        if part := look_alike(address[0]):
            span = Span(number + 1, address.start() + 1, number + 1, address.end() + 1)
            yield Diagnostic(path, span, "M04", MIXED.format(part), hint=MIXED_HINT)


def _span(text: str, start: int, end: int) -> Span:
    row, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return Span(row, column, row, column + max(end - start, 1))


def fault_beside_guide(path: str, content: bytes) -> Diagnostic | None:
    """F06: tell why a file may not be published beside a guide; `None` where it may."""
    ending = splitext(path)[1].lower()
    if ending not in _BEGINNINGS:
        kinds = ", ".join(one[1:].upper() for one in _BEGINNINGS if one != ".jpeg")
        message = (
            f"файлы «{ending or 'без расширения'}» рядом со справкой не публикуются: только {kinds}"
        )
    elif not content.startswith(_BEGINNINGS[ending]) or _no_webp(ending, content):
        message = f"внутри файла не то, что обещает расширение «{ending}»"
    elif content.startswith(b"PK") and _has_macros(content):
        message = "в документе есть макросы, или он не открывается"
    else:
        return None
    return Diagnostic(path, FIRST, "F06", message, hint=_NO_FILE)


def _no_webp(ending: str, content: bytes) -> bool:
    return ending == ".webp" and content[8:12] != b"WEBP"


def _has_macros(content: bytes) -> bool:
    try:
        with ZipFile(BytesIO(content)) as archive:
            return any(_MACROS.search(name) for name in archive.namelist())
    except (BadZipFile, ValueError, NotImplementedError, EOFError):
        return True
