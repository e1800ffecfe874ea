"""Statements on findings. Geometry is EPSG:27700, as WKB."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

FINDINGS = """
    SELECT e.id, e.assessment_id, e.domain, coalesce(dc.label, e.domain) AS domain_label,
           e.prompt, pc.label AS prompt_label,
           e.standing, coalesce(sc.label, e.standing) AS standing_label, e.body,
           e.evidence_strength,
           coalesce(ec.label, e.evidence_strength) AS evidence_strength_label,
           e.source, e.voice, vc.label AS voice_label, e.found_on,
           e.method_id, mc.label AS method_label, st_asbinary(e.geom) AS geom,
           e.version, e.created_at, e.updated_at, um.display_name AS updated_by
    FROM evidence e
    LEFT JOIN code dc ON dc.list = 'assessment_domain' AND dc.code = e.domain
    LEFT JOIN code pc ON pc.list = 'assessment_prompt' AND pc.code = e.prompt
    LEFT JOIN code sc ON sc.list = 'evidence_standing' AND sc.code = e.standing
    LEFT JOIN code ec ON ec.list = 'evidence_strength' AND ec.code = e.evidence_strength
    LEFT JOIN code vc ON vc.list = 'voice' AND vc.code = e.voice
    LEFT JOIN planned_method p ON p.id = e.method_id
    LEFT JOIN code mc ON mc.list = 'method' AND mc.code = p.method
    LEFT JOIN member um ON um.account_id = e.updated_by
    WHERE e.deleted_at IS NULL
"""
ONE = text(FINDINGS + " AND e.id = :id")
# Strengths first, as their list has it; then by prompt, the newest first.
OF_ASSESSMENT = text(
    FINDINGS
    + " AND e.assessment_id = :assessment"
    + " ORDER BY dc.sort, sc.sort, pc.sort NULLS LAST, e.found_on DESC,"
    " e.created_at DESC, e.id"
)
CHOICES = text(
    "SELECT list, code, label, parent, retired_on FROM code"
    " WHERE list IN ('assessment_domain', 'assessment_prompt', 'evidence_standing', 'voice')"
    " ORDER BY list, sort, code"
)


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding as stored, with the labels of its codes."""

    id: UUID
    assessment_id: UUID
    domain: str
    domain_label: str
    prompt: str | None
    prompt_label: str | None
    standing: str
    standing_label: str
    body: str
    evidence_strength: str
    evidence_strength_label: str
    source: str
    voice: str | None
    voice_label: str | None
    found_on: date
    method_id: UUID | None
    method_label: str | None
    geom: bytes | None
    version: int
    created_at: datetime
    updated_at: datetime
    updated_by: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """One code that a finding may have."""

    list: str
    code: str
    label: str
    parent: str | None
    retired_on: date | None


def of_assessment(session: Session, assessment: UUID) -> list[FindingRow]:
    """Findings of a location of concern by domain, strengths first."""
    found = session.execute(OF_ASSESSMENT, {"assessment": assessment})
    return [FindingRow(*row) for row in found]


def one(session: Session, finding: UUID) -> FindingRow | None:
    """The finding, unless it was deleted."""
    row = session.execute(ONE, {"id": finding}).one_or_none()
    return None if row is None else FindingRow(*row)


def choices(session: Session) -> list[Choice]:
    """Codes of domains, prompts, standings and voices, retired ones too, each list in its order."""
    return [Choice(*row) for row in session.execute(CHOICES)]
