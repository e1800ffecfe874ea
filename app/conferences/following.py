"""What follows from a decision, as the list of decisions says: reviews, goals, the location."""

from datetime import date

from sqlalchemy.orm import Session

from app.assessments.stages import is_finished
from app.conferences import queries
from app.conferences.frame import Frame
from app.conferences.queries import ConferenceRow
from app.conferences.service import read
from app.goals import service as goals
from app.models.assessment import Assessment
from app.records import keeping
from app.records.keeping import Kind

LOCATION = Kind(Assessment, "location")


def ends_work(decision: str | None, frame: Frame) -> bool:
    """Whether nothing is reviewed any more after a decision."""
    return _says(decision, "ends_work", frame)


def follow(
    session: Session, row: ConferenceRow, decision: str, review_on: date | None, frame: Frame
) -> list[str]:
    """Let the location and its goals follow a decision, and say what did.

    Goals that were proposed are agreed once, by the decision that agrees them: one that is put
    right later agrees none that were written since. A location on which the work has ended keeps
    no review date.
    """
    _review(session, row, review_on, frame)
    if decision == row.decision or not _says(decision, "agrees_goals", frame):
        return []
    agreed = goals.agree(session, row.assessment_id, today=frame.today)
    if agreed == 0:
        return []
    were, are = ("goal that was", "is") if agreed == 1 else ("goals that were", "are")
    return [f"{agreed} {were} proposed {are} agreed now."]


def _review(session: Session, row: ConferenceRow, review_on: date | None, frame: Frame) -> None:
    subject = queries.subject(session, row.assessment_id)
    if subject is None or is_finished(subject.stage) or subject.review_on == review_on:
        return
    keeping.change(
        session,
        LOCATION,
        subject.id,
        subject.version,
        {"review_on": review_on},
        current=lambda: read(session, row.id, frame),
    )


def _says(decision: str | None, what: str, frame: Frame) -> bool:
    found = (one for one in frame.codes("conference_decision") if one.code == decision)
    return any(one.attributes.get(what) is True for one in found)
