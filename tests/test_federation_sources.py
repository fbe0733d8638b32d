"""Where banks come from: the list of them, folders, repositories; what fails and what attacks."""

import os
from datetime import date
from pathlib import Path

import pytest

from opora.federation.bounds import Bounds
from opora.federation.report import Standing
from opora.federation.sources import read_source_list
from opora.federation.state import read_state
from opora.federation.telling import federation_text
from tests.cli_sample import write
from tests.content import HOME, PLACES, PRACTICE, SCHOOL, Fields
from tests.federated import bank_of, files_in, gather, published_in, read_folder, write_records
from tests.git_sample import Repository, new_repository

COMMIT = "0123456789abcdef0123456789abcdef01234567"
BANK: dict[str, Fields] = {**PLACES, "practices/club.md": {**PRACTICE, "status": "archived"}}


def told(text: str) -> list[str]:
    found, problems = read_source_list(text, "sources.yml")
    assert (found is None) == bool(problems)
    return [f"{one.span.line}:{one.span.column} {one.code} {one.message}" for one in problems]


def test_a_list_is_read() -> None:
    text = (
        "base: own\nsources:\n  - {id: a, title: А, folder: ../a, site: 'https://a.example.ru/'}\n"
        f"  - {{id: b, title: Б, git: 'https://git.example.ru/b.git', commit: {COMMIT}}}\n"
        "  - {id: c, title: В, api: 'https://c.example.ru/', leave_out: [practices/x.md]}\n"
        f"  - {{id: d, title: Г, git: 'ssh://git@git.example.ru:22/d.git', commit: {COMMIT}}}\n"
        f"  - {{id: e, title: Д, git: 'file:///srv/e.git', commit: {COMMIT}}}\n"
    )
    found, problems = read_source_list(text, "sources.yml")
    assert problems == []
    assert found
    assert [one.id for one in found.sources] == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{id: a, title: А}", "2:5 V03 поле «sources.1» (Банки): не сказано, где банк"),
        (
            f"{{id: a, title: А, folder: x, git: 'https://a.ru/a', commit: {COMMIT}}}",
            "2:5 M03 поле «sources.1» (Банки): банк назван сразу в нескольких местах: folder, git",
        ),
        ("{id: a, folder: x}", "2:6 V03 нет обязательного поля «title»"),
        ("{id: Ая, title: А, folder: x}", "2:10 M01"),
        ("{id: a, title: А, foldr: x}", "2:23 V09a"),
        (f"{{id: a, title: А, commit: {COMMIT}, folder: x}}", "commit бывает только у репозитория"),
        ("{id: a, title: А, git: 'https://x.ru/a.git'}", "у репозитория не назван коммит"),
        ("{id: a, title: А, git: 'https://x.ru/a.git', commit: main}", "«main» — не полное имя"),
        ("{id: a, title: А, folder: x, leave_out: [../y]}", "не путь внутри папки content"),
        ("{id: a, title: А, folder: x, site: 'ftp://x.ru'}", "2:40"),
        ("{id: a, title: А, api: 'ftp://x.ru'}", "2:28"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(line: str, expected: str) -> None:
    assert any(expected in one for one in told(f"sources:\n  - {line}\n")), told(
        f"sources:\n  - {line}\n"
    )


@pytest.mark.parametrize(
    "address",
    [
        "ext::sh -c 'touch /tmp/x'",
        "--upload-pack=touch /tmp/x",
        "ssh://-oProxyCommand=touch%20x/repo",
        "ssh://git@-oProxyCommand=x/repo",
        "http://git.example.ru/a.git",
        "git://git.example.ru/a.git",
        "/srv/a.git",
        "git@example.ru:a.git",
        "https://user:secret@git.example.ru/a.git",
        "https://git.example.ru/a b",
        "file://host/srv/a.git",
        "https://git.example.ru/-x",
    ],
)
def test_addresses_that_run_something_or_tell_secrets_are_refused(address: str) -> None:
    quoted = address.replace("'", "''")
    text = f"sources:\n  - {{id: a, title: А, git: '{quoted}', commit: {COMMIT}}}\n"
    found = told(text)
    assert [one.split()[:2] for one in found] == [["2:28", "M03"]], found
    assert "secret" not in found[0]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("a", "a", "имя «a» уже занято"), ("kray", "kray-yug", "можно спутать")],
)
def test_names_that_could_meet_are_refused(first: str, second: str, expected: str) -> None:
    lines = "".join(f"  - {{id: {one}, title: А, folder: x}}\n" for one in (first, second))
    found = told(f"sources:\n{lines}")
    assert len(found) == 1
    assert found[0].startswith("3:10 V01")
    assert expected in found[0]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> tuple[Repository, str]:
    """Make a bare repository with two commits, and name the first; it is full of tricks."""
    near = tmp_path_factory.mktemp("git")
    made = new_repository(near / "work")
    write_records(made.folder, BANK)
    write(near / "secret.yml", "title: Секрет\n")
    (made.folder / "content/documents").mkdir()
    (made.folder / "content/documents/link.yml").symlink_to(near / "secret.yml")
    write(made.folder / ".gitattributes", "*.md filter=evil\n")
    write(made.folder / ".gitmodules", '[submodule "x"]\n\tpath = x\n\turl = ext::sh -c touch\n')
    first = made.commit("2026-03-01")
    (made.folder / "content/practices/club.md").unlink()
    made.commit("2026-04-01")
    made.git("clone", "-q", "--bare", str(made.folder), str(near / "bank.git"))
    hook = near / "bank.git/hooks/post-checkout"
    write(hook, f"#!/bin/sh\ntouch {near}/ran\n")
    hook.chmod(0o755)
    return Repository(near / "bank.git"), first


