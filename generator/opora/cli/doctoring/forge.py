"""The forge, as far as files of the repository tell: checks, publication, whom to ask."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from opora.cli.doctoring.line import Line, State
from opora.cli.judging import read_all
from opora.export.owners import owner_files
from opora.files import list_content
from opora.files.repository import sending
from opora.site.config import SiteConfig, read_config
from opora.site.errors import SiteError

_AREA = "Площадка"
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "github": (".github/workflows/check.yml", ".github/workflows/publish.yml"),
    "gitlab": (".gitlab-ci.yml",),
    "gitea": (".forgejo/workflows/check.yml",),
}


def look_at_forge(content: Path, config: Path, as_of: date) -> Iterator[Line]:
    """Look at what the forge will do; it is not asked itself."""
    bank = content.parent
    try:
        settings = read_config(config)
    except SiteError:
        return  # told among the settings
    told = sending(content, settings.repository, **settings.submit)
    yield from _workflows(bank, told.forge if told.repository else "")
    yield _owners(bank, content, as_of)
    if told.forge == "github":
        yield from _pages(settings, told.repository)
    todo = "в настройках площадки: защитить основную ветку, включить публикацию"
    yield Line(_AREA, "настройки на сервере", State.UNKNOWN, "отсюда не видны", todo)


def _workflows(bank: Path, forge: str) -> Iterator[Line]:
    there = {name: [(bank / path).is_file() for path in _NEEDED[name]] for name in _NEEDED}
    if forge in _NEEDED:
        missing = [path for path in _NEEDED[forge] if not (bank / path).is_file()]
        if missing:
            todo = "возьмите из программы: opora init кладёт их в новый банк"
            yield Line(_AREA, "проверка и публикация", State.BAD, "нет " + ", ".join(missing), todo)
        else:
            yield Line(_AREA, "проверка и публикация", State.GOOD, ", ".join(_NEEDED[forge]))
    elif whole := [name for name, found in there.items() if all(found)]:
        seen = "есть для " + ", ".join(whole)
        yield Line(_AREA, "проверка и публикация", State.GOOD, seen)
    else:
        todo = "opora init кладёт их в новый банк; без них проверяйте сами: opora validate"
        yield Line(_AREA, "проверка и публикация", State.NOTE, "заданий для сервера нет", todo)


def _owners(bank: Path, content: Path, as_of: date) -> Line:
    files = owner_files(read_all(list_content(content), as_of).catalog)
    there = {path: text for path, text in files.items() if (bank / path).is_file()}
    if not there:
        return Line(_AREA, "CODEOWNERS", State.NOTE, "нет", "opora owners")
    stale = [path for path, text in there.items() if not _holds(bank / path, text)]
    if stale:
        return Line(
            _AREA, "CODEOWNERS", State.NOTE, "устарели: " + ", ".join(stale), "opora owners"
        )
    return Line(_AREA, "CODEOWNERS", State.GOOD, "свежие")


def _holds(path: Path, text: str) -> bool:
    return path.read_bytes().replace(b"\r\n", b"\n") == text.encode()


def _pages(settings: SiteConfig, repository: str) -> Iterator[Line]:
    """Compare the address of the site with the one that GitHub Pages gives to a repository."""
    place, owner_name = urlsplit(settings.url), urlsplit(repository).path.strip("/")
    owner, _, name = owner_name.partition("/")
    host = f"{owner.lower()}.github.io"
    if place.netloc.endswith(".github.io"):
        due = f"https://{host}/" + ("" if name.lower() == host else f"{name}/")
        if settings.url.lower() != due.lower():
            todo = f"для этого хранилища Pages даёт адрес {due}"
            yield Line(_AREA, "GitHub Pages", State.BAD, settings.url, todo)
            return
        yield Line(_AREA, "GitHub Pages", State.GOOD, settings.url)
    elif place.netloc:
        todo = "впишите домен в Settings → Pages → Custom domain и запись CNAME у регистратора"
        yield Line(_AREA, "свой домен", State.UNKNOWN, place.netloc, todo)
