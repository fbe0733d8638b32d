"""Values for the page of a practice."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from opora.indicators import practice_effect, practice_level
from opora.kinds.practice import Practice
from opora.model import Record, Role
from opora.parse import Entry
from opora.render.address import url_of
from opora.render.before_after import before_after
from opora.render.edition import Edition
from opora.render.glance import glance
from opora.render.likeness import MOST, tags_of
from opora.render.markdown import render_body
from opora.render.qr import qr_code


def practice(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give the rendered body, the measures that use the practice, its standing, its likes."""
    catalog = edition.catalog
    url = url_of(entry, catalog)
    depth = url.count("/")
    rows = glance(catalog, entry)
    effect = practice_effect(entry.entity) if isinstance(entry.entity, Practice) else ""
    return {
        "body": render_body(entry.body or "", "../" * depth),
        "measures": catalog.naming(entry, "measure"),
        "standing": practice_level(catalog, entry),
        "reviews": catalog.naming(entry, "review", "object"),
        "similar": similar(edition, entry),
        "tiles": [one for one in rows if one.tile],
        "glance": [one for one in rows if not one.tile],
        "reasons": _reasons(entry.entity),
        "effect": effect,
        "silent": _silent(entry.entity),
        "drawings": _drawings(entry.entity),
        "follows": catalog.naming(entry, "practice", "follow_ups"),
        "questions": catalog.naming(entry, "consultation"),
        "address": edition.site_url + url if edition.site_url else "",
        "qr": qr_code(edition.site_url + url) if edition.site_url else "",
    }


SPOKEN_TO = (Role.SCHOOL_HEAD, Role.DEPUTY_HEAD, Role.TEACHER, Role.CURATOR, Role.PARENT)
"""Those who look for their own part first; a page says where it has none for them."""


def _silent(practice: Record) -> list[Role]:
    """List those of `SPOKEN_TO` whose part a practice does not tell, if it tells any."""
    told = {part.role for part in practice.roles} if isinstance(practice, Practice) else set()
    return [role for role in SPOKEN_TO if told and role not in told]


def _reasons(practice: Record) -> list[str]:
    """List why a practice does not say what it takes or what came of it, each reason once."""
    if not isinstance(practice, Practice):
        return []
    own = (
        practice.unknown[name] for name in ("effort", "evidence_level") if name in practice.unknown
    )
    below = practice.effort.unknown.values() if practice.effort else ()
    return [*dict.fromkeys((*own, *below))]


def _drawings(practice: Record) -> list[Markup]:
    """Draw each result, in the order of the table; what has no before is an empty drawing."""
    results = practice.results if isinstance(practice, Practice) else ()
    return [before_after(one, f"result-{number}") for number, one in enumerate(results, 1)]


def similar(edition: Edition, entry: Entry) -> list[Entry]:
    """List other practices by how many factors they share with this one, most alike first."""
    if not isinstance(entry.entity, Practice):
        return []
    alike = edition.alike_by_factors.get(tags_of(entry.entity), ())
    return [one for one in alike if one is not entry][:MOST]