def git_line(made: Repository, commit: str) -> dict[str, object]:
    address = f"file://{made.folder}"
    return {"id": "east", "title": "Восток", "git": address, "commit": commit}


def test_a_bank_is_read_at_its_commit_and_nothing_of_it_runs(
    repository: tuple[Repository, str], tmp_path: Path
) -> None:
    made, first = repository
    report = gather(tmp_path, [git_line(made, first)])
    source = report.sources[0]
    assert (source.standing, source.commit) == (Standing.NEW, first)
    assert [(one.path, one.code) for one in source.left_out] == [("documents/link.yml", "F03")]
    assert published_in(tmp_path / "nation").get("practice", "east-club")
    assert b"\xd0\xa1\xd0\xb5\xd0\xba\xd1\x80\xd0\xb5\xd1\x82" not in b"".join(
        files_in(tmp_path / "nation").values()
    )
    state = read_state(tmp_path / "nation")
    assert state
    assert (state.sources[0].commit, state.sources[0].day) == (first, date(2026, 3, 1))
    assert not (made.folder.parent / "ran").exists()


def test_a_commit_that_is_there_is_not_fetched_again(
    repository: tuple[Repository, str], tmp_path: Path
) -> None:
    made, first = repository
    gather(tmp_path, [git_line(made, first)])
    moved = made.folder.rename(made.folder.with_name("moved.git"))
    try:
        report = gather(tmp_path, [git_line(made, first)])
        assert (report.sources[0].standing, report.written) == (Standing.SAME, 0)
        later = gather(tmp_path, [git_line(made, COMMIT)])
        assert later.sources[0].standing is Standing.KEPT
    finally:
        moved.rename(made.folder)


def test_a_commit_that_is_nowhere_fails(repository: tuple[Repository, str], tmp_path: Path) -> None:
    made, _ = repository
    report = gather(tmp_path, [git_line(made, COMMIT)])
    assert report.sources[0].standing is Standing.ABSENT
    assert "Коммита 0123456789ab" in report.sources[0].reason


def test_a_server_that_hangs_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell = tmp_path / "slow.sh"
    write(shell, f"#!/bin/sh\necho $$ > {tmp_path}/pid\nsleep 600\n")
    shell.chmod(0o755)
    monkeypatch.setenv("GIT_SSH_COMMAND", str(shell))
    east = write_records(tmp_path / "east", BANK)
    slow = {"id": "slow", "title": "Тихий", "git": "ssh://git.example.ru/a.git", "commit": COMMIT}
    report = gather(tmp_path, [slow, bank_of("east", east)], bounds=Bounds(patience=1))
    assert [one.standing for one in report.sources] == [Standing.ABSENT, Standing.NEW]
    assert report.sources[0].reason == "Не ответил за 1 с."
    assert not runs(int((tmp_path / "pid").read_text(encoding="utf-8")))


