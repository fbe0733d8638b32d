"""Files that stay as they were are taken over from the published site, and never written into."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from opora.site.errors import SiteError
from opora.site.outlet import Laid, Outlet


@pytest.fixture
def outlet(tmp_path: Path) -> Outlet:
    before, output = tmp_path / "before", tmp_path / "output"
    for folder in (before / "a/b", output):
        folder.mkdir(parents=True)
    (before / "a/b/page.html").write_bytes(b"as it was")
    return Outlet(output, before)


def laid(outlet: Outlet, path: str = "a/b/page.html") -> Laid:
    assert outlet.before
    told = (outlet.before / path).lstat()
    return path, told.st_size, told.st_mtime_ns


def names(outlet: Outlet) -> Iterator[Path]:
    assert outlet.before
    return (folder / "a/b/page.html" for folder in (outlet.before, outlet.output))


def test_file_that_comes_out_the_same_is_not_written(outlet: Outlet) -> None:
    told = outlet.write("a/b/page.html", b"as it was")
    old, new = names(outlet)
    assert old.samefile(new)
    assert told == laid(outlet)


@pytest.mark.parametrize("content", [b"as it is!", b"longer than it was"])
def test_file_that_comes_out_otherwise_is_a_new_one(outlet: Outlet, content: bytes) -> None:
    outlet.write("a/b/page.html", content)
    old, new = names(outlet)
    assert (old.read_bytes(), new.read_bytes()) == (b"as it was", content)


def test_untouched_files_are_brought(outlet: Outlet) -> None:
    assert outlet.bring([laid(outlet)])
    old, new = names(outlet)
    assert old.samefile(new)


def test_touched_file_is_not_brought_and_neither_are_its_neighbours(outlet: Outlet) -> None:
    assert outlet.before
    (outlet.before / "a/other.csv").write_bytes(b"1;2")
    files = [laid(outlet, "a/other.csv"), laid(outlet)]
    old, new = names(outlet)
    old.write_bytes(b"by hand..")
    os.utime(old, ns=(0, files[1][2] + 1))
    assert not outlet.bring(files)
    assert not new.exists()
    assert not (outlet.output / "a/other.csv").exists()


def test_file_that_is_gone_is_not_brought(outlet: Outlet) -> None:
    files = [laid(outlet)]
    next(names(outlet)).unlink()
    assert not outlet.bring(files)


def test_link_to_elsewhere_is_not_brought(outlet: Outlet, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"as it was")
    old = next(names(outlet))
    old.unlink()
    old.symlink_to(secret)
    told = secret.lstat()
    assert not outlet.bring([("a/b/page.html", told.st_size, told.st_mtime_ns)])
    outlet.write("a/b/page.html", b"as it was")
    assert not (outlet.output / "a/b/page.html").samefile(secret)


def test_without_links_files_are_copied_with_their_time(
    outlet: Outlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(1, "no links here")

    monkeypatch.setattr(os, "link", refused)
    files = [laid(outlet)]
    assert outlet.bring(files)
    old, new = names(outlet)
    assert not old.samefile(new)
    assert new.read_bytes() == b"as it was"
    assert new.lstat().st_mtime_ns == files[0][2]


def test_two_sources_of_one_file_are_an_error(outlet: Outlet) -> None:
    outlet.write("a/b/page.html", b"as it was")
    for second in (b"as it was", b"otherwise"):
        with pytest.raises(SiteError, match="Два источника"):
            outlet.write("a/b/page.html", second)
    with pytest.raises(SiteError, match="Два источника"):
        outlet.bring([laid(outlet)])
