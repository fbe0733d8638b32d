"""Take the screenshots of the README anew: `python -m tools.screenshots`."""

import base64
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser
from tests.browser import launch, serve

ROOT = Path(__file__).parents[1]
PLACE = ROOT / "docs" / "screenshots"
QUALITY = 80
MOST_BYTES = 100_000


@dataclass(frozen=True)
class Shot:
    """A page to show: its file, its address, the window, and what must be there first."""

    name: str
    url: str
    ready: str = "h1"
    width: int = 1280
    height: int = 860
    scheme: Literal["light", "dark"] = "light"


ASKED = "high=clm-parents&medium=res-teacher-competence&place=village"
BUTTON = ".o-choices button"
PAIR = "compare/?id=primorye-family-help&id=primorye-psych-consultations"
SHOTS = (
    Shot("home", "", ".o-hero"),
    Shot("practice", "practices/primorye-psych-consultations/", BUTTON),
    Shot("my-school", f"my-school/#{ASKED}", ".o-match"),
    Shot("matrix", "matrix/"),
    Shot("search", "search/?q=ученики не хотят учится", "[data-search-result]"),
    Shot("practice-dark", "practices/vladivostok-shkoly-rosta/", BUTTON, scheme="dark"),
    Shot("practice-phone", "practices/primorye-vsoko-training/", BUTTON, 390, 844),
    Shot("compare-phone", PAIR, ".o-side", 390, 844),
)


@contextmanager
def real_site() -> Iterator[str]:
    """Build the real bank and serve it."""
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        run = "from opora.cli import main; main()"
        command = ("build", "--strict", "--no-history", "--site", str(site))
        subprocess.run([sys.executable, "-c", run, *command], cwd=ROOT, check=True)
        with serve(site) as address:
            yield address


def take(browser: Browser, root: str, shot: Shot) -> bytes:
    """Open a page and take what the window shows, as WebP."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,
        locale="ru-RU",
    )
    page = context.new_page()
    page.goto(root + shot.url)
    page.locator(shot.ready).first.wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    devtools = context.new_cdp_session(page)
    options = {"format": "webp", "quality": QUALITY}
    taken = devtools.send("Page.captureScreenshot", options)
    context.close()
    return base64.b64decode(taken["data"])


def main() -> None:
    """Take all of them; fail on one that is too heavy for a README."""
    heavy = []
    with launch() as browser, real_site() as root:
        for shot in SHOTS:
            image = take(browser, root, shot)
            (PLACE / f"{shot.name}.webp").write_bytes(image)
            print(f"{len(image) / 1000:6.1f} kB  {shot.name}.webp")
            heavy += [shot.name] if len(image) > MOST_BYTES else []
    sys.exit(f"Over {MOST_BYTES / 1000:.0f} kB: {', '.join(heavy)}" if heavy else 0)


if __name__ == "__main__":
    main()
