"""A small bank, and the command line run on it as people run it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-c", "from opora.cli import main; main()")

ORGANISATION = """\
title: Институт развития образования
kind: institute
sources:
  - title: Сайт института
    url: https://example.org/
"""

ACT = """\
title: Приказ о поддержке школ
kind: order
issuer: iro
number: 12-п
date: 2026-03-01
sources:
  - title: Официальный портал
    url: https://example.org/order
"""

GUIDE = "# О банке\n\nСправка.\n"

CONFIG = Path(__file__).parent.parent / "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Finished:
    """What a run printed and how it ended."""

    status: int
    out: str
    err: str


def write_bank(folder: Path) -> Path:
    """Write the bank below `folder` and return its content folder."""
    content = folder / "content"
    write(content / "organisations/iro.yml", ORGANISATION)
    write(content / "acts/order-12.yml", ACT)
    write(content / "pages/about.md", GUIDE)
    write(folder / "mkdocs.yml", CONFIG.read_text(encoding="utf-8"))
    return content


def write(path: Path, text: str) -> None:
    """Write a file with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def replace_in(path: Path, old: str, new: str) -> None:
    """Change a text that must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def run(*arguments: str, cwd: Path, env: Mapping[str, str] | None = None) -> Finished:
    """Run `opora` with `arguments` in `cwd` to its end."""
    child = subprocess.run(
        [*COMMAND, *arguments],
        cwd=cwd,
        env=os.environ | (env or {}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Finished(child.returncode, child.stdout, child.stderr)
