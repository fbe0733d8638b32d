"""The libraries that are compared, each set up as close to GitHub's dialect as it gets."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from importlib import import_module
from typing import Any

Render = Callable[[str], str]
"""Turns Markdown into HTML, not yet cleaned."""


class Html(Enum):
    """What becomes of raw HTML: let through, as the specification does, or shown as text."""

    RAW = auto()
    ESCAPED = auto()


@dataclass(frozen=True, slots=True)
class Library:
    """A library: its name on PyPI and how a renderer is made of it."""

    name: str
    make: Callable[[Html], Render]


def _comrak(html: Html) -> Render:
    comrak: Any = import_module("comrak")
    extensions, rendering = comrak.ExtensionOptions(), comrak.RenderOptions()
    for name in ("table", "strikethrough", "autolink", "tasklist"):
        setattr(extensions, name, True)
    extensions.tagfilter = rendering.unsafe_ = html is Html.RAW
    rendering.escape = html is Html.ESCAPED
    return lambda text: str(
        comrak.render_markdown(text, extension_options=extensions, render_options=rendering)
    )


def _pyromark(_: Html) -> Render:
    pyromark: Any = import_module("pyromark")
    wanted = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
    wanted |= pyromark.Options.ENABLE_TASKLISTS
    return lambda text: str(pyromark.html(text, options=wanted))


def _cmarkgfm(html: Html) -> Render:
    cmarkgfm: Any = import_module("cmarkgfm")
    options: Any = import_module("cmarkgfm.cmark").Options
    flags = options.CMARK_OPT_UNSAFE if html is Html.RAW else 0
    return lambda text: str(cmarkgfm.github_flavored_markdown_to_html(text, options=flags))


def _mistune(html: Html) -> Render:
    mistune: Any = import_module("mistune")
    plugins = ["table", "strikethrough", "url", "task_lists"]
    made = mistune.create_markdown(escape=html is Html.ESCAPED, plugins=plugins)
    return lambda text: str(made(text))


def _markdown_it(html: Html) -> Render:
    parser: Any = import_module("markdown_it").MarkdownIt("gfm-like", {"html": html is Html.RAW})
    parser.use(import_module("mdit_py_plugins.tasklists").tasklists_plugin)
    return lambda text: str(parser.render(text))


def _python_markdown(html: Html) -> Render:
    markdown: Any = import_module("markdown")
    extensions = ["tables", "fenced_code", "sane_lists", "pymdownx.tilde", "pymdownx.magiclink"]
    made = markdown.Markdown(extensions=[*extensions, "pymdownx.tasklist"])
    if html is Html.ESCAPED:
        made.preprocessors.deregister("html_block")
        made.inlinePatterns.deregister("html")
    return lambda text: str(made.reset().convert(text))


LIBRARIES = (
    Library("comrak", _comrak),
    Library("pyromark", _pyromark),
    Library("cmarkgfm", _cmarkgfm),
    Library("markdown-it-py", _markdown_it),
    Library("mistune", _mistune),
    Library("Markdown", _python_markdown),
)
