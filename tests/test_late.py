import re
import subprocess
import sys

import pytest

from opora.late import late_pattern


def test_a_late_pattern_does_what_a_compiled_one_does() -> None:
    late, plain = late_pattern(r"(а)\w+", re.IGNORECASE), re.compile(r"(а)\w+", re.IGNORECASE)
    text = "Абв, где агу"
    assert [found.span() for found in late.finditer(text)] == [
        found.span() for found in plain.finditer(text)
    ]
    assert (late.pattern, late.flags) == (r"(а)\w+", re.IGNORECASE)
    assert late.sub("-", text) == plain.sub("-", text)
    assert (late.fullmatch(text), late.groups) == (None, 1)


def test_a_pattern_is_not_compiled_before_it_is_used() -> None:
    late = late_pattern("(")
    with pytest.raises(re.error):
        late.search("")


HEAVY = ("ssl", "segno", "xlsxwriter", "openpyxl", "docx", "scipy", "mkdocs", "zensical")


@pytest.mark.parametrize("name", ["validate", "build"])
def test_what_few_runs_need_is_not_imported_at_the_start(name: str) -> None:
    code = f"import sys, opora.cli.{name}; print(*sys.modules, sep='\\n')"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert not {one.partition(".")[0] for one in told.stdout.split()} & set(HEAVY)


def test_checking_files_needs_no_templates() -> None:
    code = "import sys, opora.cli.validate; print(*sys.modules, sep='\\n')"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert not {"jinja2", "opora.render", "opora.export", "opora.site"} & set(told.stdout.split())
