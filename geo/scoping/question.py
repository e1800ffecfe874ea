"""What is asked: which evidence, how much of it, on what ground, within which limits."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.scoping.evidence import Evidence
from geo.scoping.ground import Ground, Limits

# Sums of weights that are equal but for rounding are equal.
ROUNDING = 1e-9


@dataclass(frozen=True, eq=False)
class Question:
    """A checked question."""

    evidence: Evidence
    share: float
    ground: Ground
    limits: Limits

    @property
    def wanted(self) -> float:
        """Weight to hold, less what rounding may take."""
        return self.share * self.evidence.total * (1 - ROUNDING)

    @property
    def parameters(self) -> Mapping[str, object]:
        """Everything that was chosen; of the ground only how much of it there is."""
        return {
            "share": self.share,
            "streets": len(self.ground.streets),
            "blocks": len(self.ground.blocks),
            "boundaries": len(self.ground.boundaries),
            "max_area_ha": self.limits.max_area_ha,
            "least_records": self.limits.least_records,
            "place_error_m": self.limits.place_error_m,
            "in_parts": self.limits.in_parts,
        }
