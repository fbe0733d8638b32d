"""The sentence around a place of a file: YAML, Markdown and tables have ends of their own."""

import re

_END = re.compile(
    r"(?<=[.!?…;])(?<![А-ЯЁ]\.)(?<!\bг\.)(?<!\bул\.)(?<!\bим\.)(?<!\bр\.)(?<!\bкл\.)(?<!\bред\.)"
    r"(?<!\bтел\.)(?<!\bд\.)(?<!\bкв\.)(?<!\bпос\.)\s+(?=[«\"(A-ZА-ЯЁ—-])"
    r"|\n[ \t]*\n|\n[ \t]*(?=[-*+#]\s|\||\d+[.)]\s|[\w-]+:(?:\s|$))|\n(?=---)"
)
_FAR = 400


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence that holds a stretch begins and ends, 400 signs away at most."""
    first = max(0, start - _FAR)
    last = min(len(text), end + _FAR)
    for found in _END.finditer(text, first, start):
        first = found.end()
    after = _END.search(text, end, last)
    return first, after.start() if after else last
