"""Statements that count incidents by month, in the places of a reading and in other small areas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.db import Tier
from app.incidents.filters import IncidentFilter
from app.incidents.visible import POINT_COLUMNS
from app.params import Months
from app.reviews.queries import PLACED

COUNTED = """
    (cardinality(cast(:harm AS text[])) = 0 AND NOT enforcement_driven OR harm_type = ANY(:harm))
    AND (cardinality(cast(:source AS text[])) = 0
         OR incident.source_id IN (SELECT id FROM data_source WHERE key = ANY(:source)))
    AND location_precision = ANY(:placed) AND month BETWEEN :first AND :last
"""
IN_ZONES = f"""
    WITH zone AS (
        SELECT key, st_geomfromwkb(geom, 27700) AS geom
        FROM unnest(cast(:keys AS text[]), cast(:geoms AS bytea[])) AS z(key, geom)
    )
    SELECT zone.key, month, count(*)
    FROM zone JOIN incident ON incident.{{point}} && zone.geom
        AND st_intersects(incident.{{point}}, zone.geom)
    WHERE {COUNTED} GROUP BY 1, 2
"""  # noqa: S608 - pieces of this file only
EVERYWHERE = f"""
    SELECT count(*) FROM incident WHERE {{point}} IS NOT NULL AND {COUNTED}
"""  # noqa: S608 - pieces of this file only
IN_BOUNDARIES = f"""
    SELECT b.id, month, count(*)
    FROM boundary b JOIN incident ON incident.{{point}} && b.geom
        AND st_intersects(incident.{{point}}, b.geom)
    WHERE b.id = ANY(:boundaries) AND {COUNTED} GROUP BY 1, 2
"""  # noqa: S608 - pieces of this file only
ELSEWHERE = text(
    """
    SELECT b.id, b.boundary_type, b.name, st_area(b.geom) AS area_m2
    FROM boundary b, (SELECT st_geomfromwkb(:taken, 27700) AS g) AS given
    WHERE b.boundary_type NOT IN ('outline', 'borough') AND NOT st_intersects(b.geom, given.g)
    ORDER BY b.boundary_type, b.name, b.id LIMIT 2000
    """
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which incidents are counted by month: as a tier sees them, of some kinds, in some months."""

    tier: Tier
    chosen: IncidentFilter
    months: Months
    with_map_points: bool


@dataclass(frozen=True, slots=True)
class BoundaryRow:
    """A small area that lies apart from the place and its ring."""

    id: int
    boundary_type: str
    name: str
    area_m2: float


def in_zones(
    session: Session, zones: Mapping[str, bytes], choice: Choice
) -> list[tuple[str, date, int]]:
    """Count by place and month; months without incidents have no row."""
    statement = text(IN_ZONES.format(point=POINT_COLUMNS[choice.tier]))
    values = {**_values(choice), "keys": list(zones), "geoms": list(zones.values())}
    return [(row[0], row[1], row[2]) for row in session.execute(statement, values)]


def everywhere(session: Session, choice: Choice) -> int:
    """Count in the whole partnership, by the same rules as inside a place."""
    statement = text(EVERYWHERE.format(point=POINT_COLUMNS[choice.tier]))
    return session.execute(statement, _values(choice)).scalar_one()


def in_boundaries(
    session: Session, boundaries: Sequence[int], choice: Choice
) -> list[tuple[int, date, int]]:
    """Count by small area and month; months without incidents have no row."""
    statement = text(IN_BOUNDARIES.format(point=POINT_COLUMNS[choice.tier]))
    values = {**_values(choice), "boundaries": list(boundaries)}
    return [(row[0], row[1], row[2]) for row in session.execute(statement, values)]


def elsewhere(session: Session, taken: bytes) -> list[BoundaryRow]:
    """Wards and statistical areas that do not touch a shape, EPSG:27700 as WKB."""
    found = session.execute(ELSEWHERE, {"taken": taken}).mappings()
    return [BoundaryRow(**row) for row in found]


def _values(choice: Choice) -> dict[str, object]:
    placed = [one for one in PLACED if choice.with_map_points or one != "snapped_map_point"]
    return {
        "harm": list(choice.chosen.harm),
        "source": list(choice.chosen.source),
        "placed": placed,
        "first": choice.months.first,
        "last": choice.months.last,
    }
