"""Statements on where a shape lies."""

from sqlalchemy import text
from sqlalchemy.orm import Session

NAME_NEAR = text(
    """
    SELECT name FROM context_feature
    WHERE layer IN ('road', 'path', 'green') AND name IS NOT NULL AND name <> ''
      AND st_dwithin(geom, st_geomfromwkb(:geom, 27700), 60)
    ORDER BY geom <-> st_geomfromwkb(:geom, 27700) LIMIT 1
    """
)
ON_THE_GROUND = text(
    """
    SELECT count(*) = 0 OR bool_or(st_intersects(geom, st_geomfromwkb(:geom, 27700)))
    FROM boundary WHERE boundary_type = 'outline'
    """
)


def name_near(session: Session, geom: bytes) -> str | None:
    """Name of the nearest street, path or park within 60 m of a shape (WKB, EPSG:27700)."""
    return session.execute(NAME_NEAR, {"geom": geom}).scalar_one_or_none()


def on_the_ground(session: Session, geom: bytes) -> bool:
    """Whether a shape meets the partnership's outline; true where none is known."""
    return bool(session.execute(ON_THE_GROUND, {"geom": geom}).scalar_one())
