"""Listing and reading the files of a content folder."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from opora.diagnostics import Diagnostic, Span
from opora.load import Source

MAX_BYTES = 1_000_000
"""The largest file that is read; a practice of twenty pages takes about 60,000 bytes."""

GUIDES = "pages"
"""The folder of hand-written guides, which the engine of the site reads itself."""

_IGNORED = {".gitkeep", ".DS_Store", "Thumbs.db", "desktop.ini"}
_START = Span(1, 1, 1, 2)


@dataclass(frozen=True, slots=True)
class Listing:
    """The paths of a content folder, sorted, and what is wrong with those that were left out."""

    root: Path
    paths: tuple[str, ...]
    problems: tuple[Diagnostic, ...]


def list_content(root: Path) -> Listing:
    """List the files of a content folder without opening any; links are never followed."""
    paths: list[str] = []
    problems: list[Diagnostic] = []
    folders = [""]
    while folders:
        folder = folders.pop()
        with os.scandir(root / folder) as held:
            for item in held:
                path = f"{folder}/{item.name}" if folder else item.name
                if path == GUIDES or item.name in _IGNORED:
                    continue
                if item.is_symlink():
                    problems.append(_link(path))
                elif item.is_dir(follow_symlinks=False):
                    folders.append(path)
                elif item.is_file(follow_symlinks=False):
                    paths.append(path)
                else:
                    problems.append(_problem(path, "F03", "это не обычный файл", "удалите его"))
    return Listing(root, tuple(sorted(paths)), tuple(sorted(problems)))


def read_sources(
    root: Path, paths: Iterable[str], problems: list[Diagnostic]
) -> Iterator[Source]:
    """Read files one after another; what cannot be read goes to `problems`."""
    for path in paths:
        source = read_source(root, path)
        if isinstance(source, Source):
            yield source
        else:
            problems.append(source)


def read_source(root: Path, path: str) -> Source | Diagnostic:
    """Read one file of a content folder, or tell why it cannot be read."""
    try:
        descriptor = os.open(root / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as opened:
            state = os.fstat(opened.fileno())
            if not stat.S_ISREG(state.st_mode):
                return _problem(path, "F03", "это не обычный файл", "удалите его")
            content = opened.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "нет доступа"
        return _problem(
            path, "F05", f"файл не открывается: {reason}", "проверьте, что он есть и доступен"
        )
    if len(content) > MAX_BYTES:
        return _problem(
            path,
            "F02",
            f"файл больше {MAX_BYTES // 1_000_000} МБ",
            "оставьте здесь текст, а большие материалы дайте ссылкой",
        )
    return _decode(path, content)


def _decode(path: str, content: bytes) -> Source | Diagnostic:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _wrong_encoding(path, content, error.start)
    return Source(path, text.replace("\r\n", "\n").replace("\r", "\n"))


def _wrong_encoding(path: str, content: bytes, place: int) -> Diagnostic:
    line = content.count(b"\n", 0, place) + 1
    hint = "в Блокноте: «Файл → Сохранить как → Кодировка: UTF-8», затем загрузите файл снова"
    name = _guess_encoding(content)
    message = f"файл сохранён в кодировке {name}, а нужна UTF-8" if name else (
        "файл не читается как текст в UTF-8"
    )
    return Diagnostic(path, Span(line, 1, line, 2), "F01", message, hint=hint)


def _guess_encoding(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    even, odd = content[::2], content[1::2]
    if max(even.count(0), odd.count(0)) * 4 > len(content):
        return "UTF-16"
    high = [byte for byte in content if byte >= 0x80]  # noqa: PLR2004  beyond ASCII
    letters = sum(byte >= 0xC0 or byte in {0xA8, 0xB8} for byte in high)
    return "windows-1251" if high and letters * 10 >= len(high) * 7 else ""


def _link(path: str) -> Diagnostic:
    return _problem(
        path, "F03", "вместо файла стоит ссылка на другое место", "положите сюда сам файл"
    )


def _problem(path: str, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(path, _START, code, message, hint=hint)
