"""Keep safety mapping sessions: what young people said together, never who said what.

Marks leave only while at least the partnership's smallest group took part. The number may be
corrected; where that brings marks into sight, a reason is needed and the correction is told to
everybody who reads the session.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.audit import service as audit
from app.codes import service as codes
from app.history import service as history
from app.history.schemas import HistoryOut
from app.models.assessment import Assessment
from app.models.planned_method import PlannedMethod
from app.models.safety_session import SafetySession
from app.partnerships.settings import chosen
from app.problems import NotFound, faults
from app.records import keeping
from app.records.warned import warned
from app.safety_maps import queries
from app.safety_maps.queries import MarkRow, SessionRow
from app.safety_maps.schemas import (
    CorrectionOut,
    SafetySessionChange,
    SafetySessionIn,
    SafetySessionOut,
    SafetySessionsOut,
)
from app.safety_maps.telling import LISTS, session_out, state_of

SESSION = keeping.Kind(SafetySession, "safety mapping session")
ASSESSMENT = keeping.Kind(Assessment, "location of concern")
METHOD = keeping.Kind(PlannedMethod, "planned method")
CODED = {"age_band": "age_band", "time_asked": "time_asked", "facilitator_agency": "agency"}
CORRECTED = "safety_session.contributors_corrected"
MISSING = "There is no safety mapping session of this id. It may have been deleted."


def listed(session: Session, assessment: UUID) -> SafetySessionsOut:
    """Sessions of a location, the latest first.

    Raises
    ------
    NotFound
        When there is no such location.
    """
    keeping.require(session, ASSESSMENT, assessment)
    rows = queries.listed(session, assessment)
    return SafetySessionsOut(
        items=_told(session, rows), count=len(rows), least_contributors=least(session)
    )


def read(session: Session, identity: UUID) -> SafetySessionOut:
    """One session; refusals as in ``found``."""
    return _told(session, [found(session, identity)])[0]


def found(session: Session, identity: UUID) -> SessionRow:
    """The stored session.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    row = queries.one(session, identity)
    if row is None:
        raise NotFound(MISSING)
    return row


def add(session: Session, given: SafetySessionIn, *, today: date) -> SafetySessionOut:
    """Keep a session without marks.

    Raises
    ------
    InvalidInput
        With the place of each fault.
    """
    values = given.model_dump()
    _refuse_faults(session, values, today=today)
    made = keeping.add(session, SESSION, values, detail={"contributors": given.contributors})
    return _warned(read(session, made), given)


def change(
    session: Session, identity: UUID, version: int, given: SafetySessionChange, *, today: date
) -> SafetySessionOut:
    """Change a session that still has the version which the person read.

    Raises
    ------
    InvalidInput
        As for ``add``, or when a corrected number would show marks and no reason is given.
    StaleVersion
        With both versions, when somebody saved in between.
    """
    current = found(session, identity)
    sent = given.model_dump(exclude_unset=True, exclude={"correction"})
    for name in ("setting", "note"):
        if name in sent and sent[name] is None:
            sent[name] = ""
    uncovers = _uncovers(current, sent, least(session))
    _refuse_faults(
        session, {**asdict(current), **sent}, today=today, before=current, extra=_reason(given)
    )
    if uncovers and given.correction is None:
        why = "Marks of this session would come into sight. Say why the number is corrected."
        faults([("body.correction", why)])
    keeping.change(
        session,
        SESSION,
        identity,
        version,
        sent,
        current=lambda: read(session, identity),
        yours=given.model_dump(mode="json", exclude_unset=True),
    )
    if uncovers:
        _record_correction(session, current, sent["contributors"], given.correction)
    return _warned(read(session, identity), given)


def remove(session: Session, identity: UUID, version: int) -> None:
    """Take a session away with its marks; its history stays.

    Raises
    ------
    StaleVersion
        When somebody saved it in between.
    """
    found(session, identity)
    keeping.remove(session, SESSION, identity, version, current=lambda: read(session, identity))
    queries.remove_marks(session, identity)


