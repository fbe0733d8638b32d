"""The web editor at `/admin/`: Sveltia CMS as npm has it, our page around it, our settings."""

from opora.site.web_editor.connection import connection
from opora.site.web_editor.files import editor_files

__all__ = ["connection", "editor_files"]
