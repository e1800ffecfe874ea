"""Variants of the borough's incidents on one ground, each with planted truth of its own.

A variant takes a third of a second. The generator knows no analysis: it plants places,
kinds, hours, changes, a trend and how much places vary, and says exactly what it planted.
"""

from data.demo.variants.changing import zones
from data.demo.variants.drawn import Variant, variant
from data.demo.variants.happening import usual_again
from data.demo.variants.planted import (
    MONTHS,
    Planted,
    PlantedChange,
    PlantedPlace,
    PlantedProgramme,
    PlantedTrend,
    Variation,
)
from data.demo.variants.recording import Records
from data.demo.variants.stage import Stage, small_area_of, staged, whereabouts
from data.demo.variants.truth import ExpectedEffect

__all__ = [
    "MONTHS",
    "ExpectedEffect",
    "Planted",
    "PlantedChange",
    "PlantedPlace",
    "PlantedProgramme",
    "PlantedTrend",
    "Records",
    "Stage",
    "Variant",
    "Variation",
    "small_area_of",
    "staged",
    "usual_again",
    "variant",
    "whereabouts",
    "zones",
]
