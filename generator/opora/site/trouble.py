"""What the system refused, told to a person."""

import errno
import os
import re
import shutil

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_SAFE = "Прежний сайт не тронут."


_NUMBER = re.compile(r"\[Errno (\d+)\]")
_TOLD = re.compile(r"\[Errno (\d+)\]|\(os error (\d+)\)")
"""How Python and Rust print what the system refused."""


def explain(error: OSError) -> str:
    """Say in Russian what went wrong with which file, and what to do."""
    error = _first(error)
    place = f": {error.filename}" if error.filename else ""
    match error.errno:
        case code if code in _FULL:
            return f"На диске кончилось место{place}. {_SAFE} Освободите место и соберите снова."
        case code if code in _FORBIDDEN:
            return (
                f"Не хватает прав{place}. {_SAFE} Проверьте, кому принадлежит папка и можно ли "
                "в неё писать, и соберите снова."
            )
        case errno.EFBIG:
            return f"Система не даёт записать такой большой файл{place}. {_SAFE}"
        case errno.ELOOP:
            return f"Здесь лежит ссылка, а не файл{place}. {_SAFE} Уберите её и соберите снова."
        case _:
            return f"Не получилось прочитать или записать ({error.strerror}){place}. {_SAFE}"


def full_disk_in(told: str) -> str | None:
    """Say that the disk is full where another program has said so in its own way."""
    numbers = {int(one or other) for one, other in _TOLD.findall(told)}
    return explain(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))) if numbers & _FULL else None


def _first(error: OSError) -> OSError:
    """Take the first of the errors that copying a folder collects, as texts, in one."""
    if not isinstance(error, shutil.Error):
        return error
    _, target, why = error.args[0][0]
    found = _NUMBER.match(why)
    number = int(found[1]) if found else errno.EIO
    return OSError(number, os.strerror(number), target)


_REASONS = {
    errno.ENOENT: "файла или папки нет",
    **dict.fromkeys(_FORBIDDEN, "не хватает прав"),
    **dict.fromkeys(_FULL, "на диске кончилось место"),
    errno.ELOOP: "это ссылка, а не файл",
    errno.EISDIR: "это не файл",
    errno.EINVAL: "это не файл",
    errno.ENOTDIR: "это не папка",
}


def reason(error: OSError) -> str:
    """Say in Russian, in a few words, why a file could not be read or written."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
