"""How unlike areas are to the first of them: level, trend and context, each on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.comparison.nearest import Metric, whitened
from geo.comparison.places import Checked
from geo.comparison.trends import trends


@dataclass(frozen=True, eq=False)
class Likeness:
    """Parts of each area's distance to the first, shape (areas - 1,), 0 or more.

    `trend_z` is NaN where a trend is not known. `context` is None without figures.
    """

    level: NDArray[np.float64]
    trend: NDArray[np.float64]
    context: NDArray[np.float64] | None
    distance: NDArray[np.float64]
    trend_z: NDArray[np.float64]


def likeness(
    places: Checked,
    rows: Sequence[int],
    weights: tuple[float, float, float],
    context_metric: Metric,
) -> Likeness:
    """Compare the places of all rows but the first with that first one.

    Raises
    ------
    ValueError
        If no part that is there has a weight, or (`mahalanobis`) figures of context repeat others.

    Notes
    -----
    Each part is a difference in standard deviations over these rows (0 where all are the same);
    context is the root mean square over its figures. The distance is the root of the weighted mean
    of the squares, over the parts that there are.
    """
    counts = places.before[list(rows)]
    level = _apart(np.log(counts.sum(axis=1) + 0.5))
    found = trends(counts)
    trend = _apart(found.growth)
    doubt = np.sqrt(np.square(found.se[1:]) + found.se[0] ** 2)
    known = np.isfinite(doubt)
    z = np.full(len(doubt), np.nan)
    z[known] = (found.growth[1:] - found.growth[0])[known] / doubt[known]
    parts, shares = [level, trend], list(weights[:2])
    context = None
    figures = places.context[list(rows)]
    if figures.shape[1]:
        # A figure that is the same in all of these tells none of them apart.
        figures = figures[:, np.ptp(figures, axis=0) > 1e-12 * np.abs(figures).max(axis=0)]
        context = np.zeros(len(rows) - 1)
        if figures.shape[1]:
            placed = whitened(figures, context_metric)
            context = np.sqrt(np.square(placed[1:] - placed[0]).mean(axis=1))
        parts.append(context)
        shares.append(weights[2])
    if sum(shares) == 0:
        msg = "weights: without figures of context, level or trend must weigh something"
        raise ValueError(msg)
    share = np.array(shares) / sum(shares)
    distance = np.sqrt(np.square(np.array(parts)).T @ share)
    return Likeness(level, trend, context, distance, z)


def _apart(figure: NDArray[np.float64]) -> NDArray[np.float64]:
    deviation = float(np.std(figure, ddof=1))
    difference = np.abs(figure[1:] - figure[0])
    return difference / deviation if deviation > 1e-12 else np.zeros_like(difference)
