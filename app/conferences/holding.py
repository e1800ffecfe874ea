"""Hold a conference, record what its chair decides, and issue its record."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import code_faults
from app.conferences import planning, queries, room_queries, seen
from app.conferences.days import months_after
from app.conferences.following import ends_work, follow
from app.conferences.frame import Frame, day_of
from app.conferences.gauge import gauge
from app.conferences.given import ConferenceDecisionIn, SummaryIssueIn
from app.conferences.queries import ConferenceRow
from app.conferences.schemas import ConferenceOut
from app.conferences.service import CONFERENCE, HELD, open_one, read
from app.conferences.telling import conference_out, usual_review_on
from app.history.words import day_words
from app.plans import summary as plans
from app.problems import Conflict, Forbidden, faults
from app.records import keeping
from app.records.warned import warned

LONGEST_MONTHS = 24


def hold(session: Session, conference: UUID, version: int, frame: Frame) -> ConferenceOut:
    """Say that a conference has begun; what lies before it is kept as it is at this moment.

    Raises
    ------
    Conflict
        When it was held before, was cancelled, or lies on a later day.
    StaleVersion
        When somebody saved it in between.
    """
    row = open_one(session, conference)
    if row.status == HELD:
        raise Conflict("This conference was held already.")
    if day_of(row.starts_at) > frame.today:
        at = planning.moment(row.starts_at)
        raise Conflict(
            f"The conference is at {at}. Say that it has begun once that day has come, or change"
            " its date if it takes place earlier."
        )
    queries.subject(session, row.assessment_id)
    _save(
        session,
        row.id,
        version,
        {"status": HELD, "seen": seen.freeze(session, row.assessment_id, frame.now)},
        frame,
        action="held",
    )
    return read(session, conference, frame)


def decide(
    session: Session, conference: UUID, version: int, given: ConferenceDecisionIn, frame: Frame
) -> ConferenceOut:
    """Record the decision of a conference that was held; only its independent chair does.

    The review date of the location and its goals follow it. A quorum that was not met is said and
    kept with the decision; it does not stop one.

    Raises
    ------
    Conflict
        Before the conference was held.
    Forbidden
        For anybody but its chair.
    InvalidInput
        With the place of each fault.
    StaleVersion
        When somebody saved it in between.
    """
    row = open_one(session, conference)
    if row.status != HELD:
        raise Conflict("The conference was not held yet. Say that it has begun, then decide.")
    _refuse_stranger(row, frame)
    review_on = _review_on(row, given, frame)
    faults(_decision_faults(session, row, given, review_on, frame))
    invited = room_queries.invitations(session, [row.id])
    came = gauge(invited, frame.wanted(row.quorum), held=True)
    kept = {"met": came.quorum_met, "words": came.words}
    values = {
        "decision": given.decision,
        "decision_reason": given.reason,
        "dissent": given.dissent,
        "dissent_agencies": given.dissent_agencies,
        "next_review_on": review_on,
        "chair_id": row.chair_id or frame.person.account_id,
        "seen": {**(row.seen or {}), "quorum": kept},
    }
    _save(session, row.id, version, values, frame, action="decided", yours=given)
    followed = follow(session, row, given.decision, review_on, frame)
    decided = open_one(session, conference)
    said = [*followed, *_said(session, decided, met=came.quorum_met)]
    answer = conference_out(session, decided, frame, warnings=said)
    return warned(answer, {"reason": given.reason, "dissent": given.dissent})


def issue(
    session: Session, conference: UUID, version: int, given: SummaryIssueIn, frame: Frame
) -> ConferenceOut:
    """Say on which day the summary went out.

    Raises
    ------
    Conflict
        Before there is a decision, or words to issue.
    InvalidInput
        For a day before the conference, or one that has not come.
    StaleVersion
        When somebody saved it in between.
    """
    row = open_one(session, conference)
    if row.decision is None:
        raise Conflict("The decision is not recorded yet. Record it before the summary goes out.")
    if not row.summary.strip():
        raise Conflict("The summary is empty. Write it before it goes out.")
    day = given.issued_on or frame.today
    held_on = day_of(row.starts_at)
    if day < held_on:
        faults([("body.issued_on", f"This is before the conference, {day_words(held_on)}.")])
    if day > frame.today:
        faults([("body.issued_on", "This day has not come yet. Say it once it has gone out.")])
    issued = {"at": frame.now.isoformat(), "version": version + 1}
    values = {"summary_issued_on": day, "seen": {**(row.seen or {}), "issued": issued}}
    _save(session, row.id, version, values, frame, action="issued", yours=given)
    return read(session, conference, frame)


def _save(
    session: Session,
    conference: UUID,
    version: int,
    values: dict[str, Any],
    frame: Frame,
    *,
    action: str,
    yours: ConferenceDecisionIn | SummaryIssueIn | None = None,
) -> None:
    keeping.change(
        session,
        CONFERENCE,
        conference,
        version,
        values,
        current=lambda: read(session, conference, frame),
        yours={} if yours is None else yours.model_dump(mode="json", exclude_unset=True),
        action=action,
    )


def _refuse_stranger(row: ConferenceRow, frame: Frame) -> None:
    person = frame.person.account_id
    if row.chair_id is not None and row.chair_id != person:
        raise Forbidden(
            f"{row.chair} chairs this conference and records its decision. If somebody else took"
            " the chair, change who chairs it first.",
            right="conferences.decide",
        )
    if row.lead_id == person:
        raise Forbidden(
            "You lead this assessment, so an independent chair records the decision.",
            right="conferences.decide",
        )


def _review_on(row: ConferenceRow, given: ConferenceDecisionIn, frame: Frame) -> date | None:
    if given.next_review_on is not None or ends_work(given.decision, frame):
        return given.next_review_on
    return usual_review_on(row, frame)


def _decision_faults(
    session: Session,
    row: ConferenceRow,
    given: ConferenceDecisionIn,
    review_on: date | None,
    frame: Frame,
) -> list[tuple[str, str]]:
    already = {"decision": row.decision, "dissent_agencies": row.dissent_agencies}
    found = code_faults(
        session,
        {
            "decision": ("conference_decision", given.decision),
            "dissent_agencies": ("agency", given.dissent_agencies),
        },
        already=already,
        today=frame.today,
    )
    held_on = day_of(row.starts_at)
    if review_on is not None and review_on <= held_on:
        found.append(
            ("body.next_review_on", f"The review comes after the conference, {day_words(held_on)}.")
        )
    elif review_on is not None and review_on > months_after(held_on, LONGEST_MONTHS):
        found.append(("body.next_review_on", "This is more than two years after the conference."))
    if given.dissent and not given.dissent_agencies:
        found.append(("body.dissent_agencies", "Say which agencies do not agree."))
    if given.dissent_agencies and not given.dissent:
        found.append(("body.dissent", "Write what they do not agree with, in their words."))
    return found


def _said(session: Session, row: ConferenceRow, *, met: bool) -> list[str]:
    """What is unusual about a decision; nothing of it stops anybody."""
    plan = plans.summary(session, row.assessment_id)
    said: list[str] = []
    if not met:
        said.append("The quorum was not met. That is kept with the decision.")
    if row.decision in {"plan_agreed", "plan_revised", "plan_continues"}:
        if not plan.goals.count:
            said.append("There are no goals in this plan yet.")
        if not plan.actions:
            said.append("There are no actions in this plan yet.")
    return said
