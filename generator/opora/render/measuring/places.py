"""What the pages of territories, schools, factors and curators show of what is counted there."""

from collections.abc import Mapping
from typing import Any

from opora.indicators import CURATORS, roadmap_coverage
from opora.kinds.assignment import Assignment
from opora.kinds.roadmap import Roadmap
from opora.model import Role
from opora.parse import Entry
from opora.render.edition import Edition
from opora.render.history.pages import url_at
from opora.render.measuring.drill import drills
from opora.render.measuring.due import desk_values, schools_below
from opora.render.measuring.lines import lines_at
from opora.render.measuring.report_forms import form_files
from opora.render.page import PageFile

FIRST = 10
"""Records of one number that the page of a place lists."""


def measured_at(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give the values and targets of a place or a factor, and what its plans touch."""
    catalog = edition.catalog
    readings = edition.measured.by_scope.get(entry.id, {})
    plans = [
        (one, len(one.entity.items), roadmap_coverage(catalog, one))
        for one in catalog.below(entry, "roadmap")
        if isinstance(one.entity, Roadmap)
    ]
    desk = f"desk/{entry.id}/" if entry.kind.name in {"region", "municipality"} else ""
    lines = lines_at(catalog, readings, entry)
    return {
        "lines": lines,
        "plans": plans,
        "desk": desk,
        "past": url_at(edition, entry.id),
        "drills": list(drills(lines, FIRST)),
    }


def school_desk(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give what is due at a school, for its head, with the files of reports that it owes."""
    dues = edition.measured.reports.get(entry.id, ())
    return {
        **desk_values(edition, Role.SCHOOL_HEAD, entry.id),
        "below": [],
        "dues": dues,
        "forms": list(form_files(edition.catalog, entry, dues, own=True)),
    }


def school_files(edition: Edition, entry: Entry) -> tuple[PageFile, ...]:
    """Write the reports that a school owes."""
    dues = edition.measured.reports.get(entry.id, ())
    return tuple(file for _, file in form_files(edition.catalog, entry, dues, own=True))


def curator(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give what is due at the schools that a curator looks after."""
    one = entry.entity
    if not isinstance(one, Assignment) or one.role not in CURATORS:
        return {"agenda": None, "forms": []}
    found = (edition.catalog.find(ref) for ref in one.scope)
    schools = [school for school in found if school and school.kind.name == "school"]
    return {
        **desk_values(edition, one.role, *(ref.id for ref in one.scope)),
        "below": schools_below(edition, schools),
        "forms": [],
    }
