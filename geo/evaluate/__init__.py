"""Before and after: differences, their doubt, and what could have been seen at all."""

from geo.evaluate.beside_areas import RatioBesideAreas, ratio_beside_areas
from geo.evaluate.detectable import DetectableChange, smallest_detectable_change
from geo.evaluate.differences import DifferenceInDifferences, difference_in_differences
from geo.evaluate.differences_beside_areas import (
    Between,
    DifferenceBesideAreas,
    difference_beside_areas,
)
from geo.evaluate.displacement import (
    DisplacementDifference,
    harm_weighted_difference,
    weighted_displacement_difference,
)
from geo.evaluate.monthly import OverdispersedRatio, overdispersed_rate_ratio
from geo.evaluate.placebo import PlaceboAreas, PlaceboDates, placebo_areas, placebo_dates
from geo.evaluate.poisson import ETest, PoissonZ, e_test, poisson_z
from geo.evaluate.power import (
    DetectableRatio,
    DisplacementPower,
    displacement_power,
    smallest_detectable_ratio,
)
from geo.evaluate.quotient import DisplacementQuotient, weighted_displacement_quotient
from geo.evaluate.ratios import RateRatio, RelativeRateRatio, rate_ratio, relative_rate_ratio
from geo.evaluate.series import InterruptedSeries, interrupted_series
from geo.evaluate.step_beside_areas import StepBesideAreas, step_beside_areas

__all__ = [
    "Between",
    "DetectableChange",
    "DetectableRatio",
    "DifferenceBesideAreas",
    "DifferenceInDifferences",
    "DisplacementDifference",
    "DisplacementPower",
    "DisplacementQuotient",
    "ETest",
    "InterruptedSeries",
    "OverdispersedRatio",
    "PlaceboAreas",
    "PlaceboDates",
    "PoissonZ",
    "RateRatio",
    "RatioBesideAreas",
    "RelativeRateRatio",
    "StepBesideAreas",
    "difference_beside_areas",
    "difference_in_differences",
    "displacement_power",
    "e_test",
    "harm_weighted_difference",
    "interrupted_series",
    "overdispersed_rate_ratio",
    "placebo_areas",
    "placebo_dates",
    "poisson_z",
    "rate_ratio",
    "ratio_beside_areas",
    "relative_rate_ratio",
    "smallest_detectable_change",
    "smallest_detectable_ratio",
    "step_beside_areas",
    "weighted_displacement_difference",
    "weighted_displacement_quotient",
]
