"""Statements on referrals. Geometry is EPSG:27700, as WKB."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.records.limited import limited

REFERRALS = """
    SELECT r.id, r.number, r.assessment_id, s.number AS location_number, s.title AS location_title,
           s.stage, r.referred_on, r.context_kind, coalesce(ck.label, r.context_kind),
           r.referrer_agency, coalesce(ag.label, r.referrer_agency),
           r.source_panel, coalesce(sp.label, r.source_panel), r.harm_types,
           r.frequency_band, coalesce(fb.label, r.frequency_band),
           r.people_band, coalesce(pb.label, r.people_band),
           r.description, r.known_strengths, r.immediate_action, r.location_label,
           r.place_id, p.name AS place_name, st_asbinary(r.geom) AS geom, r.moved_reason,
           r.created_by AS created_by_id, r.version,
           r.created_at, cm.display_name AS created_by, r.updated_at, um.display_name AS updated_by
    FROM referral r
    JOIN assessment s ON s.id = r.assessment_id
    LEFT JOIN place p ON p.id = r.place_id
    LEFT JOIN code ck ON ck.list = 'context_kind' AND ck.code = r.context_kind
    LEFT JOIN code ag ON ag.list = 'agency' AND ag.code = r.referrer_agency
    LEFT JOIN code sp ON sp.list = 'source_panel' AND sp.code = r.source_panel
    LEFT JOIN code fb ON fb.list = 'frequency_band' AND fb.code = r.frequency_band
    LEFT JOIN code pb ON pb.list = 'people_band' AND pb.code = r.people_band
    LEFT JOIN member cm ON cm.account_id = r.created_by
    LEFT JOIN member um ON um.account_id = r.updated_by
    WHERE r.deleted_at IS NULL
"""
ONE = text(REFERRALS + " AND r.id = :id")
LISTED = (
    REFERRALS
    + """
      AND (cast(:assessment AS uuid) IS NULL OR r.assessment_id = :assessment)
      AND (cast(:agency AS text) IS NULL OR r.referrer_agency = :agency)
      AND (cast(:mine AS uuid) IS NULL OR r.created_by = :mine)
    ORDER BY r.referred_on DESC, r.number DESC
    """
)
PLACE = text(
    "SELECT name, st_asbinary(st_pointonsurface(geom)) FROM place"
    " WHERE id = :id AND deleted_at IS NULL"
)
HAS_PLACE = text(
    "SELECT coalesce((attributes->>'has_place')::boolean, true) FROM code"
    " WHERE list = 'context_kind' AND code = :code"
)


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """One referral with the labels of its codes, but for harm types."""

    id: UUID
    number: int
    assessment_id: UUID
    location_number: int
    location_title: str
    stage: str
    referred_on: date
    context_kind: str
    context_label: str
    referrer_agency: str
    referrer_label: str
    source_panel: str | None
    source_label: str | None
    harm_types: list[str]
    frequency_band: str | None
    frequency_label: str | None
    people_band: str | None
    people_label: str | None
    description: str
    known_strengths: str
    immediate_action: str
    location_label: str
    place_id: UUID | None
    place_name: str | None
    geom: bytes | None
    moved_reason: str
    created_by_id: UUID | None
    version: int
    created_at: datetime
    created_by: str | None
    updated_at: datetime
    updated_by: str | None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A known place and a point in it, if it was ever drawn."""

    name: str
    geom: bytes | None


def listed(
    session: Session,
    *,
    assessment: UUID | None = None,
    agency: str | None = None,
    mine: UUID | None = None,
) -> tuple[list[ReferralRow], int]:
    """The first referrals that match, the latest at the top, and how many match."""
    given = {"assessment": assessment, "agency": agency, "mine": mine}
    rows, count = limited(session, LISTED, given)
    return [ReferralRow(*row) for row in rows], count


def of_location(session: Session, assessment: UUID) -> list[ReferralRow]:
    """Every referral of a location."""
    given = {"assessment": assessment, "agency": None, "mine": None}
    return [ReferralRow(*row) for row in session.execute(text(LISTED), given)]


def one(session: Session, referral: UUID) -> ReferralRow | None:
    """One referral, unless it was withdrawn."""
    row = session.execute(ONE, {"id": referral}).one_or_none()
    return None if row is None else ReferralRow(*row)


def place(session: Session, identity: UUID) -> PlaceRow | None:
    """A known place that was not deleted."""
    row = session.execute(PLACE, {"id": identity}).one_or_none()
    return None if row is None else PlaceRow(row[0], None if row[1] is None else bytes(row[1]))


def has_place(session: Session, context_kind: str) -> bool:
    """Whether contexts of this kind have a place on the map."""
    return session.execute(HAS_PLACE, {"code": context_kind}).scalar_one_or_none() is not False
