"""How near a library comes to GitHub's dialect: the examples of its specification.

An example passes where the HTML means the same: attributes in any order, boolean ones written
either way, blanks between blocks left out.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

_EXAMPLE = re.compile(
    r"^`{32} example(?P<tags>[^\n]*)\n(?P<text>.*?)^\.\n(?P<html>.*?)^`{32}$",
    re.DOTALL | re.MULTILINE,
)
_BLOCKS = re.compile(
    r"address|blockquote|body|d[dlt]|div|h[1-6]|hr|html|li|ol|p|pre|section|table|tbody|td|tfoot"
    r"|th|thead|tr|ul"
)


@dataclass(frozen=True, slots=True)
class Example:
    """A text and its HTML; `tag` is `table`, `strikethrough`, `autolink`, `tagfilter` or empty."""

    text: str
    html: str
    tag: str


def examples(spec: Path) -> Iterator[Example]:
    """Read the examples of a specification in the format of cmark-gfm's `test/spec.txt`."""
    text = spec.read_text(encoding="utf-8").replace("→", "\t")
    for found in _EXAMPLE.finditer(text):
        tag = found["tags"].strip()
        yield Example(found["text"], found["html"], "" if tag == "disabled" else tag)


def passed(render: Callable[[str], str], held: list[Example]) -> Counter[str]:
    """Count the examples that a renderer passes, by tag."""
    return Counter(one.tag for one in held if _meant(_safely(render, one.text)) == _meant(one.html))


def _safely(render: Callable[[str], str], text: str) -> str:
    try:
        return render(text)
    except Exception as error:  # noqa: BLE001  whatever a library does with a text, it is told
        return f"{type(error).__name__}: {error}"


def _meant(html: str) -> list[str]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.told()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._held: list[str] = []
        self._pre = 0

    def told(self) -> list[str]:
        """Join runs of text; drop blanks at the edges of blocks."""
        out: list[str] = []
        for one in self._held:
            if out and not one.startswith("\0") and not out[-1].startswith("\0"):
                out[-1] += one
            else:
                out.append(one)
        edges = ["\0!", *out, "\0!"]
        held = (
            one if one.startswith("\0") else _between(one, edges[at], edges[at + 2])
            for at, one in enumerate(out)
        )
        return [one for one in held if one]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag with its attributes in order."""
        self._pre += tag == "pre"
        held = sorted((name, "" if value in {None, name} else value) for name, value in attrs)
        self._held.append(f"\0{_mark(tag)}<{tag} {held}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself like any other."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Note the end of an element."""
        self._pre -= tag == "pre"
        self._held.append(f"\0{_mark(tag)}</{tag}>")

    def handle_data(self, data: str) -> None:
        """Note text."""
        self._held.append(data if self._pre else re.sub(r"\s+", " ", data))

    def handle_comment(self, data: str) -> None:
        """Note a comment."""
        self._held.append(f"\0<!--{data}-->")


def _mark(tag: str) -> str:
    return "!" if _BLOCKS.fullmatch(tag) else ""


def _between(text: str, before: str, after: str) -> str:
    """Drop blanks next to the tags of blocks."""
    text = text.lstrip(" \n") if before.startswith("\0!") else text
    return text.rstrip(" \n") if after.startswith("\0!") else text
