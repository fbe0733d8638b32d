"""How long a page takes: stamped into a frame, and rendered by MkDocs with Material.

Run `python benchmarks/stamping.py`. All build the same thousand generated practices on one core,
one after the other in each round. Ours is the whole way of a record but search: YAML, model,
links, rules, Markdown, template, stamping, writing. The goal is set against plain MkDocs with
Material as it is installed: with its search, and with all pages in the navigation of each. Beside
it stands MkDocs with the settings of Opora: without search, and with a short navigation; it then
writes bare texts, without links, facts and sources. The exit status is 1 when stamping misses its
goal.
"""

import os
import random
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

import yaml

from opora.files import list_content, read_sources
from opora.pipeline import published, read_bank
from opora.render import Edition, Page, render_site
from opora.site import Look
from opora.site.child import run_module
from opora.site.config import read_config
from opora.site.drawing import draw, take_frames
from opora.site.frames import shape_of
from opora.site.outlet import Outlet
from opora.site.stamping import Stamps, write_page

PAGES = 1000
RUNS = 3

MOST_MS = 2.0
LEAST_RATIO = 6.0

ROOT = Path(__file__).parent.parent
AS_OF = date(2026, 1, 1)

PLAIN = {"site_name": "Опора", "theme": {"name": "material", "font": False}}
"""MkDocs with Material as it is installed: search on, all pages in the navigation."""

RECORDS = {
    "factors/method.yml": """
title: Каталог
status: confirmed
basis: true
sources: [{title: учебные данные}]
factors:
  - {id: mark-a, title: Фактор А, plain: фактор А, synonyms: [а], evidence: document}
  - {id: mark-b, title: Фактор Б, plain: фактор Б, synonyms: [б], evidence: document}
""",
    "organisations/author.yml": """
title: Автор
kind: institute
official_email: mail@example.org
sources: [{title: учебные данные}]
""",
}
SECTIONS = (
    "Проблема",
    "Что сделали по шагам",
    "Что понадобилось",
    "Что получилось",
    "Что не получилось",
    "Как повторить",
)
TEXT = """
Школа учитель ученик мотивация диагностика наставник родители занятие предмет результат
поддержка оценка чтение команда анализ план встреча урок кабинет методист класс навык
"""
WORDS = TEXT.lower().split()


@dataclass(frozen=True, slots=True)
class Practice:
    """A made-up practice: values of the front matter and a body of 2-3 kB."""

    id: str
    title: str
    summary: str
    body: str

    @property
    def text(self) -> str:
        """The file as a contributor writes it."""
        values = {
            "title": self.title,
            "kind": "pedagogical",
            "level": "school",
            "status": "published",
            "origin": "document",
            "authors": ["author"],
            "factors": ["mark-a", "mark-b"],
            "summary": self.summary,
            "audience": ["teacher"],
            "year_from": 2021,
            "effort": {"people": "двое", "hours": "час в неделю", "cost": "none"},
            "evidence_level": "description",
            "limits": self.summary,
            "contact": {"organisation": "author"},
            "sources": [{"title": "учебные данные"}],
        }
        return f"---\n{yaml.safe_dump(values, allow_unicode=True)}---\n\n{self.body}"


def practices() -> Iterator[Practice]:
    """Make the pages, the same in each run."""
    choose = random.Random(2024)  # noqa: S311 - made-up text, not a secret
    for number in range(PAGES):
        sections = (_section(choose, heading) for heading in SECTIONS)
        yield Practice(
            id=f"practice-{number}",
            title=f"Практика {number}: {_sentence(choose, 5)}",
            summary=_sentence(choose, 15),
            body="\n\n".join(sections),
        )


def _section(choose: random.Random, heading: str) -> str:
    steps = "\n".join(f"{step}. {_sentence(choose, 6)}" for step in range(1, 4))
    return f"## {heading}\n\n**Важно.** {_sentence(choose, 18)}\n\n{steps}"


def _sentence(choose: random.Random, length: int) -> str:
    return " ".join(choose.choices(WORDS, k=length)).capitalize() + "."


def write_practices(docs: Path) -> None:
    """Write the files that both builds read."""
    docs.mkdir(parents=True)
    for practice in practices():
        (docs / f"{practice.id}.md").write_text(practice.text, encoding="utf-8")


