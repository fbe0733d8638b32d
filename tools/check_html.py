"""Judge every page of a built site by the Nu checker: `python -m tools.check_html SITE`.

The checker is a program in Java; the one that `tools/nu/SOURCE.json` names is fetched with npm and
verified. What the theme writes is not ours to mend: BASELINE names it, each line with its reason,
and a line that no page needs any more is a finding too. Status 1 means that there are findings.
"""

import json
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tools.vendor import fetch_kept, packages

JAR = "package/build/dist/vnu.jar"


@dataclass(frozen=True, slots=True)
class Known:
    """A message that is let pass: words of it, words of the HTML that it is about, and why."""

    message: str
    extract: str
    reason: str


BASELINE = (
    Known(
        "Attribute “autocomplete” is only allowed",
        'class="md-toggle"',
        "Material's switches of drawer and search: without it Firefox opens them again on reload",
    ),
    Known(
        "The value of the “for” attribute of the “label” element must be the ID",
        'for="__toc"',
        "Material draws the heading of the contents as a label, its switch only on narrow layouts",
    ),
    Known(
        "Attribute “pattern” is only allowed",
        'type="month"',
        "Firefox and Safari on a desk show a text field, where the pattern helps",
    ),
    Known(
        "Attribute “placeholder” is only allowed",
        'type="month"',
        "the same: the placeholder says how a month is written there",
    ),
    Known(
        "violates Content Security Policy",
        "",
        "a file has no origin, so 'self' means nothing to the checker; browsers judge it in tests",
    ),
)


def findings(told: Iterable[Mapping[str, Any]], used: set[Known]) -> Iterator[str]:
    """Write what is no line of the baseline; `used` gets the lines that were needed."""
    for one in told:
        message, extract = str(one["message"]), str(one.get("extract", ""))
        known = [k for k in BASELINE if k.message in message and k.extract in extract]
        used.update(known)
        if not known:
            yield f"{one.get('url', '')}:{one.get('lastLine', 0)}: {message} {extract!r}"


def judge(site: Path, folder: Path) -> list[dict[str, Any]]:
    """Run the checker over all pages."""
    package = next(one for one in packages() if one.name == "vnu-jar")
    with tarfile.open(fetch_kept(package, folder).path) as tar:
        tar.extract(JAR, folder, filter="data")
    pages = [str(path) for path in sorted(site.rglob("*.html"))]
    if not pages:
        message = f"{site}: no pages"
        raise SystemExit(message)
    command = ["java", "-jar", str(folder / JAR), "--format", "json", "--exit-zero-always"]
    done = subprocess.run([*command, *pages], check=True, capture_output=True, text=True)
    told: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    print(f"pages: {len(pages)}, messages: {len(told)}")
    return told


def main(arguments: list[str]) -> int:
    """Judge a site; return the exit status."""
    used: set[Known] = set()
    with TemporaryDirectory() as folder:
        found = [*findings(judge(Path(arguments[0]), Path(folder)), used)]
    found += [f"no page needs this any more: {k.message}" for k in BASELINE if k not in used]
    print("\n".join(found) or "nothing beyond the baseline")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
