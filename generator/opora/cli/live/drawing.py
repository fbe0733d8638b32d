"""What the engine draws for the preview: frames, guides and assets; and the web editor."""

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import mkdtemp

from opora.site import Look
from opora.site.config import SiteConfig, read_config
from opora.site.drawing import draw, finish_guides, take_frames
from opora.site.frames import SHAPES
from opora.site.offline.worker import WORKER_URL, goodbye
from opora.site.outlet import Outlet, inside
from opora.site.search import Findable
from opora.site.stamping import Stamps
from opora.site.web_editor import connection, editor_files


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing: the folder of guides and assets, and the frames of all pages."""

    folder: Path
    stamps: Stamps
    guides: tuple[Findable, ...]


def draw_preview(look: Look, workshop: Path) -> Drawing:
    """Run the engine in a new folder below `workshop`.

    Raises:
        SiteError: The engine or the settings failed; the message is for people.
    """
    settings = read_config(look.config)
    config = _at_root(settings)
    folder = draw(SHAPES, config, look, Path(mkdtemp(dir=workshop)))
    stamps = Stamps(take_frames(folder, SHAPES), config)
    guides = tuple(finish_guides(folder, stamps))
    outlet = Outlet(folder)
    for file in editor_files(connection(settings)):
        outlet.write(inside(file.path), file.content)
    outlet.write(WORKER_URL, goodbye())
    return Drawing(folder, stamps, guides)


def _at_root(config: SiteConfig) -> SiteConfig:
    """Forget the published address: the preview lives at the root of its own server.

    No browser may keep its pages: the next preview at this port is of another bank, or newer.
    """
    extra = config.settings.get("extra")
    told = extra.get("opora") if isinstance(extra, dict) else None
    own = {**(told if isinstance(told, dict) else {}), "offline": False}
    more = {**(extra if isinstance(extra, dict) else {}), "opora": own}
    settings: dict[str, object] = {**config.settings, "site_url": "", "extra": more}
    return replace(config, url="", settings=settings)
