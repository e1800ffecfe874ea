"""Statements that count incidents for a profile. Shapes are EPSG:27700, as WKB.

A profile takes one pass over the incidents of its outline, whatever it shows: the index on place
finds them, and two grouping sets count them by month and by hour at once.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from app.db import Tier
from app.incidents.visible import point_column

COUNTS = """
    SELECT grouping(month), month, harm_type, enforcement_driven, source_id,
           recent, time_precision, weekday, hour, count(*)
    FROM (
        SELECT month, harm_type, enforcement_driven, source_id, month >= :hours_from AS recent,
               time_precision, weekday, hour
        FROM incident
        WHERE {point} && st_geomfromwkb(:geom, 27700)
          AND st_intersects({point}, st_geomfromwkb(:geom, 27700))
          AND month BETWEEN :first AND :last
          AND (cast(:harms AS text[]) IS NULL OR harm_type = ANY(:harms))
          AND (cast(:sources AS uuid[]) IS NULL OR source_id = ANY(:sources))
    ) inside
    GROUP BY GROUPING SETS (
        (month, harm_type, enforcement_driven, source_id),
        (recent, enforcement_driven, time_precision, weekday, hour)
    )
"""
TOTAL = """
    SELECT count(*) FROM incident
    WHERE {point} && st_geomfromwkb(:geom, 27700)
      AND st_intersects({point}, st_geomfromwkb(:geom, 27700))
      AND NOT enforcement_driven AND month BETWEEN :first AND :last
      AND (cast(:harms AS text[]) IS NULL OR harm_type = ANY(:harms))
      AND (cast(:sources AS uuid[]) IS NULL OR source_id = ANY(:sources))
"""
EVERYWHERE = """
    WITH ground AS MATERIALIZED (
        SELECT st_union(geom) AS g FROM boundary WHERE boundary_type = 'outline'
    )
    SELECT month, harm_type, enforcement_driven, source_id,
           CASE WHEN {point} IS NULL THEN 'nowhere'
                WHEN ground.g IS NULL OR st_intersects({point}, ground.g) THEN 'inside'
                ELSE 'outside' END AS place,
           count(*)
    FROM incident CROSS JOIN ground
    GROUP BY 1, 2, 3, 4, 5
"""
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
TWINS = text(
    """
    WITH given AS (SELECT st_geomfromwkb(:geom, 27700) AS g)
    SELECT name, st_asbinary(geom) FROM (
        SELECT a.name, a.geom, st_area(st_intersection(a.geom, g)) AS shared,
               least(st_area(a.geom), st_area(g)) AS smaller
        FROM area a, given
        WHERE a.deleted_at IS NULL AND a.geom && g
          AND (cast(:besides AS uuid) IS NULL OR a.id <> :besides)
          AND (cast(:before AS timestamptz) IS NULL OR a.created_at < :before)
    ) pairs
    WHERE shared >= :least * smaller ORDER BY shared DESC LIMIT 20
    """
)
SOURCES = text(
    "SELECT id, key, name, publisher, latest, location_precision, time_precision FROM data_source"
)
VERSIONS = text("SELECT layer, version FROM data_version")
HARMS = text("SELECT code, label, sort FROM code WHERE list = 'harm_type' ORDER BY sort")


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many incidents of one month, kind, source, and whether driven by enforcement."""

    month: date
    harm: str
    enforcement: bool
    source: UUID
    n: int


@dataclass(frozen=True, slots=True)
class HourRow:
    """How many incidents of one hour of the week; hour and weekday may be unknown."""

    recent: bool
    enforcement: bool
    precision: str
    weekday: int | None
    hour: int | None
    n: int


@dataclass(frozen=True, slots=True)
class PlacedRow(CountRow):
    """The same for the whole partnership: ``inside`` its ground, ``outside`` or ``nowhere``."""

    place: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents a profile counts: from first to last month, of some kinds and sources.

    ``hours_from`` is the month from which on the hours of the week are counted.
    """

    first: date
    last: date
    hours_from: date
    harms: tuple[str, ...] = ()
    sources: tuple[UUID, ...] = ()


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


def counts(
    session: Session, geom: bytes, wanted: Wanted, tier: Tier
) -> tuple[list[CountRow], list[HourRow]]:
    """Count the incidents of a shape by month, kind and source, and by hour of the week."""
    months: list[CountRow] = []
    hours: list[HourRow] = []
    for row in session.execute(_at(COUNTS, tier), {"geom": geom, **_values(wanted)}):
        by_hour, month, harm, enforcement, source, recent, precision, weekday, hour, n = row
        if by_hour:
            hours.append(HourRow(recent, enforcement, precision, weekday, hour, n))
        else:
            months.append(CountRow(month, harm, enforcement, source, n))
    return months, hours


def total(session: Session, geom: bytes, wanted: Wanted, tier: Tier) -> int:
    """Count the incidents of a shape, but for those driven by enforcement."""
    values = {"geom": geom, **_values(wanted)}
    del values["hours_from"]
    return session.execute(_at(TOTAL, tier), values).scalar_one()


def everywhere(session: Session, tier: Tier) -> list[PlacedRow]:
    """Count all incidents of the partnership, also those that have no place."""
    found = session.execute(_at(EVERYWHERE, tier))
    return [PlacedRow(*row[:4], n=row[5], place=row[4]) for row in found]


def twins(
    session: Session,
    geom: bytes,
    *,
    least: float,
    besides: UUID | None,
    before: datetime | None,
) -> list[tuple[str, bytes]]:
    """Saved areas that hold nearly all of a shape, or nearly all of which it holds.

    Parameters
    ----------
    least : float
        The part of the smaller of the two that they must share.
    besides : UUID or None
        The area whose shape it is.
    before : datetime or None
        Only areas saved earlier than this.
    """
    values = {"geom": geom, "least": least, "besides": besides, "before": before}
    return [(row[0], row[1]) for row in session.execute(TWINS, values)]


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


def _values(wanted: Wanted) -> dict[str, object]:
    return {
        "first": wanted.first,
        "last": wanted.last,
        "hours_from": wanted.hours_from,
        "harms": list(wanted.harms) or None,
        "sources": list(wanted.sources) or None,
    }


def _at(statement: str, tier: Tier) -> TextClause:
    """The statement on the column that the tier counts by; never on words from outside."""
    return text(statement.format(point=point_column(tier)))
