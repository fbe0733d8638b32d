"""The command line, in Russian. `opora.cli:main` is the entry point."""

from opora.cli.entry import main

__all__ = ["main"]
