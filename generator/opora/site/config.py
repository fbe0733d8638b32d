"""The root mkdocs.yml: what the stamping needs of it, and the copy that an engine reads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from opora.site.errors import SiteError


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """What mkdocs.yml says of the site.

    `url` ends with a slash, or is empty when the site has no fixed address. `tabs` are the links
    of `nav` that start at the root of the site (`/factors/`), without that first slash.
    """

    name: str
    url: str
    tabs: tuple[str, ...]
    settings: Mapping[str, Any]

    @property
    def base(self) -> str:
        """The path that the site lives under: `/` or `/opora/`."""
        return urlsplit(self.url).path or "/"

    @property
    def repository(self) -> str:
        """The address of the repository in its forge, or empty."""
        return str(self._opora.get("repository") or self.settings.get("repo_url") or "")

    @property
    def submit(self) -> dict[str, str]:
        """How contributors send files: the `forge`, the `branch` there, and a `mail` address."""
        return {name: str(self._opora.get(name) or "") for name in ("forge", "branch", "mail")}

    @property
    def editor_sign_in(self) -> str:
        """How people sign in to the web editor without a token of their own, or empty."""
        return str(self._opora.get("editor_sign_in") or "")

    @property
    def security(self) -> str:
        """Where those write who found a hole, a `mailto:` or `https:` address, or empty."""
        return str(self._opora.get("security") or "").strip()

    @property
    def offline(self) -> bool:
        """Whether the browser keeps the site for times without a network.

        Raises:
            SiteError: The setting is neither `true` nor `false`.
        """
        told = self._opora.get("offline")
        if told is not None and not isinstance(told, bool):
            message = f"В mkdocs.yml в extra.opora.offline стоит «{told}», а нужно true или false."
            raise SiteError(message)
        return told is not False

    @property
    def _opora(self) -> Mapping[str, Any]:
        extra = self.settings.get("extra")
        told = extra.get("opora") if isinstance(extra, dict) else None
        return told if isinstance(told, dict) else {}


def read_config(path: Path) -> SiteConfig:
    """Read mkdocs.yml.

    Raises:
        SiteError: The file cannot be read, is no YAML mapping, or its texts would end up as HTML.
    """
    try:
        settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, RecursionError, yaml.YAMLError) as error:
        message = f"Не удалось прочитать настройки сайта {path}: {error}"
        raise SiteError(message) from error
    if not isinstance(settings, dict):
        message = f"В настройках сайта {path} ожидались пары «ключ: значение»."
        raise SiteError(message)
    _refuse_markup(settings, path)
    url = str(settings.get("site_url") or "")
    return SiteConfig(
        name=str(settings.get("site_name", "")),
        url=url and url.rstrip("/") + "/",
        tabs=tuple(target[1:] for target in _targets(settings.get("nav")) if target[:1] == "/"),
        settings=settings,
    )


_MARKUP = {"site_name": "<>", "site_description": '<>"'}
"""Settings that the theme writes into pages as they stand, and signs that end the text there."""


def _refuse_markup(settings: Mapping[str, Any], path: Path) -> None:
    for name, signs in _MARKUP.items():
        text = str(settings.get(name) or "")
        if found := next((sign for sign in signs if sign in text), ""):
            message = (
                f"В настройках сайта {path} в {name} стоит «{found}», а здесь нужен простой текст. "
                "Вместо прямых кавычек поставьте «ёлочки»."
            )
            raise SiteError(message)


def _targets(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list):
        for item in nav:
            yield from _targets(item)
    elif isinstance(nav, dict):
        for item in nav.values():
            yield from _targets(item)


def write_config(config: SiteConfig, path: Path, replaced: Mapping[str, object]) -> None:
    """Write the settings with some of them replaced, as the engine will read them."""
    settings = {**config.settings, **replaced}
    path.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")
