"""What to compare a place with: areas that are like it, or a weighted mix of areas."""

from geo.comparison.candidates import (
    Candidate,
    ComparisonCandidates,
    Refused,
    candidate_areas,
)
from geo.comparison.gaps import PlaceboGaps, SyntheticGap, placebo_gaps, synthetic_gap
from geo.comparison.nearest import NearestAreas, RankedArea, nearest_areas
from geo.comparison.places import Place
from geo.comparison.synthetic import SyntheticWeights, synthetic_weights

__all__ = [
    "Candidate",
    "ComparisonCandidates",
    "NearestAreas",
    "Place",
    "PlaceboGaps",
    "RankedArea",
    "Refused",
    "SyntheticGap",
    "SyntheticWeights",
    "candidate_areas",
    "nearest_areas",
    "placebo_gaps",
    "synthetic_gap",
    "synthetic_weights",
]
