"""The pages of the methods: their numbers are those of the methods, told so that one can follow."""

import random
import re
from functools import cache

import pytest

from opora.methods import Verdict, cluster_regions, outcomes
from opora.pipeline import published
from opora.render import Edition, Page, render_site
from opora.render.methods.dendrogram import MOST, dendrogram
from tests.assessments_made import CITY, bank, regions, row, schools
from tests.content import AS_OF, PROGRAMME, judged
from tests.exported import table_of
from tests.pages import clicks_from_home, ids_of, links_of, real_pages, text_of
from tests.test_methods import RULE, SIX, made_results
from tests.test_templates import Outline

NAMES = [f"r{number:02}" for number in range(7)]
SELECTION = "programmes/rosta/selection/"
URLS = ("clusters/", "clusters/primorye/", SELECTION, f"schools/{CITY}/one/", "assessments/made/")


def made_edition() -> Edition:
    """Make schools of all three verdicts, and regions and schools in three groups."""
    dice = random.Random(2)  # noqa: S311
    rows = [line for n in NAMES for line in made_results(n, [dice.randint(40, 80) for _ in SIX])]
    for number, name in enumerate(("one", "two", "three")):
        rows += made_results(f"{CITY}/{name}", [45.0 + 10 * number] * 6)
    for what, first, second in (("ВПР математика 5", 41.5, 12), ("ВПР русский язык 5", 10, 30.5)):
        rows.append(row(f"{CITY}/one", what, 2018, (None, first)))
        rows.append(row(f"{CITY}/one", what, 2019, (None, second)))
    rows.append(row(f"{CITY}/two", "ВПР математика 5", 2018, (None, 50)))
    rows += [row(f"{CITY}/none", "ВПР математика 5", year, (None, 30)) for year in (2018, 2019)]
    programme = {**PROGRAMME, "title": "Школы роста", "territory": CITY, "selection_rule": RULE}
    records = {
        **regions(*NAMES),
        **schools("one", "two", "three", "none", size="up_to_50"),
        "programmes/rosta.yml": programme,
    }
    return Edition(published(judged(bank(records, rows)).catalog), AS_OF)


@cache
def pages() -> dict[str, Page]:
    return {page.url: page for page in render_site(made_edition())}


def test_selection_gives_each_school_its_verdict_and_reasons() -> None:
    shown = text_of(pages()[SELECTION].html).replace("\u00a0", " ")
    tiles = re.findall(r"(Подходит под правило|Сказать нельзя|Не подходит) (\d)", shown)
    assert tiles[:3] == [
        ("Подходит под правило", "1"),
        ("Сказать нельзя", "2"),
        ("Не подходит", "1"),
    ]
    one = "one ВПР, математика, 5 класс: 2018 — 41,5 %, 2019 — 12 % "
    assert f"{one}ВПР, русский язык, 5 класс: 2018 — 10 %, 2019 — 30,5 %" in shown
    assert "За 2018 и 2019 год нет ни одного числа." in shown
    assert "ровно 30 % — ещё не больше" in shown
    assert "засчитывать, когда порог превышен в каждый из годов, — подходит школ: 0." in shown


def test_selection_and_its_file_say_the_same() -> None:
    head, *rows = table_of(pages()[SELECTION], "selection")
    assert head[:4] == ["Школа", "Идентификатор", "Вывод", "Показателей выше порога"]
    verdicts = {line[1].rpartition("/")[2]: line[2] for line in rows}
    assert verdicts == {
        "none": Verdict.NOT.label,
        "one": Verdict.MEETS.label,
        "three": Verdict.UNKNOWN.label,
        "two": Verdict.UNKNOWN.label,
    }
    reasons = next(line[4] for line in rows if line[1].endswith("/one")).replace("\u00a0", " ")
    assert reasons.startswith("ВПР, математика, 5 класс: 2018 — 41,5 %, 2019 — 12 %; ВПР, русский")


def test_groups_and_their_file_are_those_of_the_method() -> None:
    catalog = made_edition().catalog
    held = cluster_regions(catalog, outcomes(catalog))
    _, *rows = table_of(pages()["clusters/"], "groups-1")
    assert {line[2]: line[0] for line in rows} == {
        member.entry.id: group.potential.label for group in held.groups for member in group.members
    }
    _, *steps = table_of(pages()["clusters/"], "merges-1")
    assert [line[3] for line in steps] == [
        f"{float(f'{merge.distance:.4f}'):g}".replace(".", ",") for merge in held.merges
    ]
    shown = text_of(pages()["clusters/"].html)
    for group in held.groups:
        assert f"{group.potential.label.capitalize()}: {len(group.members)}" in shown


