"""Stored areas and outlines as answers: degrees, hectares, rounded homes."""

from typing import Any

import numpy as np
import shapely

from app.areas.outlines import Outline
from app.areas.queries import AreaRow
from app.areas.schemas import AreaOut, AreaRowOut
from app.geojson import as_multipolygon, to_geojson
from data.readers.projection import to_lonlat

SQUARE_METRES_PER_HECTARE = 10_000


def area_row(row: AreaRow) -> AreaRowOut:
    """An area as lists show it."""
    x = np.array([row.x, row.west, row.east, row.west, row.east])
    y = np.array([row.y, row.south, row.south, row.north, row.north])
    lon, lat = (np.round(axis, 6).tolist() for axis in to_lonlat(x, y))
    return AreaRowOut(
        id=row.id,
        name=row.name,
        kind=row.kind,
        kind_label=row.kind_label,
        stage=row.stage,
        stage_label=row.stage_label,
        lead=row.lead,
        hectares=hectares(row.area_m2),
        last_change_on=row.last_change_on,
        review_on=row.review_on,
        version=row.version,
        centre=(lon[0], lat[0]),
        bbox=(min(lon[1:]), min(lat[1:]), max(lon[1:]), max(lat[1:])),
    )


def area_out(row: AreaRow, *, wards: list[str], homes: int | None, warnings: list[str]) -> AreaOut:
    """An area as its own page shows it."""
    return AreaOut(
        **area_row(row).model_dump(),
        reason=row.reason,
        made_by=row.made_by,
        origin=row.origin,
        geometry=plain_geojson(Outline(as_multipolygon(shapely.from_wkb(row.geom)))),
        wards=wards,
        homes=rounded(homes),
        created_at=row.created_at,
        created_by=row.created_by,
        updated_at=row.updated_at,
        updated_by=row.updated_by,
        warnings=warnings,
    )


def plain_geojson(outline: Outline) -> dict[str, Any]:
    """The outline in degrees; a polygon where it has one part only, as it was drawn."""
    parts = list(outline.geometry.geoms)
    return to_geojson(parts[0] if len(parts) == 1 else outline.geometry)


def corners(outline: Outline) -> int:
    """Count corners; the closing point of each ring repeats its first."""
    rings = sum(1 + len(part.interiors) for part in outline.geometry.geoms)
    return int(shapely.get_num_coordinates(outline.geometry)) - rings


def hectares(area_m2: float) -> float:
    """Square metres as hectares, to a hundredth."""
    return round(area_m2 / SQUARE_METRES_PER_HECTARE, 2)


def rounded(homes: int | None) -> int | None:
    """Homes to the nearest ten: buildings tell no more than that."""
    return None if homes is None else round(homes, -1)