def versions(session: Session, identity: UUID) -> HistoryOut:
    """Every version of a session, the newest first. Marks have no history that is told."""
    return history.versions(session, "safety_session", identity)


def least(session: Session) -> int:
    """The fewest young people whose marks are shown together."""
    return chosen(session).minimum_group


def marks_of(session: Session, rows: Sequence[SessionRow]) -> dict[UUID, list[MarkRow]]:
    """Marks that may be shown, by session."""
    told: dict[UUID, list[MarkRow]] = {row.id: [] for row in rows}
    for mark in queries.shown_marks(session, list(told), least=least(session)):
        told[mark.session_id].append(mark)
    return told


def _warned(
    answer: SafetySessionOut, given: SafetySessionIn | SafetySessionChange
) -> SafetySessionOut:
    return warned(answer, {"title": given.title, "note": given.note})


def _told(session: Session, rows: Sequence[SessionRow]) -> list[SafetySessionOut]:
    labels, smallest = codes.labels(session, *LISTS), least(session)
    marks = marks_of(session, rows)
    return [
        session_out(row, marks[row.id], labels, _corrections(session, row.id), least=smallest)
        for row in rows
    ]


def _uncovers(current: SessionRow, sent: Mapping[str, Any], smallest: int) -> bool:
    """Whether an edit brings marks into sight that are hidden now."""
    number = sent.get("contributors", current.contributors)
    is_hidden = state_of(current, least=smallest) in {"suppressed", "no_data"}
    return current.has_marks and is_hidden and number >= smallest


def _reason(given: SafetySessionChange) -> dict[str, tuple[str, str | None]]:
    return {"correction": ("count_correction", given.correction)}


def _refuse_faults(
    session: Session,
    values: Mapping[str, Any],
    *,
    today: date,
    before: SessionRow | None = None,
    extra: Mapping[str, tuple[str, str | None]] | None = None,
) -> None:
    given = {name: (listed_in, values[name]) for name, listed_in in CODED.items()}
    already = None if before is None else asdict(before)
    wrong = codes.code_faults(session, {**given, **(extra or {})}, already=already, today=today)
    if values["held_on"] > today:
        why = "This day has not come yet. Give the day on which the session was held."
        wrong.append(("body.held_on", why))
    faults([*wrong, *_link_faults(session, values)])


def _link_faults(session: Session, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    assessment, method = values["assessment_id"], values["method_id"]
    given = {"assessment_id": (ASSESSMENT, assessment), "method_id": (METHOD, method)}
    wrong = keeping.id_faults(session, given)
    if not wrong and method is not None:
        belongs = keeping.belongs(session, METHOD, method, "assessment_id", assessment)
        why = "This method is not planned for this location. Choose one that is."
        return [] if belongs else [("body.method_id", why)]
    return wrong


def _record_correction(
    session: Session, before: SessionRow, contributors: int, reason: str | None
) -> None:
    audit.record(
        session,
        action=CORRECTED,
        object_kind="safety_session",
        object_id=before.id,
        detail={"from": before.contributors, "to": contributors, "reason": reason},
    )


def _corrections(session: Session, identity: UUID) -> list[CorrectionOut]:
    events = audit.page(
        session, object_kind="safety_session", object_id=str(identity), before=None, limit=200
    )
    reasons = codes.labels(session, "count_correction")
    told: list[CorrectionOut] = []
    for one in events.items:
        if one.action == CORRECTED:
            reason = reasons.get(("count_correction", str(one.detail.get("reason"))), "")
            was, now = one.detail.get("from"), one.detail.get("to")
            words = f"The number of young people was corrected from {was} to {now}: {reason}."
            told.append(CorrectionOut(at=one.at, by=one.display_name, words=words))
    return told
