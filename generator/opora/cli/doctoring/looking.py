"""All looks one after another; one that fails is a line like any other."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from opora.cli.doctoring.content import look_at_content
from opora.cli.doctoring.environment import look_at_environment
from opora.cli.doctoring.forge import look_at_forge
from opora.cli.doctoring.line import Line, State
from opora.cli.doctoring.settings import look_at_settings

__all__ = ["Line", "State", "look_at"]


def look_at(content: Path | None, config: Path | None, as_of: date) -> Iterator[Line]:
    """Look at everything; nothing is changed and no network is asked.

    Args:
        content: the folder of records, where there is one.
        config: the settings of the site; without it, `mkdocs.yml` beside the records.
        as_of: the day on which deadlines are judged.
    """
    bank = content.parent if content else Path()
    settings = config or bank / "mkdocs.yml"
    yield from _safely("Окружение", lambda: look_at_environment(content, bank))
    if content is None:
        seen, todo = "папки content нет ни здесь, ни выше", "перейдите в папку банка или --content"
        yield Line("Записи", "папка", State.BAD, seen, todo)
        return
    yield from _safely("Записи", lambda: look_at_content(content, as_of))
    yield from _safely("Настройки", lambda: look_at_settings(content, settings, as_of))
    yield from _safely("Площадка", lambda: look_at_forge(content, settings, as_of))


def _safely(area: str, look: Callable[[], Iterable[Line]]) -> Iterator[Line]:
    """Pass lines on; what was not foreseen is told in a line, for a doctor must not fall ill."""
    try:
        yield from look()
    except Exception as error:  # noqa: BLE001  whatever is broken, the rest is to be looked at
        seen = f"{type(error).__name__}: {error}".splitlines()[0]
        yield Line(
            area, "проверка прервалась", State.BAD, seen, "сообщите тем, кто ведёт программу"
        )
