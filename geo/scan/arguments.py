"""Checks of the arguments that all scans share."""

import math
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import ArrayLike

from geo.counts import Counts
from geo.crs import projected_points
from geo.scan.circles import Ground, bring_together
from geo.scan.likelihood import Floats

MOST_REPLICAS = 1_000_000
# The table of levels grows with the cases; with more, count a shorter period or fewer kinds.
MOST_CASES = 5_000_000


@dataclass(frozen=True)
class Limits:
    """Which windows a scan tries, and how often chance has its turn."""

    max_share: float
    min_cases: int
    max_radius_m: float
    replicas: int
    at_most: int
    threads: int | None

    def __post_init__(self) -> None:
        if not 0 < self.max_share <= 1:
            msg = f"max_share: {self.max_share} is not a share; give 0.5 for half, at most 1"
            raise ValueError(msg)
        if not self.max_radius_m > 0:
            msg = f"max_radius_m: {self.max_radius_m} is not a length; give metres greater than 0"
            raise ValueError(msg)
        whole_from_one(self.min_cases, "min_cases")
        whole_from_one(self.at_most, "at_most")
        if whole_from_one(self.replicas, "replicas") > MOST_REPLICAS:
            msg = (
                f"replicas: {self.replicas:,} are more than {MOST_REPLICAS:,}; 999 or 9,999 will do"
            )
            raise ValueError(msg)
        if self.threads is not None:
            whole_from_one(self.threads, "threads")

    def chosen(self) -> dict[str, object]:
        """Give what decides the result, by argument name; threads do not."""
        chosen = asdict(self)
        del chosen["threads"]
        return chosen


def ground(xy: ArrayLike, centres: ArrayLike | None) -> Ground:
    """Check the coordinates and bring rows of one place together.

    Circles are drawn round every place where no centres are given.
    """
    rows = projected_points(xy, name="xy")
    if len(rows) == 0:
        msg = "xy: no places; choose a larger area or a longer period"
        raise ValueError(msg)
    places = bring_together(rows)
    if centres is None:
        return Ground(rows, places, places.xy, places.first_row)
    chosen = projected_points(centres, name="centres")
    if len(chosen) == 0:
        msg = "centres: none given; leave the argument out to try every place"
        raise ValueError(msg)
    return Ground(rows, places, chosen, np.arange(len(chosen)))


def whole_from_one(value: float, name: str) -> int:
    """Give a number of things as a whole number, 1 or more."""
    if not math.isfinite(value) or value < 1 or value != int(value):
        msg = f"{name}: {value} is not a number of things; give a whole number, 1 or more"
        raise ValueError(msg)
    return int(value)


def at_risk(
    values: ArrayLike, shapes: tuple[tuple[int, ...], ...], name: str, cases: Counts
) -> Floats:
    """Give what cases are held against: finite, 0 or more, and 0 nowhere where there are cases.

    Parameters
    ----------
    values
        Of one of the shapes.
    shapes
        The first is that of `cases` or the places alone.
    """
    given = np.asarray(values, dtype=np.float64)
    if given.shape not in shapes:
        wanted = " or ".join(map(str, shapes))
        msg = f"{name}: expected shape {wanted}, one for each place of xy, got {given.shape}"
        raise ValueError(msg)
    wrong = ~(np.isfinite(given) & (given >= 0))
    if wrong.any():
        row = int(np.argwhere(wrong)[0, 0])
        msg = f"{name}: row {row} holds no number of 0 or more; give one or leave the place out"
        raise ValueError(msg)
    if given.sum() <= 0:
        msg = f"{name}: nothing anywhere; give what the cases are to be held against"
        raise ValueError(msg)
    everywhere = given if given.ndim == cases.ndim else given[:, None]
    nobody = (everywhere == 0) & (cases > 0)
    if nobody.any():
        row = int(np.argwhere(nobody)[0, 0])
        msg = f"{name}: row {row} has cases but 0 here; correct it or leave the place out"
        raise ValueError(msg)
    return given


def not_too_many(cases: int, name: str) -> int:
    """Give the number of cases, unless there are too many to tabulate."""
    if cases > MOST_CASES:
        msg = f"{name}: {cases:,} cases are more than {MOST_CASES:,}; choose a shorter period"
        raise ValueError(msg)
    return cases


def of_rows(length: int, xy: Floats, name: str) -> None:
    """Refuse an argument that has another number of rows than there are places."""
    if length != len(xy):
        msg = f"{name}: expected {len(xy):,} rows, one for each of xy, got {length:,}"
        raise ValueError(msg)
