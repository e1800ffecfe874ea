"""Access on foot: how far a walk reaches, and how much of what is offered lies within one."""

from geo.access.catchment import FloatingCatchment, Weight, floating_catchment
from geo.access.reach import Reach, reach

__all__ = ["FloatingCatchment", "Reach", "Weight", "floating_catchment", "reach"]
