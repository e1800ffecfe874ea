"""Where to look: an area suggested from evidence. It proposes; a person decides."""

from geo.scoping.ground import Ground, Limits
from geo.scoping.growth import Coverage
from geo.scoping.outline import Outline
from geo.scoping.steadiness import Steadiness, area_steadiness
from geo.scoping.suggestion import Elsewhere, SuggestedArea, suggest_area

__all__ = [
    "Coverage",
    "Elsewhere",
    "Ground",
    "Limits",
    "Outline",
    "Steadiness",
    "SuggestedArea",
    "area_steadiness",
    "suggest_area",
]