def runs(process: int) -> bool:
    """Tell whether a process works; one that ended and that nobody has buried yet does not."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return told.rpartition(")")[2].split()[0] not in {"Z", "X"}


def test_a_bank_that_is_too_large_is_left(
    repository: tuple[Repository, str], tmp_path: Path
) -> None:
    east = write_records(tmp_path / "east", BANK)
    made, first = repository
    for bounds in (Bounds(size=1000), Bounds(files=3)):
        report = gather(tmp_path, [bank_of("west", east), git_line(made, first)], bounds=bounds)
        assert [one.standing for one in report.sources] == [Standing.ABSENT] * 2
        assert not report.clean
    assert not (tmp_path / "nation/content").exists()


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, dict[str, bytes]]:
    """Gather two banks, then let one go; what was gathered first is told."""
    lines = [bank_of(name, write_records(tmp_path / name, BANK)) for name in ("east", "west")]
    gather(tmp_path, lines)
    before = files_in(tmp_path / "nation/content")
    (tmp_path / "east").rename(tmp_path / "away")
    return tmp_path, before


def test_a_bank_that_is_away_stays_as_it_was(kept: tuple[Path, dict[str, bytes]]) -> None:
    near, before = kept
    lines = [bank_of(name, near / name) for name in ("east", "west")]
    write_records(near / "west", {"practices/second.md": BANK["practices/club.md"]})
    report = gather(near, lines, day=date(2026, 12, 1))
    assert [one.standing for one in report.sources] == [Standing.KEPT, Standing.CHANGED]
    assert not report.clean
    after = files_in(near / "nation/content")
    assert after.pop("practices/west-second.md")
    assert after == before
    again = gather(near, lines, day=date(2026, 12, 5))
    state = read_state(near / "nation")
    assert state
    assert (again.written, state.sources[0].failed) == (0, date(2026, 12, 1))
    assert state.sources[0].taken == date(2026, 11, 27)
    (near / "away").rename(near / "east")
    back = gather(near, lines, day=date(2026, 12, 6))
    assert back.clean
    state = read_state(near / "nation")
    assert state
    assert state.sources[0].failed is None


def test_a_bank_that_is_away_can_be_withdrawn(kept: tuple[Path, dict[str, bytes]]) -> None:
    near, _ = kept
    gather(near, [bank_of("west", near / "west")])
    assert not [path for path in files_in(near / "nation/content") if "east" in path]
    assert read_folder(near / "nation").errors == 0


def test_what_two_banks_share_outlives_one_of_them(kept: tuple[Path, dict[str, bytes]]) -> None:
    near, _ = kept
    assert published_in(near / "nation").get("act", "order")
    gather(near, [bank_of("west", near / "west")])
    assert published_in(near / "nation").get("act", "order")
    gather(near, [])
    assert set(files_in(near / "nation")) == {"federation.json"}


def test_a_bank_that_holds_nothing_sound_fails_as_a_whole(tmp_path: Path) -> None:
    write(tmp_path / "east/content/schools/kray/region.yml", "title: [\n")
    (tmp_path / "west").mkdir()
    report = gather(tmp_path, [bank_of(name, tmp_path / name) for name in ("east", "west")])
    assert [one.standing for one in report.sources] == [Standing.ABSENT] * 2
    assert "schools/kray/region.yml" in report.sources[0].reason
    assert "нужна папка content" in report.sources[1].reason


def test_links_and_tricks_with_names_do_not_lead_out(tmp_path: Path) -> None:
    write(tmp_path / "secret.yml", "title: Секрет\n")
    east = write_records(tmp_path / "east", BANK)
    (east / "content/acts/link.yml").symlink_to(tmp_path / "secret.yml")
    (east / "content/programmes/up").symlink_to(tmp_path)
    os.mkfifo(east / "content/acts/pipe.yml")
    for name in ("practices/Club.md", "practices/a..b.md", "practices/aux.md", "other/x.yml"):
        write(east / "content" / name, "---\ntitle: x\n---\n")
    west = tmp_path / "west"
    west.mkdir()
    (west / "content").symlink_to(east / "content")
    report = gather(tmp_path, [bank_of("east", east), bank_of("west", west)])
    assert [one.standing for one in report.sources] == [Standing.NEW, Standing.ABSENT]
    assert "ссылка" in report.sources[1].reason
    assert {one.path for one in report.sources[0].left_out} == {
        "acts/link.yml",
        "acts/pipe.yml",
        "practices/Club.md",
        "practices/a..b.md",
        "practices/aux.md",
        "other/x.yml",
        "programmes/up",
    }
    held = files_in(tmp_path / "nation/content")
    assert set(held) == named_paths("east")


def named_paths(name: str) -> set[str]:
    """Say what the files of the small bank are called in the national one."""
    shared = ("acts/", "factors/", "organisations/", "programmes/")
    return {
        path
        if path.startswith(shared)
        else path.replace("schools/", f"schools/{name}-").replace(
            "practices/", f"practices/{name}-"
        )
        for path in BANK
    }


def test_what_is_quoted_does_not_speak_to_the_terminal(tmp_path: Path) -> None:
    east = write_records(tmp_path / "east", BANK)
    write(east / "content/practices/a\x1b[2Jb.md", "x")
    write_records(east, {f"{HOME}/school.yml": {**SCHOOL, "title": "Школа <b>№ 1</b>"}})
    told_ = federation_text(gather(tmp_path, [bank_of("east", east)]))
    assert "\x1b" not in told_