def edition_of(content: Path) -> Edition:
    """Take the files to what is published: YAML, models, links, rules."""
    listing = list_content(content)
    problems = list(listing.problems)
    bank = read_bank(list(read_sources(content, listing.paths, problems)), AS_OF, unread=problems)
    if bank.errors:
        sys.exit(str(bank.diagnostics[0]))
    return Edition(published(bank.catalog), AS_OF)


def time_pages(edition: Edition, stamps: Stamps, site: Path) -> float:
    """Seconds to render, stamp and write the practices; the other pages do not count."""
    seconds, start = 0.0, perf_counter()
    for page in render_site(edition):
        if re.fullmatch(r"practices/practice-\d+/", page.url):
            list(write_page(page, stamps, Outlet(site)))
            seconds += perf_counter() - start
        start = perf_counter()
    return seconds


def time_stamping(folder: Path) -> tuple[float, float, float]:
    """Seconds for the frames, for reading all files, and for all practices."""
    guides, content = folder / "guides", folder / "content"
    guides.mkdir()
    write_practices(content / "practices")
    for name, text in RECORDS.items():
        path = content / name
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    config = read_config(ROOT / "mkdocs.yml")
    shapes = {shape_of(Page("practices/x/", "", "", ""))}
    start = perf_counter()
    drawn = draw(shapes, config, Look(ROOT / "mkdocs.yml", guides), folder)
    stamps = Stamps(take_frames(drawn, shapes), config)
    framed = perf_counter()
    edition = edition_of(content)
    read = perf_counter()
    return framed - start, read - framed, time_pages(edition, stamps, folder / "site")


def time_mkdocs(folder: Path, settings: Mapping[str, object]) -> float:
    """Seconds for all pages through the engine."""
    settings = {**settings, "docs_dir": "docs", "site_dir": "site"}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    write_practices(folder / "docs" / "practices")
    (folder / "docs" / "index.md").write_text("# Опора\n", encoding="utf-8")
    start = perf_counter()
    child = run_module("mkdocs", "build", "--quiet", cwd=folder)
    seconds = perf_counter() - start
    if child.code:
        sys.exit(child.told)
    return seconds


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of one round: the frame once, all pages stamped, all pages through MkDocs twice."""

    frames: float
    read: float
    stamped: float
    plain: float
    ours_settings: float


def run(place: Path, settings: Mapping[str, object]) -> Run:
    """Measure every way one after the other, in folders that are thrown away."""
    with tempfile.TemporaryDirectory(dir=place) as folder:
        for name in ("stamped", "plain", "settings"):
            (Path(folder) / name).mkdir()
        ours = time_stamping(Path(folder) / "stamped")
        plain = time_mkdocs(Path(folder) / "plain", PLAIN)
        return Run(*ours, plain, time_mkdocs(Path(folder) / "settings", settings))


def report(runs: Sequence[Run]) -> bool:
    """Print medians and ranges; tell whether the goals are met."""
    rows = {
        "read and judged": [one.read * 1000 / PAGES for one in runs],
        "rendered, stamped, written": [one.stamped * 1000 / PAGES for one in runs],
        "plain MkDocs + Material": [one.plain * 1000 / PAGES for one in runs],
        "plain / (read + stamped)": [one.plain / (one.read + one.stamped) for one in runs],
        "MkDocs, Opora's settings": [one.ours_settings * 1000 / PAGES for one in runs],
        "that / (read + stamped)": [one.ours_settings / (one.read + one.stamped) for one in runs],
    }
    print(f"{'the frame, once':26} {median(one.frames for one in runs) * 1000:7.0f} ms in all")
    for label, values in rows.items():
        print(f"{label:26} {median(values):7.2f}  ({min(values):.2f} to {max(values):.2f})")
    return (
        median(rows["rendered, stamped, written"]) <= MOST_MS
        and median(rows["plain / (read + stamped)"]) >= LEAST_RATIO
    )


def main() -> None:
    """Print the table."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["nav"] = ["index.md"]
    print(f"{PAGES} pages, one core, on disk; ms a page, median of {RUNS} runs (range)")
    place = Path(tempfile.gettempdir())
    is_met = report([run(place, settings) for _ in range(RUNS)])
    print(f"Goals: at most {MOST_MS} ms, ratio to plain at least {LEAST_RATIO}: {is_met}")
    sys.exit(not is_met)


if __name__ == "__main__":
    main()
