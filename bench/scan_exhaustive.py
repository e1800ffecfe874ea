"""A scan in plain numpy that tries every window of every replica, for scans to be held against."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.scan_maps import Counts, Floats, Map


@dataclass(frozen=True)
class Exhaustive:
    """Every circle round a place, by the order of distances, and every span of time.

    `share` is what a place expects of all cases, `time` what a period does; `limit` bounds what a
    circle holds of `size`, and `radius` how far it reaches.
    """

    map: Map
    size: Floats
    share: Floats
    time: Floats
    longest: int
    limit: float = 0.5
    radius: float = math.inf
    least: int = 2

    def largest(self, table: Counts) -> tuple[float, frozenset[int]]:
        """The largest ratio of any window, and the places it holds."""
        best, inside = 0.0, frozenset[int]()
        start, stop = self._spans()
        until = np.concatenate([[0.0], np.cumsum(self.time)])
        in_time = until[stop + 1] - until[start]
        for order in self._orders():
            held = np.cumsum(table[order], axis=0)
            before = np.zeros((len(order), held.shape[1] + 1))
            before[:, 1:] = np.cumsum(held, axis=1)
            cases = before[:, stop + 1] - before[:, start]
            expected = np.outer(np.cumsum(self.share[order]), in_time) * table.sum()
            ratio = self._ratios(cases, expected, float(table.sum()))
            at = np.unravel_index(int(ratio.argmax()), ratio.shape)
            if ratio[at] > best:
                best, inside = float(ratio[at]), frozenset(order[: int(at[0]) + 1].tolist())
        return best, inside

    def _ratios(self, cases: Floats, expected: Floats, total: float) -> Floats:
        high = (cases > expected) & (cases >= self.least)
        ratio = np.zeros(cases.shape)
        c, e = cases[high], expected[high]
        rest = np.maximum(total - c, 1e-300)
        ratio[high] = c * np.log(c / e) + (total - c) * np.log(rest / (total - e))
        return ratio

    def _orders(self) -> Iterator[NDArray[np.int64]]:
        xy = self.map.xy
        for place in xy:
            away = np.hypot(*(xy - place).T)
            order = np.argsort(away, kind="stable")
            kept = np.cumsum(self.size[order]) <= self.limit * self.size.sum()
            yield order[kept & (away[order] <= self.radius)]

    def _spans(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        at = self.map.at
        first, last = np.nonzero(
            (at[None, :] - at[:, None] >= 0) & (at[None, :] - at[:, None] < self.longest)
        )
        return first, last
