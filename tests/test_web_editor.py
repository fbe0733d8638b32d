"""The web editor at `/admin/` against a local clone, in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from opora.load import Source
from opora.parse import Entry
from opora.pipeline import parse_entries
from opora.render.markdown import render_body
from tests.browser import serve
from tests.web_editor import Editor, collection_of, editor, real_content

FILES = real_content()

SHORT_PRACTICE = """---
# замечание
tags: [yes, no, 'on', '1.10', '2026-03-01', 'null', '0x1F']
title: Проба пера
kind: pedagogical
level: school
status: draft
origin: document
factors: [mgt-struggling-students]
summary: >-
  Строка, которую сложили
  пополам: с двоеточием.
audience: [teacher]
year_from: 2025
effort: null
evidence_level: description
limits: "no"
contact: null
sources:
  - {title: Протокол, locator: '12:30'}
unknown: {effort: не считали, contact: не названо}
---

## Проблема

Оценка 5*3 = 15, звёздочка * и snake_case, 2 < 3, [скобки], `код * и _`, ~~зачёркнуто~~.

* пункт звёздочкой
* второй
  - вложенный

| Что | Было |
|---|---|
| Балл | 3 |

> Цитата
> в две строки

Ссылка [на сайт](https://example.ru/a_b) и **жирный *курсив* дальше**.

- [ ] дело

```yaml
a: *x
```

## Что сделали по шагам

1. Раздали карточки.
"""
PROBE = "content/practices/proba-pera.md"


@pytest.fixture(scope="module")
def site(real_site: Path) -> Iterator[str]:
    with serve(real_site, under="/bank/") as url:
        yield url


@pytest.fixture(scope="module")
def at_work(chromium: Browser, site: str) -> Iterator[Editor]:
    with editor(chromium, site, {**FILES, PROBE: SHORT_PRACTICE}) as opened:
        yield opened


def read(path: str, text: str) -> list[Entry]:
    entries, problems = parse_entries([Source(path.removeprefix("content/"), text)])
    assert problems == []
    return entries


def seen(entry: Entry) -> dict[str, Any]:
    return {name: value for name, value in entry.entity if name != "title"}


def html_of(entry: Entry) -> str:
    return render_body(entry.body or "").html


FIRST_OF_EACH = {collection_of(path)[0]: path for path in reversed(FILES)}


@pytest.mark.parametrize("path", FIRST_OF_EACH.values())
def test_saving_a_real_record_again_changes_nothing(at_work: Editor, path: str) -> None:
    before = read(path, FILES[path])[0]
    after = read(path, at_work.save_again(path))[0]
    assert after.entity.title == f"{before.entity.title}."  # type: ignore[attr-defined]
    assert seen(after) == seen(before)
    assert (after.body or "").strip() == (before.body or "").strip()


def test_what_the_editor_does_to_a_file_is_harmless(at_work: Editor) -> None:
    """It unquotes words, drops comments, reorders keys, unfolds lines, escapes stars in a body."""
    at_work.open("practice", "proba-pera", tall=True)
    body = at_work.field("body").locator("[contenteditable=true]").first
    body.click()
    at_work.page.keyboard.press("Control+End")
    at_work.page.keyboard.type(" Готово.")
    text = at_work.save(PROBE)
    assert "# замечание" not in text
    assert "  - yes\n  - no\n  - on\n  - '1.10'\n" in text
    assert text.index("title:") < text.index("tags:")
    assert "effort: null" not in text
    assert r"5\*3" in text
    before, after = read(PROBE, SHORT_PRACTICE)[0], read(PROBE, text)[0]
    assert after.entity == before.entity
    assert html_of(after) == html_of(before).replace("карточки.", "карточки. Готово.")


def test_a_new_practice_is_valid(at_work: Editor) -> None:
    at_work.create("practice", "exit-cards")
    at_work.write("title", "Карточка на выходе")
    at_work.tick("kind", "педагогическая")
    at_work.tick("level", "школьный")
    at_work.choose("status", "черновик")
    at_work.tick("origin", "описана по документу")
    at_work.choose("factors", "Низкая эффективность работы с обучающимися")
    at_work.write("summary", "Ученик без подписи пишет, что осталось непонятным: с этого и начнём.")
    at_work.choose("audience", "учитель")
    at_work.write("year_from", "2025")
    at_work.tick("evidence_level", "описание")
    at_work.write("limits", "Пробовали в одной школе.")
    at_work.add("sources")
    at_work.write("sources.0.title", "Протокол методического объединения")
    at_work.explain(effort="не считали", contact="в источнике не названо")
    path = "content/practices/exit-cards.md"
    made = read(path, at_work.save(path))[0]
    assert made.entity.title == "Карточка на выходе"  # type: ignore[attr-defined]
    assert "## Как повторить" in (made.body or "")
    at_work.open("practice", "exit-cards", tall=True)
    at_work.write("limits", "Пробовали в двух школах.")
    changed = read(path, at_work.save(path))[0]
    assert seen(changed) == {**seen(made), "limits": "Пробовали в двух школах."}


def test_a_new_roadmap_of_a_school_is_valid(at_work: Editor) -> None:
    at_work.create("roadmap", "roadmap-2026", "ryazanskaya-oblast/ryazan/school-33")
    at_work.write("title", "Дорожная карта школы на 2026/27 год")
    at_work.write("period.start", "2026-09-01")
    at_work.write("period.end", "2027-05-31")
    at_work.write("goal", "Помочь каждому, кто отстал.")
    at_work.add("tasks")
    at_work.write("tasks.0.id", "t1")
    at_work.write("tasks.0.title", "Видеть, кто чего не понял")
    at_work.add("items")
    at_work.write("items.0.id", "cards")
    at_work.write("items.0.task", "t1")
    at_work.write("items.0.activity", "Карточки на выходе в пятых классах")
    at_work.include("items.0.period", "с месяца по месяц")
    at_work.write("items.0.period.start", "2026-09")
    at_work.write("items.0.period.end", "2026-12")
    at_work.add("items.0.responsible")
    at_work.choose("items.0.responsible.0.role", "учитель")
    at_work.write("items.0.expected_result.text", "Учителя знают, что объяснить ещё раз.")
    at_work.add("items.0.expected_result.quantities")
    at_work.write("items.0.expected_result.quantities.0.value", "12")
    at_work.choose("items.0.expected_result.quantities.0.unit", "педагог")
    at_work.choose("items.0.factors", "Низкая эффективность работы с обучающимися")
    at_work.choose("items.0.state", "запланировано")
    at_work.add("sources")
    at_work.write("sources.0.title", "Приказ директора")
    path = "content/schools/ryazanskaya-oblast/ryazan/school-33/roadmap-2026.yml"
    roadmap, *measures = read(path, at_work.save(path))
    assert roadmap.id == "ryazanskaya-oblast-ryazan-school-33-2026"
    assert [measure.id for measure in measures] == [f"{roadmap.id}#cards"]
    at_work.open("roadmap", "ryazanskaya-oblast/ryazan/school-33/roadmap-2026", tall=True)
    at_work.unfold("items")
    at_work.choose("items.0.state", "в работе")
    changed = read(path, at_work.save(path))[1].entity
    assert changed.state == "in_progress"  # type: ignore[attr-defined]
    assert changed.period == measures[0].entity.period  # type: ignore[attr-defined]


def test_what_is_wrong_is_told_before_it_is_saved(at_work: Editor) -> None:
    at_work.create("organisation", "Плохое имя")
    at_work.write("title", "Организация")
    at_work.write("website", "не адрес")
    at_work.page.get_by_role("button", name="Сохранить", exact=True).first.click()
    assert at_work.field("website").locator('[aria-invalid="true"]').first.is_visible()
    assert at_work.field("kind").locator('[aria-invalid="true"]').first.is_visible()
    at_work.page.evaluate("location.hash = '#/collections/organisation'")


def test_nothing_is_asked_of_another_host_and_nothing_fails(at_work: Editor) -> None:
    assert at_work.foreign == []
    assert at_work.said == []


def test_without_a_forge_the_published_page_says_so(chromium: Browser, real_site: Path) -> None:
    asked: list[str] = []

    def give(route: Route) -> None:
        path = route.request.url.removeprefix("https://bank.example/").removesuffix("/")
        asked.append(path)
        file = real_site / path
        route.fulfill(path=file / "index.html" if file.is_dir() else file)

    page = chromium.new_page()
    page.route("https://bank.example/**", give)
    page.goto("https://bank.example/admin/")
    assert page.get_by_role("heading", name="Веб-редактор не подключён").is_visible()
    assert not any("sveltia" in path for path in asked)
    page.close()
