"""Reading the references of the scans, and saying whether a figure agrees with them."""

import csv
import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer
from scipy import stats

Floats = NDArray[np.float64]
Row = Mapping[str, str]
Near = Callable[[float, float], bool]

EARTH_M = 6_371_000.0
# How far apart two drawn shares may lie, in standard errors of one of them.
DRAWN = 4


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def column(rows: Sequence[Row], *names: str) -> Floats:
    """The column that has one of these names, as numbers."""
    (name,) = [name for name in names if name in rows[0]]
    return np.array([float(row[name]) for row in rows])


def flat(lonlat: Floats) -> Floats:
    """Places on a sphere as metres on a plane: a conformal cone through the middle of them."""
    (west, south), (east, north) = lonlat.min(axis=0), lonlat.max(axis=0)
    edge = (north - south) / 6
    cone = (
        f"+proj=lcc +lat_1={south + edge} +lat_2={north - edge} +lat_0={(south + north) / 2}"
        f" +lon_0={(west + east) / 2} +R={EARTH_M} +units=m"
    )
    sphere = f"+proj=longlat +R={EARTH_M} +no_defs"
    to_plane = Transformer.from_crs(sphere, cone, always_xy=True)
    return np.column_stack(to_plane.transform(lonlat[:, 0], lonlat[:, 1]))


def kilometres(places: Floats, origin: Floats) -> Floats:
    """Great-circle distances of places from one, all in longitude and latitude."""
    (lon, lat), (lon_0, lat_0) = np.radians(places).T, np.radians(origin)
    half = np.sin((lat - lat_0) / 2) ** 2
    half += np.cos(lat) * np.cos(lat_0) * np.sin((lon - lon_0) / 2) ** 2
    return 2 * EARTH_M / 1_000 * np.arcsin(np.sqrt(half))


def straight(places: Floats, origin: Floats) -> Floats:
    """Distances on a plane."""
    return np.hypot(*(places - origin).T)


def close(rel: float = 0.0, absolute: float = 0.0) -> Near:
    return lambda ours, theirs: math.isclose(ours, theirs, rel_tol=rel, abs_tol=absolute)


def drawn_share(replicas: int, floor: float = 0.0) -> Near:
    """The tolerance that the references state for a p-value; both figures were drawn."""

    def near(ours: float, theirs: float) -> bool:
        error = math.sqrt(theirs * (1 - theirs) / replicas)
        return abs(ours - theirs) <= max(floor, DRAWN * error + 1 / (replicas + 1))

    return near


def settled(ours: object, theirs: object, near: Mapping[str, Near], name: str = "") -> object:
    """The reference's figure where ours is near enough to it, else ours, which then shows.

    `near` says by name what is near; other figures may differ by rounding.
    """
    if isinstance(theirs, Mapping) and isinstance(ours, Mapping):
        missing = "missing"
        return {key: settled(ours.get(key, missing), of, near, key) for key, of in theirs.items()}
    if isinstance(theirs, list) and isinstance(ours, Sequence) and len(ours) == len(theirs):
        return [settled(a, b, near, name) for a, b in zip(ours, theirs, strict=True)]
    if isinstance(theirs, float | int) and isinstance(ours, float | int):
        return theirs if near.get(name, close(1e-12))(ours, theirs) else ours
    return ours


def same_distribution(ours: Floats, theirs: Floats) -> bool:
    """Whether two samples could come from one distribution (Kolmogorov and Smirnov)."""
    return bool(stats.ks_2samp(ours, theirs).pvalue > 0.05)  # pyright: ignore[reportAttributeAccessIssue]
