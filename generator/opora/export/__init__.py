"""What others read: JSON Schemas and the page of rules. Texts only, nothing is written here."""

from opora.export.files import generated_files
from opora.export.json_schema import diagnostics_schema, kind_schema
from opora.export.rules_page import rules_markdown

__all__ = ["diagnostics_schema", "generated_files", "kind_schema", "rules_markdown"]
