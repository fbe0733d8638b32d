"""Telling which questions an edition answers otherwise than an earlier one."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Protocol

from opora.asked import Question, answer, asked_by, listening
from opora.catalog.digest import digest
from opora.catalog.traces import Traces, touched, trace
from opora.render.edition import Edition

_BY_VALUE = frozenset({"given", "compared", "part"})
"""Questions whose answers are compared; others change with what they were counted of."""


class Past(Protocol):
    """What an earlier edition answered."""

    @property
    def traces(self) -> Traces:
        """What its catalog held, in short."""

    def told(self, question: Question) -> bytes | None:
        """Return the name of an answer that is compared, if the question was asked."""

    def values_of(self, questions: AbstractSet[Question]) -> set[str]:
        """Name the shared values that asked one of some questions."""

    def about(self, owner: str) -> Iterable[Question]:
        """List what was asked about a shared value, or, of `given`, about what is given."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What an edition answered, as it is at hand.

    `answered` names the answers that are compared; `asked` lists what each shared value asked.
    """

    traces: Traces = field(default_factory=Traces)
    answered: Mapping[Question, bytes] = field(default_factory=dict)
    asked: Mapping[str, frozenset[Question]] = field(default_factory=dict)

    def told(self, question: Question) -> bytes | None:
        """Return the name of an answer that is compared, if the question was asked."""
        return self.answered.get(question)

    def values_of(self, questions: AbstractSet[Question]) -> set[str]:
        """Name the shared values that asked one of some questions."""
        return {name for name, asked in self.asked.items() if not asked.isdisjoint(questions)}

    def about(self, owner: str) -> Iterable[Question]:
        """List what was asked about a shared value, or, of `given`, about what is given."""
        return [one for one in self.answered if owner_of(one) == owner]


def owner_of(question: Question) -> str:
    """Name what a question is about, if it is a shared value; `given` for what is given."""
    match question[0]:
        case "given":
            return "given"
        case "compared" | "part" | "shared":
            return question[1]
        case _:
            return ""


def by_value(question: Question) -> bool:
    """Tell whether answers to a question are compared."""
    return question[0] in _BY_VALUE


class Comparing:
    """An edition beside the answers of an earlier one.

    `unlike` are the questions that may be answered otherwise than before, of all that were asked
    then; `anew` are the shared values that have to be counted again, whatever comes out.
    """

    def __init__(self, edition: Edition, past: Past) -> None:
        """Look for the records that changed, and for what follows from that."""
        self._edition, self._past = edition, past
        self._names: dict[Question, bytes] = {}
        with listening():
            self.traces = trace(edition.catalog, edition.files, edition.about_file, past.traces)
        known = bool(past.traces)
        self.unlike: set[Question] = touched(past.traces, self.traces) if known else set()
        self.unlike |= set(self._renamed(past.about("given")))
        self.anew: set[str] = set()
        self._spread()

    def changed(self, question: Question) -> bool:
        """Tell whether a question may be answered otherwise than before."""
        if question in self.unlike:
            return True
        return by_value(question) and self._past.told(question) is None

    def _spread(self) -> None:
        """Follow what changed through the values that were counted of it."""
        fresh: set[Question] = self.unlike
        while fresh:
            values = self._past.values_of(fresh) - self.anew
            self.anew |= values
            fresh = {question for value in values for question in self._about(value)}
            self.unlike |= fresh

    def _about(self, value: str) -> Iterator[Question]:
        yield "shared", value
        yield from self._renamed(self._past.about(value))

    def _renamed(self, questions: Iterable[Question]) -> Iterator[Question]:
        for question in questions:
            if by_value(question) and self._past.told(question) != self.name(question):
                self._names[question] = self.name(question)
                yield question

    def name(self, question: Question) -> bytes:
        """Name the answer to a question whose answers are compared."""
        if question in self._names:
            return self._names[question]
        with listening():
            value = answer(self._owner(question), question)
            return digest(value, deep=question[0] == "given")

    def _owner(self, question: Question) -> object:
        edition = self._edition
        owners = {type(one).__name__: one for one in (edition, edition.measured, edition.alike)}
        return owners[question[1].partition(".")[0]]

    @property
    def renamed(self) -> Mapping[Question, bytes]:
        """The questions that were asked before and have other answers, each with its new name."""
        return self._names

    def asked(self) -> Mapping[str, frozenset[Question]]:
        """List what the shared values asked that have been counted in this process."""
        edition = self._edition
        return {**asked_by(edition), **asked_by(edition.measured), **asked_by(edition.alike)}

    def named(self, questions: Iterable[Question]) -> Mapping[Question, bytes]:
        """Name the answers to those of some questions that are compared and were not named yet."""
        wanted = {one for one in questions if by_value(one)}
        for held in self.asked().values():
            wanted |= {one for one in held if by_value(one)}
        return {one: self.name(one) for one in wanted if self.changed(one)}

    def answers(
        self, told: Mapping[Question, bytes], asked: Mapping[str, frozenset[Question]]
    ) -> Answers:
        """Put together what is to be kept.

        Args:
            told: the names of answers, as far as they were asked for anew.
            asked: what shared values asked that were counted anew.
        """
        past = self._past
        before = past if isinstance(past, Answers) else Answers()
        old = {name: held for name, held in before.asked.items() if name not in self.anew}
        answered = {**before.answered, **self._names, **told}
        return Answers(self.traces, answered, {**old, **asked})
