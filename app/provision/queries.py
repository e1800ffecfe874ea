"""Statements on youth provision. Places leave as WGS 84 longitude and latitude."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.params import BBox
from app.provision.hours import Term, WeeklyOpening
from app.records.limited import limited

COLUMNS = """
    p.id, p.name, p.provision_type, p.organisation, p.description, p.min_age, p.max_age,
    p.cost_text, p.free, p.capacity, p.accessibility, p.address, p.postcode, p.url, p.status,
    p.location_precision, p.opened_on, p.closed_on, p.assured_on, p.version,
    coalesce(k.label, p.provision_type) AS type_label, coalesce(t.label, p.status) AS status_label,
    s.name AS source_name, st_x(c.at) AS lon, st_y(c.at) AS lat
"""
FROM = """
    FROM provision p
    LEFT JOIN data_source s ON s.id = p.source_id
    LEFT JOIN code k ON k.list = 'provision_type' AND k.code = p.provision_type
    LEFT JOIN code t ON t.list = 'provision_status' AND t.code = p.status,
    LATERAL (SELECT st_transform(p.geom, 4326) AS at) AS c
    WHERE p.deleted_at IS NULL
"""
ONE = text(f"SELECT {COLUMNS} {FROM} AND p.id = :id")
LISTED = f"""
    SELECT {COLUMNS} {FROM}
      AND (CAST(:words AS text) IS NULL
           OR strpos(lower(concat_ws(' ', p.name, p.organisation)), lower(:words)) > 0)
      AND (CAST(:type AS text) IS NULL OR p.provision_type = :type)
      AND (CAST(:status AS text) IS NULL OR p.status = :status)
      AND (CAST(:west AS double precision) IS NULL
           OR p.geom && st_makeenvelope(:west, :south, :east, :north, 27700))
    ORDER BY p.name, p.id
"""
HOURS = text(
    "SELECT provision_id, weekday, opens, closes, valid_from, valid_to, term, note"
    " FROM opening_hours WHERE provision_id = ANY(:ids) ORDER BY weekday, opens, id"
)


@dataclass(frozen=True, slots=True)
class ProvisionRow:
    """One provision."""

    id: UUID
    name: str
    provision_type: str
    organisation: str | None
    description: str | None
    min_age: int | None
    max_age: int | None
    cost_text: str | None
    free: bool | None
    capacity: int | None
    accessibility: str | None
    address: str | None
    postcode: str | None
    url: str | None
    status: str
    location_precision: str
    opened_on: date | None
    closed_on: date | None
    assured_on: date | None
    version: int
    type_label: str
    status_label: str
    source_name: str | None
    lon: float | None
    lat: float | None


def provision(session: Session, provision_id: UUID) -> ProvisionRow | None:
    """Find one provision."""
    row = session.execute(ONE, {"id": provision_id}).one_or_none()
    return None if row is None else ProvisionRow(*row)


def listed(
    session: Session,
    *,
    words: str | None,
    bbox: BBox | None,
    most: int,
    kind: str | None = None,
    status: str | None = None,
) -> tuple[list[ProvisionRow], int]:
    """The first whose name or organisation holds the words, by name, and how many there are."""
    west, south, east, north = bbox.grid.bounds if bbox else (None, None, None, None)
    rows, count = limited(
        session,
        LISTED,
        {
            "words": words,
            "type": kind,
            "status": status,
            "west": west,
            "south": south,
            "east": east,
            "north": north,
        },
        most=most,
    )
    return [ProvisionRow(*row) for row in rows], count


def opening_hours(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[WeeklyOpening]]:
    """Every opening on record of each of these."""
    found: dict[UUID, list[WeeklyOpening]] = {one: [] for one in ids}
    for row in session.execute(HOURS, {"ids": list(ids)}):
        found[row.provision_id].append(
            WeeklyOpening(
                weekday=row.weekday,
                opens=row.opens,
                closes=row.closes,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
                term=row.term,
                note=row.note,
            )
        )
    return found


def terms(session: Session) -> list[Term]:
    """School terms on record."""
    rows = session.execute(text("SELECT starts, ends FROM term_date ORDER BY starts"))
    return [Term(row.starts, row.ends) for row in rows]
