"""The pages of the past: numbers are those of the states, and honest words where there are none."""

import re
from datetime import date
from pathlib import Path

import pytest

from opora.export.outputs import beside
from opora.history import Span, read_timeline
from opora.past import Timeline
from opora.pipeline import published
from opora.render import Edition, Page, render_site
from opora.render.history import history_pages
from tests.cli_sample import replace_in, run, write_bank
from tests.exported import PROVENANCE, table_of
from tests.git_sample import YEAR, Repository, year_of_work
from tests.golden_indicators import AS_OF, golden
from tests.pages import clicks_from_home, links_of, real_edition, text_of
from tests.test_templates import Outline

LAST = date(YEAR, 12, 31)


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Timeline:
    made = year_of_work(tmp_path_factory.mktemp("year"))
    return read_timeline(made.folder / "content", Span(None, LAST))


@pytest.fixture(scope="module")
def pages(past: Timeline) -> dict[str, Page]:
    edition = Edition(published(golden()), AS_OF, history=past)
    return {page.url: page for page in render_site(edition)}


def test_there_is_a_page_for_the_country_each_territory_and_each_month(
    pages: dict[str, Page],
) -> None:
    assert sorted(url for url in pages if url.startswith("history/")) == [
        "history/",
        *(f"history/2026-{month:02}/" for month in range(2, 13)),
        *(f"history/places/{id_}/" for id_ in ("alpha", "alpha/m1", "alpha/m2", "beta", "beta/m3")),
    ]


def test_trends_show_the_numbers_of_each_point(pages: dict[str, Page], past: Timeline) -> None:
    shown = text_of(pages["history/"].html)
    values = [
        figure
        for point in past.points
        for at, figure in point.state.values.items()
        if at[:3] == ("k01", "country", "")
    ]
    assert len({figure.text for figure in values}) > 3
    rows = shown.partition("Охват школ рисковым профилем")[2].partition("Охват школ дорожными")[0]
    for point, figure in zip(reversed(past.points), reversed(values), strict=True):
        day = f"{point.moment.day:%d.%m.%Y}"
        tags = f" {', '.join(point.moment.tags)}" if point.moment.tags else ""
        expected = f"{day}{tags} {figure.text} {figure.fraction} 2026"
        assert expected.replace("\u00a0", " ") in rows.replace("\u00a0", " ")


def test_a_chart_is_a_described_picture_of_the_same_numbers(pages: dict[str, Page]) -> None:
    html = pages["history/"].html
    chart = html[html.index('aria-labelledby="trend-k01-title') :].partition("</svg>")[0]
    points = re.findall(r'cx="([\d.]+)" cy="([\d.]+)"', chart)
    assert len(points) == 13
    across = [float(x) for x, _ in points]
    assert across == sorted(across)
    assert (across[0], across[-1]) == (6.0, 334.0)
    assert all(24 <= float(y) <= 104 for _, y in points)
    assert points[-1][1] == "44.0"  # 75 % of the field from 104 up to 24
    assert "31.12.2026: 75\u00a0% (3\u00a0из\u00a04)" in chart


def test_a_month_tells_before_and_after_and_its_file_the_same(
    pages: dict[str, Page], past: Timeline
) -> None:
    before, after = past.months[9:11]
    page = pages["history/2026-11/"]
    head, *rows = table_of(page, "changes")
    assert head[5:11] == [
        *("Период раньше", "Раньше", "Период теперь", "Теперь", "Разница", "Что это"),
    ]
    (row,) = [one for one in rows if one[0] == "k01" and one[2] == "country"]
    was, now = (
        next(f for at, f in one.state.values.items() if at[:3] == ("k01", "country", ""))
        for one in (before, after)
    )
    assert row[6] == f"{was.text} ({was.fraction})".replace("\u00a0", " ")
    assert row[8] == f"{now.text} ({now.fraction})".replace("\u00a0", " ")
    shown = text_of(page.html).replace("\u00a0", " ")
    assert f"{row[6]} {row[8]} {row[9].removeprefix(chr(39))} {row[10]}".strip() in shown


def test_all_numbers_of_all_days_are_in_one_file(pages: dict[str, Page], past: Timeline) -> None:
    rows = table_of(pages["history/"], "history")
    assert len(rows) == 1 + sum(len(point.state.values) for point in past.points)


def test_pages_of_the_past_are_within_reach_and_well_formed(pages: dict[str, Page]) -> None:
    links = {url: links_of(url, page.html) for url, page in pages.items()}
    clicks = clicks_from_home(links)
    for url, page in pages.items():
        if url.startswith("history/"):
            assert clicks[url] <= 3
            outline = Outline(page.html)
            assert (outline.wrong, outline.open, outline.inline) == ([], [], [])
            assert len(outline.ids) == len(set(outline.ids))


def test_without_a_past_the_page_says_why() -> None:
    (page,) = history_pages(real_edition())
    assert "Истории нет. В этой сборке история не читалась." in text_of(page.html)


def test_with_one_point_there_is_nothing_to_compare(past: Timeline) -> None:
    one = Timeline(past.points[:1])
    first, *_ = history_pages(Edition(published(golden()), AS_OF, history=one))
    assert "Точка пока одна, 31 января 2026 года: сравнивать не с чем." in text_of(first.html)


def test_the_same_commits_give_the_same_bytes_whatever_the_cache(
    past: Timeline, tmp_path: Path
) -> None:
    content = year_of_work(tmp_path / "year").folder / "content"
    span, kept = Span(None, LAST), tmp_path / "kept"
    filled, cached = (read_timeline(content, span, cache=kept) for _ in range(2))
    catalog = published(golden())
    first, second, third = (
        [
            (page.html, *beside(page, PROVENANCE))
            for page in history_pages(Edition(catalog, AS_OF, history=one))
        ]
        for one in (past, filled, cached)
    )
    assert first == second == third


def test_the_build_shows_the_past_and_keeps_what_it_counted(tmp_path: Path) -> None:
    content = write_bank(tmp_path)
    repository = Repository(tmp_path)
    repository.git("init", "-q", "-b", "main")
    repository.commit("2026-01-10")
    replace_in(content / "acts/order-12.yml", "12-п", "13-п")
    repository.commit("2026-02-10")
    built = run("build", "--as-of", "2026-03-01", cwd=tmp_path)
    assert built.status == 0
    assert "История: считаю на 28.02.2026" in built.err
    pages = {path.parent.name for path in (tmp_path / "site/history").rglob("index.html")}
    assert pages == {"history", "2026-02", "2026-03"}
    kept = tmp_path / ".opora/history"
    assert len(list(kept.rglob("*.json"))) == 4  # three moments, and what the site says of all
    assert repository.git("status", "--porcelain", "--", ".opora") == ""
