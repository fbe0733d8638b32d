"""From text to cells: quotes, line breaks within quotes, and the place of each cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from opora.diagnostics import Diagnostic, Span

QUOTE = '"'


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text without the quotes and the blanks around it, and its place."""

    text: str
    span: Span


Row = tuple[Cell, ...]


@dataclass(slots=True)
class Scanner:
    """Goes over a text cell by cell. Its lines end with a line feed."""

    text: str
    path: str
    delimiter: str
    line: int = 1
    column: int = 1
    at: int = 0

    def rows(self, problems: list[Diagnostic]) -> Iterator[Row]:
        """Go over the rows; what is wrong goes to `problems`, and reading goes on if it can."""
        cells: list[Cell] = []
        while self.at < len(self.text) or cells:
            cells.append(self._cell(problems))
            if self.at < len(self.text) and self.text[self.at] == self.delimiter:
                self._step(1)
                continue
            yield tuple(cells)
            cells = []
            self._step(1)

    def _cell(self, problems: list[Diagnostic]) -> Cell:
        if self.text.startswith(QUOTE, self.at):
            return self._quoted(problems)
        start, line, column = self.at, self.line, self.column
        self._step(self._end_of_plain() - self.at)
        return Cell(
            _clean(self.text[start : self.at]), Span(line, column, line, self._after(column))
        )

    def _quoted(self, problems: list[Diagnostic]) -> Cell:
        line, column = self.line, self.column
        self._step(1)
        parts = []
        while True:
            end = self.text.find(QUOTE, self.at)
            if end < 0:
                problems.append(_unclosed(self.path, line, column))
                parts.append(self.text[self.at :])
                self._step(len(self.text) - self.at)
                break
            parts.append(self.text[self.at : end])
            doubled = self.text.startswith(QUOTE, end + 1)
            self._step(end - self.at + (2 if doubled else 1))
            if not doubled:
                break
            parts.append(QUOTE)
        span = Span(line, column, self.line, self._after(column if line == self.line else 0))
        self._rest(problems)
        return Cell(_clean("".join(parts)), span)

    def _rest(self, problems: list[Diagnostic]) -> None:
        """Skip what stands between the closing quote and the end of the cell; blanks may."""
        end = self._end_of_plain()
        if self.text[self.at : end].strip():
            problems.append(_after_quote(self.path, self.line, self.column))
        self._step(end - self.at)

    def _end_of_plain(self) -> int:
        """Find where a cell without quotes ends: at a delimiter or the end of the line."""
        ends = (self.text.find(sign, self.at) for sign in (self.delimiter, "\n"))
        return min((end for end in ends if end >= 0), default=len(self.text))

    def _after(self, column: int) -> int:
        return max(self.column, column + 1)

    def _step(self, length: int) -> None:
        passed = self.text[self.at : self.at + length]
        breaks = passed.count("\n")
        self.line += breaks
        self.column = length - passed.rfind("\n") if breaks else self.column + length
        self.at += length


def _clean(text: str) -> str:
    """Leave out the blanks around a text; Excel's hard spaces are such too."""
    return text.strip()


def _unclosed(path: str, line: int, column: int) -> Diagnostic:
    hint = "закройте кавычку в конце ячейки или удалите её; кавычку внутри текста удвойте"
    span = Span(line, column, line, column + 1)
    return Diagnostic(path, span, "C01", "кавычка открыта и до конца файла не закрыта", hint=hint)


def _after_quote(path: str, line: int, column: int) -> Diagnostic:
    hint = 'кавычку внутри текста удвойте: "Школа ""Заря"""'
    span = Span(line, column, line, column + 1)
    message = "после закрывающей кавычки стоит ещё текст"
    return Diagnostic(path, span, "C01", message, hint=hint)
