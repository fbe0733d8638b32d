"""What a template needs beyond its record: one function a kind, only where a kind needs one."""

from collections.abc import Callable, Mapping
from typing import Any

from opora.parse import Entry
from opora.render.edition import Edition
from opora.render.measuring import indicators, places
from opora.render.views import (
    approaches,
    assessments,
    events,
    factors,
    glossary,
    practices,
    programmes,
    reports,
    reviews,
    roadmaps,
    schools,
    templates,
    territories,
    texts,
)

View = Callable[[Edition, Entry], Mapping[str, Any]]

VIEWS: Mapping[str, View] = {
    "assessment": assessments.assessment,
    "approach": approaches.approach,
    "assignment": places.curator,
    "consultation": events.with_measures,
    "digest": texts.digest,
    "document": texts.document,
    "event": events.with_measures,
    "factor": factors.factor,
    "glossary": glossary.glossary,
    "guide": approaches.guide,
    "indicator": indicators.indicator,
    "municipality": territories.municipality,
    "practice": practices.practice,
    "programme": programmes.programme,
    "region": territories.region,
    "report": reports.report,
    "review": reviews.review,
    "risk_profile": schools.risk_profile,
    "roadmap": roadmaps.roadmap,
    "school": schools.school,
    "template": templates.template,
    "value": indicators.value,
}
