"""Statements for the maps of a conference: ground, hexagon counts, and the area itself."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy import text
from sqlalchemy.orm import Session

Box = tuple[float, float, float, float]
GROUND = text(
    """
    SELECT layer, class, name,
           st_asbinary(st_clipbybox2d(geom, st_makeenvelope(:minx, :miny, :maxx, :maxy, 27700)))
    FROM context_feature
    WHERE geom && st_makeenvelope(:minx, :miny, :maxx, :maxy, 27700)
      AND (layer <> 'building' OR :with_buildings)
    """
)
CELLS = text(
    """
    SELECT c.i, c.j, st_x(c.centre), st_y(c.centre), coalesce(sum(n.n), 0)::int
    FROM hex_cell c
    LEFT JOIN incident_cell n ON n.width_m = c.width_m AND n.i = c.i AND n.j = c.j
        AND n.month BETWEEN :first AND :last AND NOT n.enforcement_driven
    WHERE c.width_m = :width_m
      AND c.centre && st_makeenvelope(:minx, :miny, :maxx, :maxy, 27700)
    GROUP BY 1, 2, 3, 4
    """
)
AREA = text(
    """
    SELECT id, name, st_asbinary(geom), st_area(geom)
    FROM area WHERE id = :id AND deleted_at IS NULL
    """
)
PLACES = text(
    """
    SELECT 'provision', id, name, st_x(geom), st_y(geom) FROM provision
    WHERE id = ANY(:provision) AND geom IS NOT NULL
    UNION ALL
    SELECT 'guardian', id, name, st_x(geom), st_y(geom) FROM guardian_site
    WHERE id = ANY(:guardians) AND geom IS NOT NULL
    UNION ALL
    SELECT 'change', id, title, st_x(st_pointonsurface(geom)), st_y(st_pointonsurface(geom))
    FROM change WHERE id = ANY(:changes)
    """
)


@dataclass(frozen=True, slots=True)
class GroundRow:
    """One feature of the basemap, clipped, EPSG:27700."""

    layer: str
    kind: str
    name: str | None
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class CellRow:
    """One hexagon that the partnership has data for, with its count before suppression."""

    i: int
    j: int
    x: float
    y: float
    n: int


@dataclass(frozen=True, slots=True)
class AreaRow:
    """The area that is presented."""

    id: UUID
    name: str
    geometry: BaseGeometry
    area_m2: float


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Where a symbol stands, EPSG:27700."""

    kind: str
    id: UUID
    name: str
    x: float
    y: float


def area(session: Session, area_id: UUID) -> AreaRow | None:
    """Find an area that was not deleted."""
    row = session.execute(AREA, {"id": area_id}).one_or_none()
    return None if row is None else AreaRow(row[0], row[1], shapely.from_wkb(row[2]), row[3])


def ground(session: Session, box: Box, *, with_buildings: bool) -> list[GroundRow]:
    """All features of the basemap in a box, clipped to it."""
    rows = session.execute(GROUND, {**_corners(box), "with_buildings": with_buildings})
    found = [GroundRow(row[0], row[1], row[2], shapely.from_wkb(row[3])) for row in rows]
    return [one for one in found if not one.geometry.is_empty]


def cells(session: Session, box: Box, *, width_m: int, first: date, last: date) -> list[CellRow]:
    """Hexagons whose centre is in a box, with what was recorded in a period.

    Categories that follow enforcement are left out: they are not counts of harm.
    """
    rows = session.execute(
        CELLS, {**_corners(box), "width_m": width_m, "first": first, "last": last}
    )
    return [CellRow(*row) for row in rows]


def places(
    session: Session, *, provision: list[UUID], guardians: list[UUID], changes: list[UUID]
) -> list[PlaceRow]:
    """Where provision, guardianship sites and changes are."""
    rows = session.execute(
        PLACES, {"provision": provision, "guardians": guardians, "changes": changes}
    )
    return [PlaceRow(*row) for row in rows]


def attributions(session: Session) -> list[str]:
    """The lines that the licences of all sources ask for, each once."""
    found = session.execute(
        text("SELECT DISTINCT attribution FROM data_source WHERE attribution <> '' ORDER BY 1")
    )
    return [row.attribution.rstrip(".") for row in found]


def _corners(box: Box) -> dict[str, float]:
    return dict(zip(("minx", "miny", "maxx", "maxy"), box, strict=True))
