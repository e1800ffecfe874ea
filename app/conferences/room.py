"""The room: who is invited and who came, and what was said, each a record of its own.

Two people who take the minutes of one conference never write the same record unless they mean to.
"""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import code_faults
from app.conferences import room_queries
from app.conferences.frame import Frame, day_of
from app.conferences.given import (
    DiscussionPointChange,
    DiscussionPointIn,
    InvitationChange,
    InvitationIn,
)
from app.conferences.queries import ConferenceRow
from app.conferences.room_queries import InvitationRow, PointRow
from app.conferences.schemas import DiscussionPointOut, InvitationOut
from app.conferences.service import open_one
from app.conferences.telling import invitation_out, point_out
from app.models.area import Area
from app.models.conference_invitation import ConferenceInvitation
from app.models.discussion_point import DiscussionPoint
from app.places import whereabouts
from app.problems import Conflict, NotFound, faults
from app.records import keeping
from app.records.keeping import Kind
from app.records.warned import warned

INVITATION = Kind(ConferenceInvitation, "invitation")
POINT = Kind(DiscussionPoint, "discussion point")
AREA = Kind(Area, "area")
MOST_INVITED, MOST_POINTS = 100, 500
NOT_YET = "The conference has not begun. Say who came once it has."


def invite(session: Session, conference: UUID, given: InvitationIn, frame: Frame) -> InvitationOut:
    """Invite an agency by the role that should come.

    Raises
    ------
    InvalidInput
        For unknown or retired codes, and for a role that is invited already.
    Conflict
        When the conference was cancelled, or a hundred are invited.
    """
    row = open_one(session, conference)
    values: dict[str, Any] = given.model_dump()
    if values["needed"] is None:
        values["needed"] = given.agency in frame.chosen.needed_agencies
    others = room_queries.invitations(session, [row.id])
    if len(others) >= MOST_INVITED:
        raise Conflict(f"{MOST_INVITED} are invited already. Take one away first.")
    found = _invitation_codes(session, values, None, frame)
    found += _twice(values, others)
    faults(found)
    made = keeping.add(session, INVITATION, {**values, "conference_id": row.id})
    return _role_warned(_invitation(session, row.id, made, frame), given)


def change_invitation(
    session: Session,
    conference: UUID,
    invitation: UUID,
    version: int,
    given: InvitationChange,
    frame: Frame,
) -> InvitationOut:
    """Change an invitation: its reply before, its attendance on the day.

    Raises
    ------
    InvalidInput
        For unknown or retired codes, and for attendance before the conference began.
    StaleVersion
        When somebody saved it in between.
    """
    row = open_one(session, conference)
    current = _invited(session, row.id, invitation)
    sent = given.model_dump(exclude_unset=True)
    for name, nothing in (("attending_role", ""), ("note", ""), ("needed", False)):
        if name in sent and sent[name] is None:
            sent[name] = nothing
    values = {"attending_role": current.attending_role, "agency": current.agency, **sent}
    found = _invitation_codes(session, sent, current, frame)
    found += _twice(
        values, [o for o in room_queries.invitations(session, [row.id]) if o.id != invitation]
    )
    if sent.get("attendance") is not None and day_of(row.starts_at) > frame.today:
        found.append(("body.attendance", NOT_YET))
    if "reply" in sent and sent["reply"] is None:
        found.append(("body.reply", "Say what they replied, or that they have not."))
    if not sent:
        found.append(("body", "Say what to change."))
    faults(found)
    keeping.change(
        session,
        INVITATION,
        invitation,
        version,
        sent,
        current=lambda: _invitation(session, row.id, invitation, frame),
    )
    return _role_warned(_invitation(session, row.id, invitation, frame), given)


def withdraw(
    session: Session, conference: UUID, invitation: UUID, version: int, frame: Frame
) -> None:
    """Take an invitation back; its history stays. Refusals as in ``keeping.remove``."""
    row = open_one(session, conference)
    _invited(session, row.id, invitation)
    keeping.remove(
        session,
        INVITATION,
        invitation,
        version,
        current=lambda: _invitation(session, row.id, invitation, frame),
    )


