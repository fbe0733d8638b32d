"""What the head of a document holds for programs: linked data."""

import json
from collections.abc import Mapping
from typing import Any

_ESCAPED = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def data_block(value: Mapping[str, Any]) -> str:
    """Write linked data as a block that no browser runs and no text within can end.

    Source: https://www.w3.org/TR/json-ld11/#restrictions-for-contents-of-json-ld-script-elements.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    return f'<script type="application/ld+json">{text}</script>\n'
