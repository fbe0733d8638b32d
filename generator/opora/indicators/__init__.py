"""What the records add up to, each number with the records behind it."""

from opora.indicators.factors import (
    FactorCoverage,
    Share,
    basis_factors,
    coverage_of,
    factor_coverage,
    roadmap_coverage,
)

__all__ = [
    "FactorCoverage",
    "Share",
    "basis_factors",
    "coverage_of",
    "factor_coverage",
    "roadmap_coverage",
]
