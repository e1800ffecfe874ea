"""Statements on the whole partnership: its incidents, its ground, residents, sources and lists."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.areas.profile_queries import at_tier
from app.db import Tier

EVERYWHERE = """
    SELECT month, harm_type, enforcement_driven, source_id,
           count(*) FILTER (WHERE st_intersects({point}, (
               SELECT st_union(geom) FROM boundary WHERE boundary_type = 'outline'
           )) IS DISTINCT FROM false AND {point} IS NOT NULL),
           count(*) FILTER (WHERE {point} IS NULL)
    FROM incident
    GROUP BY 1, 2, 3, 4
"""
SETTINGS = text(
    "SELECT set_config('statement_timeout', :timeout, true),"
    " set_config('enable_sort', :sort, true), set_config('enable_incremental_sort', :sort, true)"
)
USUAL = text("SELECT current_setting('statement_timeout')")
WHOLE_SECONDS = 120
"""A pass over all incidents of a large force takes longer than an answer usually may."""
GROUND = text(
    """
    WITH ground AS MATERIALIZED (
        SELECT st_union(geom) AS g FROM boundary WHERE boundary_type = 'outline'
    )
    SELECT NULL AS boundary_type, NULL AS vintage, NULL::float AS residents, st_area(g) AS area_m2
    FROM ground
    UNION ALL
    SELECT b.boundary_type, b.vintage,
           sum(b.population * CASE WHEN g IS NULL OR st_covers(g, b.geom) THEN 1
               ELSE st_area(st_intersection(b.geom, g)) / st_area(b.geom) END),
           sum(st_area(b.geom))
    FROM boundary b CROSS JOIN ground
    WHERE b.population IS NOT NULL AND (g IS NULL OR b.geom && g)
    GROUP BY 1, 2
    """
)
RESIDENTS = text(
    """
    SELECT given.n, b.boundary_type, b.vintage,
           sum(b.population * shared.m2 / st_area(b.geom)) AS residents, sum(shared.m2) AS area_m2
    FROM unnest(cast(:geoms AS bytea[])) WITH ORDINALITY AS given (wkb, n)
    CROSS JOIN LATERAL (SELECT st_geomfromwkb(given.wkb, 27700) AS g) shape
    JOIN boundary b ON b.population IS NOT NULL AND b.geom && shape.g
    CROSS JOIN LATERAL (
        SELECT CASE WHEN st_covers(shape.g, b.geom) THEN st_area(b.geom)
                    WHEN st_covers(b.geom, shape.g) THEN st_area(shape.g)
                    ELSE st_area(st_intersection(b.geom, shape.g)) END AS m2
    ) shared
    GROUP BY 1, 2, 3
    """
)
SOURCES = text(
    "SELECT id, key, name, publisher, latest, location_precision, time_precision FROM data_source"
)
VERSIONS = text("SELECT layer, version FROM data_version")
HARMS = text("SELECT code, label, sort FROM code WHERE list = 'harm_type' ORDER BY sort")


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """Incidents of the whole partnership: those ``inside`` its ground, and those ``nowhere``."""

    month: date
    harm: str
    enforcement: bool
    source: UUID
    inside: int
    nowhere: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as a profile names it."""

    id: UUID
    key: str
    name: str
    publisher: str
    latest: date | None
    location_precision: str | None
    time_precision: str | None


@dataclass(frozen=True, slots=True)
class ResidentsRow:
    """Residents of a shape by one kind of boundary, and the ground (m²) those boundaries share."""

    boundary_type: str
    vintage: str
    residents: float
    area_m2: float


@dataclass(frozen=True, slots=True)
class GroundRow:
    """The partnership's own ground in m² (None before an outline was imported), and residents."""

    area_m2: float | None
    residents: tuple[ResidentsRow, ...]


@dataclass(frozen=True, slots=True)
class HarmRow:
    """A kind of harm."""

    code: str
    label: str
    sort: int


def everywhere(session: Session, tier: Tier) -> list[PlacedRow]:
    """Count all incidents of the partnership, also those that have no place."""
    usual = session.execute(USUAL).scalar_one()
    # The planner takes the test of place to be so dear that it sorts all rows before counting.
    session.execute(SETTINGS, {"timeout": f"{WHOLE_SECONDS}s", "sort": "off"})
    found = [PlacedRow(*row) for row in session.execute(at_tier(EVERYWHERE, tier))]
    session.execute(SETTINGS, {"timeout": usual, "sort": "on"})
    return found


def ground(session: Session) -> GroundRow:
    """Size of the partnership's ground, and the residents on it by kind of boundary."""
    own, *rows = session.execute(GROUND).all()
    return GroundRow(own.area_m2, tuple(_residents(row) for row in rows))


def residents(session: Session, geoms: list[bytes]) -> list[list[ResidentsRow]]:
    """Residents of each shape, by kind of boundary: each shares its people out by ground."""
    found: list[list[ResidentsRow]] = [[] for _ in geoms]
    for row in session.execute(RESIDENTS, {"geoms": geoms}):
        found[row.n - 1].append(_residents(row))
    return found


def sources(session: Session) -> list[SourceRow]:
    """All sources of the partnership."""
    return [SourceRow(*row) for row in session.execute(SOURCES)]


def harms(session: Session) -> list[HarmRow]:
    """All kinds of harm, in the order of their list."""
    return [HarmRow(*row) for row in session.execute(HARMS)]


def versions(session: Session) -> dict[str, int]:
    """How often each layer has changed."""
    return {row.layer: row.version for row in session.execute(VERSIONS)}


def _residents(row: object) -> ResidentsRow:
    return ResidentsRow(row.boundary_type, row.vintage, float(row.residents), float(row.area_m2))  # type: ignore[attr-defined]
