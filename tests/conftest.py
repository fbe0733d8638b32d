from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import launch


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with launch() as browser:
        yield browser
