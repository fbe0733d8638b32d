"""What the head of a document holds for programs: linked data."""

import json
from collections.abc import Mapping
from typing import Any

_ESCAPED = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def data_block(value: Mapping[str, Any]) -> str:
    """Write linked data as a block that no browser runs and no text within can end.

    Source: https://www.w3.org/TR/json-ld11/#restrictions-for-contents-of-json-ld-script-elements.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in _ESCAPED.items():
        text = text.replace(sign, escape)
    return f'<script type="application/ld+json">{text}</script>\n'
