"""Why a file is not read."""

import errno

from opora.diagnostics import Diagnostic
from opora.load import FIRST

_REASONS = {
    errno.ENOENT: "такого файла нет",
    errno.EACCES: "нет прав на чтение",
    errno.EPERM: "нет прав на чтение",
    errno.EISDIR: "это папка",
    errno.ENOTDIR: "часть пути — файл, а не папка",
    errno.ENAMETOOLONG: "слишком длинное имя",
    errno.EIO: "диск не читается",
}


def linked(path: str) -> Diagnostic:
    """Refuse a link."""
    hint = "положите сюда сам файл"
    return _refusal(path, "F03", "вместо файла стоит ссылка на другое место", hint)


def no_file(path: str) -> Diagnostic:
    """Refuse a device, a pipe or a socket."""
    return _refusal(path, "F03", "это не обычный файл", "удалите его")


def too_large(path: str, limit: int) -> Diagnostic:
    """Refuse a file of more than `limit` bytes."""
    hint = "оставьте здесь текст, а большие материалы дайте ссылкой"
    return _refusal(path, "F02", f"файл больше {limit // 1_000_000} МБ", hint)


def unopened(path: str, error: OSError) -> Diagnostic:
    """Refuse what the system does not open."""
    if error.errno == errno.ELOOP:
        return linked(path)
    reason = _REASONS.get(error.errno or 0, "система не даёт его прочесть")
    message = f"файл не открывается: {reason}"
    return _refusal(path, "F05", message, "проверьте, что он на месте и доступен для чтения")


def _refusal(path: str, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(path, FIRST, code, message, hint=hint)
