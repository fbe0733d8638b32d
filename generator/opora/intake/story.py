"""A practice told in a Word document: answers in a table or in lines, and a text under headings."""

from collections.abc import Iterator

from opora.intake.answers import hear, unknown_at, unknown_in
from opora.intake.draft import Draft
from opora.intake.request import Request
from opora.kinds import BY_NAME
from opora.model import BLANK
from opora.plain_yaml import Loc
from opora.sheets import Field, Layout, layout_of
from opora.sheets.advice import form_texts
from opora.tables import Cell, Opened, Paragraph, Row
from opora.wording import Names, same

_ALIKE = 82.0
_LONGEST_HEADING = 80
_SECTIONS = {
    "проблема": 0,
    "в чем была трудность": 0,
    "что сделали": 1,
    "шаги": 1,
    "ход работы": 1,
    "что нужно": 2,
    "ресурсы": 2,
    "результаты": 3,
    "результат": 3,
    "риски": 4,
    "трудности": 4,
    "что не получилось риски": 4,
    "рекомендации": 5,
    "как повторить опыт": 5,
}
"""What sections are called beside their own titles, by their number."""


def read_story(opened: Opened, names: Names, request: Request) -> Draft:
    """Read a practice out of a document."""
    draft = Draft("practice")
    reading = _Reading(draft, layout_of("practice"), names, request)
    for table in opened.tables:
        draft.count.read += len(table.rows)
        for row in table.rows:
            reading.row(row)
    reading.paragraphs(opened.paragraphs)
    return draft


class _Reading:
    """Takes rows and paragraphs one by one; a heading opens a section."""

    def __init__(self, draft: Draft, layout: Layout, names: Names, request: Request) -> None:
        self.draft = draft
        self.names = names
        self.request = request
        self.fields: dict[str, Field] = {}
        for field in layout.form.fields:
            title = same(" ".join((*field.groups, field.title)).removesuffix(" 1"))
            self.fields.setdefault(title, field)
            self.fields.setdefault(same(field.title.removesuffix(" 1")), field)
        self.own = frozenset(form_texts("practice"))
        self.sections = BY_NAME["practice"].sections

    def row(self, row: Row) -> None:
        """Take a row of a table of questions and answers."""
        filled = row.filled
        field = self._field(filled[0].text) if filled else None
        if field is None:
            why = f"строка не похожа ни на одно поле практики: «{row.text[:80]}»"
            self.draft.count.skip(row.place, why)
            return
        if len(filled) < len(("question", "answer")):
            self.draft.count.skip(row.place, "вопрос без ответа")
            return
        self.draft.count.became["answers"] += 1
        for cell in filled[1:2]:
            self._take(field, cell)
        for cell in filled[2:]:
            if field.many:
                self._take(field, cell)
            else:
                self.draft.say(cell.place, f"лишняя ячейка не перенесена: «{cell.text[:80]}»")

    def paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Take the text: what stands above the first section may answer questions."""
        told: dict[str, list[str]] = {title: [] for title in self.sections}
        section = ""
        for one in paragraphs:
            found = section_of(one)
            if found:
                section = found
            elif section:
                told[section].append(one.text)
            else:
                self._above(one)
        self._body(told)

    def _body(self, told: dict[str, list[str]]) -> None:
        for title, texts in told.items():
            if not texts:
                hint = "если рассказать нечего, так и напишите"
                self.draft.say("документ", f"раздела «{title}» нет или он пуст", hint)
                texts.append(f"{BLANK} раздел «{title}»")
        pieces = [f"## {title}\n\n" + "\n\n".join(texts) for title, texts in told.items()]
        self.draft.body = "\n" + "\n\n".join(piece.strip() for piece in pieces) + "\n"

    def _above(self, one: Paragraph) -> None:
        if one.text in self.own or same(one.text) == same(str(self.draft.get(("title",)))):
            return
        if one.level == 1 and not self.draft.get(("title",)):
            self.draft.put(("title",), " ".join(one.text.split()), one.place)
            return
        word, divider, text = one.text.partition(":")
        field = self._field(word) if divider and text.strip() else None
        if field:
            self._take(field, Cell(one.place, text.strip(), text.strip()))
        else:
            message = f"абзац стоит до первого раздела и не перенесён: «{one.text[:80]}»"
            self.draft.say(one.place, message, "поставьте его под один из шести заголовков")

    def _take(self, field: Field, cell: Cell) -> None:
        if told := unknown_in(cell.text):
            for loc, value in unknown_at(field, told):
                self.draft.put(loc, value, cell.place)
            return
        for heard in hear(field, cell, self.names, self.request.plan):
            loc = self._place(field)
            if heard.value is not None:
                self.draft.put(loc, heard.value, cell.place)
            for check in heard.checks:
                self.draft.check(cell.place, check, loc=loc)
            if heard.problem:
                self.draft.say(cell.place, heard.problem, heard.hint, loc=loc)

    def _place(self, field: Field) -> Loc:
        if not field.many:
            return field.path
        list_ = field.path[:-1] if isinstance(field.path[-1], int) else field.path
        return (*list_, self.draft.size(list_))

    def _field(self, text: str) -> Field | None:
        return self.fields.get(same(text.partition("\n")[0].strip(" *:")))


def section_of(one: Paragraph) -> str:
    """Return the section of a practice that a paragraph heads, or nothing."""
    sections = BY_NAME["practice"].sections
    words = same(one.text.strip(" .:"))
    if not words or len(one.text) > _LONGEST_HEADING:
        return ""
    exact = next((title for title in sections if same(title) == words), "")
    if exact or words in _SECTIONS:
        return exact or sections[_SECTIONS[words]]
    return next(_alike(words, sections), "") if one.level else ""


def _alike(words: str, sections: tuple[str, ...]) -> Iterator[str]:
    from rapidfuzz import fuzz  # noqa: PLC0415  only needed for headings in other words

    return (title for title in sections if fuzz.ratio(words, same(title)) >= _ALIKE)
