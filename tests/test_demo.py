"""Banks that are made up are sound, marked, the same each time, and as skewed as real ones."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from opora.demo import MARK, Made, Size, borrowed, demo_bank, text_of
from opora.demo.dice import shares
from opora.diagnostics import Severity
from opora.files import list_content, read_sources
from opora.load import Source
from opora.pipeline import Bank, read_bank
from opora.words.declension import declined
from tests.cli_sample import run

AS_OF = date(2026, 11, 27)
CONTENT = Path(__file__).parent.parent / "content"
SIZE = Size(regions=2, schools=120, practices=60, seed=7)


@pytest.fixture(scope="module")
def base() -> Bank:
    listing = list_content(CONTENT)
    return read_bank(list(read_sources(CONTENT, listing.paths, [])), AS_OF)


@pytest.fixture(scope="module")
def records() -> list[Made]:
    return list(demo_bank(SIZE))


def test_what_is_made_up_has_no_errors_and_some_warnings(base: Bank, records: list[Made]) -> None:
    made = [*borrowed(base.catalog), *records]
    bank = read_bank([Source(one.path, text_of(one)) for one in made], AS_OF)
    found = Counter(one.severity for one in bank.diagnostics)
    assert found[Severity.ERROR] == 0
    assert found[Severity.WARNING] >= 10
    assert sum(1 for _ in bank.catalog.all("school")) == 120
    assert sum(1 for _ in bank.catalog.all("practice")) == 60


def test_every_record_says_that_it_is_made_up(records: list[Made]) -> None:
    for one in records:
        assert MARK in one.fields["tags"]
        assert MARK in one.fields["title"] or "(учебные данные)" in one.fields["title"]
        assert "придумала программа" in one.fields["caveats"][0]


def test_the_same_seed_makes_the_same_bank_and_another_another(records: list[Made]) -> None:
    texts = [(one.path, text_of(one)) for one in records]
    assert [(one.path, text_of(one)) for one in demo_bank(SIZE)] == texts
    other = Size(SIZE.regions, SIZE.schools, SIZE.practices, seed=8)
    assert [(one.path, text_of(one)) for one in demo_bank(other)] != texts


def test_few_factors_and_authors_dominate(records: list[Made]) -> None:
    practices = [one for one in records if one.path.startswith("practices/")]
    factors = Counter(factor for one in practices for factor in one.fields["factors"])
    assert factors.most_common(1)[0][1] >= 5 * factors.most_common()[-1][1]
    authors = Counter(one.fields["authors"][0] for one in practices)
    assert max(authors.values()) >= 4
    lengths = sorted(len(one.body or "") for one in practices)
    assert lengths[-1] > 2 * lengths[0]


def test_a_total_is_split_without_rest_and_nobody_goes_empty() -> None:
    for total, parts in ((10, 10), (97, 7), (42_000, 85)):
        held = shares(total, parts)
        assert sum(held) == total
        assert len(held) == parts
        assert min(held) >= 1
        assert held[0] == max(held)
    with pytest.raises(ValueError, match="split"):
        shares(2, 3)


@pytest.mark.parametrize(
    ("name", "case", "expected"),
    [
        ("общий шкаф приборов", "gent", "общего шкафа приборов"),
        ("маленькая методическая пара", "accs", "маленькую методическую пару"),
        ("двуязычный помощник класса", "accs", "двуязычного помощника класса"),
        ("единые правила урока", "ablt", "едиными правилами урока"),
        ("помощь в тот же день", "loct", "помощи в тот же день"),
        ("Верхние Ключи", "loct", "Верхних Ключах"),
        ("«Точка роста»", "gent", "«Точка роста»"),
    ],
)
def test_names_stand_in_the_case_that_a_sentence_asks_for(
    name: str, case: str, expected: str
) -> None:
    assert declined(name, case) == expected


def test_the_command_writes_a_bank_that_validates(tmp_path: Path) -> None:
    sizes = ("--schools", "40", "--practices", "10", "--content", str(CONTENT))
    made = run("demo", *sizes, "proba", cwd=tmp_path)
    assert made.status == 0, made.err
    assert "site_name: Опора. Учебные данные" in (tmp_path / "proba/mkdocs.yml").read_text("utf-8")
    assert (tmp_path / "proba/content/pages/about.md").is_file()
    assert run("validate", cwd=tmp_path / "proba").status == 0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--regions", "5", "--schools", "4", "neu"), "не меньше, чем регионов"),
        (("held",), "не пуста"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_touched(
    tmp_path: Path, options: tuple[str, ...], told: str
) -> None:
    (tmp_path / "held").mkdir()
    (tmp_path / "held/own.txt").write_text("моё", encoding="utf-8")
    refused = run("demo", "--content", str(CONTENT), *options, cwd=tmp_path)
    assert refused.status == 2
    assert told in refused.err
    assert [path.name for path in tmp_path.rglob("*")] == ["held", "own.txt"]
