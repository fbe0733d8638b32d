"""Examples: a template filled in by the guide to a factor, a page with files each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from opora.kinds.guide import Guide
from opora.kinds.template import Filled, Template
from opora.parse import Entry
from opora.render.edition import Draft, Edition
from opora.render.page import Keywords, Page, SearchText
from opora.render.papers.files import filled_files
from opora.render.papers.filling import filled
from opora.render.search_words import LINKED, TAGS

_WEIGHT = 0.55
"""Below the guides they are made of: who does not ask for a paper finds the guide first."""

_WORDS = {
    Filled.EXAMPLE: ("пример", "образец", "учебный пример", "заполненный образец"),
    Filled.SHEET: ("лист", "бланк", "вопросы", "готовый лист"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A template, a guide that fills it in, and the factor of that guide."""

    template: Entry
    guide: Entry
    factor: Entry

    @property
    def url(self) -> str:
        """The address of its page."""
        return example_url(self.template, self.guide)

    @property
    def title(self) -> str:
        """The template and the factor in short."""
        return f"{_label(self.template)}: {_label(self.factor)}"


def example_url(template: Entry, guide: Entry) -> str:
    """Return the address of the page on which a guide fills a template in."""
    return f"templates/{template.id}/{guide.id}/"


def examples_of(edition: Edition, entry: Entry) -> tuple[Example, ...]:
    """List the examples of a template, or those that a guide or the guide of a factor makes."""
    return tuple(one for one in _all(edition) if entry in (one.template, one.guide, one.factor))


def example_pages(edition: Edition) -> Iterator[Page]:
    """Render the page of each example."""
    for example in _all(edition):
        yield _page(edition, example)


def _all(edition: Edition) -> Iterator[Example]:
    """Go over templates, and for each over the factors in the order of their catalogue."""
    for template, held in edition.catalog.records(Template):
        if held.has_examples:
            for row in edition.coverage:
                if row.guide:
                    yield Example(template, row.guide, row.factor)


def _page(edition: Edition, example: Example) -> Page:
    template, guide, factor = example.template.entity, example.guide.entity, example.factor
    if not isinstance(template, Template) or not isinstance(guide, Guide):
        message = "an example is made of a template and a guide"
        raise TypeError(message)
    paper = filled(template, guide, _label(factor))
    files = tuple(filled_files(paper, f"{example.template.id}-{example.guide.id}"))
    values = {"example": example, "paper": paper, "files": files, "template": template}
    about = f"{template.filled.label.capitalize()}: {template.label}, фактор «{_label(factor)}»"
    draft = Draft(example.url, example.title, ("template_example.html",), values, "article", about)
    page = edition.page(draft)
    return replace(
        page,
        files=tuple(one.file for one in files),
        changed=edition.changed_on(example.guide),
        search=_search(edition, example, template, page),
    )


def _search(edition: Edition, example: Example, template: Template, page: Page) -> SearchText:
    words = edition.search_words
    factor = example.factor
    return SearchText(
        html=page.search.html if page.search else page.html,
        kind=template.filled.label,
        weight=_WEIGHT,
        names=(example.title,),
        keywords=(Keywords(_WORDS[template.filled], TAGS),),
        topics=((factor.id, LINKED),),
        meanings=words.meanings,
    )


def _label(entry: Entry) -> str:
    return str(getattr(entry.entity, "label", entry.id))
