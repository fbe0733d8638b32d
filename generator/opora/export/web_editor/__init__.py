"""The settings of the web editor (Sveltia CMS), made from the models."""

from opora.export.web_editor.backend import Backend
from opora.export.web_editor.config import editor_config

__all__ = ["Backend", "editor_config"]
