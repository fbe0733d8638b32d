"""What no generator can be faster than: the same bytes written by a loop, the Markdown alone.

Run as `python -m benchmarks.country.floor BANK FOLDER`; prints seconds of both as JSON. Files are
read before the clock starts, some at a time, so the loop holds little.
"""

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter

from opora.render.markdown import render_body

HELD = 500


def write_again(site: Path, folder: Path) -> float:
    """Write a copy of each file of a site; give the seconds of writing."""
    seconds, files = 0.0, (path for path in site.rglob("*") if path.is_file())
    while batch := [(path.relative_to(site), path.read_bytes()) for path in islice(files, HELD)]:
        start = perf_counter()
        for name, content in batch:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        seconds += perf_counter() - start
    return seconds


def bodies(content: Path) -> Iterator[str]:
    """Give the texts below the front matter of all practices."""
    for path in sorted((content / "practices").glob("*.md")):
        yield path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]


def markdown_alone(content: Path) -> float:
    """Render and clean all texts on one core; give the seconds."""
    texts = list(bodies(content))
    start = perf_counter()
    for text in texts:
        render_body(text)
    return perf_counter() - start


def main(bank: Path, folder: Path) -> None:
    """Measure both."""
    told = {
        "write": round(write_again(bank / "site", folder), 2),
        "markdown": round(markdown_alone(bank / "content"), 2),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
