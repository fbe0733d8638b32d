"""Bodies of made-up practices: sections, lists, tables, links; short ones and long ones."""

import re
from collections.abc import Callable, Mapping, Sequence

from opora.demo.dice import Dice
from opora.demo.phrases import TOPICS, Topic
from opora.demo.phrases.common import AFTER, CALENDAR, CLOSING, CONTEXT, DETAILS, NEEDS
from opora.words.counting import form
from opora.words.declension import declined

_SLOT = re.compile(r"\{(\w+)\}")
_MONTHS = ("сентябре", "октябре", "ноябре", "январе", "феврале", "марте", "апреле")

_COUNTED = {
    "pupils": (24, 640, ("ученик", "ученика", "учеников")),
    "few_pupils": (7, 26, ("ученик", "ученика", "учеников")),
    "teachers": (6, 48, ("учитель", "учителя", "учителей")),
    "few_teachers": (2, 6, ("человек", "человека", "человек")),
    "few_risks": (2, 5, ("риска", "рисков", "рисков")),
    "few_questions": (5, 30, ("вопрос", "вопроса", "вопросов")),
    "few_hours": (2, 6, ("час", "часа", "часов")),
    "few_packs": (1, 5, ("пачка", "пачки", "пачек")),
    "few_pages": (2, 9, ("страница", "страницы", "страниц")),
    "weeks": (2, 9, ("неделя", "недели", "недель")),
}
"""What is counted: from, to, and the forms after 1, 2 and 5."""

LONG = 2.0
"""From this length on a body has a calendar of its own and details at every step."""


class Writer:
    """Writes about one practice: the same name, with numbers of its own."""

    def __init__(self, dice: Dice, factor: str, name: str) -> None:
        self._dice = dice
        self._topic: Topic = TOPICS[factor]
        self._factor = factor
        self._name = name
        self._words: Mapping[str, Callable[[], str]] = {
            "name": lambda: name,
            "name_accs": lambda: declined(name, "accs"),
            "month_in": lambda: dice.choice(_MONTHS),
            "hour": lambda: f"{dice.randint(14, 17)}:{dice.choice(('10', '30', '45'))}",
            "year": lambda: str(dice.randint(2021, 2025)),
            "grade": lambda: f"{dice.randint(5, 9)}-м",
        }

    def sentence(self, pattern: str) -> str:
        """Fill a pattern in."""
        return _SLOT.sub(lambda match: self._slot(match[1]), pattern)

    def sentences(self, pool: Sequence[str], least: int, most: int) -> str:
        """Write a few sentences of a pool, one after another."""
        return " ".join(map(self.sentence, self._dice.some(pool, least, most)))

    def summary(self) -> str:
        """Write what the practice is and what it helps with, in up to 300 characters."""
        name = self._name[:1].upper() + self._name[1:]
        problem = self._dice.choice(self._topic.problems)
        return f"{name}. С чего начали: {problem[:1].lower()}{problem[1:]}"

    def limits(self) -> str:
        """Write where it may not work."""
        return self._dice.choice(self._topic.failures)

    def body(self, length: float, related: Sequence[str]) -> str:
        """Write the whole body.

        Args:
            length: 1 is an ordinary body of about 2 kB.
            related: ids of practices to link to.
        """
        steps = self._steps(length)
        parts = (
            ("Проблема", self._problem(length)),
            ("Что сделали по шагам", steps),
            ("Что понадобилось", self._needs(length)),
            ("Что получилось", self._outcome(length)),
            ("Что не получилось", self._failures(length)),
            ("Как повторить", self._advice(length, related)),
        )
        return "\n".join(f"## {title}\n\n{text}\n" for title, text in parts)

    def _problem(self, length: float) -> str:
        told = self._dice.some(self._topic.problems, 1, 3)
        return " ".join([*told, self.sentences(CONTEXT, 1, 2 + int(length))])

    def _steps(self, length: float) -> str:
        steps = self._dice.some(self._topic.steps, 3, 6)
        share = min(0.9, length / 3)
        lines = [f"{at}. {self._detailed(step, share)}" for at, step in enumerate(steps, 1)]
        return "\n".join(lines)

    def _detailed(self, step: str, share: float) -> str:
        if not self._dice.happens(share):
            return step
        return f"**{step}** {self.sentences(DETAILS, 1, 2)}"

    def _needs(self, length: float) -> str:
        rows = self._dice.some(NEEDS, 2, 3 + int(length))
        if len(rows) < 4:  # noqa: PLR2004  a list reads better than a table of three rows
            return "\n".join(
                self.sentence(f"- {what}: {many}, {whence}") for what, many, whence in rows
            )
        lines = [self.sentence(f"| {' | '.join(row)} |") for row in rows]
        return "\n".join(["| Что | Сколько | Откуда |", "|---|---|---|", *lines])

    def _outcome(self, length: float) -> str:
        gained = " ".join(self._dice.some(self._topic.gains, 1, 2))
        told = f"{gained} {self.sentences(AFTER, 1, 2)}"
        return f"{told}\n\n{self._grades()}" if length > 1 else told

    def _grades(self) -> str:
        rows = []
        for grade in self._dice.some((5, 6, 7, 8, 9), 2, 4):
            before = self._dice.randint(28, 62)
            rows.append(f"| {grade} | {before} % | {before + self._dice.randint(-4, 24)} % |")
        return "\n".join(["| Класс | Осенью | Весной |", "|---|--:|--:|", *rows])

    def _failures(self, length: float) -> str:
        told = self._dice.some(self._topic.failures, 1, 2)
        return " ".join([*told, *([self.sentences(DETAILS, 1, 2)] if length > 1 else [])])

    def _advice(self, length: float, related: Sequence[str]) -> str:
        parts = [f"{' '.join(self._topic.advice)} {self.sentences(CLOSING, 1, 2)}"]
        if length > LONG:
            months = "\n".join(f"- **{month}**: {what}" for month, what in CALENDAR)
            parts += [f"### Месяц за месяцем\n\n{months}", f"> {self.sentences(DETAILS, 2, 3)}"]
        links = [f"[ещё один опыт](/practices/{id_}/)" for id_ in related]
        links.append(f"[всё об этом риске](/factors/{self._factor}/)")
        return "\n\n".join([*parts, f"Смотрите также: {', '.join(links)}."])

    def _slot(self, word: str) -> str:
        if counted := _COUNTED.get(word):
            least, most, forms = counted
            number = self._dice.randint(least, most)
            return f"{number} {form(number, forms)}"
        return self._words[word]()