def test_a_tree_is_drawn_to_scale_and_its_branches_do_not_cross() -> None:
    catalog = made_edition().catalog
    held = cluster_regions(catalog, outcomes(catalog))
    tree = dendrogram(held)
    assert tree
    assert [leaf.y for leaf in tree.leaves] == [14 + 22 * n for n in range(len(NAMES))]
    assert len(tree.forks) == len(held.merges)
    far = held.merges[-1].distance
    assert [fork.x for fork in tree.forks] == [
        round(150 + merge.distance / far * 306, 1) for merge in held.merges
    ]
    below = {number: [number] for number in range(len(NAMES))}
    order = [[m.entry.id for m in held.members].index(one.text) for one in tree.leaves]
    for step, merge in enumerate(held.merges, len(NAMES)):
        below[step] = below[merge.one] + below[merge.other]
        rows = sorted(order.index(member) for member in below[step])
        assert rows == list(range(rows[0], rows[0] + len(rows)))
    html = pages()["clusters/"].html
    assert html.count('class="o-tree-fork') == len(held.merges)
    assert 'role="img" aria-labelledby="tree-1-title tree-1-desc"' in html


def test_a_large_tree_shows_the_nearest_as_one() -> None:
    names = [f"r{number:03}" for number in range(MOST + 15)]
    dice = random.Random(8)  # noqa: S311
    rows = [line for n in names for line in made_results(n, [dice.uniform(30, 80) for _ in SIX])]
    catalog = judged(bank(regions(*names), rows)).catalog
    tree = dendrogram(cluster_regions(catalog, outcomes(catalog)))
    assert tree
    assert len(tree.leaves) == MOST
    folded = [int(leaf.text.split()[1].strip(",")) for leaf in tree.leaves if "ещё" in leaf.text]
    assert sum(folded) + MOST - len(folded) == len(names)


def test_a_school_shows_its_own_results_the_newest_first() -> None:
    shown = text_of(pages()[f"schools/{CITY}/one/"].html).replace("\u00a0", " ")
    part = shown.partition("Результаты оценочных процедур")[2]
    newest, older = (
        "ВПР, математика, 5 класс 2019 40 — 12 %",
        "ВПР, математика, 5 класс 2018 40 — 41,5 %",
    )
    assert newest in part
    assert older in part.partition(newest)[2]


def test_alike_schools_stand_on_the_page_with_reasons() -> None:
    shown = text_of(pages()[f"schools/{CITY}/one/"].html)
    part = shown.partition("Похожие школы")[2]
    assert "none где находится: город; сколько учеников: до 50" in part
    assert "не сравнить: малокомплектная, удалённая, статус, обстоятельства" in part


@pytest.mark.parametrize("url", URLS)
def test_pages_of_methods_are_well_formed_and_near(url: str) -> None:
    outline = Outline(pages()[url].html)
    assert (outline.wrong, outline.open, outline.inline) == ([], [], [])
    assert len(outline.ids) == len(set(outline.ids))
    links = {one: links_of(one, page.html) for one, page in pages().items()}
    assert clicks_from_home(links)[url] <= 4
    anchors = ids_of(pages()[url])
    assert {to.anchor for to in links[url] if to.url == url and to.anchor} <= anchors


def test_without_results_pages_say_so_and_explain_the_method() -> None:
    groups = text_of(real_pages()["clusters/"].html)
    assert "Группировать нечего." in groups
    assert "расстояние между самыми далёкими их местами" in groups
    selection = text_of(real_pages()["programmes/vladivostok-shkoly-rosta/selection/"].html)
    assert "Школ этой территории в банке нет." in selection
    assert "Нет числа — не значит «нет»." in selection


def test_a_school_gives_no_name_to_a_formula() -> None:
    records = {
        **schools("one", size="up_to_50"),
        "programmes/rosta.yml": {
            **PROGRAMME,
            "territory": CITY,
            "selection_rule": RULE,
        },
    }
    path = f"schools/{CITY}/one/school.yml"
    records[path] = {**records[path], "title": "=1+1"}
    made = judged(bank(records, [row(f"{CITY}/one", "ВПР математика 5", 2018, (None, 31))]))
    held = {one.url: one for one in render_site(Edition(published(made.catalog), AS_OF))}
    rows = table_of(held[SELECTION], "selection")
    assert rows[1][0] == "'=1+1"
