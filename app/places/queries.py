"""Statements on places and boundaries. Shapes leave as WGS 84 longitude and latitude."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.params import BBox
from app.records.limited import limited

Box = tuple[float, float, float, float]
BOX = "st_xmin(d.shape), st_ymin(d.shape), st_xmax(d.shape), st_ymax(d.shape)"
PLACE = f"""
    SELECT p.id, p.name, p.place_type, s.name, p.version,
           st_x(c.at), st_y(c.at), {BOX}, st_asgeojson(d.shape, 7)
    FROM place p
    LEFT JOIN data_source s ON s.id = p.source_id,
    LATERAL (SELECT st_transform(p.geom, 4326) AS shape) AS d,
    LATERAL (SELECT st_transform(st_pointonsurface(p.geom), 4326) AS at) AS c
    WHERE p.deleted_at IS NULL
"""  # noqa: S608 - pieces of this file only
ONE_PLACE = text(f"{PLACE} AND p.id = :id")
PLACES = f"""
    {PLACE}
      AND (CAST(:words AS text) IS NULL OR strpos(lower(p.name), lower(:words)) > 0)
      AND (CAST(:kind AS text) IS NULL OR p.place_type = :kind)
      AND (CAST(:west AS double precision) IS NULL
           OR p.geom && st_makeenvelope(:west, :south, :east, :north, 27700))
    ORDER BY p.name, p.id
"""
BOUNDARY = f"""
    SELECT b.id, b.code, b.name, b.boundary_type, b.vintage, b.population, s.name, {BOX}
    FROM boundary b
    LEFT JOIN data_source s ON s.id = b.source_id,
    LATERAL (SELECT st_transform(b.geom, 4326) AS shape) AS d
"""  # noqa: S608
BOUNDARIES = text(
    f"{BOUNDARY} WHERE CAST(:kind AS text) IS NULL OR b.boundary_type = :kind"
    " ORDER BY b.boundary_type, b.name, b.code, b.id LIMIT 5000"
)
ONE_BOUNDARY = text(f"{BOUNDARY} WHERE b.id = :id")
OUTLINE = text("SELECT st_asgeojson(st_transform(geom, 4326), 7) FROM boundary WHERE id = :id")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place; where it is may be unknown."""

    id: UUID
    name: str
    place_type: str
    source_name: str | None
    version: int
    centre: tuple[float, float] | None
    bbox: Box | None
    geometry: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class BoundaryRow:
    """One boundary without its outline."""

    id: int
    code: str
    name: str
    boundary_type: str
    vintage: str
    population: int | None
    source_name: str | None
    bbox: Box


def place(session: Session, place_id: UUID) -> PlaceRow | None:
    """Find one place."""
    row = session.execute(ONE_PLACE, {"id": place_id}).one_or_none()
    return None if row is None else _place(row)


def places(
    session: Session, *, words: str | None, kind: str | None, bbox: BBox | None, most: int
) -> tuple[list[PlaceRow], int]:
    """List places whose name holds the words, by name, and how many those are."""
    west, south, east, north = bbox.grid.bounds if bbox else (None, None, None, None)
    rows, count = limited(
        session,
        PLACES,
        {
            "words": words,
            "kind": kind,
            "west": west,
            "south": south,
            "east": east,
            "north": north,
        },
        most=most,
    )
    return [_place(row) for row in rows], count


def boundaries(session: Session, kind: str | None) -> list[BoundaryRow]:
    """List boundaries, of one type or of all."""
    return [_boundary(row) for row in session.execute(BOUNDARIES, {"kind": kind})]


def boundary(session: Session, boundary_id: int) -> BoundaryRow | None:
    """Find one boundary."""
    row = session.execute(ONE_BOUNDARY, {"id": boundary_id}).one_or_none()
    return None if row is None else _boundary(row)


def outline(session: Session, boundary_id: int) -> dict[str, Any]:
    """The outline of a boundary as GeoJSON."""
    return json.loads(session.execute(OUTLINE, {"id": boundary_id}).scalar_one())


def _place(row: Any) -> PlaceRow:  # noqa: ANN401 - a row of PLACE
    known = row[5] is not None
    return PlaceRow(
        *row[:5],
        centre=(row[5], row[6]) if known else None,
        bbox=tuple(row[7:11]) if known else None,
        geometry=json.loads(row[11]) if known else None,
    )


def _boundary(row: Any) -> BoundaryRow:  # noqa: ANN401 - a row of BOUNDARY
    return BoundaryRow(*row[:7], bbox=tuple(row[7:11]))
