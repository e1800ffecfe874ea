"""What an ending of the work on a location brings with it: its level, and no review that waits."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.assessments import move_queries as queries
from app.assessments.schemas import AssessmentOut
from app.assessments.stages import is_finished
from app.codes import service as codes
from app.history.words import day_words

STEPPED_DOWN = "stepped_down"


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
    level = queries.decided_level(session, current.id) if to == STEPPED_DOWN else None
    if level is not None and level != current.threshold_level:
        label = codes.labels(session, "threshold_level").get(("threshold_level", level), level)
        found.values["threshold_level"] = level
        found.words.append(f"Its threshold level becomes “{label}”, as its conference decided.")
    if current.review_on is not None:
        found.values["review_on"] = None
        day = day_words(current.review_on)
        found.words.append(f"The review on {day} is not waited for any more.")
    return found
