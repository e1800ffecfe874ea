"""Statements on youth provision as places that are walked to, with their hours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

VERSION = text(
    "SELECT sum(version)::bigint FROM data_version"
    " WHERE layer IN ('provision', 'provision_closure')"
)
OFFERED = text(
    """
    SELECT p.id, p.name, coalesce(k.label, p.provision_type), p.min_age, p.max_age, p.status,
           p.opened_on, p.closed_on, st_x(p.geom), st_y(p.geom),
           coalesce((SELECT jsonb_agg(jsonb_build_object(
               'weekday', h.weekday, 'opens', h.opens, 'closes', h.closes,
               'valid_from', h.valid_from, 'valid_to', h.valid_to, 'term', h.term))
             FROM opening_hours h WHERE h.provision_id = p.id), '[]'),
           coalesce((SELECT jsonb_agg(jsonb_build_object(
               'closed_from', x.closed_from, 'closed_to', x.closed_to))
             FROM provision_closure x WHERE x.provision_id = p.id AND x.deleted_at IS NULL), '[]')
    FROM provision p
    LEFT JOIN code k ON k.list = 'provision_type' AND k.code = p.provision_type
    WHERE p.deleted_at IS NULL
    ORDER BY p.name, p.id
    """
)
TERMS = text("SELECT starts, ends FROM term_date ORDER BY starts")


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One provision; ``x`` and ``y`` are EPSG:27700 metres, ``hours`` as stored, in ISO words."""

    id: UUID
    name: str
    type_label: str
    min_age: int | None
    max_age: int | None
    status: str
    opened_on: date | None
    closed_on: date | None
    x: float | None
    y: float | None
    hours: list[Mapping[str, Any]]
    closures: list[Mapping[str, Any]]


def version(session: Session) -> int:
    """How often provision, its hours and closures or the school terms have changed."""
    return session.execute(VERSION).scalar() or 0


def offered(session: Session) -> list[OfferRow]:
    """Every provision on record by name, closed and planned ones too."""
    return [OfferRow(*row) for row in session.execute(OFFERED)]


def terms(session: Session) -> list[tuple[date, date]]:
    """School terms on record, each by its first and last day."""
    return [(row.starts, row.ends) for row in session.execute(TERMS)]
