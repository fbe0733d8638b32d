"""Values for the pages whose record has a text below its front matter."""

from collections.abc import Mapping
from typing import Any

from opora.parse import Entry
from opora.render.address import url_of
from opora.render.edition import Edition
from opora.render.markdown import Rendered, render_body


def body_of(edition: Edition, entry: Entry) -> Rendered:
    """Render the text of a record, with links that fit the depth of its page."""
    depth = url_of(entry, edition.catalog).count("/")
    return render_body(entry.body or "", "../" * depth)


def document(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give the text of a document, the school it belongs to, and what reviews say of it."""
    return {
        "body": body_of(edition, entry),
        "school": edition.catalog.parent(entry),
        "reviews": edition.catalog.naming(entry, "review", "object"),
    }


def digest(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give the text of an issue, and the issues before and after it."""
    issues = list(edition.catalog.all("digest"))
    here = issues.index(entry)
    return {
        "body": body_of(edition, entry),
        "before": issues[here - 1] if here else None,
        "after": issues[here + 1] if here + 1 < len(issues) else None,
    }
