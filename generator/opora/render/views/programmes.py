"""Values for the page of a programme: its life from the choice of schools to results."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from opora.kinds.programme import Programme
from opora.parse import Entry
from opora.render.edition import Edition


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage in the life of a programme: its heading, and whether the record tells of it."""

    anchor: str
    title: str
    told: bool


def programme(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give what belongs to a programme, and its stages with those that nothing tells of."""
    catalog = edition.catalog
    held = {
        "assignments": catalog.naming(entry, "assignment", "programme"),
        "groups": catalog.naming(entry, "group", "programme"),
        "roadmaps": catalog.naming(entry, "roadmap", "programme"),
        "events": catalog.naming(entry, "event", "programme"),
        "documents": catalog.naming(entry, "document", "programme"),
        "schools": catalog.naming(entry, "school"),
        "practices": catalog.naming(entry, "practice", "programme"),
        "parts": catalog.naming(entry, "programme", "parent"),
    }
    told = entry.entity
    stages = _stages(told, held) if isinstance(told, Programme) else ()
    return {**held, "stages": stages, "untold": [one for one in stages if not one.told]}


def _stages(told: Programme, held: Mapping[str, list[Entry]]) -> tuple[Stage, ...]:
    return tuple(
        Stage(anchor, title, bool(there))
        for anchor, title, there in (
            ("problems", "Какие проблемы названы", told.problems),
            ("selection", "Как отбирают школы", told.selection_rule),
            ("tasks", "Задачи", told.tasks),
            ("support", "Из чего состоит поддержка", told.support_components),
            ("directions", "Направления", told.directions),
            ("duties", "Кто что делает", told.duties or held["assignments"] or held["groups"]),
            ("roadmaps", "Дорожные карты", held["roadmaps"]),
            ("events", "События, курсы, мониторинги", held["events"]),
            ("documents", "Акты и документы", told.acts or held["documents"]),
            ("results", "Ожидаемые результаты", told.results),
            ("practices", "Практики", held["practices"]),
        )
    )
