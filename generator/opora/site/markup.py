"""Finding an element in the HTML of an engine, around a text that is known to be inside."""

from dataclasses import dataclass

from opora.site.errors import EngineError


@dataclass(frozen=True, slots=True)
class Element:
    """The nearest `<tag …>…</tag>` around a text, as four offsets into the HTML."""

    start: int
    inner_start: int
    inner_end: int
    end: int


def element_around(html: str, text: str, tag: str) -> Element:
    """Find the nearest element that opens before `text` and closes after it.

    The element must not hold another of the same tag, except before the text and closed.

    Raises:
        EngineError: The theme draws the page in a way that we do not know.
    """
    at = html.find(text)
    start = html.rfind(f"<{tag}", 0, at) if at >= 0 else -1
    inner_end = html.find(f"</{tag}>", at)
    if min(at, start, inner_end) < 0:
        message = f"В каркасе страницы не найден элемент <{tag}> вокруг «{text}»: тема изменилась."
        raise EngineError(message)
    inner_start = html.index(">", start) + 1
    return Element(start, inner_start, inner_end, inner_end + len(tag) + 3)
