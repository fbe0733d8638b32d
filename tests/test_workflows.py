"""What the forges run: clean under the linters, pinned, without rights, and it works on a clone."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.cli_sample import write, write_bank

ROOT = Path(__file__).parent.parent
GITHUB = sorted(ROOT.glob(".github/workflows/*.yml"))
WORKFLOWS = [*GITHUB, *sorted(ROOT.glob(".forgejo/workflows/*.yml"))]
SCRIPTS = sorted(ROOT.glob(".ci/*"))
BIN = Path(sys.executable).parent


def run(
    *command: str | Path, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*map(str, command)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_zizmor_has_nothing_to_say() -> None:
    options = ("--offline", "--pedantic", "--no-progress", "--color=never")
    done = run(BIN / "zizmor", *options, ".github/workflows")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 ignored" in done.stdout  # the one that is explained beside it


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("vendor.github-workflows", ".github/workflows/*.yml"),
        ("vendor.gitlab-ci", ".gitlab-ci.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/[!c]*.yml"),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_files_fit_the_schemas_of_the_forges(schema: str, pattern: str) -> None:
    files = sorted(ROOT.glob(pattern))
    assert files
    done = run(BIN / "check-jsonschema", "--builtin-schema", schema, *files)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_every_action_is_pinned_and_keeps_no_key(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert all(
        re.fullmatch(r"(?:https://data\.forgejo\.org/)?actions/[\w-]+@[0-9a-f]{40}", one)
        for one in used
    )
    steps = [step for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"]]
    for step in steps:
        if "actions/checkout@" in step.get("uses", "") and "publish" not in path.stem:
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob(".github/workflows/*.yml")), ids=lambda path: path.stem
)
def test_jobs_ask_for_each_right_by_name(path: Path) -> None:
    held = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert held["permissions"] == {}
    for job in held["jobs"].values():
        assert set(job["permissions"].values()) <= {"read", "write"}
    if True in held and "pull_request" in held[True]:  # YAML 1.1 reads `on` so
        assert all(set(job["permissions"].values()) == {"read"} for job in held["jobs"].values())


def test_templates_say_the_same_on_every_forge() -> None:
    ours = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_bytes()
    assert (ROOT / ".gitlab/merge_request_templates/Default.md").read_bytes() == ours
    assert (ROOT / ".forgejo/pull_request_template.md").read_bytes() == ours
    for form in ROOT.glob(".github/ISSUE_TEMPLATE/[!c]*.yml"):
        held = yaml.safe_load(form.read_text(encoding="utf-8"))
        text = (ROOT / f".gitlab/issue_templates/{held['name']}.md").read_text(encoding="utf-8")
        labels = [
            one["attributes"]["label"]
            for one in held["body"]
            if one["type"] in {"textarea", "input"}
        ]
        assert labels
        assert all(label in text for label in labels)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_sound(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert run("bash", "-n", script).returncode == 0
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")


def git(folder: Path, *arguments: str) -> None:
    names = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    done = run("git", *names, *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr


PRACTICE = """\
---
title: Клуб родителей
kind: managerial
level: school
status: draft
authors: [iro]
factors: [parents]
summary: Родители раз в месяц собираются и решают, чем помочь классу.
audience: [school_head]
year_from: 2025
effort: {people: один учитель, hours: два часа, cost: none}
evidence_level: description
limits: Пробовали только в одной школе.
contact: {organisation: iro, url: "https://example.org/"}
sources: [{title: Рассказ авторов}]
---

## Проблема
Родители не приходят. <script>alert(1)</script>

## Что сделали по шагам
1. Позвали.

## Что понадобилось
Чай.

## Что получилось
Пришли.

## Что не получилось
Не все.

## Как повторить
Зовите. Звоните: +7 (914) 555-01-23.
"""


@pytest.fixture(scope="module")
def change(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with a change: a phone, a script, a reference to nothing, a file in windows-1251."""
    folder = tmp_path_factory.mktemp("change")
    content = write_bank(folder)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Было")
    write(content / "practices/club.md", PRACTICE)
    (content / "acts/old.yml").write_bytes("title: Приказ\n".encode("windows-1251"))
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Стало")
    return folder


