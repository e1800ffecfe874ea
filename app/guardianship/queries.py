"""Statements on community guardianship sites. Places leave as WGS 84 longitude and latitude."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.params import BBox
from app.records.limited import limited

STANDING = """
    CASE WHEN g.status IN ('trained', 'active') AND g.training_expires_on < :today
         THEN 'lapsed' ELSE g.status END
"""
"""The same rule as stages.standing; a test holds one against the other."""
COLUMNS = """
    g.id, g.name, g.site_type, coalesce(k.label, g.site_type), g.organisation, g.status,
    g.trained_on, g.training_expires_on,
    g.hours, g.languages, g.safe_haven, g.referral_route, g.address, g.postcode, g.version,
    s.name AS source_name, st_x(c.at) AS lon, st_y(c.at) AS lat
"""
FROM = """
    FROM guardian_site g
    LEFT JOIN data_source s ON s.id = g.source_id
    LEFT JOIN code k ON k.list = 'guardian_site_type' AND k.code = g.site_type,
    LATERAL (SELECT st_transform(g.geom, 4326) AS at) AS c
    WHERE g.deleted_at IS NULL
"""
ONE = text(f"SELECT {COLUMNS} {FROM} AND g.id = :id")
LISTED = f"""
    SELECT {COLUMNS} {FROM}
      AND (CAST(:words AS text) IS NULL
           OR strpos(lower(concat_ws(' ', g.name, g.organisation)), lower(:words)) > 0)
      AND (CAST(:type AS text) IS NULL OR g.site_type = :type)
      AND (CAST(:status AS text) IS NULL OR {STANDING} = :status)
      AND (CAST(:west AS double precision) IS NULL
           OR g.geom && st_makeenvelope(:west, :south, :east, :north, 27700))
    ORDER BY g.name, g.id
"""


@dataclass(frozen=True, slots=True)
class GuardianSiteRow:
    """One guardianship site."""

    id: UUID
    name: str
    site_type: str
    type_label: str
    organisation: str | None
    status: str
    trained_on: date | None
    training_expires_on: date | None
    hours: list[dict[str, Any]]
    languages: list[str]
    safe_haven: bool | None
    referral_route: bool | None
    address: str | None
    postcode: str | None
    version: int
    source_name: str | None
    lon: float | None
    lat: float | None


def guardian_site(session: Session, site_id: UUID) -> GuardianSiteRow | None:
    """Find one site."""
    row = session.execute(ONE, {"id": site_id}).one_or_none()
    return None if row is None else GuardianSiteRow(*row)


def listed(
    session: Session,
    *,
    words: str | None,
    bbox: BBox | None,
    most: int,
    today: date,
    kind: str | None = None,
    status: str | None = None,
) -> tuple[list[GuardianSiteRow], int]:
    """The first sites whose name or organisation holds the words, and how many there are.

    ``status`` is where a site stands today: one whose training ran out has lapsed.
    """
    west, south, east, north = bbox.grid.bounds if bbox else (None, None, None, None)
    rows, count = limited(
        session,
        LISTED,
        {
            "words": words,
            "today": today,
            "type": kind,
            "status": status,
            "west": west,
            "south": south,
            "east": east,
            "north": north,
        },
        most=most,
    )
    return [GuardianSiteRow(*row) for row in rows], count
