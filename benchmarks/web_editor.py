"""Save every record of the bank through the web editor, and compare what the models see.

Run `python -m benchmarks.web_editor [part of a path]`. The site is built, its editor is opened in
Chromium with a clone of the records, each title gets a full stop and is saved. Each record that
comes back different is printed; the exit status is 1 where there is one.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from playwright.sync_api import Error
from tests.browser import launch, serve
from tests.web_editor import editor, real_content

from opora.load import Source
from opora.pipeline import parse_entries

_OPORA = (sys.executable, "-c", "from opora.cli import main; main()")


def main(wanted: str = "") -> int:
    """Save the records whose path holds `wanted`; return how many came back different."""
    files = real_content()
    chosen = [path for path in files if wanted in path]
    different = 0
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        subprocess.run([*_OPORA, "build", "--site", str(site)], check=True)
        started = monotonic()
        with launch() as browser, serve(site) as url, editor(browser, url, files) as at_work:
            for path in chosen:
                try:
                    said = _difference(path, files[path], at_work.save_again(path))
                except (TimeoutError, Error) as error:
                    said = f"not saved: {str(error).splitlines()[0]}"
                    at_work.page.reload()
                if said:
                    different += 1
                    print(f"{path}: {said}", flush=True)
            seconds = monotonic() - started
            print(
                f"{len(chosen)} records, {different} different, {seconds / len(chosen):.2f} s each"
            )
            print(f"requests to other hosts: {len(at_work.foreign)}, errors: {len(at_work.said)}")
    return different


def _difference(path: str, before: str, after: str) -> str:
    """Say what the models see otherwise, the title apart."""
    name = path.removeprefix("content/")
    old, new = parse_entries([Source(name, before)]), parse_entries([Source(name, after)])
    if new[1]:
        return "; ".join(found.message for found in new[1])
    fields = type(old[0][0].entity).model_fields
    first, second = old[0][0], new[0][0]
    changed = [
        key
        for key in fields
        if key != "title" and getattr(first.entity, key) != getattr(second.entity, key)
    ]
    if (first.body or "").strip() != (second.body or "").strip():
        changed.append("body")
    return ", ".join(changed)


if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:2]) else 0)
