"""Statements on references to records in other systems."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

LINKS = text(
    """
    SELECT r.id, r.assessment_id, r.link_kind, coalesce(k.label, r.link_kind), r.system,
           coalesce(s.label, r.system), s.attributes ->> 'url_template', r.reference,
           r.owner_agency, coalesce(a.label, r.owner_agency), r.note, r.version, r.updated_at,
           m.display_name
    FROM reference_link r
    LEFT JOIN code k ON k.list = 'link_kind' AND k.code = r.link_kind
    LEFT JOIN code s ON s.list = 'link_system' AND s.code = r.system
    LEFT JOIN code a ON a.list = 'agency' AND a.code = r.owner_agency
    LEFT JOIN member m ON m.account_id = r.updated_by
    WHERE r.deleted_at IS NULL
      AND (cast(:id AS uuid) IS NULL OR r.id = :id)
      AND (cast(:assessment AS uuid) IS NULL OR r.assessment_id = :assessment)
    ORDER BY k.sort, 4, r.reference, r.id
    """
)
ELSEWHERE = text(
    """
    SELECT r.id AS link, s.id, s.number, s.title
    FROM reference_link r
    JOIN reference_link o ON o.system = r.system AND lower(o.reference) = lower(r.reference)
         AND o.assessment_id <> r.assessment_id AND o.deleted_at IS NULL
    JOIN assessment s ON s.id = o.assessment_id AND s.deleted_at IS NULL
    WHERE r.id = ANY(:links)
    GROUP BY r.id, s.id ORDER BY s.number
    """
)
SAME = text(
    "SELECT EXISTS (SELECT FROM reference_link WHERE deleted_at IS NULL"
    " AND assessment_id = :assessment AND system = :system"
    " AND lower(reference) = lower(:reference)"
    " AND (cast(:but AS uuid) IS NULL OR id <> :but))"
)


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One reference, with the labels of its codes."""

    id: UUID
    assessment_id: UUID
    link_kind: str
    kind_label: str
    system: str
    system_label: str
    url_template: Any
    reference: str
    owner_agency: str
    agency_label: str
    note: str
    version: int
    updated_at: datetime
    updated_by: str | None


@dataclass(frozen=True, slots=True)
class ElsewhereRow:
    """Another location of concern that holds the same reference as a link."""

    link: UUID
    id: UUID
    number: int
    title: str


def links(
    session: Session, *, assessment: UUID | None = None, one: UUID | None = None
) -> list[LinkRow]:
    """References of a location of concern, by kind; or one reference."""
    found = session.execute(LINKS, {"assessment": assessment, "id": one})
    return [LinkRow(*row) for row in found]


def elsewhere(session: Session, links: list[UUID]) -> list[ElsewhereRow]:
    """Other locations of concern that hold the same references."""
    return [ElsewhereRow(*row) for row in session.execute(ELSEWHERE, {"links": links})]


def is_there(
    session: Session, assessment: UUID, system: str, reference: str, *, but: UUID | None
) -> bool:
    """Whether a location holds a reference already, in another record than ``but``."""
    return session.execute(
        SAME, {"assessment": assessment, "system": system, "reference": reference, "but": but}
    ).scalar_one()
