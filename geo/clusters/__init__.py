"""Where counts of cells gather: local statistics on a lattice or any other list of neighbours."""

from geo.clusters.getis import GetisOrd, getis_ord
from geo.clusters.moran import HIGH_HIGH, HIGH_LOW, LOW_HIGH, LOW_LOW, LocalMoran, local_moran
from geo.clusters.shuffles import Tails

__all__ = [
    "HIGH_HIGH",
    "HIGH_LOW",
    "LOW_HIGH",
    "LOW_LOW",
    "GetisOrd",
    "LocalMoran",
    "Tails",
    "getis_ord",
    "local_moran",
]
