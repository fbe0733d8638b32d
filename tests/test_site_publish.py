import fcntl
import os
from pathlib import Path
from threading import Event, Thread

import pytest

from opora.site.errors import PublishError
from opora.site.exchange import exchange, recover, replace_in_steps
from opora.site.publish import MARKER, publication


def publish(site: Path, text: str) -> None:
    with publication(site) as folder:
        (folder / "index.html").write_text(text, encoding="utf-8")


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
    with pytest.raises(IsADirectoryError), publication(site) as folder:
        folder.write_text("половина", encoding="utf-8")
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


def test_the_lock_of_a_killed_build_does_not_hold(tmp_path: Path) -> None:
    handle = os.open(tmp_path / ".site.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with pytest.raises(PublishError, match="уже собирает"):
        publish(tmp_path / "site", "рано")
    os.close(handle)
    publish(tmp_path / "site", "пора")


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
