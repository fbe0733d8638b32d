"""What is not rendered again is what a clean build would make, byte for byte."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from random import Random

import pytest

from opora.asked import Job, Question, listening
from opora.catalog import link
from opora.catalog.digest import short_of
from opora.demo import Size, borrowed, demo_bank, text_of
from opora.export.output import Output
from opora.export.outputs import beside, output_jobs
from opora.export.provenance import Provenance
from opora.files import list_content, read_sources
from opora.load import Source
from opora.parse import Entry
from opora.pipeline import parse_entries, published
from opora.render import Edition, Page, render_jobs
from opora.render.comparing import Answers, Comparing

CONTENT = Path(__file__).parent.parent / "content"
DAY = date(2026, 11, 27)
SIZE = Size(regions=1, schools=6, practices=6, seed=8)
SORTS = (
    "about",
    "all",
    "body",
    "compared",
    "counted",
    "entry",
    "given",
    "is",
    "named",
    "part",
    "within",
)


@dataclass(frozen=True)
class Bank:
    """The texts of a bank by path, and what is known beside them."""

    texts: Mapping[str, str]
    as_of: date = DAY
    site_url: str = "https://bank.example/"
    changed: Mapping[str, date] = field(default_factory=dict)

    @property
    def edition(self) -> Edition:
        """The bank as it is published."""
        entries = [entry for path, text in self.texts.items() for entry in parsed(path, text)]
        catalog = published(link(entries)[0])
        files = {path: short_of(text) for path, text in self.texts.items()}
        return Edition(catalog, self.as_of, self.changed, site_url=self.site_url, files=files)

    def having(self, path: str, text: str) -> "Bank":
        return replace(self, texts={**self.texts, path: text})

    def without(self, path: str) -> "Bank":
        return replace(self, texts={one: self.texts[one] for one in self.texts if one != path})


@cache
def parsed(path: str, text: str) -> tuple[Entry, ...]:
    return tuple(parse_entries([Source(path, text)])[0])


@cache
def small() -> Bank:
    """Make a bank with a record of nearly every kind that banks are made up of."""
    listing = list_content(CONTENT)
    base = parse_entries(read_sources(CONTENT, listing.paths, []))[0]
    made = (*borrowed(link(base)[0]), *demo_bank(SIZE))
    rare = re.compile(r"indicators/k(?!1\.|17\.|35\.)")
    return Bank({one.path: text_of(one) for one in made if not rare.match(one.path)})


Made = Mapping[str, object]
"""What a job makes, by address: of a page all that is stamped or searched, of a file its bytes."""


@dataclass(frozen=True)
class Built:
    """All jobs of an edition, done: what each asked and made, and the answers to keep."""

    asked: Mapping[str, frozenset[Question]]
    made: Mapping[str, Made]
    answers: Answers


def build(bank: Bank, old: Answers) -> tuple[Built, Comparing]:
    """Do everything, whatever was known before."""
    edition = bank.edition
    comparing = Comparing(edition, old)
    asked: dict[str, frozenset[Question]] = {}
    made: dict[str, Made] = {}
    for name, do in jobs(edition):
        with listening() as heard:
            made[name] = dict(do())
        asked[name] = frozenset(heard)
    questions = frozenset[Question]().union(*asked.values())
    answers = comparing.answers(comparing.named(questions), comparing.asked())
    return Built(asked, made, answers), Comparing(bank.edition, old)


def jobs(edition: Edition) -> Iterator[tuple[str, Callable[[], Iterable[tuple[str, object]]]]]:
    for page_job in render_jobs(edition):
        yield page_job.name, partial(pages, edition, page_job)
    for file_job in output_jobs(edition):
        yield file_job.name, partial(files, file_job)


def pages(edition: Edition, job: Job[Page]) -> Iterator[tuple[str, object]]:
    for page in job():
        yield page.url, replace(page, tables=())
        if page.tables:
            for one in beside(page, Provenance.of(edition)):
                yield one.path, one.content


def files(job: Job[Output]) -> Iterator[tuple[str, object]]:
    return ((one.path, one.content) for one in job())


Edit = Callable[[Random, Bank], Bank]


def some(dice: Random, bank: Bank, *folders: str) -> str:
    return dice.choice(sorted(path for path in bank.texts if path.startswith(folders)))


def shown(dice: Random, bank: Bank) -> str:
    """Choose a practice that is on the site."""
    status = re.compile(r"^status: (published|replicated)$", re.MULTILINE)
    held = [path for path, text in bank.texts.items() if path.startswith("practices")]
    return dice.choice(sorted(path for path in held if status.search(bank.texts[path])))


def in_line(dice: Random, bank: Bank, path: str, name: str) -> Bank:
    """Change the text of a field, where a file has it."""
    text = bank.texts[path]
    wanted = re.compile(rf"^( *(?:- )?{name}: '?)(?=[А-Яа-яё])", re.MULTILINE)
    found = list(wanted.finditer(text))
    if not found:
        return bank
    at = dice.choice(found).end()
    return bank.having(path, f"{text[:at]}{dice.choice(('Новое', 'Иное', 'Третье'))} {text[at:]}")


def a_title(dice: Random, bank: Bank) -> Bank:
    places = ("practices", "schools", "organisations", "programmes", "reviews", "assignments")
    return in_line(dice, bank, some(dice, bank, dice.choice(places)), "title")


def a_body(dice: Random, bank: Bank) -> Bank:
    path = some(dice, bank, "practices")
    return bank.having(path, f"{bank.texts[path]}\nИ ещё {dice.randrange(100)} раз.\n")


def a_measure(dice: Random, bank: Bank) -> Bank:
    found = sorted(path for path in bank.texts if "roadmap" in path)
    return in_line(dice, bank, dice.choice(found), "activity") if found else bank


def a_summary(dice: Random, bank: Bank) -> Bank:
    return in_line(dice, bank, shown(dice, bank), "summary")


def otherwise(dice: Random, bank: Bank, name: str, field: str, words: Sequence[str]) -> Bank:
    """Let a word of a closed list be another in some file of a name."""
    wanted = re.compile(rf"^( *(?:- )?{field}: )(\w+)$", re.MULTILINE)
    paths = [path for path, text in bank.texts.items() if name in path and wanted.search(text)]
    path = dice.choice(sorted(paths))
    one = dice.choice(list(wanted.finditer(bank.texts[path])))
    word = dice.choice([word for word in words if word != one[2]])
    return bank.having(path, f"{one.string[: one.start(2)]}{word}{one.string[one.end(2) :]}")


def a_state(dice: Random, bank: Bank) -> Bank:
    return otherwise(dice, bank, "roadmap", "state", ("planned", "in_progress", "cancelled"))


def a_risk(dice: Random, bank: Bank) -> Bank:
    milder = "significance: medium"
    held = [path for path, text in bank.texts.items() if milder in text]
    path = dice.choice(sorted(held))
    return bank.having(path, bank.texts[path].replace(milder, "significance: high", 1))


def an_end(dice: Random, bank: Bank) -> Bank:
    """Let a practice be no longer, or again, one of those that count."""
    return otherwise(dice, bank, "practices/", "status", ("published", "archived"))


def a_word(dice: Random, bank: Bank) -> Bank:
    return in_line(dice, bank, some(dice, bank, "factors", "indicators"), "title")


def a_reference(dice: Random, bank: Bank) -> Bank:
    """Let a practice answer other factors."""
    one, other = some(dice, bank, "practices"), some(dice, bank, "practices")
    factors = re.compile(r"^factors:\n(?:- .*\n)+", re.MULTILINE)
    told = factors.search(bank.texts[other])
    return bank.having(one, factors.sub(told[0], bank.texts[one])) if told else bank


def a_lost_holder(dice: Random, bank: Bank) -> Bank:
    return bank.without(some(dice, bank, "organisations"))


def a_lost_plan(dice: Random, bank: Bank) -> Bank:
    return bank.without(dice.choice(sorted(path for path in bank.texts if "roadmap" in path)))


def a_return(_: Random, bank: Bank) -> Bank:
    """Bring back all that was lost."""
    return replace(bank, texts={**small().texts, **bank.texts})


def a_loss(dice: Random, bank: Bank) -> Bank:
    places = ("practices", "reviews", "organisations", "assignments", "schools/oblast-1/rayon-1/")
    found = [path for path in bank.texts if path.startswith(places)]
    return bank.without(dice.choice(sorted(found)))


def a_newcomer(dice: Random, bank: Bank) -> Bank:
    return bank.having(f"practices/new-{dice.randrange(9)}.md", bank.texts[shown(dice, bank)])


def a_new_name(dice: Random, bank: Bank) -> Bank:
    path = some(dice, bank, "practices")
    renamed = bank.without(path).having(f"practices/x-{dice.randrange(9)}.md", bank.texts[path])
    return renamed if dice.random() < 1 / 2 else bank.without(path)


def a_secret(dice: Random, bank: Bank) -> Bank:
    path = dice.choice((shown(dice, bank), some(dice, bank, "organisations")))
    return bank.having(
        path,
        re.sub(r"^(title:)", r"visibility: internal\n\1", bank.texts[path], flags=re.MULTILINE),
    )


def a_day(dice: Random, bank: Bank) -> Bank:
    return replace(bank, as_of=bank.as_of + timedelta(days=dice.randrange(1, 40)))


def a_commit(dice: Random, bank: Bank) -> Bank:
    path = shown(dice, bank)
    day = DAY - timedelta(days=dice.randrange(300))
    return replace(bank, changed={**bank.changed, path: day})


def an_address(_: Random, bank: Bank) -> Bank:
    return replace(bank, site_url="" if bank.site_url else "https://bank.example/")


EDITS: tuple[Edit, ...] = (
    a_title,
    a_body,
    a_measure,
    a_summary,
    a_state,
    a_risk,
    an_end,
    a_word,
    a_reference,
    a_day,
    a_commit,
    an_address,
    a_lost_holder,
    a_lost_plan,
    a_return,
    a_newcomer,
    a_new_name,
    a_secret,
    a_loss,
)


@dataclass(frozen=True)
class Step:
    """An edit with the builds before and after it."""

    edit: str
    before: Built
    bank: Bank
    after: Built
    comparing: Comparing

    def fresh(self, without: str = "", of: Comparing | None = None) -> Iterator[str]:
        """Go over the jobs that need not be done again; some questions may have gone unheard."""
        changed = (of or self.comparing).changed
        for name, asked in self.before.asked.items():
            heard = (one for one in asked if one[0] != without)
            if name in self.after.made and not any(map(changed, heard)):
                yield name

    def unheard(self, sort: str) -> Comparing:
        """Compare as if values counted over the bank had not asked some questions either."""
        held = self.before.answers.asked.items()
        asked = {name: frozenset(one for one in all_ if one[0] != sort) for name, all_ in held}
        return Comparing(self.bank.edition, replace(self.before.answers, asked=asked))

    def stale(self, without: str = "", of: Comparing | None = None) -> list[str]:
        """List the jobs of which the old work would be taken and is not what it should be."""
        before, after = self.before.made, self.after.made
        return [name for name in self.fresh(without, of) if before[name] != after[name]]


@pytest.fixture(scope="module")
def steps() -> list[Step]:
    """Edit a bank again and again, and build it each time."""
    dice, bank = Random(5), small()  # noqa: S311  nothing secret is drawn
    before, _ = build(bank, Answers())
    found = []
    for edit in EDITS:
        bank = edit(dice, bank)
        after, comparing = build(bank, before.answers)
        found.append(Step(edit.__name__, before, bank, after, comparing))
        before = after
    return found


def test_no_page_is_stale(steps: list[Step]) -> None:
    assert {(step.edit, *step.stale()) for step in steps if step.stale()} == set()


def test_most_pages_need_not_be_rendered_again(steps: list[Step]) -> None:
    for step in steps:
        kept, all_ = len(list(step.fresh())), len(step.before.made)
        if step.edit in {"a_title", "a_body", "a_measure", "a_commit"}:
            assert kept > all_ / 2, step.edit


@pytest.mark.parametrize("sort", SORTS)
def test_each_sort_of_question_is_needed(steps: list[Step], sort: str) -> None:
    assert any(step.stale(sort) or step.stale(sort, step.unheard(sort)) for step in steps)
