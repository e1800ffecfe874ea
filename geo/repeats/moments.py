"""What shuffled times give on average, and how much that varies: exact, without a shuffle."""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from geo.repeats.pairs import Integers


def moments(space: Integers, time: Integers) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give mean and variance of the pairs in each combination of bands over all orders of times.

    Parameters
    ----------
    space, time
        Shape (n, bands): in how many pairs of each band an incident is.

    Returns
    -------
    Mean and variance, each of shape (space bands, time bands).

    Notes
    -----
    Two pairs of a shuffled list are one and the same, share one incident, or share none; the three
    kinds are counted in place and in time and their products add up. In whole numbers, because the
    variance is a small difference of very large ones. Source: Barton & David (1966), "The random
    intersection of two graphs".
    """
    n = len(space)
    in_space = [_kinds(space[:, band]) for band in range(space.shape[1])]
    in_time = [_kinds(time[:, band]) for band in range(time.shape[1])]
    of_all = _kinds(np.full(n, n - 1))
    mean = np.empty((len(in_space), len(in_time)))
    variance = np.empty_like(mean)
    for row, one in enumerate(in_space):
        for column, other in enumerate(in_time):
            same, sharing, apart = (
                Fraction(a * b, whole) if whole else Fraction(0)
                for a, b, whole in zip(one, other, of_all, strict=True)
            )
            mean[row, column] = float(same)
            variance[row, column] = float(same + sharing + apart - same * same)
    return mean, variance


def _kinds(degree: Integers) -> tuple[int, int, int]:
    """Count pairs; ordered pairs of pairs that share one incident; and those that share none."""
    pairs = int(degree.sum()) // 2
    sharing = int(np.dot(degree, degree - 1))
    return pairs, sharing, pairs * (pairs - 1) - sharing
