import errno
import fcntl
import os
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread, Timer

import pytest

from opora.site.errors import PublishError
from opora.site.exchange import exchange, recover, replace_in_steps
from opora.site.publish import MARKER, publication


def publish(site: Path, text: str) -> None:
    with publication(site, patience=0) as ground:
        (ground.output / "index.html").write_text(text, encoding="utf-8")


def siblings(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir())


def test_a_new_site_takes_the_place_of_the_old_one_as_a_whole(tmp_path: Path) -> None:
    site = tmp_path / "public" / "site"
    publish(site, "старый")
    (site / "old.html").write_text("", encoding="utf-8")
    publish(site, "новый")
    assert (site / "index.html").read_text(encoding="utf-8") == "новый"
    assert sorted(path.name for path in site.iterdir()) == [MARKER, "index.html"]
    assert siblings(site) == ["site"]


def test_an_empty_folder_may_become_the_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    publish(site, "сайт")
    assert (site / "index.html").exists()


def test_a_failure_leaves_the_old_site_and_nothing_beside_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, "старый")
    with pytest.raises(PublishError, match="Прежний сайт не тронут"), publication(site) as ground:
        ground.output.write_text("половина", encoding="utf-8")
    assert (site / "index.html").read_text(encoding="utf-8") == "старый"
    assert siblings(site) == ["site"]


def test_a_folder_that_is_not_a_site_is_never_replaced(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "thesis.txt").write_text("важное", encoding="utf-8")
    with pytest.raises(PublishError, match="лежит не сайт «Опоры»"):
        publish(home, "сайт")
    assert [path.name for path in home.iterdir()] == ["thesis.txt"]
    assert siblings(home) == ["home"]


def test_links_and_files_are_never_replaced(tmp_path: Path) -> None:
    publish(tmp_path / "real", "сайт")
    link = tmp_path / "link"
    link.symlink_to("real")
    with pytest.raises(PublishError, match="ссылка, а не папка"):
        publish(link, "другой")
    assert link.is_symlink()
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(PublishError, match="файл, а не папка"):
        publish(tmp_path / "file", "другой")


def test_two_builds_at_once_are_told_apart(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with publication(site), pytest.raises(PublishError, match="уже собирает другой запуск"):
        publish(site, "второй")
    publish(site, "третий")
    assert (site / "index.html").read_text(encoding="utf-8") == "третий"


def test_parts_of_a_killed_build_are_waited_for(tmp_path: Path) -> None:
    site = tmp_path / "site"
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    handle = os.open(tmp_path / ".site.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)
    os.write(handle, f"{gone.pid}\n".encode())
    with pytest.raises(PublishError, match="прервалась, но её части ещё работают"):
        publish(site, "рано")
    told: list[str] = []
    Timer(0.3, os.close, [handle]).start()
    with publication(site, tell=told.append) as ground:
        (ground.output / "index.html").write_text("пора", encoding="utf-8")
    assert told == ["Прежняя сборка прервалась: ждём, пока закончатся её части"]
    assert siblings(site) == ["site"]


def test_a_lock_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("важное", encoding="utf-8")
    (tmp_path / ".site.lock").symlink_to("precious")
    with pytest.raises(PublishError, match="ссылка, а не файл"):
        publish(tmp_path / "site", "сайт")
    assert (tmp_path / "precious").read_text(encoding="utf-8") == "важное"


def test_links_in_what_is_removed_lead_nowhere(tmp_path: Path) -> None:
    site, precious = tmp_path / "site", tmp_path / "precious"
    publish(site, "старый")
    precious.mkdir()
    (precious / "thesis.txt").write_text("важное", encoding="utf-8")
    precious.chmod(0o500)
    (site / "folder").symlink_to(precious)
    (site / "file").symlink_to(precious / "thesis.txt")
    (tmp_path / ".site.build-link").symlink_to(precious)
    publish(site, "новый")
    assert [path.name for path in precious.iterdir()] == ["thesis.txt"]
    assert precious.stat().st_mode & 0o777 == 0o500
    assert sorted(path.name for path in site.iterdir()) == [MARKER, "index.html"]


def test_a_system_that_forgets_a_right_is_answered_with_a_sentence(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, "старый")
    with (
        pytest.raises(PublishError, match=r"Не хватает прав: .+/x\. Прежний сайт не тронут"),
        publication(site),
    ):
        raise PermissionError(errno.EACCES, "Permission denied", str(site / "x"))
    with pytest.raises(PublishError, match="На диске кончилось место"), publication(site):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert (site / "index.html").read_text(encoding="utf-8") == "старый"
    assert siblings(site) == ["site"]


def test_what_a_killed_build_left_is_removed(tmp_path: Path) -> None:
    left = tmp_path / ".site.build-abc"
    left.mkdir()
    (left / "index.html").write_text("половина", encoding="utf-8")
    publish(tmp_path / "site", "сайт")
    assert siblings(tmp_path / "site") == ["site"]


def two_folders(folder: Path) -> tuple[Path, Path]:
    fresh, site = folder / "fresh", folder / "site"
    for path in (fresh, site):
        path.mkdir()
        (path / "name").write_text(path.name, encoding="utf-8")
    return fresh, site


@pytest.mark.parametrize("way", [exchange, replace_in_steps])
def test_both_ways_of_swapping_swap(tmp_path: Path, way: object) -> None:
    assert callable(way)
    fresh, site = two_folders(tmp_path)
    way(fresh, site)
    assert (site / "name").read_text(encoding="utf-8") == "fresh"
    assert (fresh / "name").read_text(encoding="utf-8") == "site"


def test_an_exchange_that_cannot_be_says_so(tmp_path: Path) -> None:
    assert not exchange(tmp_path / "none", tmp_path / "nowhere")


def test_a_second_rename_that_fails_undoes_the_first(tmp_path: Path) -> None:
    _, site = two_folders(tmp_path)
    with pytest.raises(FileNotFoundError):
        replace_in_steps(tmp_path / "missing", site)
    assert (site / "name").read_text(encoding="utf-8") == "site"


def test_a_run_killed_between_the_renames_is_made_good(tmp_path: Path) -> None:
    _, site = two_folders(tmp_path)
    site.rename(tmp_path / ".site.aside")
    recover(site)
    assert (site / "name").read_text(encoding="utf-8") == "site"


def test_a_run_killed_before_the_last_rename_is_finished(tmp_path: Path) -> None:
    _, site = two_folders(tmp_path)
    (tmp_path / ".site.aside").mkdir()
    (tmp_path / ".site.aside" / "name").write_text("old", encoding="utf-8")
    recover(site)
    assert (site / "name").read_text(encoding="utf-8") == "site"
    assert not (tmp_path / ".site.aside").exists()


def test_there_is_no_moment_without_a_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, "0")
    missed: list[int] = []
    done = Event()

    def watch() -> None:
        while not done.is_set():
            if not os.path.lexists(site / "index.html"):
                missed.append(1)

    watcher = Thread(target=watch)
    watcher.start()
    for number in range(50):
        publish(site, str(number))
    done.set()
    watcher.join()
    assert missed == []
