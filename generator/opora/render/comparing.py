"""Telling which questions an edition answers otherwise than an earlier one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from opora.asked import Question, answer, asked_by, listening
from opora.catalog.digest import digest
from opora.catalog.traces import Traces, touched, trace
from opora.render.edition import Edition

_BY_VALUE = frozenset({"given", "compared", "part"})
"""Questions whose answers are compared; others change with what they were counted of."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What an edition answered.

    `told` names the answers that are compared; `asked` lists what each shared value asked.
    """

    traces: Traces = field(default_factory=Traces)
    told: Mapping[Question, bytes] = field(default_factory=dict)
    asked: Mapping[str, frozenset[Question]] = field(default_factory=dict)


class Comparing:
    """An edition beside the answers of an earlier one."""

    def __init__(self, edition: Edition, old: Answers) -> None:
        """Look for the records that changed; the rest is looked at when somebody asks."""
        self._edition, self._old = edition, old
        with listening():
            self._traces = trace(edition.catalog, edition.about_file, old.traces)
        self._touched = touched(old.traces, self._traces)
        self._known: dict[Question, bool] = {}

    def changed(self, question: Question) -> bool:
        """Tell whether a question may be answered otherwise than before."""
        if question not in self._known:
            self._known[question] = self._changed(question)
        return self._known[question]

    def _changed(self, question: Question) -> bool:
        match question[0]:
            case "given":
                return self._old.told.get(question) != self.name(question)
            case "compared" | "part":
                counted = self._counted_anew(question[1])
                return counted and self._old.told.get(question) != self.name(question)
            case "shared":
                return self._counted_anew(question[1])
            case _:
                return question in self._touched

    def _counted_anew(self, name: str) -> bool:
        asked = self._old.asked.get(name)
        return asked is None or any(self.changed(one) for one in asked)

    def name(self, question: Question) -> bytes:
        """Name the answer to a question whose answers are compared."""
        with listening():
            value = answer(self._owner(question), question)
            return digest(value, deep=question[0] == "given")

    def _owner(self, question: Question) -> object:
        edition = self._edition
        owners = {type(one).__name__: one for one in (edition, edition.measured, edition.alike)}
        return owners[question[1].partition(".")[0]]

    def asked(self) -> Mapping[str, frozenset[Question]]:
        """List what the shared values asked that have been counted in this process."""
        edition = self._edition
        return {**asked_by(edition), **asked_by(edition.measured), **asked_by(edition.alike)}

    def named(self, questions: Iterable[Question]) -> Mapping[Question, bytes]:
        """Name the answers to those of some questions that are compared."""
        wanted = set(questions)
        for held in self.asked().values():
            wanted |= held
        return {one: self.name(one) for one in wanted if one[0] in _BY_VALUE}

    def answers(
        self, told: Mapping[Question, bytes], asked: Mapping[str, frozenset[Question]]
    ) -> Answers:
        """Put together what is to be kept.

        Args:
            told: the names of answers, as far as they were asked for anew.
            asked: what shared values asked that were counted anew.
        """
        return Answers(self._traces, {**self._old.told, **told}, {**self._old.asked, **asked})
