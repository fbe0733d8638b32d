"""The files that are generated from the program, committed, and compared by a test."""

import json
from collections.abc import Mapping
from typing import Any

from opora.export.code_editor import extensions, settings, snippets
from opora.export.json_schema import diagnostics_schema, kind_schema
from opora.export.rules_page import rules_markdown
from opora.kinds import KINDS


def generated_files() -> dict[str, str]:
    """Return the text of every generated file by its path in the repository."""
    from opora.export.api.fields import api_fields  # noqa: PLC0415  brings the whole render stage

    schemas = {kind.name: kind_schema(kind) for kind in KINDS if kind.places}
    schemas["diagnostics"] = diagnostics_schema()
    files = {f"schemas/{name}.schema.json": _text(schema) for name, schema in schemas.items()}
    editor = {
        ".vscode/settings.json": _text(settings()),
        ".vscode/extensions.json": _text(extensions()),
        ".vscode/opora.code-snippets": _text(snippets()),
    }
    pages = {"docs/rules.md": rules_markdown(), "schemas/api-v1.fields.txt": api_fields()}
    return {**files, **pages, **editor}


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
