"""Files for VS Code and editors that read the same ones: which schema fits where, snippets."""

from opora.export.code_editor.settings import extensions, settings
from opora.export.code_editor.snippets import snippets

__all__ = ["extensions", "settings", "snippets"]
