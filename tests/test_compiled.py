"""Compiled templates are kept in a safe place, and one that is broken is only a miss."""

import subprocess
import sys
from pathlib import Path

CODE = """
from opora.cli.compiled import keep_templates
from opora.render.templating import environment
import jinja2.environment
made = []
compile_ = jinja2.environment.Environment.compile
def counted(self, source, name=None, *rest, **more):
    made.append(name)
    return compile_(self, source, name, *rest, **more)
jinja2.environment.Environment.compile = counted
keep_templates()
for name in ("act.html", "practice.html"):
    environment().get_template(name)
print(len(made))
"""


def compiled(cache: Path | str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        env={"OPORA_CACHE": str(cache), "PATH": ""},
        capture_output=True,
        check=True,
        text=True,
    )
    return int(done.stdout)


def test_a_template_is_compiled_once_for_a_program(tmp_path: Path) -> None:
    home = tmp_path / "cache"
    first = compiled(home)
    assert first >= len(["act", "practice"])
    assert compiled(home) == 0
    kept = [path for path in (home / "templates").rglob("*") if path.is_file()]
    assert len(kept) == first
    for path in kept:
        path.write_bytes(path.read_bytes()[:-40])
    assert compiled(home) == first
    assert compiled("") == first


def test_a_place_where_others_write_keeps_nothing(tmp_path: Path) -> None:
    home = tmp_path / "cache"
    home.mkdir()
    home.chmod(0o777)
    assert compiled(home) == compiled(home) > 0
    assert not list(home.iterdir())
