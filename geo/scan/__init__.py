"""Scans: where, or where and when, more came together than chance alone seldom gives."""

from geo.scan.earlier import EarlierScans, earlier_scans
from geo.scan.periods import space_time_poisson
from geo.scan.permutation import space_time_permutation
from geo.scan.results import Cluster, Scan, SpaceTimeCluster, SpaceTimeScan
from geo.scan.spatial import poisson

__all__ = [
    "Cluster",
    "EarlierScans",
    "Scan",
    "SpaceTimeCluster",
    "SpaceTimeScan",
    "earlier_scans",
    "poisson",
    "space_time_permutation",
    "space_time_poisson",
]
