"""Hours and places where harm is recorded and nothing is open within a walk."""

from geo.provision_gap.counts import CellGaps, PartOfWeek, WeekGaps
from geo.provision_gap.gap import ProvisionGap, provision_gap

__all__ = ["CellGaps", "PartOfWeek", "ProvisionGap", "WeekGaps", "provision_gap"]
