"""The search index: Pagefind reads small clean documents, never whole stamped pages."""

from collections.abc import Collection
from dataclasses import dataclass
from html import escape
from pathlib import Path

from opora.render.page import SearchText
from opora.site.child import run_module
from opora.site.errors import SiteError

_NEEDLESS = ("pagefind-*ui*", "pagefind-highlight.js")


@dataclass(frozen=True, slots=True)
class Findable:
    """A page as the index sees it."""

    url: str
    title: str
    text: SearchText


def write_index(pages: Collection[Findable], folder: Path, workshop: Path) -> None:
    """Index pages and write the index to `folder`.

    The documents are laid out in `workshop` and read by one child process. Pagefind's Python API
    takes them one by one and answers ten times a second (`asyncio.sleep(0.1)` in
    `pagefind/service/__init__.py`), which is a hundred seconds for a thousand pages.

    The kind is metadata and no filter: Pagefind writes the values of a filter in a random order,
    and nothing else in an index differs from run to run.

    Raises:
        SiteError: Pagefind ended with an error.
    """
    if not pages:
        return
    for page in pages:
        path = workshop / page.url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_document(page), encoding="utf-8")
    options = ("--site", str(workshop), "--output-path", str(folder), "--force-language", "ru")
    child = run_module("pagefind", *options, cwd=workshop)
    if child.code != 0:
        message = f"Не удалось собрать поиск (код {child.code}). Ответ Pagefind:\n{child.told}"
        raise SiteError(message)
    for pattern in _NEEDLESS:
        for path in folder.glob(pattern):
            path.unlink()


def _document(page: Findable) -> str:
    title, kind = escape(page.title), escape(page.text.kind)
    return (
        f'<!doctype html><html lang="ru"><head><title>{title}</title></head>'
        f'<body data-pagefind-body data-pagefind-weight="{page.text.weight}">'
        f'<h1 data-pagefind-meta="title">{title}</h1>'
        f'<div data-pagefind-meta="kind:{kind}"></div>'
        f"{page.text.html}</body></html>"
    )
