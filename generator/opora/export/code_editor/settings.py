"""What VS Code is told of the repository."""

import re
from typing import Any

from opora.kinds import KINDS
from opora.model import Kind

Settings = dict[str, Any]

_NAME = re.compile(r"\{\w+\}")


def settings() -> Settings:
    """Say which schema fits which files, and how records are written.

    A schema reaches YAML files only: no extension checks the front matter of Markdown, `opora
    validate` does.
    """
    return {
        "yaml.schemas": {
            f"./schemas/{kind.name}.schema.json": globs for kind in KINDS if (globs := _globs(kind))
        },
        "yaml.schemaStore.enable": False,
        "yaml.yamlVersion": "1.2",
        "yaml.format.enable": False,
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.wordWrap": "on"},
        "[markdown]": {"editor.wordWrap": "on", "editor.quickSuggestions": {"other": "on"}},
        "editor.snippetSuggestions": "top",
        "files.encoding": "utf8",
        "files.eol": "\n",
    }


def extensions() -> Settings:
    """Name the extensions that make use of this."""
    return {"recommendations": ["redhat.vscode-yaml", "editorconfig.editorconfig"]}


def _globs(kind: Kind) -> list[str]:
    paths = (place.path for place in kind.places if place.path.endswith(".yml"))
    return [f"content/{_NAME.sub('*', path)}" for path in paths]
