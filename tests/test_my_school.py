"""«Моя школа», the plan and the comparison, in a real browser."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.resources import files
from itertools import count
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from opora.indicators import basis_factors
from opora.matching import PracticeFacts, Request, bank_facts, open_risks, rank, said
from opora.model import Significance
from opora.render.school import asks, matching_table, packed
from tests.browser import Visit, serve, visit
from tests.content import MUNICIPALITY, PROFILE, REGION, SCHOOL, written
from tests.pages import CONTENT, real_edition
from tests.schools_made import FACTORS, PRACTICES, requests

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
NAMES = {one: f"Фактор «{one}» & $& <b>" for one in FACTORS}
IN_ONE_PAGE = settings(
    deadline=None,
    max_examples=300,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
ASKED = "high=clm-parents,mgt-career-guidance&medium=res-teacher-competence&place=village"
MY_SCHOOL = f"my-school/#{ASKED}"
PLAN = f"plan/#{ASKED}&take=primorye-family-help,primorye-vsoko-training"
COMPARE = "compare/?id=primorye-family-help&id=primorye-vsoko-training"
PRACTICE = "practices/primorye-vsoko-training/"
STATUS = "article [role=status]"

SCORE = """async ([root, table, asked, facts, names]) => {
  const { rank, openRisks, say, unpack } = await import(root + "assets/school/score.js");
  const { readRequest, writeRequest } = await import(root + "assets/school/request.js");
  const factors = Object.fromEntries(names.map(([id, label]) => [id, { label }]));
  const known = { ...table, factors };
  const request = readRequest(known, asked);
  const practices = facts.map(unpack);
  return {
    asked: writeRequest(known, request),
    open: openRisks(known, request, practices),
    matches: rank(known, request, practices).map(({ id, score, reasons }) => ({
      id,
      score,
      reasons: reasons.map((one) => [one.code, one.subject, one.points, say(known, one)]),
    })),
  };
}"""


@pytest.fixture
def seen(chromium: Browser, real_site: Path) -> Iterator[Visit]:
    with visit(chromium, real_site) as held:
        yield held


def table() -> dict[str, Any]:
    """Give the table as the browser gets it."""
    held: dict[str, Any] = json.loads(json.dumps(matching_table(real_edition())))
    return held


def scored(asked: Request, held: Sequence[PracticeFacts]) -> dict[str, Any]:
    """Score in Python, in the form that the browser answers in."""
    return {
        "asked": asks(asked),
        "open": [*open_risks(asked, held)],
        "matches": [
            {
                "id": one.id,
                "score": one.score,
                "reasons": [
                    [why.code, why.subject, why.points, said(why.code, why.subject, NAMES)]
                    for why in one.reasons
                ],
            }
            for one in rank(asked, held)
        ],
    }


def test_the_browser_scores_as_python_does(seen: Visit) -> None:
    page, sent, tried = seen.go("about/"), table(), count(1)
    matches = 0

    @IN_ONE_PAGE
    @given(requests(), PRACTICES)
    def agree(asked: Request, held: list[PracticeFacts]) -> None:
        nonlocal matches
        facts = json.loads(json.dumps([packed(one) for one in held]))
        told = page.evaluate(SCORE, [seen.root, sent, asks(asked), facts, [*NAMES.items()]])
        expected = scored(asked, held)
        assert told == expected
        matches += len(expected["matches"])
        next(tried)

    agree()
    assert next(tried) > 300
    assert matches > 200


def test_what_the_file_leaves_out_the_browser_knows(seen: Visit) -> None:
    usual = PracticeFacts("club", ("a",))
    held = seen.go("about/").evaluate(
        "async (root) => (await import(root + 'assets/school/score.js'))"
        ".unpack({id: 'club', factors: ['a']})",
        seen.root,
    )
    assert held == json.loads(json.dumps(asdict(usual)))


@dataclass(frozen=True)
class Drafted:
    """What a school asked, what it took into its plan, and the roadmap that came of it."""

    asked: Request
    taken: list[PracticeFacts]
    text: str

    @property
    def left_open(self) -> set[str]:
        """The risks of high or medium significance that nothing taken answers."""
        held = {factor for one in self.taken for factor in one.factors}
        weights = self.asked.risks
        return {one for one in weights if weights[one] is not Significance.LOW} - held


def drafts(page: Page, root: str) -> Iterator[Drafted]:
    """Draft roadmaps for a hundred schools on the page of the plan; the browser ranks as we do."""
    facts = bank_facts(real_edition().catalog)
    by_id = {one.id: one for one in facts}
    factors = [one.id for one in basis_factors(real_edition().catalog)]
    sent = [table(), json.loads(json.dumps([packed(one) for one in facts]))]
    found: list[Drafted] = []

    @settings(
        IN_ONE_PAGE,
        max_examples=100,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(requests(factors), st.integers(0, 4))
    def draft(asked: Request, number: int) -> None:
        ranked = [one.id for one in rank(asked, facts)]
        take = ranked[:number]
        drafted = Drafted(asked, [by_id[one] for one in take], "")
        assume(take or drafted.left_open)
        page.goto("about:blank")
        page.goto(f"{root}plan/#{asks(asked)}&take={','.join(take) or '-'}")
        page.locator("form.o-request").wait_for()
        text = page.locator("pre code").text_content() or ""
        names = [[one, one] for one in factors]
        told = page.evaluate(SCORE, [root, sent[0], asks(asked), sent[1], names])
        assert [one["id"] for one in told["matches"]] == ranked
        found.append(replace(drafted, text=text))

    draft()
    return iter(found)


def profile(asked: Request) -> Mapping[str, Any]:
    """Write a profile with the risks that a school asked about; medium ones are confirmed."""
    confirmed = {"curator_assessment": {"verdict": "confirmed"}}
    entries = [
        {"factor": factor, "significance": str(weight)}
        | (confirmed if weight is Significance.MEDIUM else {})
        for factor, weight in asked.risks.items()
    ]
    return {**PROFILE, "catalogue": "method-15", "entries": entries}


def test_a_hundred_drafts_pass_opora_validate(seen: Visit, tmp_path: Path) -> None:
    content = copytree(CONTENT, tmp_path / "content")
    place = content / "schools" / "made-up" / "rayon"
    place.mkdir(parents=True)
    (place.parent / "region.yml").write_text(written(REGION), encoding="utf-8")
    (place / "municipality.yml").write_text(written(MUNICIPALITY), encoding="utf-8")
    number = 0
    for number, drafted in enumerate(drafts(seen.page, seen.root), 1):
        year = re.findall(r"roadmap-(\d{4})\.yml", drafted.text)[0]
        school = place / f"school-{number}"
        school.mkdir()
        held = {
            "school.yml": written(SCHOOL),
            f"roadmap-{year}.yml": drafted.text,
            f"risk-profile-{year}.yml": written(profile(drafted.asked)),
        }
        for name, text in held.items():
            (school / name).write_text(text, encoding="utf-8")
        named = re.findall(r"^# Открытый риск: ([\w-]+) ", drafted.text, re.MULTILINE)
        assert set(named) == drafted.left_open
    assert number == 100
    command = ("validate", "--content", str(content), "--format", "json")
    run = [sys.executable, "-c", "from opora.cli import main; main()", *command]
    done = subprocess.run(run, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout[:2000] + done.stderr[:2000]
    assert "made-up" not in done.stdout


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [f"{one['impact']}: {one['id']} {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("url", [MY_SCHOOL, PLAN, COMPARE, PRACTICE, "plan/", "compare/"])
def test_pages_are_accessible_and_fit_the_screen(
    chromium: Browser, real_site: Path, url: str, width: int
) -> None:
    with visit(chromium, real_site, width=width) as held:
        page = held.go(url)
        if url != PRACTICE:
            expect(page.locator(STATUS).first).not_to_be_empty()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []


def test_choices_change_the_answer_and_the_address_remembers(seen: Visit) -> None:
    page = seen.go("my-school/")
    expect(page.locator(STATUS)).to_have_text("Выберите хотя бы один риск.")
    page.get_by_label("Вовлечённость родителей").select_option("high")
    page.get_by_label("Где школа").select_option("village")
    page.get_by_label("тьютор").check()
    expect(page.locator(STATUS)).to_contain_text("Рисков без практики: 0 из 1.")
    assert page.url.endswith("#high=clm-parents&place=village&without=tutor")
    first = page.locator(".o-match").first
    expect(first).to_contain_text("За: риск высокой значимости «Вовлечённость родителей»")
    expect(first).to_contain_text("Против: описана по документу, результатов нет")
    shown = page.locator(".o-match h3").all_inner_texts()
    page.reload()
    expect(page.locator(".o-match h3")).to_have_text(shown)
    expect(page.get_by_label("тьютор")).to_be_checked()


def test_on_a_phone_the_way_to_the_answer_keeps_what_is_chosen(
    chromium: Browser, real_site: Path
) -> None:
    with visit(chromium, real_site, width=390) as held:
        page = held.go("my-school/")
        page.get_by_label("Вовлечённость родителей").select_option("high")
        page.get_by_role("link", name="Что подходит").click()
        expect(page.locator("#suits")).to_be_in_viewport()
        expect(page.locator(".o-match h3 a").first).to_be_visible()
        expect(page.get_by_label("Вовлечённость родителей")).to_have_value("high")
        assert page.url.endswith("#high=clm-parents")


def test_an_address_with_nonsense_asks_what_is_left_of_it(seen: Visit) -> None:
    page = seen.go(
        "my-school/#high=constructor,clm-parents,%3Cb%3E&place=moon&without=x&size=__proto__"
    )
    expect(page.locator(STATUS)).to_contain_text("из 1.")
    assert page.url.endswith("my-school/#high=clm-parents")


def test_a_school_of_the_bank_fills_the_form_from_its_profile(seen: Visit) -> None:
    page = seen.go("my-school/")
    page.get_by_label("Школа банка").select_option(label="Школа № 33, Рязань")
    expect(page.get_by_label("Дети с ОВЗ")).to_have_value("medium")
    expect(page.get_by_label("Где школа")).to_have_value("city")
    assert "medium=mgt-inclusion-ovz" in page.url


def test_the_page_of_a_school_leads_to_its_practices(seen: Visit) -> None:
    page = seen.go("schools/ryazanskaya-oblast/ryazan/school-33/")
    page.get_by_role("link", name="Подобрать практики для школы").click()
    expect(page.get_by_label("Дети с ОВЗ")).to_have_value("medium")


def test_risks_without_a_practice_are_named(seen: Visit) -> None:
    page = seen.go(MY_SCHOOL)
    box = page.locator(".o-open-risks")
    expect(box).to_contain_text("Профориентация (высокая значимость): нужна практика")


def test_no_request_tells_what_a_school_has_chosen(seen: Visit) -> None:
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    page = seen.go(MY_SCHOOL)
    page.get_by_label("Оснащение школы").select_option("high")
    page.get_by_role("link", name="Черновик дорожной карты").click()
    expect(page.locator(STATUS)).to_contain_text("Мер:")
    page.reload()
    expect(page.locator(STATUS)).to_contain_text("Мер:")
    assert len(asked) > 5
    told = [
        one
        for one in asked
        if "village" in one.partition("#")[0] or "res-" in one.partition("#")[0]
    ]
    assert told == []


def test_from_a_practice_to_a_file(seen: Visit) -> None:
    page = seen.go(PRACTICE)
    page.get_by_role("button", name="В план: ").first.press("Enter")
    expect(page.get_by_role("button", name="В плане: ").first).to_be_visible()
    page.goto(f"{seen.root}plan/#high=clm-parents")
    expect(page.locator(STATUS)).to_have_text("Мер: 2, практик: 1, открытых рисков: 1.")
    page.get_by_label("Ожидаемый результат").first.fill('Шесть "команд": # готовы\n- да')
    page.locator(".o-draft").first.get_by_label("Ответственный").select_option("methodist")
    expect(page.locator("tbody tr").first).to_contain_text('Шесть "команд": # готовы')
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Скачать файл").click()
    text = waiting.value.path().read_text(encoding="utf-8")
    assert re.fullmatch(r"roadmap-\d{4}\.yml", waiting.value.suggested_filename)
    assert "# Открытый риск: clm-parents (высокая значимость)" in text
    assert "responsible: [{role: methodist}]" in text
    assert r'"Шесть \"команд\": # готовы\n- да"' in text
    assert "practices: [primorye-vsoko-training]" in text


@pytest.mark.parametrize("url", [MY_SCHOOL, PLAN])
def test_the_way_past_the_menu_keeps_what_is_chosen(seen: Visit, url: str) -> None:
    page = seen.go(url)
    expect(page.locator(STATUS)).not_to_be_empty()
    before = page.locator(STATUS).inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#page-content")).to_be_focused()
    expect(page.locator(STATUS)).to_have_text(before)
    page.reload()
    expect(page.locator(STATUS)).to_have_text(before)


def test_the_plan_prints_its_table_alone(seen: Visit) -> None:
    page = seen.go(PLAN)
    expect(page.locator("tbody tr")).not_to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator("table")).to_be_visible()
    for hidden in ("form.o-request", ".o-drafts", "[data-download]"):
        expect(page.locator(hidden)).to_be_hidden()


def test_practices_of_the_list_are_compared(chromium: Browser, real_site: Path) -> None:
    with visit(chromium, real_site, width=390) as held:
        page = held.go("practices/")
        boxes = page.locator(".o-card .o-choices input")
        for place in range(4):
            boxes.nth(place).check()
        expect(boxes.nth(4)).to_be_disabled()
        boxes.nth(3).uncheck()
        page.get_by_role("link", name="Сравнить: 3").click()
        expect(page.locator(STATUS)).to_have_text("Сравниваем практик: 3.")
        assert page.url.count("id=") == 3
        assert page.locator(".o-side tbody tr").first.locator("td").count() == 3


@pytest.mark.parametrize("number", [2, 3, 4])
def test_practices_stand_side_by_side_on_a_phone(
    chromium: Browser, real_site: Path, number: int
) -> None:
    ids = ("primorye-family-help", "primorye-vsoko-training", "primorye-method-days")
    asked = "&".join(f"id={one}" for one in (*ids, "vladivostok-portal")[:number])
    with visit(chromium, real_site, width=390) as held:
        page = held.go(f"compare/?{asked}")
        row = page.get_by_role("row").filter(has_text="Что не получилось")
        expect(row.get_by_role("cell")).to_have_count(number)
        boxes = [one.bounding_box() for one in row.get_by_role("cell").all()]
        tops = {round(box["y"]) for box in boxes if box}
        lefts = [box["x"] for box in boxes if box]
        assert len(tops) == 1
        assert len(lefts) == number
        assert lefts == sorted(set(lefts))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("link", name="Убрать: ").first.press("Enter")
        expect(page.locator(STATUS)).to_contain_text(
            "Выбрана одна практика" if number == 2 else f"Сравниваем практик: {number - 1}."
        )


@pytest.mark.parametrize("url", [MY_SCHOOL, PLAN, COMPARE])
def test_the_keyboard_reaches_all_that_can_be_done(seen: Visit, url: str) -> None:
    page = seen.go(url)
    expect(page.locator(STATUS)).not_to_be_empty()
    what = page.locator("article :is(a[href], button, input, select, textarea, summary):visible")
    wanted = what.count()
    mark = "(one) => one.addEventListener('focus', () => (one.dataset.reached = ''))"
    what.evaluate_all(f"(all) => all.forEach({mark})")
    for _ in range(wanted * 2 + 40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
    assert page.locator("article [data-reached]:visible").count() == wanted


def test_a_practice_that_is_not_there_is_told(chromium: Browser, real_site: Path) -> None:
    with serve(real_site) as root:
        page = chromium.new_page()
        page.goto(f"{root}compare/?id=nonsense&id=primorye-vsoko-training&id=..%2F..%2Fx")
        expect(page.locator(STATUS)).to_contain_text("Не нашлось: 2.")
        page.close()


def test_steps_are_ticked_and_remembered_and_print_as_boxes(seen: Visit) -> None:
    page = seen.go(PRACTICE)
    steps = page.locator(".o-step input")
    expect(steps).to_have_count(4)
    steps.nth(1).press("Space")
    page.reload()
    expect(steps.nth(1)).to_be_checked()
    expect(steps.nth(0)).not_to_be_checked()
    page.emulate_media(media="print")
    assert steps.first.evaluate("(box) => getComputedStyle(box).appearance") == "none"


@pytest.mark.parametrize("url", ["my-school/", "plan/", "compare/"])
def test_without_javascript_the_page_says_where_to_go(
    chromium: Browser, real_site: Path, url: str
) -> None:
    with serve(real_site) as root:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(root + url)
        expect(page.locator("noscript .o-notice p")).to_contain_text("JavaScript")
        expect(page.locator("noscript .o-notice a").first).to_be_visible()
        expect(page.locator("article form")).to_have_count(0 if url == "compare/" else 1)
        if url != "compare/":
            expect(page.locator("article form")).to_be_hidden()
        context.close()


def test_approaches_stand_beside_practices_and_leave_the_risk_open(seen: Visit) -> None:
    page = seen.go("my-school/#high=res-equipment&without=mentor")
    expect(page.locator(STATUS)).to_contain_text("Рисков без практики: 1 из 1.")
    wanted = page.locator(".o-open-risks li")
    expect(wanted).to_contain_text("нужна практика, есть подходы из исследований")
    beside = page.locator(".o-from-research")
    expect(beside.get_by_role("heading", level=3)).to_have_text("Оснащение школы")
    links = beside.locator("li a").evaluate_all("held => held.map((one) => one.href)")
    assert f"{seen.root}approaches/experiment-real-and-model/" in links
    assert page.locator(".o-matches a").count() == 0


def test_the_plan_hints_at_approaches_and_keeps_the_risk_open(seen: Visit) -> None:
    page = seen.go("plan/#high=res-equipment")
    row = page.locator("tbody tr")
    expect(row).to_contain_text("открытый риск высокой значимости")
    expect(row).to_contain_text("Подходы из исследований:")
    expect(row.locator('a[href*="approaches/"]')).to_have_count(3)
    expect(page.locator("pre code")).not_to_contain_text("approaches")
