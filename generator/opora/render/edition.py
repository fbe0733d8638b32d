"""What is published at once, and how a page that is not a record's is put together."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from opora.asked import Compared, Given, PartedMap, PartedSet, Shared, ask, count_all, listening
from opora.catalog import Catalog
from opora.indicators import FactorCoverage, factor_coverage
from opora.indicators.places import up_from
from opora.indicators.reviewing import Awaited, Pace
from opora.kinds import KINDS
from opora.methods import AlikeSchools, AllOutcomes, outcomes
from opora.model import Kind
from opora.parse import Entry
from opora.past import Timeline
from opora.render.address import list_url
from opora.render.glossary_links import GlossaryLinks
from opora.render.likeness import alike_by_factors
from opora.render.measured import Measured
from opora.render.occasions import Occasion, occasions_of
from opora.render.page import Layout, Page, SearchText
from opora.render.search_words import SearchWords
from opora.render.sending import Sending
from opora.render.sheet import Sheet
from opora.render.templating import environment
from opora.render.whence import Whence

T = TypeVar("T")

GATHERING_WEIGHT = 0.5
"""How much a page that gathers records weighs in search, beside the records' own pages."""

NO_HISTORY = Timeline(reason="В этой сборке история не читалась.")
"""What an edition knows of the past where nobody looked."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A page that gathers records, not yet rendered; the first template that exists is used."""

    url: str
    title: str
    templates: tuple[str, ...]
    values: Mapping[str, Any]
    layout: Layout = "article"
    description: str = ""


