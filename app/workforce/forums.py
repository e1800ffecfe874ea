"""Keep forums, their meetings, and the places that a meeting spoke of."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import code_faults
from app.identity.person import Person
from app.models.forum import Forum
from app.models.forum_meeting import ForumMeeting
from app.problems import NotFound, faults
from app.records import keeping
from app.records.keeping import Kind
from app.records.warned import warned
from app.workforce import forum_queries as queries
from app.workforce.citations import told as citation
from app.workforce.forum_queries import MeetingRow
from app.workforce.forum_schemas import (
    CitationOut,
    ForumEdit,
    ForumIn,
    ForumOut,
    ForumPageOut,
    ForumsOut,
    MeetingEdit,
    MeetingIn,
    MeetingOut,
)

FORUM = Kind(Forum, "forum")
MEETING = Kind(ForumMeeting, "meeting")
CODED = {"forum_kind": "forum_kind", "agency": "agency"}


def list_forums(session: Session, *, today: date) -> ForumsOut:
    """Forums by kind and name."""
    rows, count = queries.forums(session, today=today)
    return ForumsOut(items=[ForumOut(**asdict(row)) for row in rows], count=count)


def read(session: Session, forum: UUID, person: Person, *, today: date) -> ForumPageOut:
    """One forum with its meetings, and the places they spoke of as the person may know them.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    found = _there(session, forum, today)
    rows = queries.meetings(session, forum=forum)
    return ForumPageOut(**found.model_dump(), items=_meetings(session, rows, person))


def add(session: Session, given: ForumIn, *, today: date) -> ForumOut:
    """Note a forum.

    Raises
    ------
    InvalidInput
        When a code is unknown or retired.
    """
    values = given.model_dump()
    faults(_coded(session, values, {}, today))
    return _warned(_there(session, keeping.add(session, FORUM, values), today))


def change(
    session: Session, forum: UUID, version: int, given: ForumEdit, *, today: date
) -> ForumOut:
    """Change a forum that still has the version which the person read.

    Raises
    ------
    StaleVersion
        With both versions, when somebody saved it in between.
    """
    before = _there(session, forum, today)
    values = given.model_dump(exclude_unset=True)
    faults(_coded(session, values, before.model_dump(), today))
    keeping.change(
        session, FORUM, forum, version, values, current=lambda: _there(session, forum, today)
    )
    return _warned(_there(session, forum, today))


def remove(session: Session, forum: UUID, version: int, *, today: date) -> None:
    """Take a forum away with its meetings; the history stays."""
    _there(session, forum, today)
    keeping.remove(session, FORUM, forum, version, current=lambda: _there(session, forum, today))


def read_meeting(session: Session, meeting: UUID, person: Person) -> MeetingOut:
    """One meeting.

    Raises
    ------
    NotFound
        When there is none, or it or its forum was deleted.
    """
    for one in _meetings(session, queries.meetings(session, one=meeting), person):
        return one
    raise NotFound("There is no meeting of this id. It may have been deleted.")


def add_meeting(
    session: Session, forum: UUID, given: MeetingIn, person: Person, *, today: date
) -> MeetingOut:
    """Note a meeting of a forum, held or still to come.

    Raises
    ------
    InvalidInput
        When a meeting that is still to come has a summary.
    """
    keeping.require(session, FORUM, forum)
    faults(_untimely(given.held_on, given.summary, today))
    made = keeping.add(session, MEETING, {"forum_id": forum, **given.model_dump()})
    return _minuted(read_meeting(session, made, person))


def change_meeting(
    session: Session,
    meeting: UUID,
    version: int,
    given: MeetingEdit,
    person: Person,
    *,
    today: date,
) -> MeetingOut:
    """Change a meeting that still has the version which the person read.

    Raises
    ------
    StaleVersion
        With both versions, when somebody saved it in between.
    """
    before = read_meeting(session, meeting, person)
    values = given.model_dump(exclude_unset=True)
    after = before.model_dump() | values
    faults(_untimely(after["held_on"], after["summary"], today))
    keeping.change(
        session,
        MEETING,
        meeting,
        version,
        values,
        current=lambda: read_meeting(session, meeting, person),
    )
    return _minuted(read_meeting(session, meeting, person))


def remove_meeting(session: Session, meeting: UUID, version: int, person: Person) -> None:
    """Take a meeting away; its history stays."""
    read_meeting(session, meeting, person)
    keeping.remove(
        session,
        MEETING,
        meeting,
        version,
        current=lambda: read_meeting(session, meeting, person),
    )


def _there(session: Session, forum: UUID, today: date) -> ForumOut:
    for row in queries.forums(session, forum, today=today)[0]:
        return ForumOut(**asdict(row))
    raise NotFound("There is no forum of this id. It may have been deleted.")


def _meetings(session: Session, rows: list[MeetingRow], person: Person) -> list[MeetingOut]:
    places: dict[UUID, list[CitationOut]] = defaultdict(list)
    for one in queries.citations(session, meetings=[row.id for row in rows]):
        places[one.meeting_id].append(citation(one, person))
    return [MeetingOut(**asdict(row), citations=places[row.id]) for row in rows]


def _warned(forum: ForumOut) -> ForumOut:
    return warned(forum, {"note": forum.note, "rhythm": forum.rhythm})


def _minuted(meeting: MeetingOut) -> MeetingOut:
    return warned(meeting, {"summary": meeting.summary})


def _coded(
    session: Session, values: Mapping[str, Any], before: Mapping[str, Any], today: date
) -> list[tuple[str, str]]:
    coded = {name: (list_, values[name]) for name, list_ in CODED.items() if name in values}
    return code_faults(session, coded, already=before, today=today)


def _untimely(held_on: date, summary: str, today: date) -> list[tuple[str, str]]:
    if held_on <= today or not summary:
        return []
    why = "This meeting is still to come. Write its summary once it was held, or change the day."
    return [("body.held_on", why)]
