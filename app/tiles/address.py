"""Which tile: zoom, column and row of the web map grid."""

import re
from dataclasses import dataclass

from app.problems import InvalidInput

DEEPEST_ZOOM = 22
HALF_WORLD_M = 20_037_508.342789244
"""Half of the side of the square that the web map grid cuts up, EPSG:3857."""
WHOLE = re.compile(r"^\d{1,8}$", re.ASCII)


@dataclass(frozen=True, slots=True)
class TileAddress:
    """One square of the web map grid (EPSG:3857), rows counted from the north."""

    z: int
    x: int
    y: int

    @property
    def bounds_m(self) -> dict[str, float]:
        """Its edges in metres of EPSG:3857; the western and northern ones belong to it."""
        side_m = 2 * HALF_WORLD_M / 2**self.z
        west, north = self.x * side_m - HALF_WORLD_M, HALF_WORLD_M - self.y * side_m
        return {"west": west, "south": north - side_m, "east": west + side_m, "north": north}


def parse_address(z: str, x: str, y: str) -> TileAddress:
    """Read an address from its path.

    Raises
    ------
    InvalidInput
        When a part is not a whole number, or there is no such tile at its zoom.
    """
    listed = (("path.z", z), ("path.x", x), ("path.y", y))
    bad = [(at, "This is not a whole number.") for at, part in listed if not WHOLE.match(part)]
    if bad:
        raise InvalidInput(bad)
    address = TileAddress(int(z), int(x), int(y))
    if address.z > DEEPEST_ZOOM:
        raise InvalidInput([("path.z", f"Tiles end at zoom {DEEPEST_ZOOM}.")])
    last = 2**address.z - 1
    beyond = [(at, n) for at, n in (("path.x", address.x), ("path.y", address.y)) if n > last]
    if beyond:
        why = f"At zoom {address.z} tiles are numbered 0 to {last}."
        raise InvalidInput([(at, why) for at, _ in beyond])
    return address
