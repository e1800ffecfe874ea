"""Statements on places that could serve as comparison. Shapes are EPSG:27700, as WKB."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

NEAR_M = 400
"""How far round a place its surroundings are looked at."""
MOST = 500
SAVED = text(
    """
    SELECT a.id, a.name, coalesce(k.label, a.kind), st_asbinary(a.geom),
           cast(a.created_at AT TIME ZONE 'Europe/London' AS date)
    FROM area a LEFT JOIN code k ON k.list = 'area_kind' AND k.code = a.kind
    WHERE a.deleted_at IS NULL AND a.kind <> 'ring'
      AND (cast(:besides AS uuid) IS NULL OR a.id <> :besides)
    ORDER BY a.kind <> 'comparison', a.name, a.id LIMIT :most
    """
)
SMALL = text(
    """
    WITH newest AS (
        SELECT boundary_type, max(vintage) AS vintage FROM boundary GROUP BY boundary_type
    ), given AS (SELECT st_geomfromwkb(:geom, 27700) AS g)
    SELECT b.id, b.name, b.boundary_type, st_asbinary(b.geom)
    FROM boundary b JOIN newest USING (boundary_type, vintage), given
    WHERE b.boundary_type NOT IN ('outline', 'borough') AND st_isvalid(b.geom)
    ORDER BY st_distance(b.geom, g), b.name, b.id LIMIT :most
    """
)
ONE_BOUNDARY = text(
    "SELECT name, st_asbinary(geom) FROM boundary"
    " WHERE id = :id AND boundary_type NOT IN ('outline', 'borough')"
)
OUTLINE = text("SELECT st_asbinary(st_union(geom)) FROM boundary WHERE boundary_type = 'outline'")
CHANGES = text(
    """
    SELECT title, number, st_asbinary(geom),
           coalesce(completed_on, started_on, decided_on, requested_on)
    FROM change
    WHERE deleted_at IS NULL AND status <> 'refused' AND geom IS NOT NULL
      AND (cast(:besides AS uuid) IS NULL OR id <> :besides)
      AND coalesce(completed_on, started_on, decided_on, requested_on) BETWEEN :first AND :last
    ORDER BY number
    """
)
AROUND = text(
    """
    WITH zone AS (
        SELECT key, st_geomfromwkb(geom, 27700) AS geom
        FROM unnest(cast(:keys AS text[]), cast(:geoms AS bytea[])) AS z(key, geom)
    )
    SELECT zone.key,
           (SELECT count(*) FROM place p WHERE p.deleted_at IS NULL AND p.place_type = 'school'
               AND st_dwithin(p.geom, zone.geom, :near)),
           (SELECT count(*) FROM place p WHERE p.deleted_at IS NULL
               AND p.place_type = 'rail_station' AND st_dwithin(p.geom, zone.geom, :near)),
           (SELECT count(*) FROM place p WHERE p.deleted_at IS NULL AND p.place_type = 'licensed'
               AND st_dwithin(p.geom, zone.geom, :near)),
           (SELECT coalesce(sum(CASE WHEN h.closes > h.opens
                       THEN extract(epoch FROM h.closes - h.opens)
                       ELSE 86400 + extract(epoch FROM h.closes - h.opens) END), 0) / 3600
              FROM provision p JOIN opening_hours h ON h.provision_id = p.id
             WHERE p.deleted_at IS NULL AND p.status <> 'planned' AND h.term <> 'holidays'
               AND (p.opened_on IS NULL OR p.opened_on <= :on)
               AND (p.closed_on IS NULL OR p.closed_on > :on)
               AND (h.valid_from IS NULL OR h.valid_from <= :on)
               AND (h.valid_to IS NULL OR h.valid_to >= :on)
               AND st_dwithin(p.geom, zone.geom, :near))
    FROM zone
    """
)


@dataclass(frozen=True, slots=True)
class SavedRow:
    """A saved area that is no ring."""

    id: UUID
    name: str
    kind_label: str
    geom: bytes
    drawn_on: date


@dataclass(frozen=True, slots=True)
class SmallRow:
    """A ward or statistical area."""

    id: int
    name: str
    boundary_type: str
    geom: bytes


@dataclass(frozen=True, slots=True)
class BoundaryRow:
    """A boundary's name and shape."""

    name: str
    geom: bytes


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change with its place and its day."""

    title: str
    number: int
    geom: bytes
    on: date


@dataclass(frozen=True, slots=True)
class AroundRow:
    """What lies within 400 m of a place; hours are those in which provision is open in a week."""

    key: str
    schools: int
    stations: int
    licensed: int
    open_hours: float


def saved(session: Session, *, besides: UUID | None) -> list[SavedRow]:
    """Saved areas, those meant as comparison first."""
    return [SavedRow(*row) for row in session.execute(SAVED, {"besides": besides, "most": MOST})]


def small(session: Session, geom: bytes) -> list[SmallRow]:
    """Wards and statistical areas of the newest vintage, the nearest first."""
    return [SmallRow(*row) for row in session.execute(SMALL, {"geom": geom, "most": MOST})]


def boundary(session: Session, identity: int) -> BoundaryRow | None:
    """A ward or statistical area."""
    row = session.execute(ONE_BOUNDARY, {"id": identity}).one_or_none()
    return None if row is None else BoundaryRow(*row)


def outline(session: Session) -> bytes | None:
    """The partnership's ground; None where no outline was imported."""
    return session.execute(OUTLINE).scalar_one()


def changes(session: Session, *, first: date, last: date, besides: UUID | None) -> list[ChangeRow]:
    """Changes between two days."""
    values = {"first": first, "last": last, "besides": besides}
    return [ChangeRow(*row) for row in session.execute(CHANGES, values)]


def around(
    session: Session, keys: Sequence[str], geoms: Sequence[bytes], on: date
) -> list[AroundRow]:
    """What lies near each of several places, with provision as it was on a day."""
    values = {"keys": list(keys), "geoms": list(geoms), "near": NEAR_M, "on": on}
    return [
        AroundRow(row[0], row[1], row[2], row[3], float(row[4]))
        for row in session.execute(AROUND, values)
    ]
