"""The gate that every measuring function stands behind: projected metres, or a refusal."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

# A generous box round the British Isles in degrees. Only this box, and the same box with its
# axes exchanged, is taken for degrees: small figures elsewhere may be metres from a local origin.
BRITISH_LON = (-9.5, 3.0)
BRITISH_LAT = (49.0, 61.5)

GRID_EASTING_M = (0.0, 700_000.0)
GRID_NORTHING_M = (0.0, 1_300_000.0)

# The letters of the grid's squares, row by row from the north-west; I is not used.
_LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
_SQUARE_M = 100_000
_REFERENCE = re.compile(r"^([A-HJ-Z]{2})(\d*)$")


def projected_points(points: ArrayLike, *, name: str = "points") -> NDArray[np.float64]:
    """Give coordinates as a float array, when they can be metres.

    Parameters
    ----------
    points
        Shape (n, 2), x then y, metres of a projected system.
    name
        What the caller calls this argument; used in the refusal.

    Returns
    -------
    Shape (n, 2), float64. n may be 0.

    Raises
    ------
    ValueError
        If the shape is another, a coordinate is not finite, or every coordinate lies where
        longitude and latitude of the British Isles do, in either order.
    """
    xy = np.asarray(points, dtype=np.float64)
    if xy.size == 0:
        return xy.reshape(0, 2)
    if xy.ndim != 2 or xy.shape[1] != 2:
        msg = f"{name}: expected an array of shape (n, 2), x then y in metres, got shape {xy.shape}"
        raise ValueError(msg)
    finite = np.isfinite(xy)
    if not finite.all():
        row = int(np.argmin(finite.all(axis=1)))
        msg = f"{name}: row {row} is not a number or is infinite; leave it out or give it a place"
        raise ValueError(msg)
    _refuse_degrees(xy, name)
    return xy


def british_grid_points(points: ArrayLike, *, name: str = "points") -> NDArray[np.float64]:
    """Give coordinates as a float array, when they lie on the British National Grid (EPSG:27700).

    Shapes and refusals as in `projected_points`; also refuses places outside the grid
    (0 to 700 km east, 0 to 1,300 km north) and says which row.
    """
    xy = projected_points(points, name=name)
    inside = (
        (xy[:, 0] >= GRID_EASTING_M[0])
        & (xy[:, 0] < GRID_EASTING_M[1])
        & (xy[:, 1] >= GRID_NORTHING_M[0])
        & (xy[:, 1] < GRID_NORTHING_M[1])
    )
    if not inside.all():
        row = int(np.argmin(inside))
        msg = (
            f"{name}: row {row} ({xy[row, 0]:.0f}, {xy[row, 1]:.0f}) is outside Britain's grid;"
            " convert to eastings and northings (EPSG:27700) first"
        )
        raise ValueError(msg)
    return xy


def _refuse_degrees(xy: NDArray[np.float64], name: str) -> None:
    x, y = xy[:, 0], xy[:, 1]
    if _within(x, BRITISH_LON) and _within(y, BRITISH_LAT):
        found = "longitude and latitude in degrees"
    elif _within(x, BRITISH_LAT) and _within(y, BRITISH_LON):
        found = "latitude and longitude in degrees, the wrong way round"
    else:
        return
    msg = f"{name}: these look like {found}; convert to metres (EPSG:27700) before measuring"
    raise ValueError(msg)


def _within(values: NDArray[np.float64], bounds: tuple[float, float]) -> bool:
    # The first value settles it nearly always, without a look at the rest.
    if not bounds[0] <= values[0] <= bounds[1]:
        return False
    return bool(values.min() >= bounds[0] and values.max() <= bounds[1])


@dataclass(frozen=True)
class GridSquare:
    """A square of the British National Grid, as one grid reference names it.

    A reference names a square and not a point: its south-west corner and its side.
    """

    easting_m: int
    northing_m: int
    size_m: int

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the square, (easting, northing) in metres."""
        return self.easting_m + self.size_m / 2, self.northing_m + self.size_m / 2


def grid_reference(easting_m: float, northing_m: float, *, digits: int = 4) -> str:
    """Name a place by its grid reference, such as `TQ 3462 8618`.

    Parameters
    ----------
    easting_m, northing_m
        Metres, EPSG:27700.
    digits
        Figures in each half, 0 to 5: 4 names a square of 10 m, 3 one of 100 m.

    Returns
    -------
    Letters and figures with spaces. Figures are cut, never rounded, so that the place lies in
    the square that is named.

    Raises
    ------
    ValueError
        If the place is outside the grid or `digits` is not 0 to 5.

    Source: Ordnance Survey, "Using the National Grid".
    """
    if digits not in range(6):
        msg = f"digits: {digits} is not 0 to 5; 4 names a square of 10 m"
        raise ValueError(msg)
    ((x, y),) = british_grid_points([(easting_m, northing_m)], name="easting_m, northing_m")
    letters = _letters(int(x // _SQUARE_M), int(y // _SQUARE_M))
    if digits == 0:
        return letters
    step = 10 ** (5 - digits)
    east, north = int(x % _SQUARE_M) // step, int(y % _SQUARE_M) // step
    return f"{letters} {east:0{digits}d} {north:0{digits}d}"


def parse_grid_reference(text: str) -> GridSquare:
    """Read the square that a grid reference names; spaces and small letters are allowed.

    Raises
    ------
    ValueError
        If the text is not two letters of the grid and an even number of figures (up to 10), or
        names a square of sea outside Britain's grid.
    """
    match = _REFERENCE.match("".join(text.split()).upper())
    if match is None or len(match[2]) % 2 or len(match[2]) > 10:
        msg = f"text: {text!r} is not a grid reference; it should look like TQ 3462 8618"
        raise ValueError(msg)
    letters, figures = match[1], match[2]
    column, row = _column_and_row(letters)
    if not (0 <= column < 7 and 0 <= row < 13):
        msg = f"text: {letters} is not a square of Britain's grid"
        raise ValueError(msg)
    half = len(figures) // 2
    size = 10 ** (5 - half)
    east = int(figures[:half] or 0) * size
    north = int(figures[half:] or 0) * size
    return GridSquare(column * _SQUARE_M + east, row * _SQUARE_M + north, size)


def _letters(column: int, row: int) -> str:
    """Letters of the 100 km square; the grid's origin is the south-west corner of square SV."""
    first = _LETTERS[(3 - row // 5) * 5 + (column // 5 + 2)]
    second = _LETTERS[(4 - row % 5) * 5 + column % 5]
    return first + second


def _column_and_row(letters: str) -> tuple[int, int]:
    first, second = (_LETTERS.index(letter) for letter in letters)
    column = (first % 5 - 2) * 5 + second % 5
    row = (3 - first // 5) * 5 + (4 - second // 5)
    return column, row
