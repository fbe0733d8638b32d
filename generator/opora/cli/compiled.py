"""Templates as they were compiled, kept from run to run: to compile all takes half a second."""

from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from opora.cli.kept import own_folder
from opora.cli.shelf import Shelf
from opora.keeping import everything
from opora.render.templating import environment


class _Compiled(BytecodeCache):
    """Files of compiled templates in the person's own folder, of this very program alone.

    Jinja2 compares the text of a template with that of which a file was made.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what is kept of a template."""
        kept = self._shelf.load(bucket.key)
        if isinstance(kept, bytes):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self._shelf.save(bucket.key, bucket.bytecode_to_string())


def keep_templates() -> None:
    """Let templates be taken from what earlier runs compiled, where there is a safe place."""
    folder = own_folder("templates", everything(), Path(__file__).parent)
    if folder:
        environment().bytecode_cache = _Compiled(Shelf(folder))