@pytest.fixture(scope="module")
def judged(change: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, int]:
    """What the step of the workflow leaves: the folder of its report, its output, its status."""
    out = tmp_path_factory.mktemp("report")
    done = run(ROOT / ".ci/judge", change, "HEAD^1", out, "github", cwd=change.parent)
    return out, done.stdout, done.returncode


def test_each_fault_of_a_change_becomes_a_note_at_its_line(judged: tuple[Path, str, int]) -> None:
    _, told, status = judged
    assert status == 1
    notes = re.findall(
        r"^::error file=content/([^,]+),line=(\d+),.*?title=(\w+)", told, re.MULTILINE
    )
    assert {
        ("acts/old.yml", "1", "F01"),
        ("practices/club.md", "7", "V02"),
        ("practices/club.md", "19", "B02"),
        ("practices/club.md", "34", "V52"),
    } <= set(notes)


def test_pages_of_a_change_can_be_looked_at_and_run_nothing(judged: tuple[Path, str, int]) -> None:
    out, _, _ = judged
    assert (out / "site/index.html").is_file()
    assert not [
        path
        for path in (out / "site").rglob("*.html")
        if "<script>alert" in path.read_text("utf-8")
    ]


GH = """#!/bin/sh
echo "$*" >>"$CALLS"
case "$1 $2" in
  "pr list") echo 7 ;;
  "api --paginate") echo "$KNOWN" ;;
esac
for one; do case $one in body=@*) cp "${one#body=@}" "$CALLS.body" ;; esac; done
"""


@pytest.mark.parametrize(("known", "method"), [("", "issues/7/comments"), ("42", "PATCH")])
def test_one_comment_is_written_or_brought_up_to_date(
    judged: tuple[Path, str, int], tmp_path: Path, known: str, method: str
) -> None:
    write(tmp_path / "bin/gh", GH)
    (tmp_path / "bin/gh").chmod(0o755)
    done = run(
        ROOT / ".ci/comment-github",
        judged[0] / "findings.json",
        PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        CALLS=str(tmp_path / "calls"),
        KNOWN=known,
        HEAD_SHA="0" * 40,
        RUN_URL="https://forge.example/runs/1",
    )
    assert done.returncode == 0, done.stderr
    calls = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert len(calls) == 3
    assert method in calls[-1]
    body = (tmp_path / "calls.body").read_text(encoding="utf-8")
    assert "Спасибо за вклад!" in body
    assert "practices/club.md" in body
    assert "<script" not in body
    assert "https://forge.example/runs/1" in body


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[{"path": "x"}]', "[" * 100_000])
def test_findings_of_a_stranger_that_are_none_are_refused(tmp_path: Path, text: str) -> None:
    write(tmp_path / "findings.json", text)
    done = run(BIN / "opora", "report", tmp_path / "findings.json", "--format", "markdown")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "не список замечаний" in done.stderr


def test_a_site_is_put_into_the_branch_of_pages(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "forge")
    git(tmp_path, "clone", "-q", "forge", "bank")
    bank = tmp_path / "bank"
    write(bank / "a.txt", "а")
    git(bank, "add", ".")
    git(bank, "commit", "-qm", "Первый")
    for text in ("один", "два"):
        write(bank / "site/index.html", text)
        write(bank / "site/.opora-site", "")
        done = run(ROOT / ".ci/push-pages", "site", cwd=bank)
        assert done.returncode == 0, done.stderr
    shown = run("git", "show", "pages:index.html", cwd=tmp_path / "forge")
    assert shown.stdout == "два"
    assert run("git", "rev-list", "--count", "pages", cwd=tmp_path / "forge").stdout.strip() == "1"
    assert (bank / "a.txt").is_file()
