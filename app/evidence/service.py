"""Keep what was found about a place: strengths, needs and what is not known."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import code_faults
from app.evidence import answers, queries
from app.evidence.queries import FindingRow
from app.evidence.schemas import FindingEdit, FindingIn, FindingOut, FindingsOut
from app.models.evidence import Evidence
from app.photos import service as photos
from app.photos.schemas import PhotoOut, PhotoRole
from app.places.whereabouts import placed
from app.problems import NotFound, faults
from app.records import keeping
from app.records.assessments import method_faults, require_location
from app.records.keeping import Kind
from app.records.warned import warned

FINDING = Kind(Evidence, "finding")
CODED = {
    "domain": "assessment_domain",
    "prompt": "assessment_prompt",
    "standing": "evidence_standing",
    "evidence_strength": "evidence_strength",
    "voice": "voice",
}


@dataclass(frozen=True, slots=True)
class EvidenceSummary:
    """What a stage, a gauge or a list needs to know of the findings.

    ``by_domain`` and ``by_standing`` count findings by code; a domain of the partnership with none
    is there as 0. ``voices`` are codes of those whose voice a finding brings.
    """

    count: int
    by_domain: Mapping[str, int]
    by_standing: Mapping[str, int]
    voices: frozenset[str]


def summary(session: Session, assessment: UUID) -> EvidenceSummary:
    """Count the findings of a location of concern."""
    rows = queries.of_assessment(session, assessment)
    by_domain = {
        one.code: 0
        for one in queries.choices(session)
        if one.list == "assessment_domain" and one.retired_on is None
    }
    by_standing: dict[str, int] = {}
    for row in rows:
        by_domain[row.domain] = by_domain.get(row.domain, 0) + 1
        by_standing[row.standing] = by_standing.get(row.standing, 0) + 1
    return EvidenceSummary(
        count=len(rows),
        by_domain=by_domain,
        by_standing=by_standing,
        voices=frozenset(row.voice for row in rows if row.voice is not None),
    )


def list_findings(session: Session, assessment: UUID, *, today: date) -> FindingsOut:
    """The findings of a location of concern by domain, with the prompts that have none.

    Raises
    ------
    NotFound
        When there is no such location.
    """
    require_location(session, assessment)
    rows = queries.of_assessment(session, assessment)
    return answers.by_domain(session, rows, queries.choices(session), today=today)


def read(session: Session, finding: UUID) -> FindingOut:
    """One finding.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    row = found(session, finding)
    return answers.told(session, row, photos.of_record(session, FINDING.name, finding))


def found(session: Session, finding: UUID) -> FindingRow:
    """The stored finding; refusals as in ``read``."""
    row = queries.one(session, finding)
    if row is None:
        raise NotFound("There is no finding of this id. It may have been deleted.")
    return row


def add(session: Session, assessment: UUID, given: FindingIn, *, today: date) -> FindingOut:
    """Record a finding; it was found today unless another day is given.

    Raises
    ------
    InvalidInput
        With the place of each fault: a code, a prompt of another domain, a day to come, a method
        of another location, a point outside the partnership.
    """
    require_location(session, assessment)
    values = given.model_dump(exclude={"geometry"})
    values["found_on"] = given.found_on or today
    _refuse_faults(session, values, assessment, today=today)
    values |= {"assessment_id": assessment, "geom": _point(session, given.geometry)}
    made = keeping.add(session, FINDING, values, detail={"assessment": str(assessment)})
    return _warned(read(session, made))


def change(
    session: Session, finding: UUID, version: int, given: FindingEdit, *, today: date
) -> FindingOut:
    """Change a finding that still has the version which the person read.

    Raises
    ------
    StaleVersion
        With both versions, when somebody saved it in between.
    """
    current = found(session, finding)
    values = given.model_dump(exclude_unset=True, exclude={"geometry"})
    _refuse_faults(session, values, current.assessment_id, current, today=today)
    if "geometry" in given.model_fields_set:
        values["geom"] = _point(session, given.geometry)
    keeping.change(
        session,
        FINDING,
        finding,
        version,
        values,
        current=lambda: read(session, finding),
        yours=given.model_dump(mode="json", exclude_unset=True),
    )
    return _warned(read(session, finding))


def delete(session: Session, finding: UUID, version: int) -> None:
    """Take a finding away; its history stays."""
    found(session, finding)
    keeping.remove(session, FINDING, finding, version, current=lambda: read(session, finding))


def add_photo(
    session: Session,
    finding: UUID,
    file: bytes,
    *,
    role: PhotoRole,
    caption: str,
    most_bytes: int,
) -> PhotoOut:
    """Keep a photo of what was found; refusals as in ``photos.service.add``."""
    found(session, finding)
    return photos.add(
        session, FINDING.name, finding, file, role=role, caption=caption, most_bytes=most_bytes
    )


def _warned(finding: FindingOut) -> FindingOut:
    return warned(finding, {"finding": finding.body, "source": finding.source})


def _point(session: Session, geometry: Mapping[str, Any] | None) -> bytes | None:
    return placed(session, geometry, kinds=("Point",))


def _refuse_faults(
    session: Session,
    values: Mapping[str, Any],
    assessment: UUID,
    current: FindingRow | None = None,
    *,
    today: date,
) -> None:
    already = None if current is None else asdict(current)
    coded = {name: (listed, values.get(name)) for name, listed in CODED.items()}
    listed = code_faults(session, coded, already=already, today=today)
    listed += method_faults(session, values, assessment)
    if not listed:
        listed += _prompt_faults(session, (already or {}) | dict(values))
    day = values.get("found_on")
    if day is not None and day > today:
        listed.append(("body.found_on", "This day is still to come. Give the day it was found."))
    faults(listed)


def _prompt_faults(session: Session, whole: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The fault of a prompt of another domain, judged on the finding as it would be."""
    prompt = whole.get("prompt")
    known = {one.code: one for one in queries.choices(session) if one.list == "assessment_prompt"}
    one = known.get(prompt) if prompt is not None else None
    if one is None or one.parent in {None, whole["domain"]}:
        return []
    why = f"“{one.label}” is a prompt of another domain. Choose one of this domain, or none."
    return [("body.prompt", why)]
