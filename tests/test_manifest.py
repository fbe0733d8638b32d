"""The list of hashes: written by a build, the same wherever that runs, and checked."""

import json
import os
import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from opora.site.manifest import ManifestError, check, read_sums, sums_of, write_sums
from tests.cli_sample import COMMAND, run, write, write_bank

A = sha256(b"a").hexdigest()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small bank with a list of hashes; give its folder."""
    folder = tmp_path_factory.mktemp("first")
    write_bank(folder)
    finished = run(
        "build", "--as-of", "2026-03-01", "--manifest", "../sums", cwd=_made(folder / "b")
    )
    assert finished.status == 0, finished.err
    assert (folder / "sums").read_bytes() == (folder / "site/SHA256SUMS").read_bytes()
    return folder


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def small(folder: Path, listed: str) -> Path:
    """Write a site of one file, `a`, and a list."""
    write(folder / "site/a", "a")
    write(folder / "site/SHA256SUMS", listed)
    return folder / "site"


def test_a_build_elsewhere_by_others_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    bank = tmp_path / "Другой путь, с пробелами" / "и глубже"
    bank.mkdir(parents=True)
    shutil.copytree(built / "content", bank / "content")
    shutil.copy(built / "mkdocs.yml", bank)
    settings = {
        "TZ": "Pacific/Kiritimati",
        "LANG": "C",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "4711",
        "HOME": str(tmp_path / "home"),
        "USER": "somebody-else",
        "OPORA_CACHE": "",
    }
    done = subprocess.run(
        [*COMMAND, "build", "--as-of", "2026-03-01", "--manifest"],
        cwd=bank,
        env=os.environ | settings,
        preexec_fn=_on_one_core_with_another_mask,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first = (built / "sums").read_text("utf-8").splitlines()
    again = (bank / "site/SHA256SUMS").read_text("utf-8").splitlines()
    assert len(first) > 500
    assert set(first) ^ set(again) == set()
    assert first == again


def _on_one_core_with_another_mask() -> None:
    os.umask(0o077)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def test_sha256sum_reads_the_list(built: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"],  # noqa: S607
        cwd=built / "site",
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_what_is_missing_changed_extra_or_a_link_is_named(built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built / "site", site)
    assert run("verify", "site", cwd=tmp_path).status == 0
    (site / "robots.txt").unlink()
    write(site / "index.html", "подменили")
    write(site / "new/\x1b[31m.html", "")
    (site / "away").symlink_to(tmp_path)
    (site / "404.html").unlink()
    (site / "404.html").symlink_to("index.html")
    os.mkfifo(site / "pipe")
    finished = run("verify", "site", cwd=tmp_path)
    assert finished.status == 1
    assert finished.out.splitlines()[:-1] == [
        "Изменён: index.html",
        "Нет файла: robots.txt",
        "Лишний файл: new/\\x1b[31m.html",
        "Не файл, а ссылка или устройство: 404.html",
        "Не файл, а ссылка или устройство: away",
        "Не файл, а ссылка или устройство: pipe",
    ]
    assert "изменено 1, не хватает 1, лишних 1, ссылок и устройств 3;" in finished.out
    told = json.loads(run("verify", "site", "--format", "json", cwd=tmp_path).out)
    assert not told["whole"]
    assert told["missing"] == ["robots.txt"]


def test_a_list_changed_with_the_page_is_found_by_the_copy_kept_elsewhere(tmp_path: Path) -> None:
    site = small(tmp_path, f"{A}  a\n")
    shutil.copy(site / "SHA256SUMS", tmp_path / "kept")
    small(tmp_path, f"{sha256(b'b').hexdigest()}  a\n")
    write(site / "a", "b")
    assert run("verify", "site", cwd=tmp_path).status == 0
    finished = run("verify", "site", "--manifest", "kept", cwd=tmp_path)
    assert finished.status == 1
    assert "Изменён: SHA256SUMS\nИзменён: a\n" in finished.out


@pytest.mark.parametrize(
    ("listed", "sentence"),
    [
        (f"{A}  ../secret\n", "Строка 1 списка ведёт за пределы сайта: «../secret»"),
        (f"{A}  a\n{A}  b/../../secret\n", "Строка 2 списка ведёт за пределы"),
        (f"{A}  /etc/passwd\n", "ведёт за пределы"),
        (f"{A}  C:/Windows/win.ini\n", "ведёт за пределы"),
        (f"{A}  ./a\n", "ведёт за пределы"),
        (f"{A}  a/\n", "ведёт за пределы"),
        (f"{A}  a\0b\n", "ведёт за пределы"),
        (f"\\{A}  ..\\n/../x\n", "ведёт за пределы сайта: «..\n/../x»"),
        (f"{A}  {'x' * 6000}\n", "длиннее 5000 байт"),
        (f"{A[:-1]}  a\n", "не хеш SHA-256 и путь"),
        (f"{A}  a\n{'0' * 64}  a\n", "называет «a» второй раз и иначе"),
        ("", "Список пуст"),
    ],
)
def test_a_hostile_list_is_refused_with_a_sentence(
    tmp_path: Path, listed: str, sentence: str
) -> None:
    site = small(tmp_path, listed)
    with pytest.raises(ManifestError, match=re.escape(sentence)):
        read_sums(site / "SHA256SUMS")


def test_what_a_hostile_list_says_is_spelled_out(tmp_path: Path) -> None:
    small(tmp_path, "\x1b[31mhello\n")
    finished = run("verify", "site", cwd=tmp_path)
    assert (finished.status, finished.out) == (2, "")
    assert finished.err.startswith("Ошибка: site/SHA256SUMS: Строка 1 списка — не хеш")
    assert "«\\x1b[31mhello»" in finished.err


def test_a_list_that_is_a_link_or_a_pipe_is_not_read(tmp_path: Path) -> None:
    listed = small(tmp_path, "") / "SHA256SUMS"
    listed.unlink()
    finished = run("verify", "site", cwd=tmp_path)
    assert finished.status == 2
    assert "Списка хешей нет: site/SHA256SUMS. Соберите" in finished.err
    os.mkfifo(listed)
    with pytest.raises(OSError, match="это не файл"):
        read_sums(listed)
    listed.unlink()
    listed.symlink_to("/etc/passwd")
    finished = run("verify", "site", cwd=tmp_path)
    assert finished.status == 2
    assert "это ссылка, а не файл" in finished.err


def test_names_with_line_ends_are_spelled_as_sha256sum_does(tmp_path: Path) -> None:
    names = ["back\\slash", "line\nend", "return\r", "кириллица", "broken\udcff"]
    site = tmp_path / "site"
    site.mkdir()
    for name in names:
        (site / name).write_text("a", encoding="utf-8")
    (site / "SHA256SUMS").write_bytes(write_sums(sums_of(site)))
    sums = read_sums(site / "SHA256SUMS")
    assert set(sums) == set(names)
    assert check(site, sums).whole
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"],  # noqa: S607
        cwd=site,
        check=False,
    )
    assert done.returncode == 0


def test_the_copy_of_the_list_may_not_lie_in_the_site(built: Path) -> None:
    finished = run("build", "--manifest", "site/sums", cwd=built)
    assert finished.status == 2
    assert "Назовите другое место" in finished.err
