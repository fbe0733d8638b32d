"""mkdocs.yml: where the site lives, where people send records, what visitors get."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from opora.cli.doctoring.line import Line, State
from opora.files.repository import sending
from opora.site.config import SiteConfig, read_config
from opora.site.errors import SiteError
from opora.site.security import security_txt

_AREA = "Настройки"
_KNOWN = {"mail", "repository", "forge", "branch", "editor_sign_in", "security", "offline"}
_FORGES = ("", "github", "gitlab", "gitea", "forgejo")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def look_at_settings(content: Path, config: Path, as_of: date) -> Iterator[Line]:
    """Look at the settings of the site."""
    try:
        settings = read_config(config)
    except SiteError as error:
        todo = "верните прежний файл из Git: git checkout mkdocs.yml"
        yield Line(_AREA, config.name, State.BAD, str(error).splitlines()[0], todo)
        return
    name = settings.name or "пусто"
    yield Line(_AREA, "site_name", State.GOOD if settings.name else State.BAD, name)
    yield _address(settings.url)
    yield _sending(content, settings)
    yield from _own(settings)
    yield _judged("extra.opora.security", lambda: security_txt(settings, as_of), "security.txt")
    yield _judged(
        "extra.opora.offline", lambda: "да" if settings.offline else "", "копия в браузере"
    )


def _address(url: str) -> Line:
    if not url:
        todo = "впишите адрес сайта: без него нет карты сайта и полных адресов в лентах"
        return Line(_AREA, "site_url", State.NOTE, "пусто", todo)
    parts = _parts(url)
    if not parts or parts[0] not in {"http", "https"} or "." not in parts[1]:
        return Line(_AREA, "site_url", State.BAD, url, "нужен полный адрес: https://bank.example/")
    if parts[0] == "http":
        todo = "переведите сайт на https: иначе браузер не сохранит его на время без сети"
        return Line(_AREA, "site_url", State.NOTE, url, todo)
    return Line(_AREA, "site_url", State.GOOD, url)


def _parts(url: str) -> tuple[str, str] | None:
    try:
        split = urlsplit(url)
    except ValueError:
        return None
    return split.scheme, split.netloc


def _sending(content: Path, settings: SiteConfig) -> Line:
    name = "куда присылать записи"
    told = sending(content, settings.repository, **settings.submit)
    if told.repository:
        return Line(_AREA, name, State.GOOD, f"{told.forge} {told.repository}")
    if settings.submit["mail"]:
        return Line(_AREA, name, State.GOOD, settings.submit["mail"])
    todo = "впишите в mkdocs.yml extra.opora.repository или mail: пока форма лишь отдаёт файл"
    return Line(_AREA, name, State.NOTE, "ни хранилища, ни почты", todo)


def _own(settings: SiteConfig) -> Iterator[Line]:
    extra = settings.settings.get("extra")
    own = extra.get("opora") if isinstance(extra, dict) else None
    if own is not None and not isinstance(own, dict):
        todo = "нужны пары «ключ: значение»"
        yield Line(_AREA, "extra.opora", State.BAD, str(own), todo)
    elif strange := sorted(str(key) for key in (own or {}).keys() - _KNOWN):
        todo = "проверьте, нет ли опечатки; известны: " + ", ".join(sorted(_KNOWN))
        yield Line(_AREA, "extra.opora", State.NOTE, ", ".join(strange), todo)
    if (forge := settings.submit["forge"]) not in _FORGES:
        yield Line(
            _AREA, "extra.opora.forge", State.BAD, forge, "одно из: " + ", ".join(_FORGES[1:])
        )
    if (mail := settings.submit["mail"]) and not _MAIL.fullmatch(mail):
        yield Line(_AREA, "extra.opora.mail", State.BAD, mail, "нужен адрес почты: имя@сайт")


def _judged(name: str, ask: Callable[[], str], what: str) -> Line:
    try:
        told = ask()
    except SiteError as error:
        return Line(_AREA, name, State.BAD, str(error), "исправьте в mkdocs.yml")
    if told:
        return Line(_AREA, name, State.GOOD, f"{what}: будет")
    return Line(
        _AREA, name, State.NOTE, f"{what}: нет", "так задумано? см. справку «Опубликовать сайт»"
    )
