"""The two sets that are compared: counts of the same areas."""

from numpy.typing import ArrayLike

from geo.counts import Counts, same_length, whole_counts

# Below this in either set an area's share says little.
LEAST_INCIDENTS = 30


def both_counts(base: ArrayLike, test: ArrayLike) -> tuple[Counts, Counts]:
    """Give the counts of both sets, when they are of the same areas."""
    first, second = whole_counts(base, "base"), whole_counts(test, "test")
    same_length(first, second, ("base", "test"))
    return first, second
