"""The same targets under Atheris, which looks for inputs that reach new lines of the program."""

import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzz.case import Case, Target


def guide(target: Target, seed: int, inputs: int) -> None:
    """Hand the process over to Atheris; it ends with it.

    The first byte of its input chooses one of the names of the real files, the rest is the content.

    Raises:
        SystemExit: Atheris is not there.
    """
    try:
        atheris = import_module("atheris")
    except ModuleNotFoundError:
        sys.exit("Atheris is not installed: see fuzz/README.md.")
    names = sorted({case.name for case in target.seeds})[:256]

    def one(data: bytes) -> None:
        if data:
            target.run(Case(names[data[0] % len(names)], data[1:]))

    with TemporaryDirectory(prefix="fuzz-") as folder:
        for number, case in enumerate(target.seeds):
            first = bytes([names.index(case.name)]) if case.name in names else b"\x00"
            Path(folder, f"{number}").write_bytes(first + case.content)
        atheris.instrument_all()
        arguments = (f"-runs={inputs}", f"-seed={seed or 1}", "-rss_limit_mb=2048", "-timeout=10")
        atheris.Setup([sys.argv[0], *arguments, folder], one)
        atheris.Fuzz()
