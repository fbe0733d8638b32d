"""Methods of the programme's documents: selection of schools, groups, schools that are alike."""

from opora.methods.alike import Alike, AlikeSchools, Trait
from opora.methods.clusters import Cluster, Clustering, cluster_regions, cluster_schools
from opora.methods.linkage import Merge, complete_linkage, cut
from opora.methods.outcomes import AllOutcomes, outcomes
from opora.methods.selection import (
    Judged,
    Selected,
    Selection,
    Verdict,
    rule_gaps,
    select,
)

__all__ = [
    "Alike",
    "AlikeSchools",
    "AllOutcomes",
    "Cluster",
    "Clustering",
    "Judged",
    "Merge",
    "Selected",
    "Selection",
    "Trait",
    "Verdict",
    "cluster_regions",
    "cluster_schools",
    "complete_linkage",
    "cut",
    "outcomes",
    "rule_gaps",
    "select",
]
