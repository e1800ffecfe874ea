"""Move a location from stage to stage by the one table, and say what a move still needs."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.assessments import move_queries as queries
from app.assessments import service
from app.assessments.endings import decided_stage, decided_words, ending
from app.assessments.move_schemas import MissingOut, MoveIn, PossibleMoveOut, PossibleMovesOut
from app.assessments.needs import TABS, Known, missing, query_of
from app.assessments.schemas import AssessmentOut
from app.assessments.stages import BEGIN, STAGES, Move, is_finished, move_between, moves_from
from app.codes import service as codes
from app.identity.person import Person
from app.identity.roles import Role
from app.plans import summary as plans
from app.problems import Conflict, Forbidden, faults
from app.records import keeping
from app.records.warned import warned

ROLE_WORDS = {
    Role.ASSESSMENT_LEAD: "an assessment lead",
    Role.CONFERENCE_CHAIR: "a conference chair",
}
Labels = dict[tuple[str, str], str]


def possible(
    session: Session, assessment: UUID, *, person: Person, today: date
) -> PossibleMovesOut:
    """Every move from where a location is, with what it still needs."""
    current = service.read(session, assessment)
    known = _known(session, assessment, today)
    words = codes.labels(session, "stage")
    told = [
        _move_out(move, known, words, link=f"/locations/{assessment}", person=person)
        for move in moves_from(current.stage)
    ]
    for one in told:
        one.brings = ending(session, current, one.to).words
    finished = is_finished(current.stage)
    return PossibleMovesOut(
        assessment_id=assessment,
        stage=current.stage,
        stage_label=current.stage_label,
        version=current.version,
        words=(
            "The work here has ended. A new referral of this place begins it again."
            if finished
            else f"This location is at the stage “{current.stage_label}”."
        ),
        decided=decided_words(session, current),
        decided_to=decided_stage(
            session, current, next((one.to for one in told if one.direction == "next"), None)
        ),
        items=told,
    )


def move(
    session: Session,
    assessment: UUID,
    version: int,
    given: MoveIn,
    *,
    person: Person,
    today: date,
) -> AssessmentOut:
    """Move a location to another stage; an ending brings with it what ``endings`` says.

    Raises
    ------
    StaleVersion
        When somebody saved it in between.
    InvalidInput
        When there is no such stage, something is missing, or a reason is.
    Conflict
        When no move leads there from the present stage.
    Forbidden
        When the person's role does not make this move.
    """
    current = service.read(session, assessment)
    words = codes.labels(session, "stage")
    if current.version == version:
        # A stale person is told so first: what was possible then may not be so now.
        found = _move_to(current, given.to, words)
        _refuse_role(found, person, words)
        _refuse_missing(found, _known(session, assessment, today), given.reason)
    values: dict[str, object] = {"stage": given.to, **ending(session, current, given.to).values}
    if given.to == "scoping" and current.started_on is None:
        values["started_on"] = today
    keeping.change(
        session,
        service.ASSESSMENT,
        assessment,
        version,
        values,
        current=lambda: service.read(session, assessment),
        yours=given.model_dump(mode="json"),
        action="moved",
    )
    queries.add_move(session, assessment, current.stage, given.to, given.reason)
    return warned(service.read(session, assessment), {"reason": given.reason})


def screened(session: Session, current: AssessmentOut) -> str:
    """The stage of a location that was just screened; its first screening moves it on."""
    if current.stage != BEGIN:
        return current.stage
    queries.add_move(session, current.id, BEGIN, "screened")
    return "screened"


def reopen(session: Session, assessment: UUID, *, reason: str) -> bool:
    """Begin a finished location again, as a new referral does; False when it is at work."""
    current = service.read(session, assessment)
    if not is_finished(current.stage):
        return False
    keeping.change(
        session,
        service.ASSESSMENT,
        assessment,
        current.version,
        {"stage": BEGIN},
        current=lambda: service.read(session, assessment),
        action="moved",
    )
    queries.add_move(session, assessment, current.stage, BEGIN, reason)
    return True


def _known(session: Session, assessment: UUID, today: date) -> Known:
    return Known(queries.facts(session, assessment), plans.summary(session, assessment), today)


def _move_to(current: AssessmentOut, to: str, words: Labels) -> Move:
    if to not in STAGES:
        faults([("body.to", f"“{to}” is not a stage. Choose one of those that are offered.")])
    found = move_between(current.stage, to)
    if found is None:
        label = words.get(("stage", to), to)
        others = [words.get(("stage", one.to), one.to) for one in moves_from(current.stage)]
        onwards = (
            f"From there it can move to {' or '.join(f'“{one}”' for one in others)}."
            if others
            else "A new referral of this place begins it again."
        )
        raise Conflict(
            f"A location at the stage “{current.stage_label}” cannot move to “{label}”. {onwards}"
        )
    return found


def _refuse_role(found: Move, person: Person, words: Labels) -> None:
    if person.role not in found.roles:
        label = words.get(("stage", found.to), found.to)
        who = " or ".join(_roles(found))
        raise Forbidden(f"Only {who} moves a location to “{label}”. Ask one to do it.")


def _refuse_missing(found: Move, known: Known, reason: str) -> None:
    faults(("body.to", words) for _, words in missing(found.needs, known))
    if reason:
        return
    faults(("body.reason", words) for _, words in missing(found.excuses, known))
    if found.needs_reason:
        faults([("body.reason", "Give the reason, so that others can read later why.")])


def _move_out(
    found: Move, known: Known, words: Labels, *, link: str, person: Person
) -> PossibleMoveOut:
    lacking = missing(found.needs, known)
    excusable = missing(found.excuses, known)
    return PossibleMoveOut(
        to=found.to,
        to_label=words.get(("stage", found.to), found.to),
        words=found.words,
        direction=found.direction,
        roles=_roles(found),
        may=person.role in found.roles,
        ready=not lacking,
        reason_needed=found.needs_reason or bool(excusable),
        missing=[
            MissingOut(
                need=need,
                words=why,
                tab=TABS[need],
                link=f"{link}?{query_of(need)}",
                excusable=need in found.excuses,
            )
            for need, why in [*lacking, *excusable]
        ],
    )


def _roles(found: Move) -> list[str]:
    return [words for role, words in ROLE_WORDS.items() if role in found.roles]
