"""The matrix of practices: its numbers, what they lead to, and what people take away."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from opora.export.outputs import beside
from opora.render import matrix
from tests.browser import serve, visit
from tests.content import CATALOGUE, PRACTICE, Fields
from tests.exported import PROVENANCE, on_disk, table_of
from tests.pages import links_of, pages_of, real_edition, real_pages, text_of

AXES = ("grade", "audience", "school", "territory")
PUBLISHED: Fields = {**PRACTICE, "status": "published"}
FACTOR = CATALOGUE["factors"][0]
BANK: dict[str, Fields | None] = {
    "factors/method.yml": {
        **CATALOGUE,
        "factors": [FACTOR, {**FACTOR, "id": "reading", "title": "=Не читают"}],
    },
    "practices/club.md": {**PUBLISHED, "grades": ["1-4", "5-9"]},
    "practices/lesson.md": {**PUBLISHED, "title": "Урок", "grades": ["5-9"]},
    "practices/idea.md": {**PUBLISHED, "title": "Мысль"},
    "practices/draft.md": {**PRACTICE, "title": "Черновик", "grades": ["5-9"]},
}


def test_cells_count_practices_and_totals_count_each_once() -> None:
    assert table_of(pages_of(BANK)["matrix/"], "grade") == [
        [
            *("Код фактора", "Фактор риска"),
            *("1–4 классы", "5–9 классы", "10–11 классы", "не указано", "Всего"),
        ],
        ["parents", "Низкая вовлечённость родителей", "1", "2", "0", "1", "3"],
        ["reading", "'=Не читают", "0", "0", "0", "0", "0"],
        ["", "Всего практик", "1", "2", "0", "1", "3"],
    ]


def test_a_cell_leads_to_its_list_and_an_empty_one_to_the_guide() -> None:
    html = pages_of(BANK)["matrix/"].html
    assert '<a href="../practices/?factor=parents&amp;grade=5-9">2\u00a0практики</a>' in html
    assert '<a class="o-need" href="../contribute/">нужна практика</a>' in html
    assert "?factor=reading" not in html


def test_choices_without_a_practice_are_named_below() -> None:
    said = text_of(pages_of(BANK)["matrix/"].html)
    assert "Пока ни одной практики: региональный координатор" in said
    assert "Пока ни одной практики: Владивосток" in said


def test_the_matrix_is_linked_from_where_people_look_for_it() -> None:
    pages = real_pages()
    for url in ("practices/", "coverage/", "sections/"):
        assert "matrix/" in {target.url for target in links_of(url, pages[url].html)}, url


def test_an_empty_bank_still_has_a_matrix() -> None:
    said = text_of(pages_of({"practices/club.md": None})["matrix/"].html)
    assert "нужна практика" in said


def test_the_same_content_gives_the_same_files() -> None:
    one, other = (pages_of(BANK)["matrix/"] for _ in range(2))
    assert one.html == other.html
    assert [*beside(one, PROVENANCE)] == [*beside(other, PROVENANCE)]


@pytest.mark.parametrize("name", AXES)
def test_the_file_holds_the_numbers_of_the_page(
    chromium: Browser, real_site: Path, name: str
) -> None:
    written = [row[1:] for row in on_disk(real_site / "matrix", name)]
    with visit(chromium, real_site) as seen:
        page = seen.go("matrix/")
        shown = page.locator(f"#matrix-{name} tr").evaluate_all(
            "all => all.map((row) => [...row.cells].map((cell) => cell.innerText))"
        )
    numbers = [
        [row[0], *("0" if cell == "нужна практика" else cell.split()[0] for cell in row[1:])]
        for row in shown[1:]
    ]
    assert numbers == written[1:]
    assert shown[0] == written[0]


def test_numbers_lead_to_as_many_practices(chromium: Browser, real_site: Path) -> None:
    with visit(chromium, real_site) as seen:
        page = seen.go("matrix/")
        cells = page.locator("td a:not(.o-need)").evaluate_all(
            "all => all.map((one) => [one.getAttribute('href'), parseInt(one.innerText)])"
        )
        assert len(cells) > 50
        for href, number in cells[::9]:
            page = seen.go(f"matrix/{href}")
            wanted = f"Найдено {number} из" if "?" in href else f"Всего {number}."
            expect(page.locator(".o-found")).to_contain_text(wanted)


def test_a_table_is_saved_as_a_picture(chromium: Browser, real_site: Path, tmp_path: Path) -> None:
    with visit(chromium, real_site) as seen:
        page = seen.go("matrix/")
        with page.expect_download() as saved:
            page.locator("[data-picture=matrix-grade]").click()
        assert saved.value.suggested_filename == "matrix-grade.png"
        saved.value.save_as(tmp_path / "matrix.png")
    content = (tmp_path / "matrix.png").read_bytes()
    assert content.startswith(b"\x89PNG")
    width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
    assert width > 1000
    assert height > 500


def test_without_javascript_the_numbers_are_there(chromium: Browser, real_site: Path) -> None:
    with serve(real_site) as root:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{root}matrix/")
        expect(page.get_by_role("link", name="CSV", exact=True)).to_have_count(len(AXES))
        expect(page.get_by_role("button", name="Скачать картинку (PNG)")).to_have_count(0)
        context.close()


def test_where_municipalities_are_many_the_matrix_is_by_region(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matrix, "WIDEST", 0)
    page = matrix.matrix_page(real_edition())
    heads = table_of(page, "territory")[0]
    regions = {
        str(getattr(one.entity, "label", "")) for one in real_edition().catalog.all("region")
    }
    assert set(heads[2:-1]) <= regions
    assert "По регионам" in text_of(page.html)
    assert "По муниципалитетам" not in text_of(page.html)


@pytest.mark.parametrize(
    ("numbers", "levels"),
    [
        ([], {0: 0, 1: 1, 3: 2, 4: 3}),
        ([0, 1, 2, 5], {0: 0, 1: 1, 2: 2, 3: 2, 4: 3}),
        ([*range(1, 31)], {0: 0, 1: 1, 10: 1, 11: 2, 20: 2, 21: 3, 30: 3}),
        ([3, 4, 5, 600], {3: 1, 4: 1, 5: 2, 600: 3}),
        ([9, 9, 9], {9: 1, 10: 3}),
    ],
)
def test_a_table_of_large_numbers_has_light_cells_too(
    numbers: list[int], levels: dict[int, int]
) -> None:
    heat = matrix.Heat.of(numbers)
    assert {number: heat.level(number) for number in levels} == levels
