"""Statements on the ground that a suggestion starts from and is fitted to. EPSG:27700, as WKB."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

BOUNDARY = text("SELECT name, st_asbinary(geom) FROM boundary WHERE id = :id")
PLACE = text(
    "SELECT name, st_asbinary(geom) FROM place"
    " WHERE id = :id AND deleted_at IS NULL AND geom IS NOT NULL"
)
NAMED_GROUND = text(
    """
    WITH given AS (SELECT st_geomfromwkb(:geom, 27700) AS g),
    newest AS (
        SELECT boundary_type, max(vintage) AS vintage FROM boundary GROUP BY boundary_type
    )
    SELECT p.name, st_asbinary(p.geom) FROM place p, given
    WHERE p.place_type = 'estate' AND p.deleted_at IS NULL AND st_dimension(p.geom) = 2
      AND st_isvalid(p.geom) AND p.geom && g AND st_intersects(p.geom, g)
    UNION ALL
    SELECT b.name, st_asbinary(b.geom)
    FROM boundary b JOIN newest USING (boundary_type, vintage), given
    WHERE b.boundary_type NOT IN ('outline', 'borough') AND st_isvalid(b.geom)
      AND b.geom && g AND st_intersects(b.geom, g)
    LIMIT 500
    """
)


@dataclass(frozen=True, slots=True)
class ShapeRow:
    """Something on the map with its outline or point."""

    name: str
    geom: bytes


def boundary(session: Session, identity: int) -> ShapeRow | None:
    """A ward, statistical area or other boundary."""
    row = session.execute(BOUNDARY, {"id": identity}).one_or_none()
    return None if row is None else ShapeRow(*row)


def place(session: Session, identity: UUID) -> ShapeRow | None:
    """A named place that is on the map."""
    row = session.execute(PLACE, {"id": identity}).one_or_none()
    return None if row is None else ShapeRow(*row)


def named_ground(session: Session, geom: bytes) -> list[ShapeRow]:
    """Estates with an outline, wards and statistical areas that a shape meets."""
    return [ShapeRow(*row) for row in session.execute(NAMED_GROUND, {"geom": geom})]
