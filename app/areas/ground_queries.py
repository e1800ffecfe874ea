"""Statements on the ground that a shape lies on. Shapes are EPSG:27700, as WKB."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

HOME_CLASSES = (
    "apartments",
    "bungalow",
    "detached",
    "dormitory",
    "flats",
    "house",
    "residential",
    "semidetached_house",
    "terrace",
)
"""Classes of buildings, in OpenStreetMap's words and the demo's, that people live in."""

WARDS = text(
    """
    WITH given AS (SELECT st_geomfromwkb(:geom, 27700) AS g)
    SELECT name FROM (
        SELECT b.name, st_area(st_intersection(b.geom, g)) AS shared, st_area(g) AS whole
        FROM boundary b, given
        WHERE b.boundary_type = 'ward' AND b.geom && g
          AND b.vintage = (SELECT max(vintage) FROM boundary WHERE boundary_type = 'ward')
    ) found
    WHERE shared > least(100, whole / 100) ORDER BY shared DESC, name
    """
)
HOMES = text(
    """
    SELECT count(*), EXISTS (SELECT FROM context_feature WHERE layer = 'building')
    FROM context_feature
    WHERE layer = 'building' AND class = ANY(:classes)
      AND geom && st_geomfromwkb(:geom, 27700)
      AND st_intersects(st_centroid(geom), st_geomfromwkb(:geom, 27700))
    """
)
SIMILAR = text(
    """
    WITH given AS (SELECT st_geomfromwkb(:geom, 27700) AS g)
    SELECT id, name, shared / (own + whole - shared) AS overlap FROM (
        SELECT a.id, a.name, st_area(st_intersection(a.geom, g)) AS shared,
               st_area(a.geom) AS own, st_area(g) AS whole
        FROM area a, given
        WHERE a.deleted_at IS NULL AND a.geom && g
          AND (cast(:besides AS uuid) IS NULL OR a.id <> :besides)
    ) pairs
    WHERE shared / (own + whole - shared) >= :least ORDER BY overlap DESC, name LIMIT 5
    """
)
GROUND = text(
    """
    SELECT sum(st_area(b.geom)),
           sum(CASE WHEN NOT b.geom && given.g THEN 0
                    WHEN st_covers(b.geom, given.g) THEN st_area(given.g)
                    ELSE st_area(st_intersection(b.geom, given.g)) END)
    FROM boundary b, (SELECT st_geomfromwkb(:geom, 27700) AS g) given
    WHERE b.boundary_type = 'outline'
    """
)
SHAPES = {
    "boundary": text("SELECT name, st_asbinary(geom) FROM boundary WHERE id = :id"),
    "place": text(
        "SELECT name, st_asbinary(geom) FROM place"
        " WHERE id = :id AND deleted_at IS NULL AND geom IS NOT NULL"
    ),
    "change": text(
        "SELECT title, st_asbinary(geom) FROM change WHERE id = :id AND deleted_at IS NULL"
    ),
}


@dataclass(frozen=True, slots=True)
class SimilarRow:
    """A saved area with the share of ground it has in common (intersection over union)."""

    id: UUID
    name: str
    overlap: float


@dataclass(frozen=True, slots=True)
class ShapeRow:
    """Something on the map that an area can be made from."""

    name: str
    geom: bytes


def wards(session: Session, geom: bytes) -> list[str]:
    """Names of the wards that a shape lies in, the one with most of it first.

    A ward counts from 100 m² (or a hundredth of a small shape) on, so that a shared border
    does not.
    """
    return [row.name for row in session.execute(WARDS, {"geom": geom})]


def homes(session: Session, geom: bytes) -> int | None:
    """Count residential buildings whose middle is inside; None where no buildings are known."""
    count, known = session.execute(HOMES, {"geom": geom, "classes": list(HOME_CLASSES)}).one()
    return count if known else None


def similar(
    session: Session, geom: bytes, *, least: float, besides: UUID | None
) -> list[SimilarRow]:
    """Saved areas that share at least this part of the ground with a shape."""
    found = session.execute(SIMILAR, {"geom": geom, "least": least, "besides": besides})
    return [SimilarRow(row.id, row.name, float(row.overlap)) for row in found]


def ground(session: Session, geom: bytes) -> tuple[float, float] | None:
    """Square metres of the partnership's ground, and how many of them a shape covers.

    None where no outline was imported.
    """
    whole, shared = session.execute(GROUND, {"geom": geom}).one()
    return None if whole is None else (float(whole), float(shared))


def shape(session: Session, kind: str, identity: UUID | int) -> ShapeRow | None:
    """A ``boundary``, ``place`` or ``change`` with its shape."""
    row = session.execute(SHAPES[kind], {"id": identity}).one_or_none()
    return None if row is None else ShapeRow(*row)
