"""The words of which kinds are made: references, sources, periods, quantities, closed lists."""

from opora.model.base import Labelled, Part, Record, Ref, RefTo, compact, fault, made_of, only
from opora.model.blank import BLANK
from opora.model.citation import Citation, Sources
from opora.model.entity import Entity, Kind, Place
from opora.model.enums import (
    Cost,
    Evidence,
    Grade,
    Level,
    MeasureState,
    ProofKind,
    Settlement,
    Significance,
    SizeBand,
    Subject,
    Visibility,
)
from opora.model.material import Material
from opora.model.people import Actor, OrganisationClass, Role
from opora.model.period import Period, Span, bounds
from opora.model.quantity import Comparator, ExpectedResult, Number, Quantity, Unit
from opora.model.role_part import PartSource, RolePart
from opora.model.scalars import Day, Email, Line, Month, Text, WebAddress, Year
from opora.model.undertaking import SUMMARY_LIMIT, Effort, FirstEffect, Summary
from opora.model.walking import held_in, values_of

__all__ = [
    "BLANK",
    "SUMMARY_LIMIT",
    "Actor",
    "Citation",
    "Comparator",
    "Cost",
    "Day",
    "Effort",
    "Email",
    "Entity",
    "Evidence",
    "ExpectedResult",
    "FirstEffect",
    "Grade",
    "Kind",
    "Labelled",
    "Level",
    "Line",
    "Material",
    "MeasureState",
    "Month",
    "Number",
    "OrganisationClass",
    "Part",
    "PartSource",
    "Period",
    "Place",
    "ProofKind",
    "Quantity",
    "Record",
    "Ref",
    "RefTo",
    "Role",
    "RolePart",
    "Settlement",
    "Significance",
    "SizeBand",
    "Sources",
    "Span",
    "Subject",
    "Summary",
    "Text",
    "Unit",
    "Visibility",
    "WebAddress",
    "Year",
    "bounds",
    "compact",
    "fault",
    "held_in",
    "made_of",
    "only",
    "values_of",
]
