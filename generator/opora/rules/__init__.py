"""The table of rules.

Codes: F files, Y YAML, C tables, M values, B bodies, E what the editors write, V the programme's
own rules.
"""

from opora.rules.assessments import ASSESSMENTS, TABLES
from opora.rules.dates import DATES
from opora.rules.editorial import EDITORIAL
from opora.rules.indicators import INDICATORS
from opora.rules.measures import MEASURES
from opora.rules.practices import PRACTICES
from opora.rules.privacy import PRIVACY
from opora.rules.reading import READING
from opora.rules.records import RECORDS
from opora.rules.risks import RISKS
from opora.rules.rule import Rule
from opora.rules.support import SUPPORT
from opora.rules.syntax import SYNTAX
from opora.rules.values import VALUES

__all__ = ["RULES", "Rule"]

RULES: dict[str, Rule] = {
    rule.code: rule
    for table in (
        READING,
        SYNTAX,
        TABLES,
        VALUES,
        RECORDS,
        DATES,
        RISKS,
        MEASURES,
        PRACTICES,
        SUPPORT,
        INDICATORS,
        ASSESSMENTS,
        PRIVACY,
        EDITORIAL,
    )
    for rule in table
}
"""Every rule by its code, in the order in which the page of rules shows them."""
