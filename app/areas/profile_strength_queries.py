"""Statements on what else is in and near an outline: strengths, places, changes, assessments."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

PROVISION = text(
    """
    SELECT p.id, p.name, p.provision_type, coalesce(k.label, p.provision_type), p.min_age,
           p.max_age, p.free, p.status, p.opened_on, p.closed_on, p.assured_on,
           st_distance(p.geom, given.g), st_x(p.geom), st_y(p.geom),
           coalesce((SELECT jsonb_agg(jsonb_build_object(
               'weekday', h.weekday, 'opens', h.opens, 'closes', h.closes,
               'valid_from', h.valid_from, 'valid_to', h.valid_to, 'term', h.term))
             FROM opening_hours h WHERE h.provision_id = p.id), '[]'),
           coalesce((SELECT jsonb_agg(jsonb_build_object(
               'closed_from', x.closed_from, 'closed_to', x.closed_to))
             FROM provision_closure x WHERE x.provision_id = p.id AND x.deleted_at IS NULL), '[]')
    FROM (SELECT st_geomfromwkb(:geom, 27700) AS g) given
    JOIN provision p ON st_dwithin(p.geom, given.g, :within_m)
    LEFT JOIN code k ON k.list = 'provision_type' AND k.code = p.provision_type
    WHERE p.deleted_at IS NULL AND p.status <> 'planned'
    ORDER BY 12, p.name
    """
)
GUARDIANS = text(
    """
    SELECT s.id, s.name, s.site_type, coalesce(k.label, s.site_type), s.status,
           coalesce(l.label, s.status), s.training_expires_on,
           st_distance(s.geom, given.g), st_x(s.geom), st_y(s.geom)
    FROM (SELECT st_geomfromwkb(:geom, 27700) AS g) given
    JOIN guardian_site s ON st_dwithin(s.geom, given.g, :within_m)
    LEFT JOIN code k ON k.list = 'guardian_site_type' AND k.code = s.site_type
    LEFT JOIN code l ON l.list = 'guardian_status' AND l.code = s.status
    WHERE s.deleted_at IS NULL
    ORDER BY 8, s.name
    """
)
PLACES = text(
    """
    SELECT p.id, p.name, p.place_type, coalesce(k.label, p.place_type)
    FROM place p
    LEFT JOIN code k ON k.list = 'place_type' AND k.code = p.place_type
    WHERE p.deleted_at IS NULL AND st_intersects(p.geom, st_geomfromwkb(:geom, 27700))
    ORDER BY p.place_type, p.name LIMIT 200
    """
)
CHANGES = text(
    """
    SELECT c.id, c.number, c.title, coalesce(k.label, c.intervention_type), c.status,
           coalesce(l.label, c.status), c.requested_on, c.started_on, c.completed_on, c.ended_on,
           c.date_precision
    FROM change c
    LEFT JOIN code k ON k.list = 'intervention_type' AND k.code = c.intervention_type
    LEFT JOIN code l ON l.list = 'change_status' AND l.code = c.status
    WHERE c.deleted_at IS NULL
      AND (st_intersects(c.geom, st_geomfromwkb(:geom, 27700)) OR c.area_id = :area)
    ORDER BY coalesce(c.completed_on, c.started_on, c.decided_on, c.requested_on) DESC NULLS FIRST,
             c.number DESC
    """
)
ASSESSMENTS = text(
    """
    SELECT s.id, s.area_id, s.title, s.stage, coalesce(k.label, s.stage), s.review_on
    FROM assessment s
    JOIN area a ON a.id = s.area_id AND a.deleted_at IS NULL
    LEFT JOIN code k ON k.list = 'stage' AND k.code = s.stage
    WHERE s.deleted_at IS NULL
      AND (a.id = :area OR (a.geom && st_geomfromwkb(:geom, 27700)
           AND st_relate(a.geom, st_geomfromwkb(:geom, 27700), 'T********')))
    ORDER BY s.review_on NULLS LAST, s.title
    """
)
TERMS = text("SELECT starts, ends FROM term_date ORDER BY starts")


@dataclass(frozen=True, slots=True)
class ProvisionRow:
    """Youth provision at a distance; ``hours`` and ``closures`` as stored, in ISO words."""

    id: UUID
    name: str
    provision_type: str
    type_label: str
    min_age: int | None
    max_age: int | None
    free: bool | None
    status: str
    opened_on: date | None
    closed_on: date | None
    assured_on: date | None
    distance_m: float
    x: float
    y: float
    hours: list[dict[str, Any]]
    closures: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class GuardianRow:
    """A guardianship site at a distance."""

    id: UUID
    name: str
    site_type: str
    type_label: str
    status: str
    status_label: str
    training_expires_on: date | None
    distance_m: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A named place."""

    id: UUID
    name: str
    place_type: str
    type_label: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change to the place."""

    id: UUID
    number: int
    title: str
    type_label: str
    status: str
    status_label: str
    requested_on: date | None
    started_on: date | None
    completed_on: date | None
    ended_on: date | None
    date_precision: str


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """A location assessment."""

    id: UUID
    area_id: UUID
    title: str
    stage: str
    stage_label: str
    review_on: date | None


def provision(session: Session, geom: bytes, *, within_m: float) -> list[ProvisionRow]:
    """Provision in or near a shape, the nearest first; closed ones too, planned ones not."""
    found = session.execute(PROVISION, {"geom": geom, "within_m": within_m})
    return [ProvisionRow(*row) for row in found]


def guardians(session: Session, geom: bytes, *, within_m: float) -> list[GuardianRow]:
    """Guardianship sites in or near a shape, the nearest first."""
    found = session.execute(GUARDIANS, {"geom": geom, "within_m": within_m})
    return [GuardianRow(*row) for row in found]


def places(session: Session, geom: bytes) -> list[PlaceRow]:
    """Named places that a shape touches, at most 200."""
    return [PlaceRow(*row) for row in session.execute(PLACES, {"geom": geom})]


def changes(session: Session, geom: bytes, area: UUID | None) -> list[ChangeRow]:
    """Changes within a shape or made for an area, the latest first, undated ones before them."""
    found = session.execute(CHANGES, {"geom": geom, "area": area})
    return [ChangeRow(*row) for row in found]


def assessments(session: Session, geom: bytes, area: UUID | None) -> list[AssessmentRow]:
    """Assessments of an area, or of areas that share ground with a shape."""
    found = session.execute(ASSESSMENTS, {"geom": geom, "area": area})
    return [AssessmentRow(*row) for row in found]


def terms(session: Session) -> list[tuple[date, date]]:
    """School terms, each by its first and last day."""
    return [(row.starts, row.ends) for row in session.execute(TERMS)]
