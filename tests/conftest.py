import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import launch

ROOT = Path(__file__).parent.parent
AS_OF = "2026-11-27"


@pytest.fixture(scope="session", autouse=True)
def _kept_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what reading finds out of the person's own folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPORA_CACHE", str(tmp_path_factory.mktemp("kept")))
        yield


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with launch() as browser:
        yield browser


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real") / "site"
    command = ("build", "--strict", "--as-of", AS_OF, "--site", str(folder))
    run = "from opora.cli import main; main()"
    subprocess.run([sys.executable, "-c", run, *command], cwd=ROOT, check=True, capture_output=True)
    return folder
