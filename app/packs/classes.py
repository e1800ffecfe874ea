"""Five steps for the counts of a map, with round edges and none of them empty for long."""

from collections.abc import Sequence

import numpy as np

from app.packs.content import CellClass

STEPS = 5


def cell_classes(counts: Sequence[int], *, threshold: int) -> list[CellClass]:
    """Divide counts into at most five classes of about as many cells each.

    Parameters
    ----------
    counts : sequence of int
        The counts that are shown, each at least ``threshold``.
    threshold : int
        The smallest count that is ever shown; the first class starts here.

    Returns
    -------
    list of CellClass
        In rising order, without gaps; the last is open. Empty without counts.
    """
    if not counts:
        return []
    cuts = np.quantile(np.asarray(counts), np.linspace(0, 1, STEPS + 1)[1:-1])
    starts = [threshold]
    for cut in cuts:
        start = int(np.ceil(cut)) + 1
        if starts[-1] < start <= max(counts):
            starts.append(start)
    ends: list[int | None] = [after - 1 for after in starts[1:]]
    return [CellClass(start, end) for start, end in zip(starts, [*ends, None], strict=True)]


def class_of(count: int, classes: Sequence[CellClass]) -> int:
    """Index of the class that a count belongs to."""
    return max(index for index, one in enumerate(classes) if one.start <= count)
