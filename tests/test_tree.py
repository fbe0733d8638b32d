"""Finding files one by one says what listing the whole folder says, without listing it."""

import os
from pathlib import Path

import pytest

from opora.catalog import ids_of
from opora.cli.judging import read_part
from opora.files import IdsOnDisk, Tree, list_content
from opora.kinds import BY_NAME
from opora.parse import address_of
from tests.content import AS_OF

PATHS = (
    "factors/method.yml",
    "glossary.yml",
    "practices/club.md",
    "practices/club-of-readers.md",
    "schools/a/region.yml",
    "schools/a/roadmap-2026.yml",
    "schools/a/b-c/municipality.yml",
    "schools/a/b-c/roadmap-2026.yml",
    "schools/a-b/c/municipality.yml",
    "schools/a-b/c/roadmap-2026.yml",
    "schools/a-b/c/d-1/school.yml",
    "schools/a-b/c/d-1/roadmap-2026-spring.yml",
    "schools/a-b/c/d-1/risk-profile-2026.yml",
    "schools/a-b/c/d-1/reports/2026-05.yml",
    "schools/a-b/c/d-1/materials/plan.md",
    "values/2026/k01.yml",
)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    for path in PATHS:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    return Tree(tmp_path)


@pytest.mark.parametrize("path", PATHS)
def test_a_file_is_found_by_what_its_name_says(tree: Tree, path: str) -> None:
    address = address_of(path)
    assert address
    same = {one for one in PATHS if (its := address_of(one)) and its.id == address.id}
    found = set(tree.paths_of(address.kind, address.id))
    assert path in found
    assert found <= same


def test_a_hyphen_within_a_name_or_between_two(tree: Tree) -> None:
    assert set(tree.paths_of(BY_NAME["roadmap"], "a-b-c-2026")) == {
        "schools/a/b-c/roadmap-2026.yml",
        "schools/a-b/c/roadmap-2026.yml",
    }


@pytest.mark.parametrize("record", ["", "none", "../practices/club", "a/../a", "a" * 4000, "a\0b"])
def test_of_what_is_not_there_no_file_is_found(tree: Tree, record: str) -> None:
    assert [path for kind in BY_NAME.values() for path in tree.paths_of(kind, record)] == []


def test_ids_are_those_of_the_whole_listing(tree: Tree) -> None:
    ids, whole = IdsOnDisk(tree), ids_of(list_content(tree.root).paths)
    assert {kind: set(held) for kind, held in ids.items() if held} == whole
    assert all(record in ids[kind] for kind, held in whole.items() for record in held)
    assert "a-b/c/d-2" not in ids["school"]


def test_no_link_is_followed(tree: Tree) -> None:
    (tree.root / "schools/linked").symlink_to(tree.root / "schools/a")
    (tree.root / "practices/linked.md").symlink_to(tree.root / "practices/club.md")
    assert list(tree.paths_of(BY_NAME["region"], "linked")) == []
    assert list(tree.paths_of(BY_NAME["practice"], "linked")) == []
    assert list_content(tree.root, "schools/linked/region.yml").paths == ()
    assert [one.path for one in list_content(tree.root, "schools/linked").problems] == [
        "schools/linked"
    ]


@pytest.mark.parametrize("place", ["schools", "schools/a-b/c", "practices/club.md", "none"])
def test_a_part_is_listed_as_it_is_in_the_whole(tree: Tree, place: str) -> None:
    whole = list_content(tree.root).paths
    assert list_content(tree.root, place).paths == tuple(
        path for path in whole if f"{path}/".startswith(f"{place}/")
    )


def test_the_folder_is_not_listed_to_judge_one_file(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[str] = []
    scan = os.scandir

    def told(path: Path) -> object:
        listed.append(path.relative_to(tree.root).as_posix())
        return scan(path)

    monkeypatch.setattr("opora.files.listing.os.scandir", told)
    read_part(list_content(tree.root, "schools/a-b/c/d-1/school.yml"), AS_OF)
    assert sorted(listed) == ["factors", "schools/a-b/c/d-1"]
