"""Builds that are killed, starved and doubled: the old site stays, the next build succeeds."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from secrets import randbelow

import pytest

from tests.cli_sample import COMMAND, replace_in, run, write_bank
from tests.killing import fingerprint

ROOT = Path(__file__).parent.parent
BUILD = ("build", "--no-history", "--as-of", "2026-03-01")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank with its site."""
    folder = tmp_path_factory.mktemp("built")
    write_bank(folder)
    assert run(*BUILD, cwd=folder).status == 0
    return folder


@pytest.fixture
def bank(built: Path, tmp_path: Path) -> Path:
    """A bank with its site, and a change that the site does not have yet."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    replace_in(tmp_path / "content/acts/order-12.yml", "Приказ о", "Новый приказ о")
    return tmp_path


def is_new(site: Path) -> bool:
    return "Новый приказ" in (site / "acts/order-12/index.html").read_text(encoding="utf-8")


def beside(bank: Path) -> list[str]:
    return sorted(path.name for path in bank.iterdir())


def test_nothing_is_lost_in_fifty_kills(tmp_path: Path) -> None:
    seed = str(randbelow(2**32))
    command = [sys.executable, "-m", "tests.killing", str(tmp_path), "50", seed]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    kills = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(kills) == 50, done.stderr
    assert [one for one in kills if one["site"] == -1] == [], seed
    ended = [(one["status"], one["beside"]) for one in kills if one["status"] is not None]
    assert ended == [(0, [])] * 5, seed


def test_of_two_builds_at_once_one_is_told_to_wait(bank: Path) -> None:
    first = subprocess.Popen(
        [*COMMAND, *BUILD], cwd=bank, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )
    assert first.stderr
    while "Каркас" not in first.stderr.readline():
        assert first.poll() is None
    second = run(*BUILD, cwd=bank)
    first.communicate()
    assert first.returncode == 0
    assert second.status == 2
    assert second.err.splitlines()[-1] == (
        f"Ошибка: Сайт {bank}/site уже собирает другой запуск (процесс {first.pid}). "
        "Дождитесь его конца и повторите."
    )
    assert is_new(bank / "site")
    assert beside(bank) == ["content", "mkdocs.yml", "site"]


def test_the_engine_does_not_outlive_a_killed_build(bank: Path) -> None:
    build = subprocess.Popen([*COMMAND, *BUILD], cwd=bank, stderr=subprocess.PIPE, text=True)
    assert build.stderr
    while "Каркас" not in build.stderr.readline():
        assert build.poll() is None
    while not (engines := children(build.pid)):
        assert build.poll() is None
    build.send_signal(signal.SIGKILL)
    build.communicate()
    for engine in engines:
        wait_for_end(engine)
    assert run(*BUILD, cwd=bank).status == 0
    assert beside(bank) == ["content", "mkdocs.yml", "site"]


def children(process: int) -> list[int]:
    path = Path(f"/proc/{process}/task/{process}/children")
    return [int(one) for one in path.read_text(encoding="ascii").split()] if path.exists() else []


def wait_for_end(process: int) -> None:
    """Wait until a process that is not ours to wait for has ended; a zombie has."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2]
        except (FileNotFoundError, ProcessLookupError):
            return
        if state.split()[0] == "Z":
            return
        time.sleep(0.05)
    pytest.fail(f"process {process} still runs five seconds later")


ROOMS = (0, 300, 2_500)
"""Kilobytes left on the disk: each stops the build in another stage."""

STARVE = """
mount -t tmpfs -o size=64m,mode=755 opora "$1" || exit 77
cp -a "$2/." "$1" && cd "$1" || exit 78
left() { df -k --output=avail . | tail -n 1; }
shift 2
for room in $ROOMS; do
  head -c $((($(left) - room) * 1024)) /dev/zero >filler
  "$@" 2>"$OUT/$room.err" >&2; echo $? >"$OUT/$room.status"
  rm filler
  ls -A >"$OUT/$room.beside"
  rm -rf "$OUT/$room.site" && cp -a site "$OUT/$room.site"
done
"$@" 2>"$OUT/last.err" >&2; echo $? >"$OUT/last.status"
cp -a site "$OUT/last.site"
"""


def test_a_full_disk_leaves_the_site_and_ends_in_a_sentence(
    bank: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    mount, out = (tmp_path_factory.mktemp(name) for name in ("mount", "out"))
    before = fingerprint(bank / "site")
    alone = ["unshare", "--mount"] + (["--user", "--map-root-user"] if os.getuid() else [])
    command = [*alone, "sh", "-c", STARVE, "-", str(mount), str(bank), *COMMAND, *BUILD]
    rooms = " ".join(map(str, ROOMS))
    env = {**os.environ, "OUT": str(out), "ROOMS": rooms, "OPORA_CACHE": ""}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip(f"no small disk can be mounted here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    for room in ROOMS:
        told = (out / f"{room}.err").read_text(encoding="utf-8")
        assert (out / f"{room}.status").read_text() == "2\n", (room, told)
        assert "На диске кончилось место" in told, room
        assert "Traceback" not in told, room
        assert fingerprint(out / f"{room}.site") == before, room
        left = (out / f"{room}.beside").read_text(encoding="utf-8").split()
        assert [name for name in left if name.startswith(".site")] == [], room
    assert (out / "last.status").read_text() == "0\n", (out / "last.err").read_text()
    assert is_new(out / "last.site")


def test_a_limit_on_the_size_of_files_leaves_the_site(bank: Path) -> None:
    before = fingerprint(bank / "site")
    limited = ["sh", "-c", 'ulimit -f 100 && exec "$@"', "-", *COMMAND, *BUILD]
    done = subprocess.run(limited, cwd=bank, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert "такой большой файл" in done.stderr
    assert "Traceback" not in done.stderr
    assert fingerprint(bank / "site") == before
    assert beside(bank) == ["content", "mkdocs.yml", "site"]
    assert run(*BUILD, cwd=bank).status == 0


def bound() -> list[str]:
    """Run as somebody to whom rights apply: root is freed of the power to ignore them."""
    if os.getuid():
        return []
    command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"]
    done = subprocess.run([*command, "true"], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"root cannot be bound by rights here: {done.stderr.strip()}")
    return command


@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_without_rights_beside_the_site_it_stays(bank: Path, mode: int) -> None:
    public = bank / "public"
    public.mkdir()
    shutil.move(bank / "site", public)
    before = fingerprint(public)
    command = [*bound(), *COMMAND, *BUILD, "--site", "public/site"]
    public.chmod(mode)
    done = subprocess.run(command, cwd=bank, capture_output=True, text=True, check=False)
    public.chmod(0o755)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("Ошибка: Не хватает прав: ")
    assert "Traceback" not in done.stderr
    assert fingerprint(public) == before
    assert [path.name for path in public.iterdir()] == ["site"]


def test_a_site_without_rights_inside_is_replaced(bank: Path) -> None:
    command = [*bound(), *COMMAND, *BUILD]
    (bank / "site/acts/order-12").chmod(0o000)
    (bank / "site/acts").chmod(0o500)
    done = subprocess.run(command, cwd=bank, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert is_new(bank / "site")
    assert beside(bank) == ["content", "mkdocs.yml", "site"]
