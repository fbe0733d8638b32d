import os
import signal
import tempfile
from pathlib import Path

import pytest

from opora.cli.live.workshop import workshop


def _told_to_end() -> None:
    with workshop() as folder:
        (folder / "page.html").touch()
        os.kill(os.getpid(), signal.SIGTERM)


def test_the_folder_goes_when_the_preview_is_told_to_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(KeyboardInterrupt):
        _told_to_end()
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_what_a_killed_preview_left_is_removed_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dead = tmp_path / f"opora-serve-{2**22 + 1}-x"  # above the largest number of a process
    kept = [tmp_path / name for name in (f"opora-serve-{os.getpid()}-x", "opora-serve-x-y", "else")]
    for folder in (dead, *kept):
        folder.mkdir()
        (folder / "page.html").touch()
    (tmp_path / f"opora-serve-{2**22 + 2}-link").symlink_to(kept[2])
    with workshop():
        assert not dead.exists()
    assert all((folder / "page.html").exists() for folder in kept)
