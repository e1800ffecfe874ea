"""What a scan hands back."""

from dataclasses import dataclass

import numpy as np

from geo.result import Result
from geo.scan.likelihood import Floats


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """A circle, with how unusual it is among all that were tried.

    Attributes
    ----------
    members
        Rows of `xy` that lie in it, rising.
    places
        How many places lie in it; rows of one place count once.
    centre
        Row of `xy` at its centre, or of `centres` where those were given.
    centre_xy
        The centre, metres.
    radius
        Metres, from the centre to the outermost member.
    cases, expected
        Cases inside, and how many would be if all rates were the same.
    llr
        Log likelihood ratio.
    p_value
        Share of the replicas, the data among them, in which the most unusual window anywhere is
        as unusual as this one. For a second cluster that is a cautious figure.
    relative_risk
        Cases per expected case inside, over that outside; None where all cases are inside.
    """

    members: tuple[int, ...]
    places: int
    centre: int
    centre_xy: tuple[float, float]
    radius: float
    cases: int
    expected: float
    llr: float
    p_value: float
    relative_risk: float | None


@dataclass(frozen=True, kw_only=True)
class SpaceTimeCluster(Cluster):
    """A circle over a span of time.

    Attributes
    ----------
    start, end
        First and last day or period of the window, both inside it. Days come as they were given,
        whole numbers or datetime64; periods are columns, from 0.
    recurrence_interval
        Of a prospective scan: how long, in days or periods, until chance alone is expected to
        give a window as unusual, if the scan is repeated again and again. None otherwise.
    """

    start: int | np.datetime64
    end: int | np.datetime64
    recurrence_interval: float | None


@dataclass(frozen=True, kw_only=True, eq=False)
class Scan(Result):
    """Clusters that share no place, the most unusual first.

    Attributes
    ----------
    clusters
        The most unusual window, then the most unusual of those that share no place with one
        before, and so on.
    critical_llr
        The ratio that a window must exceed to have a p-value of 0.05 or less; None with fewer
        than 19 replicas.
    replica_llr
        The largest ratio of each replica, shape (replicas,).
    """

    clusters: tuple[Cluster, ...]
    critical_llr: float | None
    replica_llr: Floats


@dataclass(frozen=True, kw_only=True, eq=False)
class SpaceTimeScan(Scan):
    """Clusters in space and time; no two share a place."""

    clusters: tuple[SpaceTimeCluster, ...]
