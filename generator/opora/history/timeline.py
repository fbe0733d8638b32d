"""The whole way: commits, moments, states from the cache or computed, notes for the reader."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from opora.git import GitError
from opora.history.cache import Cache
from opora.history.commits import Commit, Line, NoHistory, read_line
from opora.history.moments import Pick, Span, moments
from opora.past import Moment, Point, State, Timeline

CACHE = Path(".opora/history")
"""Where states are kept, beside the content folder."""


@dataclass(slots=True)
class Work:
    """What a run had to do: the states it computed, and how many it found.

    `tell` is told, in Russian, what is being done.
    """

    tell: Callable[[str], None] = lambda _: None
    computed: list[Moment] = field(default_factory=list)
    found: int = 0


def read_timeline(
    content: Path,
    span: Span,
    pick: Pick = Pick.ALL,
    *,
    cache: Path | None = None,
    work: Work | None = None,
) -> Timeline:
    """Look back at a content folder.

    Args:
        content: the folder; its repository is asked, its present files are not read.
        span: the days to look at.
        pick: which moments to take.
        cache: where states are kept; nothing keeps none.
        work: is told what was computed.
    """
    try:
        line = read_line(content)
    except NoHistory as why:
        return Timeline(reason=str(why))
    held = moments(line, span, pick)
    if not held:
        return Timeline(notes=tuple(_notes(line, ())), reason=_nothing(line, span, pick))
    kept = Cache(cache) if cache else None
    computing = _Computing(line.root, kept, work or Work())
    states = [(moment, computing.state(moment, commit)) for moment, commit in held]
    points = tuple(Point(moment, state) for moment, state in states if state)
    lost = [moment for moment, state in states if state is None]
    notes = (*_notes(line, points), *_losses(lost))
    return Timeline(points, notes, "" if points else "Ни один коммит не прочитался.")


@dataclass(slots=True)
class _Computing:
    root: Path
    cache: Cache | None
    work: Work
    _reader: Callable[[str, date], State] | None = None

    def state(self, moment: Moment, commit: Commit) -> State | None:
        """Return the state at a moment; only what is not in the cache is computed.

        Nothing comes back where the repository is not whole.
        """
        if self.cache and (state := self.cache.load(commit.tree, moment.day)):
            self.work.found += 1
            return state
        self.work.tell(f"История: считаю на {moment.day:%d.%m.%Y}, коммит {moment.short}")
        try:
            state = self._read(commit.tree, moment.day)
        except GitError:
            return None
        self.work.computed.append(moment)
        if self.cache:
            self.cache.save(commit.tree, moment.day, state)
        return state

    def _read(self, tree: str, day: date) -> State:
        if self._reader is None:
            from opora.history.reading import Reader  # noqa: PLC0415  slow; a full cache needs none

            self._reader = Reader(self.root).state
        return self._reader(tree, day)


def _losses(lost: Sequence[Moment]) -> Iterator[str]:
    if lost:
        days = ", ".join(f"{moment.day:%d.%m.%Y} ({moment.short})" for moment in lost)
        yield f"Хранилище неполное или повреждено, эти коммиты не прочитаны: {days}."


def _nothing(line: Line, span: Span, pick: Pick) -> str:
    if pick is Pick.TAGS:
        return "Меток (тегов) с записями банка за эти дни в хранилище нет."
    begun = min(one.day for one in line.commits if one.tree)
    return (
        f"До {span.last:%d.%m.%Y} записей в хранилище не было: первые появились {begun:%d.%m.%Y}."
    )


def _notes(line: Line, points: tuple[Point, ...]) -> Iterator[str]:
    if line.shallow:
        oldest = min(one.day for one in line.commits)
        yield (
            f"Хранилище скачано не целиком: что было до {oldest:%d.%m.%Y}, здесь не видно. "
            "Скачать всё: git fetch --unshallow."
        )
    held = [(point.moment, point.state.dropped) for point in points if point.state.dropped]
    if held:
        days = ", ".join(f"{moment.day:%d.%m.%Y} — {len(dropped)}" for moment, dropped in held)
        yield (
            "Часть файлов прежних коммитов по нынешним правилам не читается, и в числах их нет. "
            f"Сколько таких файлов: {days}."
        )
