"""The whole way: commits, moments, states from the cache or computed, notes for the reader."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from opora.git import GitError
from opora.history.cache import Cache, Overview
from opora.history.commits import Commit, Line, NoHistory, read_line
from opora.history.moments import Pick, Span, moments
from opora.keeping import program
from opora.late import Late
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
    name = _name(line, held)
    if kept and (known := kept.overview(name)) and computing.has(held):
        points = _points((moment, computing.late(moment, commit)) for moment, commit in held)
        return Timeline(points, known.notes, name=name, known=known.territories)
    states = [(moment, computing.state(moment, commit)) for moment, commit in held]
    points = _points((moment, _given(state)) for moment, state in states if state)
    lost = [moment for moment, state in states if state is None]
    notes = (*_notes(line, points), *_losses(lost))
    if lost:
        return Timeline(points, notes, "" if points else "Ни один коммит не прочитался.")
    told = Timeline(points, notes, name=name)
    if kept:
        kept.keep_overview(name, Overview(notes, told.territories))
    return told


def _name(line: Line, held: Sequence[tuple[Moment, Commit]]) -> str:
    """Name what a timeline follows from, the program included."""
    oldest = min(one.day for one in line.commits)
    points = [(asdict(moment), commit.tree) for moment, commit in held]
    return sha256(f"{program()} {line.shallow} {oldest} {points}".encode()).hexdigest()


def _points(held: Iterable[tuple[Moment, Late[State]]]) -> tuple[Point, ...]:
    return tuple(Point(moment, state) for moment, state in held)


def _given(state: State) -> Late[State]:
    return Late(lambda: state)


@dataclass(slots=True)
class _Computing:
    root: Path
    cache: Cache | None
    work: Work
    _reader: Callable[[str, date], State] | None = None

    def has(self, held: Sequence[tuple[Moment, Commit]]) -> bool:
        """Tell whether all states are in the cache, without a look into them."""
        found = self.cache is not None and all(
            self.cache.has(commit.tree, moment.day) for moment, commit in held
        )
        if found:
            self.work.found += len(held)
        return found

    def late(self, moment: Moment, commit: Commit) -> Late[State]:
        """Promise a state that is in the cache; if it turns out to be broken, it is computed."""

        def state() -> State:
            loaded = self.cache.load(commit.tree, moment.day) if self.cache else None
            return loaded or self._read(commit.tree, moment.day)

        return Late(state)

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
