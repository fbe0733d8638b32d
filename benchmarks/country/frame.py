"""The page around a text that Opora draws, as a template for other generators.

Run as `python -m benchmarks.country.frame FOLDER`: writes the frame's pieces and slots as JSON.
"""

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from opora.site import Look
from opora.site.chrome import Place
from opora.site.config import read_config
from opora.site.drawing import draw, take_frames
from opora.site.frames import Shape, open_frame

ROOT = Path(__file__).parents[2]
SHAPE = Shape(3, "article")

Pieces = Sequence[tuple[str, str]]
"""A piece of HTML, and the name of what follows it: empty after the last."""


def pieces() -> Pieces:
    """Draw the frame by the engine, as a build does, and cut it."""
    config = read_config(ROOT / "mkdocs.yml")
    with tempfile.TemporaryDirectory() as folder:
        drawn = draw(
            (SHAPE,), config, Look(ROOT / "mkdocs.yml", ROOT / "content/pages"), Path(folder)
        )
        html = take_frames(drawn, (SHAPE,))[SHAPE]
    frame = open_frame(html, SHAPE, config, Place.of("schools/", config))
    return list(zip(frame.pieces, (*frame.slots, ""), strict=True))


def filled(frame: Pieces, values: Mapping[str, str]) -> str:
    """Put the words of a template language where the values go."""
    return "".join(piece + values.get(slot, "") for piece, slot in frame)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(pieces(), ensure_ascii=False), encoding="utf-8")
