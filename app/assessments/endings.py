"""What a conference decided on a location, and what the ending of its work brings with it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.assessments import move_queries as queries
from app.assessments.schemas import AssessmentOut
from app.assessments.stages import is_finished
from app.codes import service as codes
from app.history.words import day_words

STEPPED_DOWN, CLOSED, IN_REVIEW = "stepped_down", "closed", "in_review"


@dataclass(frozen=True, slots=True)
class Ending:
    """Columns of a location that change as it ends, and the same in words."""

    values: dict[str, object]
    words: list[str]


def ending(session: Session, current: AssessmentOut, to: str) -> Ending:
    """What changes of a location that moves to a stage; nothing where the work goes on.

    A location that is stepped down takes the threshold level that its newest conference decided
    on. No review waits at a location on which the work has ended: the day it had stays in the
    history and with the conference.
    """
    found = Ending({}, [])
    if not is_finished(to):
        return found
    decided = queries.decided(session, current.id) if to == STEPPED_DOWN else None
    level = decided and decided.threshold_level
    if level is not None and level != current.threshold_level:
        label = codes.labels(session, "threshold_level").get(("threshold_level", level), level)
        found.values["threshold_level"] = level
        found.words.append(f"Its threshold level becomes “{label}”, as its conference decided.")
    if current.review_on is not None:
        found.values["review_on"] = None
        day = day_words(current.review_on)
        found.words.append(f"The review on {day} is not waited for any more.")
    return found


def decided_stage(session: Session, current: AssessmentOut, onwards: str | None) -> str | None:
    """The stage that the newest decision on a location leads to.

    ``onwards`` is where the work goes on from here: a location in review goes there only once a
    review conference decided so that no plan has gone on from yet.
    """
    found = queries.decided(session, current.id)
    if found is None:
        return None
    if found.ends_work:
        return STEPPED_DOWN if found.threshold_level else CLOSED
    return onwards if current.stage == IN_REVIEW and found.is_later else None


def decided_words(session: Session, current: AssessmentOut) -> str:
    """What the newest conference on a location decided, and who did not agree; else nothing."""
    found = queries.decided(session, current.id)
    if found is None:
        return ""
    said = f"Conference {found.number} on {day_words(found.on)} decided: {found.label}."
    if not found.dissent_agencies:
        return said
    labels = codes.labels(session, "agency")
    names = [labels.get(("agency", one), one) for one in found.dissent_agencies]
    return f"{said} Not agreed by {', '.join(names)}."