@dataclass(frozen=True)
class Edition:
    """What is published: the catalog of public records, the day, and facts of the repository.

    `changed` gives the day of the last change of a file by its path below the content folder;
    `sending` says where people change and send files; `site_url` is where the site is published,
    with a slash at the end, or empty; `history` is what the bank held at past days; `added` gives
    the day on which a file came; `waiting` are the practices under review, which are not published
    yet, and `pace` is how long reviews take. `origins` tell of files, by their path below the
    content folder, from which banks they were gathered, and `files` name their texts, so that it
    need not be looked for what changed. Where nothing is `searched`, pages of records need not say
    what search should know of them.
    """

    catalog: Catalog
    as_of: Given[date] = Given()
    changed: Mapping[str, date] = field(default_factory=dict)
    sending: Given[Sending] = Given(Sending())
    site_url: Given[str] = Given("")
    history: Given[Timeline] = Given(NO_HISTORY)
    added: Mapping[str, date] = field(default_factory=dict)
    waiting: Given[tuple[Awaited, ...]] = Given(())
    pace: Given[Pace | None] = Given(None)
    origins: Mapping[str, tuple[Whence, ...]] = field(default_factory=dict)
    searched: bool = True
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def edit_url(self) -> str:
        """The forge's editor with `{path}` for a file below the content folder, or nothing."""
        return self.sending.edit_url

    @cached_property
    def lists(self) -> Mapping[str, str]:
        """The title of each list page by its address."""
        return {url: list_title(kind) for kind in KINDS if (url := list_url(kind))}

    def changed_on(self, entry: Entry) -> date | None:
        """Return the day of the last change of a record's file, as far as it is known."""
        day = self.file_changed_on(entry)
        return (
            day or getattr(entry.entity, "updated", None) or getattr(entry.entity, "created", None)
        )

    def file_changed_on(self, entry: Entry) -> date | None:
        """Return the day on which a record's file was last changed, where the repository knows."""
        return self._said(entry, self.changed)

    def whence(self, entry: Entry) -> tuple[Whence, ...]:
        """Tell from which banks a record was gathered; nothing for the bank's own."""
        return self._said(entry, self.origins) or ()

    def about_file(self, path: str) -> str:
        """Say what is known of a file beside its content."""
        known = self.changed.get(path), self.added.get(path), self.origins.get(path)
        return "" if known == (None, None, None) else repr(known)

    @Compared
    def last_change(self) -> date | None:
        """The last day on which a record was changed, as far as that is known."""
        days = (self.changed_on(entry) for entry in self.catalog.everything())
        return max((day for day in days if day), default=None)

    def added_on(self, entry: Entry) -> date | None:
        """Return the day on which a record came into the bank, as far as it is known."""
        told = getattr(entry.entity, "created", None)
        return told or self._said(entry, self.added) or self.changed_on(entry)

    def _said(self, entry: Entry, of_files: Mapping[str, T]) -> T | None:
        """Look up what is known of a record's file beside its content: `("about", kind, id)`."""
        ask("about", entry.kind.name, entry.id)
        return of_files.get(entry.path)

    @Compared
    def coverage(self) -> tuple[FactorCoverage, ...]:
        """The coverage of the factors of the basis catalogue."""
        return factor_coverage(self.catalog)

    @cached_property
    def measured(self) -> Measured:
        """What the records add up to."""
        with listening():  # it tells by itself what is asked of it
            return Measured(self.catalog, self.as_of)

    @Compared
    def unanswered(self) -> tuple[tuple[Entry, bool], ...]:
        """The factors that no practice answers, each with whether an approach does."""
        return tuple(
            (one.factor, bool(one.approaches)) for one in self.coverage if not one.practices
        )

    @PartedMap
    def alike_by_factors(self) -> Mapping[str, tuple[Entry, ...]]:
        """The practices that share most factors with those that answer some, by all of these."""
        return alike_by_factors(self.catalog)

    @cached_property
    def _practices_of(self) -> dict[str, tuple[Entry, ...]]:
        return {}

    def practices_of(self, factor: Entry) -> tuple[Entry, ...]:
        """List the practices that name a factor, looked up once for each factor."""
        ask("named", factor.kind.name, factor.id)
        held = self._practices_of
        if factor.id not in held:
            held[factor.id] = tuple(self.catalog.naming(factor, "practice"))
        return held[factor.id]

    @Shared
    def outcomes(self) -> AllOutcomes:
        """The results of assessments by place."""
        return outcomes(self.catalog)

    @cached_property
    def alike(self) -> AlikeSchools:
        """The schools that are alike."""
        return AlikeSchools(self.catalog)

    @Shared
    def occasions(self) -> tuple[Occasion, ...]:
        """What stands in calendars, the first day first."""
        return occasions_of(self.catalog, self.measured)

    @PartedSet
    def dated(self) -> AbstractSet[str]:
        """The places that have a calendar; the empty id stands for the whole bank."""
        return frozenset(place for one in self.occasions for place in up_from(one.place))

    @PartedSet
    def dated_organisations(self) -> AbstractSet[str]:
        """The organisations that have a calendar."""
        return frozenset(id_ for one in self.occasions for id_ in one.organisations)

    @Shared
    def glossary(self) -> GlossaryLinks:
        """The words that pages explain."""
        return GlossaryLinks.of(self.catalog)

    @Shared
    def search_words(self) -> SearchWords:
        """The words by which people search."""
        return SearchWords.of(self.catalog)

    def prepare(self) -> None:
        """Count what many pages show, so that processes that split later share it."""
        for one in (self, self.measured, self.alike):
            count_all(one)

    def page(self, draft: Draft) -> Page:
        """Render a page that gathers records."""
        sheet = Sheet(self.catalog, draft.url, lambda: self.as_of)
        html = (
            environment()
            .select_template(draft.templates)
            .render(
                s=sheet,
                title=draft.title,
                catalog=self.catalog,
                crumbs=[("Главная", "")] if draft.url else [],
                **draft.values,
            )
        )
        return Page(
            draft.url,
            draft.title,
            draft.description or draft.title,
            self.glossary.put_into(html, sheet.depth),
            draft.layout,
            tuple(sheet.toc),
            SearchText(html, "раздел", GATHERING_WEIGHT),
        )


def list_title(kind: Kind) -> str:
    """Return the heading of the list of a kind."""
    return kind.list_title or kind.plural[:1].upper() + kind.plural[1:]
