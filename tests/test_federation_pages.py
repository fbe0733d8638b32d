"""What pages, data and linked data say of the bank that a record was gathered from."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from opora.cli.judging import read_all
from opora.cli.options import Failure
from opora.cli.rendering import Publication, editor
from opora.federation.state import NAME
from opora.files import list_content
from opora.render import Page
from opora.site.config import SiteConfig
from tests.cli_sample import write
from tests.content import AS_OF, CATALOGUE, PLACES, PRACTICE, SCHOOL, Fields
from tests.federated import bank_of, gather, write_records

CLUB: Fields = {**PRACTICE, "status": "archived"}
CONFIG = SiteConfig(
    "Страна", "https://nation.example.ru/", (), {"repo_url": "https://github.com/x/nation"}
)
ATTACK = "<script>document.title = 'run'</script><img src=x onerror=alert(1)>"


def publication(near: Path) -> Publication:
    content = near / "nation/content"
    return Publication(editor(content, AS_OF, CONFIG)(read_all(list_content(content), AS_OF)))


def pages_of(near: Path) -> dict[str, Page]:
    return {page.url: page for page in publication(near).pages}


def line_of(page: Page) -> str:
    found = re.findall(r'<p class="o-whence">(.*?)</p>', page.html, re.DOTALL)
    return " ".join(re.sub("<[^>]+>", "", "|".join(found)).split())


def nation(near: Path, **more: object) -> Path:
    own = write_records(near / "own", {"factors/method.yml": CATALOGUE})
    east = write_records(near / "east", {**PLACES, "practices/club.md": CLUB})
    line = bank_of("east", east, title="Опора. Восток", **more)
    gather(near, [line], base=own, day=date(2026, 11, 20))
    return near


def test_each_gathered_page_says_whose_it_is_and_no_other_does(tmp_path: Path) -> None:
    pages = pages_of(nation(tmp_path, site="https://east.example.ru/bank/"))
    said = "Запись из банка Опора. Восток, получена 20 ноября 2026 года. Исправления принимают там."
    gathered = {url: line_of(page) for url, page in pages.items() if line_of(page)}
    assert set(gathered.values()) == {said}
    assert {
        "practices/east-club/",
        "acts/order/",
        "programmes/plus/",
        "organisations/iro/",
        "schools/east-primorye/",
        "schools/east-primorye/vladivostok/",
        "schools/east-primorye/vladivostok/school-1/",
        "schools/east-primorye/vladivostok/school-1/risk-profile-2021/",
        "roadmaps/east-primorye-vladivostok-school-1-2021/",
    } == set(gathered)
    html = pages["practices/east-club/"].html
    assert 'href="https://east.example.ru/bank/practices/club/"' in html
    assert "github.com" not in html
    assert "github.com" in pages["factors/parents/"].html


def test_a_bank_that_does_not_answer_is_named_so(tmp_path: Path) -> None:
    near = nation(tmp_path, licence="CC-BY-SA-4.0")
    (near / "east").rename(near / "away")
    line = bank_of("east", near / "east", title="Опора. Восток")
    gather(near, [line], base=near / "own", day=date(2026, 12, 1))
    assert line_of(pages_of(near)["practices/east-club/"]) == (
        "Запись из банка Опора. Восток, получена 20 ноября 2026 года, условия: CC-BY-SA-4.0. "
        "С 1 декабря 2026 года банк не обновляется, показано прежнее."
    )


def test_what_several_banks_hold_names_them_all(tmp_path: Path) -> None:
    for name in ("east", "north", "west"):
        write_records(tmp_path / name, PLACES)
    gather(tmp_path, [bank_of(name, tmp_path / name) for name in ("east", "north", "west")])
    said = line_of(pages_of(tmp_path)["acts/order/"])
    assert said.startswith("Запись из банка Банк east, получена")
    assert said.endswith("То же записано в других банках: Банк north, Банк west.")


def test_data_and_linked_data_name_the_original(tmp_path: Path) -> None:
    near = nation(tmp_path, site="https://east.example.ru/")
    found = publication(near)
    files = {one.path: one.content for one in found.whole()}
    origin = json.loads(files["api/v1/records/practice/east-club.json"])["origin"]
    original = "https://east.example.ru/practices/club/"
    assert origin["gathered"] == [
        {
            "bank": "Опора. Восток",
            "address": "https://east.example.ru/",
            "original": original,
            "commit": "",
            "day": None,
            "taken": "2026-11-20",
            "failed": None,
            "licence": "CC-BY-4.0",
        }
    ]
    factor = json.loads(files["api/v1/records/factor/parents.json"])["origin"]
    assert factor["gathered"] == []
    heads = {page.url: page.head for page in found.pages}
    work = {"@type": "CreativeWork", "name": "Опора. Восток"}
    assert (
        json.dumps({"isBasedOn": [{**work, "url": original}]}, ensure_ascii=False)
        .replace('": ', '":')
        .replace(', "', ',"')
        .strip("{}")
        in heads["practices/east-club/"]
    )
    assert '"subjectOf":[{' in heads["schools/east-primorye/vladivostok/school-1/"]


def test_a_list_that_cannot_be_read_stops_the_build_with_a_sentence(tmp_path: Path) -> None:
    near = nation(tmp_path)
    write(near / "nation" / NAME, "{")
    with pytest.raises(Failure, match=r"federation\.json испорчен"):
        publication(near)


def test_a_hostile_bank_shows_its_texts_and_runs_nothing(tmp_path: Path) -> None:
    home = "schools/primorye/vladivostok/school-1"
    east = write_records(
        tmp_path / "east",
        {
            **PLACES,
            "practices/club.md": CLUB,
            "practices/evil.md": {**CLUB, "title": "Другая", "limits": ATTACK},
            f"{home}/school.yml": {**SCHOOL, "title": "Школа <b>№ 1</b>"},
        },
    )
    report = gather(tmp_path, [bank_of("east", east, title=f"Банк {ATTACK}", licence=ATTACK)])
    assert [one.path for one in report.sources[0].left_out] == ["practices/evil.md"]
    held = pages_of(tmp_path)
    runs = re.compile(r"<script(?! )|<img src=x")
    assert [url for url, page in held.items() if runs.search(page.html)] == []
    page = held[f"{home.replace('schools/', 'schools/east-')}/"].html
    assert "Школа &lt;b&gt;№" in page
    assert "Банк &lt;script&gt;document.title" in page
    assert "условия: &lt;script&gt;" in page
