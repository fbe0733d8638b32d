"""The form, filled in by hand in a real browser, makes files that `opora validate` accepts."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from shutil import copytree
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import Visit, serve, visit
from tests.conftest import AS_OF
from tests.pages import CONTENT

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
FORMS = ("practice", "risk-profile", "roadmap", "report", "school", "organisation")
SECTIONS = (
    "Проблема",
    "Что сделали по шагам",
    "Что понадобилось",
    "Что получилось",
    "Что не получилось",
    "Как повторить",
)
SCHOOL = "Школа № 33, Рязань"
HOME = "schools/ryazanskaya-oblast/ryazan/school-33"


@pytest.fixture
def seen(chromium: Browser, real_site: Path) -> Iterator[Visit]:
    with visit(chromium, real_site, width=390) as held:
        yield held


def step(page: Page) -> Locator:
    return page.locator(".o-step-page:visible")


def ask(page: Page, title: str) -> Locator:
    """Find a field of the step that is shown by how its label begins."""
    return step(page).get_by_label(re.compile(rf"^{re.escape(title)}(?: необязательно)?$"))


def group(page: Page, title: str) -> Locator:
    return step(page).get_by_role("group", name=re.compile(rf"^{re.escape(title)}"))


def choose(page: Page, field: str, *records: str) -> None:
    for at, record in enumerate(records):
        box = group(page, field).first
        if at:
            box.get_by_role("button", name="Выбрать ещё").click()
        search = box.get_by_role("searchbox")
        offer = box.get_by_role("button", name=re.compile(re.escape(record))).first
        offer.or_(search.first).first.wait_for()
        if search.first.is_visible():
            search.first.fill(record)
        offer.click()


def forward(page: Page) -> None:
    here = step(page).get_by_role("heading", level=2).inner_text()
    step(page).get_by_role("button", name="Дальше", exact=True).click()
    expect(step(page).get_by_role("heading", level=2)).not_to_have_text(here)


def finish(page: Page) -> str:
    """Go to the last step, see that nothing is wrong, take the file; return its path below."""
    page.get_by_role("link", name="Проверка и файл").click()
    expect(step(page).locator(".o-verdict")).to_contain_text("Ошибок нет")
    place = step(page).locator("p", has_text="Место файла в банке").locator("code").inner_text()
    assert place.startswith("content/")
    return place.removeprefix("content/")


def take(page: Page) -> tuple[str, str]:
    with page.expect_download() as waiting:
        step(page).get_by_role("button", name="Скачать файл").click()
    return waiting.value.suggested_filename, waiting.value.path().read_text(encoding="utf-8")


def validated(folder: Path, path: str, text: str) -> None:
    """Put a file into a copy of the real bank and run the real command on it."""
    content = copytree(CONTENT, folder / "content")
    place = content / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    command = ("validate", "--content", str(content), "--as-of", AS_OF, str(place))
    run = [sys.executable, "-c", "from opora.cli import main; main()", *command]
    done = subprocess.run(run, capture_output=True, check=False, text=True)
    assert done.returncode == 0, text + done.stdout + done.stderr
    assert "ошибка" not in done.stdout


def fill_practice(page: Page) -> None:
    ask(page, "Название").fill("Утренний кружок: читаем вслух — «Вслух!»")
    ask(page, "Кратко").fill("Дважды в неделю до уроков пятиклассники читают вслух и спорят.")
    choose(page, "Факторы риска", "Учебная мотивация", "Вовлечённость родителей")
    step(page).get_by_role("checkbox", name="учитель", exact=True).check()
    step(page).get_by_role("checkbox", name="литература").check()
    forward(page)
    for title in SECTIONS:
        ask(page, title).fill(f"1. {title}: так.\n2. И так: #тег, 'кавычки'.\n\n---\n\nКонец.")
    forward(page)
    ask(page, "Люди").fill("один учитель")
    ask(page, "Время").fill("два часа в неделю")
    ask(page, "Расходы").select_option("none")
    ask(page, "Уровень доказанности").select_option("before_after")
    step(page).get_by_role("button", name="Добавить результат").click()
    ask(page, "Что измеряли").fill("Читают без ошибок")
    ask(page, "Было").fill("61")
    ask(page, "Стало").fill("78,5")
    ask(page, "Единица").select_option("percent")
    ask(page, "За какое время").fill("2024/25 учебный год")
    group(page, "Источник").last.get_by_label(re.compile("^Название")).fill("Справка школы")
    ask(page, "Ограничения").fill("Нужен учитель, который приходит раньше.")
    step(page).get_by_role("button", name="Дальше", exact=True).click()
    mend = step(page).get_by_role("button", name="Исправить на 78.5")
    mend.click()
    expect(ask(page, "Стало")).to_have_value("78.5")
    forward(page)
    ask(page, "Вид практики").select_option("pedagogical")
    choose(page, "Авторы", SCHOOL)
    choose(page, "Организация", SCHOOL)
    ask(page, "Официальная почта").fill("school33@example.ru")
    ask(page, "С какого года").fill("2024")
    ask(page, "Название").fill("Журнал кружка")


def test_a_practice_from_the_first_word_to_a_valid_file(seen: Visit, tmp_path: Path) -> None:
    page = seen.go("submit/practice/")
    fill_practice(page)
    path = finish(page)
    name, text = take(page)
    assert path == "practices/utrenniy-kruzhok-chitaem-vslukh-vslukh.md"
    assert name == path.rpartition("/")[2]
    assert "after: 78.5\n" in text
    assert "\n## Как повторить\n\n1. Как повторить: так.\n" in text
    validated(tmp_path, path, text)


def fill_profile(page: Page) -> None:
    choose(page, "К чему относится", SCHOOL)
    ask(page, "Год").fill("2022")
    forward(page)
    ask(page, "Название").fill("Рисковый профиль школы № 33")
    choose(page, "Каталог факторов", "РПШ-2022")
    ask(page, "Способ").select_option("survey")
    step(page).get_by_role("checkbox", name="Не знаем: дата").click()
    ask(page, "Почему не знаем").fill("в отчёте дня нет")
    forward(page)
    risks = group(page, "Риски")
    risks.get_by_role("group", name="Фактор риска").get_by_role("button").first.click()
    ask(page, "Значимость").select_option("medium")
    step(page).get_by_role("button", name="Дальше", exact=True).click()
    expect(step(page).locator(".o-summary")).to_be_focused()
    step(page).get_by_role("link", name=re.compile("нет заключения куратора")).click()
    step(page).get_by_role("button", name="Заполнить: заключение куратора").click()
    ask(page, "Заключение").select_option("pending")
    forward(page)
    ask(page, "Название").fill("Отчёт об обследовании")


def test_a_risk_profile_makes_a_valid_file(seen: Visit, tmp_path: Path) -> None:
    page = seen.go("submit/risk-profile/")
    fill_profile(page)
    path = finish(page)
    name, text = take(page)
    assert path == f"{HOME}/risk-profile-2022.yml"
    assert name == "risk-profile-2022.yml"
    assert "date: null" in text
    validated(tmp_path, path, text)


def fill_roadmap(page: Page) -> None:
    choose(page, "К чему относится", SCHOOL)
    ask(page, "Год карты").fill("2026-osen")
    forward(page)
    ask(page, "Название").fill("Дорожная карта школы № 33")
    ask(page, "Цель").fill("Больше читающих детей")
    ask(page, "Начало").fill("2026-09-01")
    ask(page, "Конец").fill("2027-05-31")
    forward(page)
    ask(page, "Задача").first.fill("Научить читать")
    forward(page)
    ask(page, "Мероприятие").fill("Клуб чтения")
    ask(page, "Задача").select_option(label="Научить читать")
    ask(page, "В какой форме").select_option("months")
    ask(page, "Первый месяц").fill("2026-10")
    ask(page, "Последний месяц").fill("2027-04")
    ask(page, "Роль").select_option("deputy_head")
    ask(page, "Словами").fill("Клуб работает")
    step(page).get_by_role("button", name="Добавить число").click()
    ask(page, "Число").fill("12")
    ask(page, "Сравнение").select_option("at_least")
    ask(page, "Единица").select_option("event")
    choose(page, "Факторы риска", "Учебная мотивация")
    forward(page)
    ask(page, "Название").fill("Протокол педсовета")


def test_a_roadmap_makes_a_valid_file(seen: Visit, tmp_path: Path) -> None:
    page = seen.go("submit/roadmap/")
    fill_roadmap(page)
    path = finish(page)
    _, text = take(page)
    assert path == f"{HOME}/roadmap-2026-osen.yml"
    assert "    id: m1\n" in text or "  - id: m1\n" in text
    assert "value: 12\n" in text
    validated(tmp_path, path, text)


def test_a_report_makes_a_valid_file(seen: Visit, tmp_path: Path) -> None:
    page = seen.go("submit/report/")
    choose(page, "К чему относится", "Владивосток")
    ask(page, "Месяц отчёта").fill("2021-09")
    forward(page)
    ask(page, "Название").fill("Отчёт за сентябрь")
    ask(page, "Дата сдачи").fill("2021-10-05")
    ask(page, "Муниципальный комплекс мер").fill("Провели семинар.")
    forward(page)
    step(page).get_by_role("button", name="Добавить меру").click()
    choose(page, "Мера", "вебинар")
    ask(page, "Состояние").select_option("done")
    forward(page)
    ask(page, "Название").fill("Приказ управления")
    path = finish(page)
    _, text = take(page)
    assert path == "schools/primorskiy-kray/vladivostok/reports/2021-09.yml"
    assert "measure: primorskiy-kray-2021#" in text
    validated(tmp_path, path, text)


def draft_says(page: Page, text: str) -> None:
    expect(page.locator(".o-toolbar")).to_contain_text(text)


def test_a_draft_outlives_the_page_and_is_deleted_when_asked(seen: Visit) -> None:
    page = seen.go("submit/practice/")
    ask(page, "Название").fill("Кружок")
    draft_says(page, "Черновик сохранён")
    draft_says(page, "только в этом браузере, на этом компьютере")
    page.reload()
    draft_says(page, "Продолжаем черновик")
    expect(ask(page, "Название")).to_have_value("Кружок")
    page.get_by_role("button", name="Удалить черновик").click()
    expect(ask(page, "Название")).to_have_value("")
    assert page.evaluate("localStorage.getItem('opora.submit.practice')") is None
    page.get_by_role("button", name="Вернуть").click()
    expect(ask(page, "Название")).to_have_value("Кружок")


def test_a_browser_that_keeps_nothing_says_so(seen: Visit) -> None:
    seen.page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    page = seen.go("submit/practice/")
    ask(page, "Название").fill("Кружок")
    draft_says(page, "Браузер не хранит черновики")


def test_what_was_taken_opens_again(seen: Visit, tmp_path: Path) -> None:
    page = seen.go("submit/roadmap/")
    fill_roadmap(page)
    finish(page)
    name, text = take(page)
    (tmp_path / name).write_text(text, encoding="utf-8")
    page.get_by_role("button", name="Удалить черновик").click()
    page.get_by_label("Открыть файл").set_input_files(tmp_path / name)
    draft_says(page, f"Файл «{name}» открыт.")
    assert finish(page) == f"{HOME}/roadmap-2026-osen.yml"
    assert take(page) == (name, text)


def test_a_file_of_the_bank_opens_and_keeps_its_name(seen: Visit, tmp_path: Path) -> None:
    page, name = seen.go("submit/practice/"), "primorye-vsoko-training.md"
    page.get_by_label("Открыть файл").set_input_files(CONTENT / "practices" / name)
    draft_says(page, f"Файл «{name}» открыт.")
    assert finish(page) == f"practices/{name}"
    _, text = take(page)
    validated(tmp_path, f"practices/{name}", text)


def test_old_ways_of_writing_are_mended_and_losses_are_told(seen: Visit, tmp_path: Path) -> None:
    file = tmp_path / "2026-10.yml"
    file.write_text(
        "title: Отчёт\nsubmitted: 05.11.2026\nmeasures_complex: Семинар\nmood: хорошее\n"
        "sources: [{title: Приказ}]\n",
        encoding="utf-8",
    )
    page = seen.go("submit/report/")
    page.get_by_label("Открыть файл").set_input_files(file)
    draft_says(page, "Форма не смогла показать: mood: «хорошее».")
    expect(ask(page, "Месяц отчёта")).to_have_value("2026-10")
    forward_anyway(page)
    expect(ask(page, "Дата сдачи")).to_have_value("2026-11-05")


def forward_anyway(page: Page) -> None:
    step(page).get_by_role("button", name="Дальше", exact=True).click()
    step(page).get_by_role("button", name="Дальше, вернусь к этому потом").click()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.md", "нет шапки".encode(), "нет шапки с полями"),
        ("x.md", "---\ntitle: Шо".encode("cp1251"), "не в кодировке UTF-8"),
        ("x.yml", b"a: &x [*x, *x]", "Файл записан с ошибкой"),
        ("x.yml", "title: Отчёт\nsubmitted: 2026-11-05".encode(), "другая запись"),
    ],
)
def test_a_file_that_cannot_be_opened_leaves_the_form_as_it_was(
    seen: Visit, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    page = seen.go("submit/practice/")
    ask(page, "Название").fill("Кружок")
    page.get_by_label("Открыть файл").set_input_files(tmp_path / name)
    draft_says(page, said)
    expect(ask(page, "Название")).to_have_value("Кружок")


def test_what_is_wrong_is_told_at_the_field_and_above_and_nothing_is_lost(seen: Visit) -> None:
    page = seen.go("submit/practice/")
    ask(page, "Название").fill("Клуб с Ивановой М. П. \u202e")
    ask(page, "Кратко").fill("ж" * 301)
    step(page).get_by_role("button", name="Дальше", exact=True).click()
    summary = step(page).locator(".o-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Кратко: краткое описание — 301 знаков, можно не больше 300")
    expect(summary).to_contain_text("Название: невидимый служебный знак U+202E")
    summary.get_by_role("link", name=re.compile("^Кому")).press("Enter")
    expect(step(page).get_by_role("checkbox").first).to_be_focused()
    expect(ask(page, "Кратко")).to_have_attribute("aria-invalid", "true")
    expect(ask(page, "Кратко")).to_have_accessible_description(re.compile("не больше 300"))
    step(page).get_by_role("button", name="Убрать невидимые знаки").click()
    expect(ask(page, "Название")).to_have_value("Клуб с Ивановой М. П. ")
    expect(step(page)).to_contain_text("похоже на фамилию с инициалами")
    ask(page, "Кратко").fill("ж" * 300)
    expect(ask(page, "Кратко")).not_to_have_attribute("aria-invalid", "true")


def test_a_phone_in_a_contact_is_refused(seen: Visit) -> None:
    page = seen.go("submit/practice/#step-4")
    choose(page, "Организация", SCHOOL)
    ask(page, "Официальная почта").fill("8 914 000-00-00")
    step(page).get_by_role("button", name="Дальше", exact=True).click()
    expect(step(page).locator(".o-summary")).to_contain_text("в контакте записан телефон")


def test_a_card_drafted_here_can_be_chosen(seen: Visit) -> None:
    page = seen.go("submit/school/")
    choose(page, "К чему относится", "Рязань")
    forward(page)
    ask(page, "Название").first.fill("Школа № 5 посёлка Мирный")
    draft_says(page, "Черновик сохранён")
    page.wait_for_function(
        "() => JSON.parse(localStorage.getItem('opora.submit.school')).place.names.school"
    )
    page.goto(f"{seen.root}submit/practice/#step-4")
    choose(page, "Авторы", "Школа № 5 посёлка Мирный")
    page.get_by_role("link", name="Проверка и файл").click()
    expect(step(page)).to_contain_text("карточки «Школа № 5 посёлка Мирный» в банке ещё нет")
    expect(step(page).locator("pre")).to_contain_text("ryazan/shkola-5-poselka-mirnyy")


def test_a_name_that_is_taken_is_told(seen: Visit) -> None:
    page = seen.go("submit/practice/#step-6")
    ask(page, "Имя файла").fill("primorye-vsoko-training")
    expect(step(page).locator(".o-verdict")).to_contain_text("в банке уже есть")


def sending(seen: Visit, told: str) -> Page:
    seen.page.route("**/submit/sending.json", lambda route: route.fulfill(body=told))
    page = seen.go("submit/report/")
    choose(page, "К чему относится", "Владивосток")
    ask(page, "Месяц отчёта").fill("2021-09")
    forward(page)
    ask(page, "Название").fill("Отчёт & «итоги» #1")
    ask(page, "Дата сдачи").fill("2021-10-05")
    ask(page, "Муниципальный комплекс мер").fill("Семинар")
    page.get_by_role("link", name="Трудности и помощь").click()
    ask(page, "Название").fill("Приказ")
    finish(page)
    return page


FORGES = (
    ("github", "https://github.com/o/bank/new/main", "filename", "value"),
    ("gitlab", "https://gitlab.com/o/bank/-/new/main", "file_name", "content"),
    (
        "gitea",
        "https://git.example.ru/o/bank/_new/main/content/schools/primorskiy-kray/vladivostok/reports/",
        "filename",
        "value",
    ),
)


@pytest.mark.parametrize(("forge", "address", "name", "text"), FORGES)
def test_a_finished_file_goes_to_the_forge_or_into_a_letter(
    seen: Visit, forge: str, address: str, name: str, text: str
) -> None:
    repository = address.partition("/-/new" if forge == "gitlab" else "/new")[0].partition("/_new")[
        0
    ]
    page = sending(
        seen,
        f'{{"forge": "{forge}", "repository": "{repository}", "branch": "main",'
        ' "folder": "content/", "mail": "bank@example.ru"}',
    )
    link = step(page).get_by_role("link", name="Открыть в хранилище").get_attribute("href")
    asked = parse_qs(urlsplit(link or "").query)
    assert (link or "").partition("?")[0] == address
    assert asked[name][0].endswith("2021-09.yml")
    assert asked[text][0] == take(page)[1]
    letter = step(page).get_by_role("link", name="Открыть письмо").get_attribute("href") or ""
    assert letter.startswith("mailto:bank@example.ru?subject=")
    assert "Отчёт & «итоги» #1" in unquote(letter)
    expect(step(page)).to_contain_text("приложите файл сами")


def test_a_long_file_is_pasted_and_without_settings_it_is_only_taken(seen: Visit) -> None:
    page = seen.go("about/")
    told = page.evaluate(
        """async (root) => {
          const { forgePage, letter } = await import(root + "assets/submit/sending.js");
          const repository = "https://github.com/o/b";
          const at = { repository, branch: "main", folder: "content/" };
          const told = { forge: "github", mail: "", ...at };
          const page = forgePage(told, "practices/x.md", "ж".repeat(2000));
          const none = forgePage({ ...told, forge: "" }, "x.md", "");
          return [page, none, letter(told, { label: "", title: "", path: "" })];
        }""",
        seen.root,
    )
    address = "https://github.com/o/b/new/main?filename=content%2Fpractices%2Fx.md"
    assert told == [{"url": address, "whole": False}, None, None]


def test_without_settings_the_page_says_what_to_do(seen: Visit) -> None:
    page = sending(seen, '{"forge": "", "repository": "", "branch": "", "folder": "", "mail": ""}')
    expect(step(page)).to_contain_text("не указаны ни почта, ни хранилище")
    expect(step(page).get_by_role("link", name="Открыть")).to_have_count(0)


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("axe.run('article', {resultTypes: ['violations']})")["violations"]
    return [f"{one['impact']}: {one['id']} {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_every_step_is_accessible_and_fits_the_screen(
    chromium: Browser, real_site: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    with visit(chromium, real_site, width=width, scheme=scheme) as held:
        page = held.go("submit/")
        assert violations(page) == []
        for form in FORMS[:4]:
            page.goto(f"{held.root}submit/{form}/")
            page.get_by_role("link", name="Проверка и файл").click()
            page.evaluate(
                """() => {
                  for (const one of document.querySelectorAll(".o-step-page")) one.hidden = false;
                  for (const one of document.querySelectorAll("details")) one.open = true;
                }"""
            )
            expect(page.get_by_text("Список загружается")).to_have_count(0)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert violations(page) == []


def test_the_form_is_filled_in_by_keyboard_alone(seen: Visit) -> None:
    page = seen.go("submit/practice/")
    ask(page, "Название").focus()
    for keys in ("Кружок", "Tab", "Два раза в неделю читаем вслух и спорим.", "Tab", "мотивац"):
        if keys == "Tab":
            page.keyboard.press(keys)
        else:
            page.keyboard.type(keys)
    page.keyboard.press("Enter")
    expect(group(page, "Факторы риска").get_by_role("listitem").first).to_contain_text("мотивация")
    expect(group(page, "Факторы риска").get_by_role("button", name="Выбрать ещё")).to_be_focused()


def test_a_link_does_not_go_while_it_is_pressed(seen: Visit) -> None:
    page = seen.go("submit/practice/")
    ask(page, "Название").fill("Кружок")
    page.get_by_role("link", name="Кто и откуда").hover()
    page.mouse.down()
    draft_says(page, "Черновик сохранён")
    page.wait_for_timeout(300)
    page.mouse.up()
    expect(step(page).get_by_role("heading", level=2)).to_contain_text("Кто и откуда")


def test_nothing_of_a_draft_is_sent_anywhere(seen: Visit) -> None:
    asked: list[str] = []
    seen.page.on("request", lambda one: asked.append(one.url + (one.post_data or "")))
    page = seen.go("submit/practice/")
    ask(page, "Название").fill("Тайный кружок")
    page.get_by_role("link", name="Проверка и файл").click()
    expect(step(page).locator("pre")).to_contain_text("Тайный кружок")
    assert asked
    assert not [one for one in asked if "тайн" in unquote(one).lower() or "tayn" in one]


def test_the_page_lets_no_strange_script_or_style_in(seen: Visit) -> None:
    page = seen.go("submit/practice/")
    page.locator(".o-steps li").first.wait_for()
    blocked = page.evaluate(
        """() => new Promise((done) => {
          const seen = [];
          document.addEventListener("securitypolicyviolation", (event) => {
            seen.push(event.effectiveDirective);
            if (seen.length === 3) done(seen.sort());
          });
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          const style = document.createElement("style");
          style.textContent = "body { color: red }";
          const image = new Image();
          image.src = "https://elsewhere.example/x.png";
          document.body.append(script, style, image);
        })"""
    )
    assert blocked == ["img-src", "script-src-elem", "style-src-elem"]
    assert page.evaluate("window.ran") is None
    seen.complaints.clear()


@pytest.mark.parametrize("url", ["submit/", "submit/practice/"])
def test_without_javascript_the_page_says_what_else_there_is(
    chromium: Browser, real_site: Path, url: str
) -> None:
    with serve(real_site) as root:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(root + url)
        expect(page.locator("noscript .o-notice, .o-notice")).to_contain_text("Word или Excel")
        context.close()
