"""Over a whole built site, what a page shows in a table is what its files hold."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from opora.cli.rendering import Publication
from opora.pipeline import published
from opora.render import Edition
from tests.golden_indicators import AS_OF, golden
from tests.site_tables import (
    Shown,
    bare,
    csv_rows,
    json_rows,
    place_of,
    shown_tables,
    xlsx_rows,
)
from tests.test_method_pages import made_edition

Row = dict[str, str]

NUMBER = re.compile(r"[−-]?\d[\d\u00a0 ]*(?:,\d+)?")
UNTOLD = {"o-labelled o-roadmap-draft", "o-labelled o-paper"}
"""Looks of tables that hold no data of the bank: the draft that a visitor makes, and papers to
fill in, which have a document and a workbook beside them."""


def written(edition: Edition, folder: Path) -> Path:
    """Write the pages of an edition without frames, and all files."""
    made = Publication(edition)
    files = {f"{page.url}index.html": page.html.encode() for page in made.pages}
    for path, content in {**files, **{one.path: one.content for one in made.files()}}.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def made_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a made-up bank that has values of every kind."""
    return written(Edition(published(golden()), AS_OF), tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="session")
def tested_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a made-up bank with results of assessments."""
    return written(made_edition(), tmp_path_factory.mktemp("tested"))


@pytest.fixture(scope="session", params=["real", "made", "tested"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(f"{request.param}_site")
    return folder


def number(text: str) -> float | None:
    """Read the first number of a text, nothing where it has none."""
    found = NUMBER.search(text)
    if found is None:
        return None
    return float(re.sub(r"\s", "", found[0]).replace(",", ".").replace("−", "-"))


def same_number(shown: str, held: str) -> bool:
    """Compare a number on a page with one in a file; what is not known is empty there."""
    return number(shown) == number(held) if held else number(shown) is None


def test_a_csv_a_workbook_and_the_api_hold_the_same(site: Path) -> None:
    tables = {one["csv"]: one for one in _listed(site)}
    files = sorted(site.rglob("*.csv"))
    assert len(files) > 90
    for path in files:
        held = [bare(row) for row in csv_rows(path)]
        assert held == [bare(row) for row in xlsx_rows(path.with_suffix(".xlsx"))], path
        if told := tables.pop(path.relative_to(site).as_posix(), None):
            assert held == [bare(row) for row in json_rows(site / told["json"])], path
    assert tables == {}


def _listed(site: Path) -> list[Row]:
    held: list[Row] = json.loads((site / "api/v1/tables.json").read_bytes())["items"]
    return held


def test_every_table_of_the_site_has_its_files(site: Path) -> None:
    lost = [
        (shown.page, shown.heads)
        for shown in shown_tables(site)
        if shown.look
        and shown.look not in UNTOLD
        and shown.page != "data"
        and "Или так" not in shown.heads  # how a table is to be filled in
        and not (shown.name and place_of(site, shown).with_suffix(".csv").is_file())
    ]
    assert lost == []


def test_what_a_table_shows_is_what_its_file_holds(site: Path) -> None:
    compared = 0
    for shown in shown_tables(site):
        if shown.name:
            left = [bare(row) for row in csv_rows(place_of(site, shown).with_suffix(".csv"))]
            for row in _rows(shown):
                near = [held for held in left if _is_row(shown, row, held)]
                found = next((held for held in near if _differences(shown, row, held) == []), None)
                assert found is not None, (
                    f"{shown.page}: {shown.name}: {row}",
                    [_differences(shown, row, held) for held in near],
                )
                left.remove(found)
                compared += 1
    assert compared > 100


def _rows(shown: Shown) -> Iterator[Row]:
    """Go over the rows of a table without the headings that stand over several columns."""
    for cells in shown.rows:
        if len(cells) == len(shown.heads) and "не оценён" not in cells:
            yield dict(zip(shown.heads, cells, strict=True))


def _differences(shown: Shown, row: Row, held: Row) -> list[tuple[str, str]]:
    compare = COMPARE[(shown.name or "").rpartition("/")[2]]
    return [(head, cell) for head, cell in row.items() if not compare(head, cell, held)]


def _is_row(shown: Shown, row: Row, held: Row) -> bool:
    return all(
        _names(_words(row[head].split("\n")[0]), _words(held[title]))
        for head, title in KEYS[(shown.name or "").rpartition("/")[2]].items()
        if head in row
    )


def _names(cell: str, held: str) -> bool:
    """Tell whether a cell names what a file does; a page may add a word in small print."""
    return cell == held or (held != "" and cell.startswith(f"{held} "))


def _words(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("—", "").split()).casefold()


Compare = Callable[[str, str, Row], bool]

DATED = {"Срок", "Сдан"}


def plainly(head: str, cell: str, held: Row) -> bool:
    """Compare a cell with the column of the same heading, as words, a number or a day."""
    if head not in held:
        return True
    first, there = _words(cell.split("\n", maxsplit=1)[0]), _words(held[head])
    if re.fullmatch(r"[\d,]+", there):
        return same_number(first, there)
    if head in DATED and not there:
        return not re.search(r"\d", first)
    parts = [part for part in there.split("; ") if part]
    return not first or first in UNKNOWN or first in there or all(one in first for one in parts)


UNKNOWN = {"нет данных", "нет в банке", "не названы", "мер нет", "нужна практика"}


def value(head: str, cell: str, held: Row) -> bool:
    """Compare a value of an indicator with what is behind it."""
    if head == "Объявлено":
        return _declared(cell, held)
    if head == "Из чего":
        return _fraction(cell) == [number(held["Числитель"]), number(held["Знаменатель"])] or (
            len(_fraction(cell)) < 2
        )
    if head in {"Значение", "По стране"}:
        if held["Значение"]:
            return same_number(cell, held["Значение"])
        return _words(cell) == _words(held["Почему нет значения"])
    if head == "Период":
        return _words(cell) == _words(held["Период"])
    wanted = held["Цели"].split("; ") if head.startswith("Цель") else []
    return all(_words(one) in _words(cell) for one in wanted)


def _fraction(cell: str) -> list[float | None]:
    return [number(one) for one in re.split(r"\s(?:из|на)\s", cell.replace("\u00a0", " "))]


def _declared(cell: str, held: Row) -> bool:
    said, _, gap = cell.partition("разница")
    told = _words(said.replace("\n", " ")) == _words(held["Объявлено, словами"])
    return told and (not gap or same_number(gap, held["Разница"]))


def past(head: str, cell: str, held: Row) -> bool:
    """Compare a value of a past day."""
    if head == "Значение":
        there = held["Значение"]
        told = _words(cell) == _words(held["Значение, словами"])
        return told and (same_number(cell, there) if there else True)
    if head == "Из чего":
        behind = [number(held["Числитель"]), number(held["Знаменатель"])]
        return cell == "—" or _fraction(cell) == behind
    return head != "За период" or _words(cell) in {_words(held["Период"]), ""}


def waiting(head: str, cell: str, held: Row) -> bool:
    """Compare who is waited for, and how long."""
    if head == "С какого дня":
        there = held["С какого дня"]
        day = re.match(r"(\d+)\s\S+\s(\d{4})", cell)
        if not day or not there:
            return not day and not there
        return (int(day[1]), day[2]) == (int(there[:2]), there[6:])
    if head == "Дней":
        return same_number(cell, held["Дней"])
    return plainly(head, cell, held)


def outcome(head: str, cell: str, held: Row) -> bool:
    """Compare a result of an assessment; one of fewer than five is hidden in both."""
    if head in {"Выполнение", "Двоек", "Участников"}:
        there = held.get(f"{head}, %", held.get(head, ""))
        if held["Почему скрыто"]:
            return not there and cell in {"скрыто", "меньше 5"}
        return same_number(cell, there) if there else cell == "—"
    if head == "Показатель":
        return cell == f"{held['Процедура']}, {held['Предмет']}, {held['Класс']} класс"
    return head == "Где" or plainly(head, cell, held)


def selected(head: str, cell: str, held: Row) -> bool:
    """Compare why a school is selected."""
    wanted = held["Какие"].split("; ") if head == "Выше порога" and held["Какие"] else []
    return all(_words(one) in _words(cell.replace("\n", " ")) for one in wanted)


def breakdown(head: str, cell: str, held: Row) -> bool:
    """Compare a part of an indicator; the first heading says by what it is parted, and when."""
    if head == "Записи":
        return True
    if head in {"Сколько", "Проведено из запланированного"}:
        behind = [number(held[title]) for title in ("Числитель", "Знаменатель") if held[title]]
        return _fraction(cell) == behind
    return head == f"{held['По чему']}, {held['Год']} год" and cell == held["Часть"]


def counted(head: str, cell: str, held: Row) -> bool:
    """Compare how many records there were."""
    return head in {"На день", "Коммит"} or same_number(cell, held[head])


def matrix(head: str, cell: str, held: Row) -> bool:
    """Compare a number of practices; where there is none, the page asks for one."""
    if head == "Фактор риска":
        return True
    return (0 if cell == "нужна практика" else number(cell)) == number(held[head])


def risks(head: str, cell: str, held: Row) -> bool:
    """Compare how many schools have a risk and no measure, or how a school stands with one."""
    if head == "Фактор риска":
        return True
    own = [
        title for title in held if re.fullmatch(rf"{re.escape(head)}(?: \([\w/-]+\))?: .*", title)
    ]
    pairs = {(held[own[at]], held[own[at + 1]]) for at in range(0, len(own), 2)}
    if cell == "—":
        return bool(pairs & {("0", "0"), ("", "")})
    if found := re.fullmatch(r"(\d+)\s\w+, (?:без мер (\d+)|меры есть)", cell):
        return (found[1], found[2] or "0") in pairs
    found = re.fullmatch(r"(\w+), (\d+)\s\w+", cell)
    return found is not None and (found[1], found[2]) in pairs


def plan(head: str, cell: str, held: Row) -> bool:
    """Compare a plan with what was held of it."""
    if head == "Выполнение":
        return same_number(cell, held["Выполнение, %"])
    return (
        same_number(cell, held[head]) if head in {"Проведено", "Год"} else plainly(head, cell, held)
    )


def places(head: str, cell: str, held: Row) -> bool:
    """Compare what is due at a place; reports say how many came in time."""
    if head == "Отчёты":
        parts = [float(one) for one in re.findall(r"\d+", cell)] or [0.0, 0.0]
        return parts == [number(held["Отчётов в срок"]), number(held["Отчётов всего"])]
    return plainly({"Кабинет": "Где"}.get(head, head), cell, held)


def municipalities(head: str, cell: str, held: Row) -> bool:
    """Compare how many schools have what, of all that the bank names."""
    if head == "Отчёты":
        wanted = [number(held["Отчётов есть"]), number(held["Отчётов всего"])]
    elif head in {"Профили", "Дорожные карты", "Кураторы", "Партнёры"}:
        wanted = [number(held[head]), number(held["Школ"])]
    else:
        return True
    return ([float(one) for one in re.findall(r"\d+", cell)] or [0.0, 0.0]) == wanted


def risk(head: str, cell: str, held: Row) -> bool:
    """Compare a risk of a school."""
    if head == "Практики банка":
        return (number(cell) or 0) == number(held["Практик банка"])
    return plainly(head, cell, held)


def target(head: str, cell: str, held: Row) -> bool:
    """Compare a target."""
    if head == "Цель":
        return number(cell) == number(held["Цель"])
    return True


def measure(head: str, cell: str, held: Row) -> bool:
    """Compare a row of a roadmap."""
    title = {"№": "Номер строки"}.get(head, head)
    return head == "Факторы риска" or plainly(title, cell, held)


def criterion(head: str, cell: str, held: Row) -> bool:
    """Compare a score with the word for it."""
    if head == "Выполнен":
        return ["нет", "частично", "да"][int(held["Оценка"])] == cell
    return plainly(head, cell, held)


COMPARE: dict[str, Compare] = {
    **dict.fromkeys(("values", "measured", "country"), value),
    **dict.fromkeys(("grade", "audience", "school", "territory"), matrix),
    **dict.fromkeys(("list", "due", "reports", "coverage", "cohorts", "schools"), plainly),
    **dict.fromkeys(("places", "below"), places),
    "map": risks,
    "trends": past,
    "results": outcome,
    "waiting": waiting,
    "growing": plainly,
    "outcomes": outcome,
    "selection": selected,
    "alike": plainly,
    **dict.fromkeys(("groups-1", "groups-2"), plainly),
    "breakdown": breakdown,
    "points": counted,
    "changes": plainly,
    "plan-fact": plan,
    "municipalities": municipalities,
    "risks": risk,
    "targets": target,
    "measures": measure,
    "factor": plainly,
    "event": plainly,
    "guide-measures": plainly,
    "guide-indicators": plainly,
    "practice-results": plainly,
    "report-progress": plainly,
    "review-criteria": criterion,
    "system-sections": plainly,
}
"""How the cells of each table are held against its file; a new table has to be named here."""

_FACTOR = {"Фактор риска": "Фактор риска"}

KEYS: dict[str, dict[str, str]] = {
    **dict.fromkeys(("grade", "audience", "school", "territory", "map", "coverage"), _FACTOR),
    "values": {"Где": "Где", "Период": "Период"},
    "measured": {"Показатель": "Показатель"},
    "country": {"Показатель": "Показатель"},
    "list": {"Запись": "Запись", "Что не так": "Что не так"},
    "due": {"Запись": "Запись", "Что не так": "Что не так", "Где": "Где"},
    "reports": {
        "За какой месяц": "За какой месяц",
        "Срок": "Срок",
        "Муниципалитет": "Муниципалитет",
    },
    "cohorts": {},
    "schools": {"Школа": "Школа"},
    "places": {"Кабинет": "Где"},
    "below": {"Где": "Где"},
    "plan-fact": {"Мероприятие": "Мероприятие", "Год": "Год"},
    "municipalities": {"Муниципалитет": "Муниципалитет"},
    "risks": {"Риск": "Риск"},
    "targets": {},
    "measures": {"Мероприятие": "Мероприятие"},
    "factor": {"Фактор": "Название", "Простыми словами": "Простыми словами"},
    "event": {"Курс": "Запись", "Мониторинг": "Запись"},
    "trends": {"На день": "День", "Показатель": "Показатель"},
    **{name: {} for name in ("breakdown", "results", "outcomes")},
    **{name: {"Практика": "Практика"} for name in ("waiting", "growing")},
    "selection": {"Школа": "Школа"},
    "alike": {"Школа": "Школа"},
    **{name: {"Где": "Где", "Группа": "Группа"} for name in ("groups-1", "groups-2")},
    "points": {"На день": "День"},
    "changes": {"Показатель": "Показатель", "Где": "Имя"},
    "guide-measures": {"Мероприятие": "Мероприятие"},
    "guide-indicators": {"Показатель": "Показатель"},
    "practice-results": {"Что измеряли": "Что измеряли"},
    "report-progress": {"Мера": "Мера"},
    "review-criteria": {"Критерий": "Критерий"},
    "system-sections": {"Раздел": "Раздел"},
}
"""Which heading of a page and which of the file name the same row; else rows go in order."""


def test_lists_home_and_sections_count_what_the_files_hold(real_site: Path) -> None:
    index = json.loads((real_site / "api/v1/index.json").read_bytes())
    numbers = {one["kind"]: one["number"] for one in index["kinds"]}
    for kind, said in _found_on_lists(real_site).items():
        assert numbers[kind] == said, kind
        assert len(csv_rows(real_site / f"data/{kind}.csv")) == said, kind
        told = json.loads((real_site / f"api/v1/kinds/{kind}.json").read_bytes())
        assert told["number"] == len(told["items"]) == said
    home = re.sub(r"<[^>]+>", " ", (real_site / "index.html").read_text("utf-8"))
    for word, kind in (("практики", "practice"), ("меры", "measure"), ("школы", "school")):
        assert re.search(rf"{word}\s+{numbers[kind]}\b", home, re.IGNORECASE), kind


def _found_on_lists(site: Path) -> dict[str, int]:
    found = {}
    for url, kind in (("practices", "practice"), ("documents", "document"), ("schools", "school")):
        said = re.search(r"Всего (\d+)\.", (site / url / "index.html").read_text("utf-8"))
        assert said
        found[kind] = int(said[1])
    return found


@pytest.mark.parametrize("name", ["real", "made"])
def test_the_api_tells_the_values_of_the_pages(name: str, request: pytest.FixtureRequest) -> None:
    compared, site = 0, request.getfixturevalue(f"{name}_site")
    for shown in shown_tables(site):
        if shown.name == "values":
            id_ = shown.page.removeprefix("indicators/")
            told = json.loads((site / f"api/v1/indicators/{id_}.json").read_bytes())["values"]
            for row in _rows(shown):
                assert any(_is_told(row, one) for one in told), (id_, row)
                compared += 1
    assert compared > 10


def _is_told(row: Row, told: dict[str, object]) -> bool:
    place = told["place"]
    where = place["title"] if isinstance(place, dict) else "Вся страна"
    if _words(row["Где"]) != _words(str(where)):
        return False
    if told["value"] is None:
        return _words(row["Значение"]) == _words(str(told["reason"]))
    fraction = _fraction(row["Из чего"])
    behind = [told["numerator"], told["denominator"]]
    return number(row["Значение"]) == told["value"] and (len(fraction) < 2 or fraction == behind)


def test_the_same_content_gives_the_same_files(made_site: Path) -> None:
    made = Publication(Edition(published(golden()), AS_OF))
    for one in made.files():
        assert (made_site / one.path).read_bytes() == one.content, one.path
