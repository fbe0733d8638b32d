"""What the engine draws: frames, guides and assets, brought from its output into the site."""

import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from opora.site.config import SiteConfig
from opora.site.drafts import write_drafts, write_engine_config
from opora.site.engine import Engine, run_engine
from opora.site.frames import FRAMES, Shape
from opora.site.guides import finish_guide, finish_not_found
from opora.site.search import Findable
from opora.site.stamping import Stamps

_NEEDLESS = (
    f"{FRAMES}-*",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
    "search",
    "search.json",
    "sitemap.xml*",
    "**/*.map",
)


@dataclass(frozen=True, slots=True)
class Look:
    """What the theme draws from: the root mkdocs.yml, the hand-written guides, and the engine."""

    config: Path
    guides: Path
    engine: Engine = Engine.MKDOCS


def draw(shapes: Collection[Shape], config: SiteConfig, look: Look, folder: Path) -> Path:
    """Run the engine in `folder` on guides and frames; return the folder of its output."""
    output = folder / "drawn"
    write_drafts(look.guides, folder / "docs", shapes)
    write_engine_config(config, folder / "mkdocs.yml", look.engine, output)
    run_engine(look.engine, folder / "mkdocs.yml")
    return output


def take_frames(drawn: Path, shapes: Collection[Shape]) -> dict[Shape, str]:
    """Take the frames out of the engine's output, with all else that the site does not need."""
    frames = {}
    for shape in sorted(shapes):
        path = drawn / shape.url / "index.html"
        frames[shape] = path.read_text(encoding="utf-8")
        path.unlink()
    for pattern in _NEEDLESS:
        for path in list(drawn.glob(pattern)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
    return frames


def finish_guides(drawn: Path, stamps: Stamps) -> list[Findable]:
    """Finish the pages that are left in the engine's output; return what search should know."""
    config = stamps.config
    not_found = drawn / "404.html"
    _rewrite(not_found, finish_not_found(not_found.read_text(encoding="utf-8"), config))
    guides = []
    for path in sorted(drawn.rglob("index.html")):
        folder = path.parent.relative_to(drawn).as_posix()
        url = "" if folder == "." else f"{folder}/"
        page = finish_guide(path.read_text(encoding="utf-8"), url, config)
        _rewrite(path, stamps.stamp(page))
        if page.search:
            guides.append(Findable(url, page.title, page.search))
    return guides


def _rewrite(path: Path, html: str) -> None:
    path.write_text(html, encoding="utf-8", newline="\n")
