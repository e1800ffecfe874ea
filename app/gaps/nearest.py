"""Which provision has the shortest walk from the middle of a cell, kept between questions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

import numpy as np

from app.gaps.offers import Offers
from geo.grids import hexagon_centres, hexagon_side_m
from geo.network import Network, on_streets, walks_within

FARTHEST_M = 2000.0
BESIDE_M = 100.0
"""Places farther from every street than this are on none."""
Cell = tuple[int, int]
Walk = tuple[int, float]
"""Row of the provision, and metres on foot."""


@dataclass(slots=True)
class NearestWalks:
    """Walks to one partnership's cells of one width, measured when they are first asked for."""

    network: Network
    offers: Offers
    width_m: float
    _kept: dict[Cell, Walk | None] = field(default_factory=dict[Cell, "Walk | None"])
    _lock: Lock = field(default_factory=Lock)

    def of(self, cells: Sequence[Cell]) -> list[Walk | None]:
        """The shortest walk to each cell; None beyond 2 km, or where no street is near."""
        with self._lock:
            missing = [cell for cell in dict.fromkeys(cells) if cell not in self._kept]
            if missing:
                self._kept.update(zip(missing, self._measured(missing), strict=True))
            return [self._kept[cell] for cell in cells]

    def _measured(self, cells: Sequence[Cell]) -> list[Walk | None]:
        if not len(self.offers):
            return [None] * len(cells)
        i, j = np.array(cells, dtype=np.int32).T
        side = hexagon_side_m(self.width_m)
        middles = hexagon_centres(i, j, side)
        # The middle of a cell may be water or a park: it stands for all of the cell.
        at = on_streets(self.network, middles, within_m=side, name="cells")
        doors = on_streets(self.network, self.offers.xy, within_m=BESIDE_M, name="provision")
        found = walks_within(self.network, doors, at, limit_m=FARTHEST_M)
        nearest: list[Walk | None] = [None] * len(cells)
        for row in np.argsort(-found.metres, kind="stable").tolist():
            nearest[int(found.target[row])] = int(found.origin[row]), float(found.metres[row])
        return nearest
