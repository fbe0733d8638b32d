"""The computer: Python, libraries, room, rights, Git, encodings, a browser for tests."""

import locale
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from opora import git
from opora.cli.doctoring.line import Line, State
from opora.cli.kept import FOLDER
from opora.cli.shelf import Shelf

_AREA = "Окружение"
_OLDEST = (3, 11)
_LITTLE, _SOME = 500_000_000, 2_000_000_000
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def look_at_environment(content: Path | None, bank: Path) -> Iterator[Line]:
    """Look at the computer that the program runs on."""
    yield _python()
    yield from _libraries()
    yield _room(bank)
    yield _rights(bank)
    yield _cache(content)
    yield from _git(bank)
    yield _encoding()
    yield _browser()


def _line(name: str, state: State, seen: str, todo: str = "") -> Line:
    return Line(_AREA, name, state, seen, todo)


def _python() -> Line:
    seen = f"{platform.python_version()}, {platform.system()} {platform.machine()}"
    if sys.version_info >= _OLDEST:
        return _line("Python", State.GOOD, seen)
    return _line("Python", State.BAD, seen, "поставьте Python 3.11 или новее")


def _libraries() -> Iterator[Line]:
    for name, needed in (("opora", True), ("mkdocs", True), ("mkdocs-material", True)):
        version = _version(name)
        if version:
            yield _line(name, State.GOOD, version)
        elif needed:
            yield _line(name, State.BAD, "не установлен", "./dev или pip install opora")
    if version := _version("zensical"):
        yield _line("zensical", State.GOOD, version)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _room(bank: Path) -> Line:
    free = shutil.disk_usage(bank).free
    seen = f"свободно {free / 1e9:.1f} ГБ".replace(".", ",")
    if free < _LITTLE:
        return _line("место на диске", State.BAD, seen, "освободите: нужно хотя бы 0,5 ГБ")
    if free < _SOME:
        return _line("место на диске", State.NOTE, seen, "новый сайт собирается рядом с прежним")
    return _line("место на диске", State.GOOD, seen)


def _rights(bank: Path) -> Line:
    shut = [path for path in (bank, Path(tempfile.gettempdir())) if not os.access(path, os.W_OK)]
    if not shut:
        return _line("права", State.GOOD, "папка банка и временная папка открыты для записи")
    seen = "нельзя писать в " + ", ".join(str(path) for path in shut)
    return _line(
        "права", State.NOTE, seen, "собирайте сайт в другую папку: opora build --site ПАПКА"
    )


def _cache(content: Path | None) -> Line:
    if os.environ.get(FOLDER) == "":
        return _line("кэш чтения", State.GOOD, f"выключен ({FOLDER} пуста)")
    shelf = Shelf.of(content or Path())
    if shelf and os.access(shelf.folder, os.W_OK):
        return _line("кэш чтения", State.GOOD, str(shelf.folder.parent.parent.parent))
    todo = f"назовите свою папку: {FOLDER}=ПАПКА; без кэша всё работает, но медленнее"
    return _line("кэш чтения", State.NOTE, "папка недоступна или открыта другим", todo)


def _git(bank: Path) -> Iterator[Line]:
    try:
        yield _line("Git", State.GOOD, git.text(bank, "--version").removeprefix("git version "))
    except git.GitError:
        todo = "поставьте Git: без него нет истории и дат правки"
        yield _line("Git", State.NOTE, "не найден", todo)
        return
    try:
        shallow = git.text(bank, "rev-parse", "--is-shallow-repository") == "true"
        changed = len(git.text(bank, "status", "--porcelain", ".").splitlines())
    except git.GitError:
        todo = "git init: история банка и резервная копия лежат в Git"
        yield _line("хранилище Git", State.NOTE, "папка не в хранилище или Git его не открыл", todo)
        return
    if shallow:
        todo = "git fetch --unshallow, а в задании сервера fetch-depth: 0"
        yield _line("история Git", State.NOTE, "неполная, даты и графики будут не те", todo)
    else:
        yield _line("история Git", State.GOOD, "полная")
    if changed:
        seen, todo = f"не записано в историю: {changed}", "git add и git commit, когда закончите"
        yield _line("правки", State.NOTE, seen, todo)


def _encoding() -> Line:
    files, texts = sys.getfilesystemencoding(), locale.getpreferredencoding(do_setlocale=False)
    seen = f"имена файлов {files}, тексты {texts}"
    if files.lower().replace("-", "") != "utf8":
        return _line("кодировка", State.BAD, seen, "запускайте с PYTHONUTF8=1")
    if texts.lower().replace("-", "") != "utf8":
        todo = "если буквы на экране не те: PYTHONUTF8=1, на Windows ещё chcp 65001"
        return _line("кодировка", State.NOTE, seen, todo)
    return _line("кодировка", State.GOOD, seen)


def _browser() -> Line:
    named = os.environ.get("OPORA_CHROMIUM")
    found = next(filter(None, map(shutil.which, (named,) if named else _BROWSERS)), None)
    if found:
        return _line("Chromium для тестов", State.GOOD, found)
    seen = f"нет: OPORA_CHROMIUM={named}" if named else "не найден"
    return _line("Chromium для тестов", State.UNKNOWN, seen, "нужен только для ./dev check")
