"""List, read, agree, change and take away actions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.clock import LONDON
from app.codes.service import code_faults, refuse_strange_filters
from app.history.words import day_words
from app.models.action import Action
from app.models.assessment import Assessment
from app.models.goal import Goal
from app.params import csv_values, known_values
from app.places import whereabouts
from app.plans import queries
from app.plans.frame import AGREED, Frame
from app.plans.queries import ActionFilter, ActionRow
from app.plans.schemas import ActionChange, ActionDetailOut, ActionIn, ActionsOut
from app.plans.telling import detail, told
from app.problems import Conflict, NotFound, faults
from app.records import keeping
from app.records.keeping import Kind
from app.records.members import member_faults
from app.records.warned import warned

ACTION = Kind(Action, "action")
LOCATION = Kind(Assessment, "location")
GOAL = Kind(Goal, "goal")
TEXTS = ("task", "measure", "location_label")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks the list of actions for, as it came; None lets all pass."""

    mine: bool = False
    assessment: UUID | None = None
    conference: UUID | None = None
    agency: str | None = None
    status: str | None = None


def list_actions(session: Session, wanted: Wanted, frame: Frame) -> ActionsOut:
    """Actions that match and that the person may see, the most overdue first.

    Raises
    ------
    InvalidInput
        When a status or an agency is not on the list.
    """
    refuse_strange_filters(session, {"owner_agency": ("agency", wanted.agency)})
    statuses = known_values(
        csv_values(wanted.status, at="query.status"),
        frozenset(one.code for one in frame.lists["action_status"]),
        at="query.status",
        what="status of actions",
    )
    narrowed = ActionFilter(
        assessment=wanted.assessment,
        conference=wanted.conference,
        agency=wanted.agency,
        statuses=tuple(statuses) or None,
        account=frame.person.account_id if wanted.mine or not frame.sees_all else None,
        own_agency=frame.person.agency,
    )
    rows, count = queries.listed(session, narrowed, finished=sorted(frame.finished))
    items = told(session, rows, frame)
    return ActionsOut(items=items, count=count, overdue=sum(one.late for one in items))


def read(session: Session, action: UUID, frame: Frame) -> ActionDetailOut:
    """One action; refusals as in ``found``."""
    return detail(session, found(session, action, frame), frame)


def found(session: Session, action: UUID, frame: Frame) -> ActionRow:
    """The stored action.

    Raises
    ------
    NotFound
        When there is none, it was deleted, or it is another agency's and the person sees only
        those of their own.
    """
    row = queries.one(session, action)
    if row is None or not (frame.sees_all or frame.owns(row.owner_agency, row.owner_id)):
        raise NotFound("There is no action of this id that you may see. It may have been deleted.")
    return row


def agree(session: Session, given: ActionIn, frame: Frame) -> ActionDetailOut:
    """Put an action into the plan of a location.

    Raises
    ------
    InvalidInput
        With the place of each fault: ids of another location, unknown or retired codes, an owner
        of another agency, a day out of order, a place outside the ground.
    """
    values = given.model_dump(exclude={"geometry"})
    faults(keeping.id_faults(session, {"assessment_id": (LOCATION, given.assessment_id)}))
    faults(_faults(session, values, given.assessment_id, None, frame))
    values["geom"] = whereabouts.placed(session, given.geometry)
    made = keeping.add(session, ACTION, {**values, "status": AGREED})
    return _warned(read(session, made, frame), given)


def change(
    session: Session, action: UUID, version: int, given: ActionChange, frame: Frame
) -> ActionDetailOut:
    """Change an action that still has the version which the person read; refusals as in ``agree``.

    Raises
    ------
    StaleVersion
        When somebody saved it in between.
    """
    current = found(session, action, frame)
    sent = given.model_dump(exclude_unset=True, exclude={"geometry"})
    sent |= {name: "" for name in TEXTS if name in sent and sent[name] is None}
    if current.version == version:
        whole = {name: getattr(current, name) for name in ("owner_agency", "owner_id", "due_on")}
        whole["conference_id"] = current.conference_id
        faults(_faults(session, {**whole, **sent}, current.assessment_id, current, frame))
        if "geometry" in given.model_fields_set:
            sent["geom"] = whereabouts.placed(session, given.geometry)
    keeping.change(
        session,
        ACTION,
        action,
        version,
        sent,
        current=lambda: read(session, action, frame),
        yours=given.model_dump(mode="json", exclude_unset=True),
    )
    return _warned(read(session, action, frame), given)


def _warned(answer: ActionDetailOut, given: ActionIn | ActionChange) -> ActionDetailOut:
    texts = {"title": given.title, "task": given.task, "measure": given.measure}
    return warned(answer, texts)


def delete(session: Session, action: UUID, version: int, frame: Frame) -> None:
    """Take an action out of the plan; its history stays.

    Raises
    ------
    Conflict
        While a change of the ledger is logged for it.
    StaleVersion
        When somebody saved it in between.
    """
    found(session, action, frame)
    logged = queries.changes(session, [action])
    if logged:
        raise Conflict(
            f"Change {logged[0].number} is logged for this action, so it stays. Say in a note that"
            " it will not be done, and why."
        )
    keeping.remove(session, ACTION, action, version, current=lambda: read(session, action, frame))


def _faults(
    session: Session,
    values: Mapping[str, Any],
    assessment: UUID,
    current: ActionRow | None,
    frame: Frame,
) -> list[tuple[str, str]]:
    lists = {"owner_agency": "agency", "mechanism": "mechanism"}
    already = None if current is None else {name: getattr(current, name) for name in lists}
    found = code_faults(
        session,
        {name: (listed, values.get(name)) for name, listed in lists.items()},
        already=already,
        today=frame.today,
    )
    if current is None or values["owner_id"] != current.owner_id:
        found += member_faults(session, {"owner_id": values["owner_id"]})
    if not found:
        found += _owner_faults(session, values, frame)
    goal = values.get("goal_id")
    if goal is not None and not keeping.belongs(session, GOAL, goal, "assessment_id", assessment):
        found.append(("body.goal_id", "Choose a goal of this location."))
    return found + _meeting_faults(session, values, assessment)


def _owner_faults(
    session: Session, values: Mapping[str, Any], frame: Frame
) -> list[tuple[str, str]]:
    owner = values["owner_id"]
    known = None if owner is None else queries.agency_of(session, owner)
    if known is None or known[1] == values["owner_agency"]:
        return []
    works_for = frame.label("agency", known[1])
    return [
        (
            "body.owner_id",
            f"{known[0]} works for {works_for}. Choose somebody of the owner’s agency.",
        )
    ]


def _meeting_faults(
    session: Session, values: Mapping[str, Any], assessment: UUID
) -> list[tuple[str, str]]:
    conference = values.get("conference_id")
    if conference is None:
        return []
    meeting = queries.meeting(session, conference)
    if meeting is None or meeting.assessment_id != assessment or meeting.status == "cancelled":
        return [
            ("body.conference_id", "Choose a conference on this location that was not cancelled.")
        ]
    agreed_on = meeting.starts_at.astimezone(LONDON).date()
    if values["due_on"] is not None and values["due_on"] < agreed_on:
        return [
            ("body.due_on", f"This is before it was agreed, {day_words(agreed_on)}. Check the day.")
        ]
    return []