def note(
    session: Session, conference: UUID, given: DiscussionPointIn, frame: Frame
) -> DiscussionPointOut:
    """Write down a point of discussion under an item of the agenda.

    Raises
    ------
    InvalidInput
        For an item that the agenda does not have, an unknown area, a place outside the ground.
    Conflict
        When the conference was cancelled, or has five hundred points.
    """
    row = open_one(session, conference)
    values: dict[str, Any] = given.model_dump(exclude={"geometry"})
    others = room_queries.points(session, row.id)
    if len(others) >= MOST_POINTS:
        raise Conflict(f"There are {MOST_POINTS} points already. Put some of them together.")
    faults(_point_faults(session, row, values))
    if values["sort"] is None:
        values["sort"] = max((one.sort for one in others), default=-1) + 1
    values["geom"] = whereabouts.placed(session, given.geometry)
    made = keeping.add(session, POINT, {**values, "conference_id": row.id})
    return warned(_point(session, row.id, made, frame), {"point": given.body})


def change_point(
    session: Session,
    conference: UUID,
    point: UUID,
    version: int,
    given: DiscussionPointChange,
    frame: Frame,
) -> DiscussionPointOut:
    """Change a point that still has the version which the person read; refusals as in ``note``."""
    row = open_one(session, conference)
    _noted(session, row.id, point)
    sent = given.model_dump(exclude_unset=True, exclude={"geometry"})
    if sent.get("location_label", "") is None:
        sent["location_label"] = ""
    found = _point_faults(session, row, sent)
    found += [
        (f"body.{name}", "This cannot be left empty.")
        for name in ("agenda_key", "body", "sort")
        if name in sent and sent[name] is None
    ]
    if not given.model_fields_set:
        found.append(("body", "Say what to change."))
    faults(found)
    if "geometry" in given.model_fields_set:
        sent["geom"] = whereabouts.placed(session, given.geometry)
    keeping.change(
        session,
        POINT,
        point,
        version,
        sent,
        current=lambda: _point(session, row.id, point, frame),
        yours=given.model_dump(mode="json", exclude_unset=True),
    )
    return warned(_point(session, row.id, point, frame), {"point": given.body})


def strike(session: Session, conference: UUID, point: UUID, version: int, frame: Frame) -> None:
    """Take a point away; its history stays. Refusals as in ``keeping.remove``."""
    row = open_one(session, conference)
    _noted(session, row.id, point)
    keeping.remove(
        session, POINT, point, version, current=lambda: _point(session, row.id, point, frame)
    )


def _role_warned(answer: InvitationOut, given: InvitationIn | InvitationChange) -> InvitationOut:
    return warned(answer, {"role": given.attending_role, "note": given.note})


def _invitation_codes(
    session: Session, values: dict[str, Any], current: InvitationRow | None, frame: Frame
) -> list[tuple[str, str]]:
    lists = {"agency": "agency", "reply": "invitation_reply", "attendance": "attendance"}
    already = None
    if current is not None:
        already = {"reply": current.reply, "attendance": current.attendance}
    given = {name: (lists[name], values[name]) for name in lists if values.get(name) is not None}
    return code_faults(session, given, already=already, today=frame.today) if given else []


def _twice(values: dict[str, Any], others: list[InvitationRow]) -> list[tuple[str, str]]:
    same = any(
        one.agency == values["agency"]
        and one.attending_role.casefold() == values["attending_role"].casefold()
        for one in others
    )
    if not same:
        return []
    return [
        ("body.agency", "This agency is invited already. Give another role, or change that one.")
    ]


def _point_faults(
    session: Session, row: ConferenceRow, values: dict[str, Any]
) -> list[tuple[str, str]]:
    found = keeping.id_faults(session, {"area_id": (AREA, values.get("area_id"))})
    key = values.get("agenda_key")
    if key is not None and key not in {one["key"] for one in row.agenda}:
        found.append(("body.agenda_key", "Choose an item of this conference’s agenda."))
    return found


def _invited(session: Session, conference: UUID, invitation: UUID) -> InvitationRow:
    for one in room_queries.invitations(session, [conference]):
        if one.id == invitation:
            return one
    raise NotFound("There is no invitation of this id. It may have been taken back.")


def _invitation(
    session: Session, conference: UUID, invitation: UUID, frame: Frame
) -> InvitationOut:
    return invitation_out(_invited(session, conference, invitation), frame)


def _noted(session: Session, conference: UUID, point: UUID) -> PointRow:
    for one in room_queries.points(session, conference):
        if one.id == point:
            return one
    raise NotFound("There is no point of this id. It may have been taken away.")


def _point(session: Session, conference: UUID, point: UUID, frame: Frame) -> DiscussionPointOut:
    return point_out(_noted(session, conference, point), frame)
