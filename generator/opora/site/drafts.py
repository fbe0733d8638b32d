"""The folder that an engine reads: guides as they were written, a draft for each frame, assets."""

from collections.abc import Collection, Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns

from opora.checks.guide_pages import fault_beside_guide
from opora.site.config import SiteConfig, write_config
from opora.site.engine import Engine
from opora.site.errors import SiteError
from opora.site.frames import Shape
from opora.site.guides import harmless_guide
from opora.site.style import stylesheet

_ASSETS = Path(__file__).parent.parent / "assets"
_ONLINE = "offline.js"
_MODULES = {_ONLINE, "school.js", "search.js", "submit.js"}
_STYLE = "opora.css"


def write_drafts(guides: Path, docs: Path, shapes: Collection[Shape]) -> None:
    """Lay out `docs` for an engine.

    Raises:
        SiteError: A guide is a symbolic link, or lies where the generator writes a page.
    """
    docs.mkdir(parents=True)
    for source in _regular_files(guides):
        target = docs / source.relative_to(guides)
        content = source.read_bytes()
        if source.suffix == ".md":
            content = harmless_guide(content.decode("utf-8", "replace")).encode()
        elif fault_beside_guide(source.name, content):
            continue  # told already by those who looked through the guides
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    for shape in shapes:
        draft = docs / shape.draft
        if draft.exists():
            message = f"Страницу {shape.draft} пишет генератор: уберите этот файл из {guides}."
            raise SiteError(message)
        draft.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(shape.draft_text(), encoding="utf-8")
    assets = docs / _ASSETS.name
    copytree(_ASSETS, assets, ignore=ignore_patterns("*.css", "look"), dirs_exist_ok=True)
    (assets / _STYLE).write_text(stylesheet(_ASSETS), encoding="utf-8", newline="\n")


def _regular_files(folder: Path) -> Iterator[Path]:
    for path in (folder, *sorted(folder.rglob("*"))):
        if path.is_symlink():
            message = f"Ссылки на файлы здесь не разрешены: {path}. Положите сам файл."
            raise SiteError(message)
        if path.is_file():
            yield path


def write_engine_config(config: SiteConfig, path: Path, engine: Engine, output: Path) -> None:
    """Write the mkdocs.yml of one build: docs in `docs` beside it, HTML into `output`."""
    replaced = {
        "docs_dir": "docs",
        "site_dir": str(output),
        "plugins": engine.plugins,
        "extra_css": [f"{_ASSETS.name}/{_STYLE}"],
        "extra_javascript": [
            _script(script)
            for script in sorted(_ASSETS.glob("*.js"))
            if config.offline or script.name != _ONLINE
        ],
    }
    write_config(config, path, replaced)


def _script(path: Path) -> dict[str, object]:
    """An entry of extra_javascript; files in folders are parts that a module imports.

    A module waits for nothing: the tags stand at the end of the page, and the theme's own script,
    the largest, would hold it up on a slow line.
    """
    script: dict[str, object] = {"path": f"{_ASSETS.name}/{path.name}"}
    return script | {"type": "module", "async": True} if path.name in _MODULES else script
