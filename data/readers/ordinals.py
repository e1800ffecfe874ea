"""Number identical rows of a file, however long the file is."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Counts = NDArray[np.int64]


@dataclass(slots=True)
class OrdinalCounter:
    """Tells for each row how many rows with the same hash came before it.

    Seen hashes are kept as sorted runs, each merged with the next when it has grown as long, so
    ten million rows cost some 160 MB and a handful of merges; a dict would cost a gigabyte.
    """

    _runs: list[tuple[Hashes, Counts]] = field(default_factory=list)

    def number(self, hashes: Hashes) -> Counts:
        """Return the ordinals, shape (n,), of the next rows, counted from 0, and remember them."""
        unique, where, counts = np.unique(hashes, return_inverse=True, return_counts=True)
        before = np.zeros(unique.size, dtype=np.int64)
        for seen, times in self._runs:
            at = np.minimum(np.searchsorted(seen, unique), seen.size - 1)
            before += np.where(seen[at] == unique, times[at], 0)
        ordinals = before[where] + _position_within(where, unique.size)
        if unique.size:
            self._remember(unique, counts.astype(np.int64))
        return ordinals

    def _remember(self, hashes: Hashes, counts: Counts) -> None:
        while self._runs and self._runs[-1][0].size <= 2 * hashes.size:
            last, times = self._runs.pop()
            both = np.concatenate([last, hashes])
            hashes, where = np.unique(both, return_inverse=True)
            counts = np.bincount(where, weights=np.concatenate([times, counts])).astype(np.int64)
        self._runs.append((hashes, counts))


def _position_within(groups: NDArray[np.intp], group_count: int) -> Counts:
    """Return for each row its place, from 0, among the rows of its group in the given order."""
    order = np.argsort(groups, kind="stable")
    starts = np.zeros(group_count, dtype=np.int64)
    sizes = np.bincount(groups, minlength=group_count)
    starts[1:] = np.cumsum(sizes)[:-1]
    positions = np.empty(groups.size, dtype=np.int64)
    positions[order] = np.arange(groups.size) - starts[groups[order]]
    return positions
