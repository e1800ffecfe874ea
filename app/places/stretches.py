"""Streets as stretches between their junctions, and the network that these make."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely

from app.places.streets import Streets
from geo.network import Network, cut_at_junctions, network_from_lines
from geo.network.streets import Lines


@dataclass(frozen=True, eq=False)
class StreetStretches:
    """Stretches between junctions, and their names ("" where nothing is known), both (m,).

    Street m of ``network`` is stretch m. A stretch keeps its ``keys`` entry for as long as the map
    draws it alike: it is made of where the stretch ends and how long it is.
    """

    network: Network
    names: npt.NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.names)

    @property
    def lines(self) -> Lines:
        """The stretches, shapely LineStrings in metres (EPSG:27700)."""
        return self.network.lines

    @cached_property
    def keys(self) -> list[str]:
        """What each stretch is kept under: "303405-438674-303638-438668-240"."""
        ends = self.network.nodes[self.network.edges].round().astype(np.int64)
        lengths = shapely.length(self.lines).round().astype(np.int64)
        return [
            "-".join(str(number) for place in sorted(map(tuple, pair)) for number in place)
            + f"-{m}"
            for pair, m in zip(ends.tolist(), lengths.tolist(), strict=True)
        ]


def stretches_of(streets: Streets) -> StreetStretches | None:
    """Cut a partnership's streets at their junctions; made once, None where it has no street."""
    return streets.once("stretches", _cut)


def _cut(streets: Streets) -> StreetStretches | None:
    found = cut_at_junctions(streets.lines, streets.names)
    if len(found.lines) == 0:
        return None
    return StreetStretches(network_from_lines(found.lines.tolist()), found.names)
