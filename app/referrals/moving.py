"""Move a referral to another location, and merge two locations that are the same place."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.assessments import moves
from app.assessments import service as assessments
from app.assessments.move_schemas import MoveIn
from app.assessments.schemas import AssessmentOut
from app.identity.person import Person
from app.problems import InvalidInput, faults
from app.records import keeping
from app.records.warned import warned
from app.referrals import queries, service
from app.referrals.schemas import MergeIn, ReferralMove, ReferralOut

ENDED = "no_further_action"


def move(
    session: Session, referral: UUID, version: int, given: ReferralMove, person: Person
) -> ReferralOut:
    """Move a referral to another location; one whose work had ended begins again with it.

    Raises
    ------
    InvalidInput
        When there is no such location, or the referral is there already.
    StaleVersion
        When somebody saved it in between.
    """
    current = service.own_to_change(session, referral, person)
    ids = {"assessment_id": (assessments.ASSESSMENT, given.assessment_id)}
    faults(keeping.id_faults(session, ids))
    if current.version == version and current.assessment_id == given.assessment_id:
        why = "The referral is at this location already. Choose another."
        raise InvalidInput([("body.assessment_id", why)])
    keeping.change(
        session,
        service.REFERRAL,
        referral,
        version,
        {"assessment_id": given.assessment_id, "moved_reason": given.reason},
        current=lambda: service.read(session, referral, person),
        yours=given.model_dump(mode="json"),
        action="moved",
    )
    reason = f"Referral {current.number} was moved here. {given.reason}"
    moves.reopen(session, given.assessment_id, reason=reason)
    return warned(service.read(session, referral, person), {"reason": given.reason})


def merge(
    session: Session,
    assessment: UUID,
    version: int,
    given: MergeIn,
    *,
    person: Person,
    today: date,
) -> AssessmentOut:
    """Move all referrals of a location to another that is the same place, and end the first.

    Only a location whose goals are not set yet is merged: a plan is not moved. Answers with the
    location that stays.

    Raises
    ------
    InvalidInput
        When there is no such location, or it is the same record.
    Conflict
        When the location is too far on to be ended without a conference.
    StaleVersion
        When somebody saved it in between.
    """
    current = assessments.read(session, assessment)
    faults(keeping.id_faults(session, {"into_id": (assessments.ASSESSMENT, given.into_id)}))
    if given.into_id == assessment:
        raise InvalidInput([("body.into_id", "This is the same record. Choose the other one.")])
    into = assessments.read(session, given.into_id)
    reason = f"Merged into location {into.number}, {into.title}. {given.reason}"
    ending = MoveIn.model_construct(to=ENDED, reason=reason)
    moves.move(session, assessment, version, ending, person=person, today=today)
    here = f"Moved from location {current.number}, {current.title}. {given.reason}"
    for row in queries.of_location(session, assessment):
        moved = ReferralMove.model_construct(assessment_id=given.into_id, reason=here)
        move(session, row.id, row.version, moved, person)
    return warned(assessments.read(session, given.into_id), {"reason": given.reason})
