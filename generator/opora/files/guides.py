"""The hand-written guides and what lies beside them: no personal data, nothing that would run."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from opora.checks.guide_pages import fault_beside_guide, faults_of_guide
from opora.diagnostics import Diagnostic, Severity
from opora.files.encoding import decode
from opora.files.refusal import no_file, too_large, unopened
from opora.load import FIRST, Source
from opora.plain_yaml.characters import forbidden_characters
from opora.privacy import scan
from opora.privacy.metadata import Hidden, hidden_in

MAX_BYTES = 20_000_000
"""The largest image or document beside a guide."""

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_HINT = (
    "сохраните копию без сведений о файле: в Windows «Свойства → Подробно → Удаление свойств "
    "и личной "
    "информации», в Word «Файл → Сведения → Инспектор документов», фото — снимком экрана"
)


def look_through(root: Path, paths: Iterable[str]) -> Iterator[Diagnostic]:
    """Find what may not be in guides and in the files beside them, personal data above all."""
    for path in paths:
        content = _read(root, path)
        if isinstance(content, Diagnostic):
            yield content
        elif path.endswith(".md"):
            yield from _in_text(path, content)
        elif fault := fault_beside_guide(path, content):
            yield fault
        else:
            yield from (_told(path, one) for one in hidden_in(content))


def _in_text(path: str, content: bytes) -> list[Diagnostic]:
    source = decode(path, content)
    if not isinstance(source, Source):
        return [source]
    hidden = forbidden_characters(source.text, path)
    return [*hidden, *faults_of_guide(path, source.text), *scan(path, source.text)]


def _read(root: Path, path: str) -> bytes | Diagnostic:
    try:
        with os.fdopen(os.open(root / path, _FLAGS), "rb") as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                return no_file(path)
            content = opened.read(MAX_BYTES + 1)
    except OSError as error:
        return unopened(path, error)
    return too_large(path, MAX_BYTES) if len(content) > MAX_BYTES else content


def _told(path: str, hidden: Hidden) -> Diagnostic:
    message = f"в файле записано лишнее: {hidden.fact.value}"
    weight = Severity.ERROR if hidden.sure else Severity.WARNING
    return Diagnostic(path, FIRST, "V56", message, weight, _HINT)
