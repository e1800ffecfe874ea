"""Say how an action gets on: a note, and the status that it brings."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.clock import LONDON
from app.codes.service import code_faults
from app.history.words import day_words
from app.models.action_progress import ActionProgress
from app.plans.frame import DONE, WILL_NOT_BE_DONE, Frame
from app.plans.queries import ActionRow
from app.plans.schemas import ActionDetailOut, ActionProgressIn
from app.plans.service import ACTION, found, read
from app.problems import Forbidden, faults
from app.records import keeping
from app.records.keeping import Kind
from app.records.warned import warned

PROGRESS = Kind(ActionProgress, "note on an action")


def note(
    session: Session, action: UUID, version: int, given: ActionProgressIn, frame: Frame
) -> ActionDetailOut:
    """Add a note to an action, with the status that it now has.

    Raises
    ------
    Forbidden
        For actions of other agencies.
    InvalidInput
        For an unknown status, a reason that is missing, or days out of order.
    StaleVersion
        When somebody saved the action in between.
    """
    row = found(session, action, frame)
    if not frame.may_progress(row.owner_agency, row.owner_id):
        owner = frame.label("agency", row.owner_agency)
        raise Forbidden(f"{owner} owns this action and says how it gets on.")
    noted_on = given.noted_on or frame.today
    done_on = (given.done_on or noted_on) if given.status == DONE else None
    if row.version == version:
        faults(_faults(session, row, given, noted_on, frame))
    keeping.change(
        session,
        ACTION,
        action,
        version,
        {
            "status": given.status,
            "done_on": done_on,
            "outcome": given.body if given.status in frame.finished else "",
        },
        current=lambda: read(session, action, frame),
        yours=given.model_dump(mode="json", exclude_unset=True),
        action="progressed",
    )
    values: dict[str, Any] = {"action_id": action, "noted_on": noted_on}
    keeping.add(session, PROGRESS, {**values, "status": given.status, "body": given.body})
    return warned(read(session, action, frame), {"note": given.body})


def agreed_on(row: ActionRow, today: date) -> date | None:
    """When an action was agreed: at its conference, else not before its assessment began."""
    met_on = None if row.agreed_at is None else row.agreed_at.astimezone(LONDON).date()
    return met_on if met_on is not None and met_on <= today else row.started_on


def _faults(
    session: Session, row: ActionRow, given: ActionProgressIn, noted_on: date, frame: Frame
) -> list[tuple[str, str]]:
    found = code_faults(
        session,
        {"status": ("action_status", given.status)},
        already={"status": row.status},
        today=frame.today,
    )
    if given.status == WILL_NOT_BE_DONE and not given.body:
        found.append(("body.body", "Say why it will not be done."))
    elif given.status == row.status and not given.body:
        found.append(("body.body", "Write what has been done since, or choose another status."))
    if given.done_on is not None and given.status != DONE:
        found.append(("body.done_on", "Only an action that is done has the day on which it was."))
    found += _day_faults(row, "noted_on", noted_on, frame.today)
    if given.status == DONE and given.done_on is not None:
        found += _day_faults(row, "done_on", given.done_on, frame.today)
        if noted_on < given.done_on <= frame.today:
            found.append(("body.noted_on", "The note is older than the day it was done."))
    return found


def _day_faults(row: ActionRow, name: str, day: date, today: date) -> list[tuple[str, str]]:
    agreed = agreed_on(row, today)
    if day > today:
        return [(f"body.{name}", "This day has not come yet. Choose today or an earlier day.")]
    if agreed is not None and day < agreed:
        return [(f"body.{name}", f"This is before it was agreed, {day_words(agreed)}.")]
    return []
