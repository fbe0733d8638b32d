"""The program that draws frames and guides."""

import importlib.util
from enum import StrEnum
from pathlib import Path

from opora.site.child import run_module
from opora.site.errors import EngineError
from opora.site.trouble import full_disk_in


class Engine(StrEnum):
    """Reads mkdocs.yml and the Material theme; either one will do."""

    MKDOCS = "mkdocs"
    ZENSICAL = "zensical"

    @property
    def plugins(self) -> list[object]:
        """The `plugins` setting that leaves the theme's own search out."""
        match self:
            case Engine.MKDOCS:
                return []
            case Engine.ZENSICAL:
                return [{"search": {"enabled": False}}]


def run_engine(engine: Engine, config: Path) -> None:
    """Build what `config` describes.

    Raises:
        EngineError: The engine is not installed or ended with an error.
    """
    if importlib.util.find_spec(engine) is None:
        message = f"Движок {engine} не установлен. Установите его: uv sync --extra {engine}"
        raise EngineError(message)
    child = run_module(engine, "build", "--config-file", config.name, cwd=config.parent)
    if child.code != 0:
        message = full_disk_in(child.told) or (
            f"Движок {engine} не смог собрать каркас страниц (код {child.code}). "
            f"Опубликованный сайт не изменён. Последнее, что сообщил движок:\n{child.told}"
        )
        raise EngineError(message)
