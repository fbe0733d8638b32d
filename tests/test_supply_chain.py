"""What is not ours: locked, hashed, named with its reason, and on the list of a release."""

import hashlib
import json
import lzma
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.check_html import BASELINE, Known, findings
from tools.sbom import with_npm
from tools.vendor import SOURCE, Package, packages

ROOT = Path(__file__).parent.parent
DECISION = (ROOT / "docs/decisions/0002-dependencies.md").read_text("utf-8")
SECURITY = (ROOT / "docs/security.md").read_text("utf-8")
_NAME = re.compile(r"[\w.-]+")


def declared() -> Iterator[str]:
    held = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = [held["project"]["dependencies"]]
    groups += [*held["project"]["optional-dependencies"].values()]
    groups += [*held["dependency-groups"].values()]
    for group in groups:
        yield from (_NAME.match(one)[0].lower() for one in group)  # type: ignore[index]  # each begins with its name


def reasoned() -> set[str]:
    """Names at the beginning of the rows of the decision's tables."""
    rows = re.findall(r"^\| (\[[^\]]+\]\([^)]+\)|types-[^|]+)", DECISION, re.MULTILINE)
    linked = {row[1 : row.index("]")].lower() for row in rows if row.startswith("[")}
    return linked | {
        name for row in rows if row.startswith("types-") for name in row.strip().split(", ")
    }


def test_every_dependency_has_its_reason() -> None:
    assert sorted(set(declared()) - reasoned()) == []


def test_no_reason_is_left_of_what_is_gone() -> None:
    known = {*declared(), *(one.name for one in packages())}
    listed = DECISION.partition("## Alternatives")[0]
    rows = re.findall(r"^\| \[([^\]]+)\]", listed, re.MULTILINE)
    assert sorted({name.lower() for name in rows} - known) == []


def test_every_locked_archive_has_a_hash() -> None:
    locked = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    assert len(locked) > 50
    for one in locked:
        if "registry" in one["source"]:
            archives = [*one.get("wheels", ()), *([one["sdist"]] if "sdist" in one else ())]
            assert archives
            assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", held["hash"]) for held in archives)
        else:
            assert one["name"] == "opora"


@pytest.mark.parametrize("package", packages(), ids=lambda one: one.name)
def test_files_of_a_package_are_those_that_were_taken(package: Package) -> None:
    source = package.source
    assert source["package"] == package.name
    assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", str(source["integrity"]))
    sums = source["sha256"]
    assert isinstance(sums, dict)
    assert sums.keys() == {*package.files.values(), *package.made}
    there = {path.name.removesuffix(".xz") for path in package.place.iterdir()} - {SOURCE}
    assert there == sums.keys()
    for name, told in sums.items():
        packed = package.place / f"{name}.xz"
        content = (
            lzma.decompress(packed.read_bytes())
            if packed.exists()
            else (package.place / name).read_bytes()
        )
        assert hashlib.sha256(content).hexdigest() == told, name


@pytest.mark.parametrize("package", packages(), ids=lambda one: one.name)
def test_each_package_of_npm_has_its_reason_and_version(package: Package) -> None:
    row = rf"^\| \[{re.escape(package.name)}\]\([^)]+\) {re.escape(str(package.source['version']))}"
    assert re.search(row, DECISION, re.MULTILINE)


def test_no_folder_of_others_is_forgotten() -> None:
    known = {one.place for one in packages()}
    assert {path.parent for path in ROOT.glob("generator/opora/**/SOURCE.*")} <= known
    assert {path for path in ROOT.glob("generator/opora/**/vendor") if path.is_dir()} <= known
    minified = {
        path.parent
        for path in (ROOT / "generator/opora").rglob("*.js")
        if max(map(len, path.read_text("utf-8").splitlines()), default=0) > 2000
    }
    assert minified <= known


def test_the_bill_of_materials_names_what_the_site_publishes() -> None:
    bill = {"components": [], "metadata": {"timestamp": "now"}, "serialNumber": "random"}
    made = with_npm(json.loads(json.dumps(bill)), "2026-11-27")
    named = {one["name"]: one for one in made["components"]}
    assert named.keys() == {"@sveltia/cms", "js-yaml", "uqr", "@fontsource-variable/golos-text"}
    assert named["js-yaml"]["purl"] == f"pkg:npm/js-yaml@{named['js-yaml']['version']}"
    assert all(re.fullmatch("[0-9a-f]{128}", one["hashes"][0]["content"]) for one in named.values())
    assert made == with_npm(json.loads(json.dumps(bill)), "2026-11-27")
    assert made["metadata"]["timestamp"] == "2026-11-27T00:00:00Z"


def test_the_baseline_lets_only_the_theme_pass() -> None:
    theme = {
        "message": "Attribute “autocomplete” is only allowed when …",
        "extract": '<input class="md-toggle" autocomplete="off">',
    }
    ours = {"message": theme["message"], "extract": '<input class="o-box">', "lastLine": 3}
    used: set[Known] = set()
    assert [*findings([theme], used)] == []
    assert used == {BASELINE[0]}
    assert len([*findings([ours], set())]) == 1
    assert all(one.reason for one in BASELINE)


def test_what_the_notes_on_security_name_is_there() -> None:
    named = {one.split(":")[0] for one in re.findall(r"`([^`\s]+)`", SECURITY)}
    tests = {
        one for one in named if re.fullmatch(r"test_\w+\.py|rules/\w+|(?:attacks|hostile)\.py", one)
    }
    assert len(tests) > 20
    assert sorted(one for one in tests if not (ROOT / "tests" / one).exists()) == []
    rooms = {path.name for path in (ROOT / "generator/opora").iterdir() if path.is_dir()}
    places = {
        one for one in named - tests if one.split("/")[0] in rooms and "/" in one and "{" not in one
    }
    assert len(places) > 15
    lost = [one for one in places if not (ROOT / "generator/opora" / one).exists()]
    assert sorted(set(lost) - {"site/admin"}) == []


def test_every_row_of_threats_names_a_test() -> None:
    table = SECURITY.partition("| what is tried |")[2].partition("\n\n")[0]
    rows = [row for row in table.splitlines()[2:] if row.startswith("|")]
    assert len(rows) > 20
    assert [row for row in rows if not re.search(r"`(?:test_\w+\.py|rules/\w+)`", row)] == []
