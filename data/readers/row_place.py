"""Where one row of a table lies: from degrees, from the National Grid, or from its postcode."""

from dataclasses import dataclass

import numpy as np

from data.readers.postcodes import normal_postcode
from data.readers.projection import in_britain, look_swapped, on_grid, to_national_grid
from data.readers.row_values import FaultyValue, RowValues


@dataclass(frozen=True, slots=True)
class RowPlace:
    """A place in EPSG:27700 metres, or only a postcode that the caller has to look up, or nothing.

    ``x`` and ``y`` are both None when the row gives no coordinates.
    """

    x: float | None
    y: float | None
    postcode: str | None


def place_of(row: RowValues) -> RowPlace:
    """Return where the row lies; coordinates go before the postcode.

    Raises
    ------
    FaultyValue
        When a coordinate is half given, outside Britain or swapped, or the postcode is none.
    """
    postcode = _postcode(row)
    lon, lat = row.number("longitude"), row.number("latitude")
    if lon is not None or lat is not None:
        if not (lon == 0 and lat == 0):
            x, y = from_degrees(lon, lat)
            return RowPlace(x, y, postcode)
    else:
        east, north = row.number("easting"), row.number("northing")
        if east is not None or north is not None:
            x, y = _from_grid(east, north)
            return RowPlace(x, y, postcode)
    return RowPlace(None, None, postcode)


def from_degrees(lon: float | None, lat: float | None) -> tuple[float, float]:
    """Return EPSG:27700 metres of WGS 84 degrees; raise FaultyValue outside Britain."""
    if lon is None or lat is None:
        field = "longitude" if lon is None else "latitude"
        raise FaultyValue(field, "", f"The {field} is missing beside the other coordinate.")
    at = np.array([lon]), np.array([lat])
    pair = f"{lon}, {lat}"
    if look_swapped(*at)[0]:
        raise FaultyValue("longitude", pair, "Longitude and latitude look swapped.")
    if not in_britain(*at)[0]:
        raise FaultyValue("longitude", pair, "The point lies outside Britain.")
    x, y = to_national_grid(*at)
    return float(x[0]), float(y[0])


def _from_grid(east: float | None, north: float | None) -> tuple[float, float]:
    if east is None or north is None:
        field = "easting" if east is None else "northing"
        raise FaultyValue(field, "", f"The {field} is missing beside the other coordinate.")
    if in_britain(np.array([east]), np.array([north]))[0]:
        raise FaultyValue("easting", f"{east}, {north}", "These look like degrees, not metres.")
    if not on_grid(np.array([east]), np.array([north]))[0]:
        raise FaultyValue("easting", f"{east}, {north}", "The point is not on the National Grid.")
    return round(east, 2), round(north, 2)


def _postcode(row: RowValues) -> str | None:
    text = row.text("postcode")
    if text is None:
        return None
    postcode = normal_postcode(text)
    if postcode is None:
        raise FaultyValue("postcode", text, "This is not a postcode like E8 1EA.")
    return postcode
