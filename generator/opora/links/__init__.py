"""The round of links: which addresses the bank names, and whether they still answer."""

from opora.links.asking import Answer, Verdict, ask
from opora.links.memory import Memory, Remembered, read_memory, write_memory
from opora.links.naming import Named, addresses, skipped
from opora.links.telling import Gone, gone_markdown, gone_text
from opora.links.walk import walk

__all__ = [
    "Answer",
    "Gone",
    "Memory",
    "Named",
    "Remembered",
    "Verdict",
    "addresses",
    "ask",
    "gone_markdown",
    "gone_text",
    "read_memory",
    "skipped",
    "walk",
    "write_memory",
]
