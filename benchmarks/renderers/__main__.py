r"""Markdown renderers on the bodies of the bank: speed, GitHub's dialect, raw HTML.

Run from the root of the repository:

    uv run --frozen --with pyromark --with cmarkgfm --with mistune --with markdown-it-py \
        --with linkify-it-py --with mdit-py-plugins --with pymdown-extensions \
        python -m benchmarks.renderers --spec spec.txt

`spec.txt` is the specification with its examples, `test/spec.txt` of
https://github.com/github/cmark-gfm. Prints a table in Markdown.
"""

import argparse
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.renderers.fidelity import Example, examples, passed
from benchmarks.renderers.libraries import LIBRARIES, Html, Library, Render

ROUNDS = 5
ATTACKS = (
    "<script>alert(1)</script>",
    "a <img src=x onerror=alert(1)>",
    "<div onclick=alert(1)>x</div>",
    "[x](javascript:alert(1))",
    "![x](data:text/html;base64,PHNjcmlwdD4=)",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](# "\\" onmouseover=alert(1) \\"")',
)
"""Texts whose HTML must not carry a tag, a handler or an address that runs."""


def bodies(content: Path) -> list[str]:
    """Read the texts below the front matter of all records in Markdown."""
    paths = sorted(content.rglob("*.md"))
    return [path.read_text(encoding="utf-8").split("\n---\n", 1)[-1] for path in paths]


def milliseconds(render: Render, texts: Sequence[str]) -> float:
    """Tell how long a text takes, in processor time; the median of some rounds over all texts."""
    rounds = []
    for _ in range(ROUNDS):
        start = process_time()
        for text in texts:
            render(text)
        rounds.append((process_time() - start) * 1000 / len(texts))
    return median(rounds)


class _Watch(HTMLParser):
    """Notes whether some HTML has a tag, a handler or an address that could run."""

    runs = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag."""
        addresses = [value or "" for name, value in attrs if name in {"href", "src"}]
        self.runs |= tag in {"script", "div"} or any(name.startswith("on") for name, _ in attrs)
        self.runs |= any(one.lower().startswith(("javascript:", "data:")) for one in addresses)


def harmful(render: Render) -> int:
    """Count the attack texts whose HTML could run in a browser that is given it as it is."""
    number = 0
    for text in ATTACKS:
        watch = _Watch()
        watch.feed(render(text))
        number += watch.runs
    return number


def rows(held: list[Example], texts: Sequence[str]) -> Iterator[str]:
    """Draw the table."""
    kinds = ["", "table", "strikethrough", "autolink", "tagfilter"]
    number = {kind: sum(one.tag == kind for one in held) for kind in kinds}
    heads = " | ".join(f"{kind or 'CommonMark'}, of {number[kind]}" for kind in kinds)
    yield f"| library | version | ms a text | {heads} | harmful of {len(ATTACKS)} |"
    yield "|---|---|--:|" + "--:|" * (len(kinds) + 1)
    for library in LIBRARIES:
        yield _row(library, held, texts, kinds)


def _row(library: Library, held: list[Example], texts: Sequence[str], kinds: list[str]) -> str:
    safe = library.make(Html.ESCAPED)
    right = passed(library.make(Html.RAW), held)
    cells = [library.name, version(library.name), f"{milliseconds(safe, texts):.3f}"]
    cells += [str(right[kind]) for kind in kinds]
    return f"| {' | '.join([*cells, str(harmful(safe))])} |"


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.renderers")
    asked.add_argument("--content", type=Path, default=Path("content"))
    asked.add_argument("--spec", type=Path)
    given = asked.parse_args()
    texts = bodies(given.content)
    size = sum(map(len, texts)) / max(len(texts), 1)
    print(f"{len(texts)} texts, {size:.0f} letters each\n")
    print(*rows(list(examples(given.spec)) if given.spec else [], texts), sep="\n")


if __name__ == "__main__":
    main()
