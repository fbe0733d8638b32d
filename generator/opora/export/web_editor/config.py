"""The whole of the editor's settings."""

from typing import Any

from opora.export.web_editor.backend import Backend, backend_settings
from opora.export.web_editor.collections import collections_of
from opora.kinds import KINDS

Config = dict[str, Any]


def editor_config(backend: Backend) -> Config:
    """Describe the editor for all kinds that have files, in the terms of Sveltia CMS.

    Its address and logo are added in the browser, which knows where the site is published.
    """
    return {
        "backend": backend_settings(backend),
        "publish_mode": "editorial_workflow",
        "load_config_file": False,
        "app_title": "Опора: веб-редактор",
        "media_folder": "content/pages/media",
        "public_folder": "/media",
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 60},
        "output": {"omit_empty_optional_fields": True},
        "editor": {"preview": False},
        "collections": [one for kind in KINDS for one in collections_of(kind)],
    }
