from datetime import date
from uuid import UUID, uuid4

import pytest
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.models.forum import Forum
from app.problems import NotFound, StaleVersion
from app.records import keeping
from app.records.keeping import Kind
from app.records.members import member_faults

FORUM = Kind(Forum, "forum")
GIVEN = {"name": "Eastgate ward forum", "forum_kind": "ward", "agency": "residents"}


class Told(BaseModel):
    name: str


def told() -> Told:
    return Told(name="Theirs")


@pytest.fixture
def forum(session: Session) -> UUID:
    return keeping.add(session, FORUM, GIVEN)


def audited(session: Session) -> list[str]:
    return list(session.execute(text("SELECT action FROM audit_event ORDER BY id")).scalars())


def test_each_write_is_audited(session: Session, forum: UUID):
    keeping.change(session, FORUM, forum, 1, {"note": "Monthly"}, current=told)
    keeping.remove(session, FORUM, forum, 2, current=told)
    assert audited(session) == ["forum.created", "forum.changed", "forum.deleted"]


def test_a_stale_change_gives_both_versions_and_changes_nothing(session: Session, forum: UUID):
    keeping.change(session, FORUM, forum, 1, {"note": "Theirs"}, current=told)
    with pytest.raises(StaleVersion) as refused:
        keeping.change(session, FORUM, forum, 1, {"note": "Mine"}, current=told)
    assert refused.value.extensions["current"] == {"name": "Theirs"}
    assert refused.value.extensions["yours"] == {"note": "Mine"}
    assert session.execute(text("SELECT note FROM forum")).scalar_one() == "Theirs"


def test_a_change_of_nothing_makes_a_version_or_is_stale(session: Session, forum: UUID):
    assert keeping.change(session, FORUM, forum, 1, {}, current=told) == 2
    with pytest.raises(StaleVersion):
        keeping.change(session, FORUM, forum, 1, {}, current=told)


def test_a_stale_removal_is_refused(session: Session, forum: UUID):
    with pytest.raises(StaleVersion):
        keeping.remove(session, FORUM, forum, 7, current=told)
    assert keeping.is_there(session, FORUM, forum)


def test_what_was_taken_away_is_not_there_any_more(session: Session, forum: UUID):
    keeping.remove(session, FORUM, forum, 1, current=told)
    with pytest.raises(NotFound, match="no forum of this id"):
        keeping.require(session, FORUM, forum)


def test_an_id_of_no_record_is_told_by_its_field(session: Session, forum: UUID):
    faults = keeping.id_faults(session, {"one": (FORUM, forum), "other": (FORUM, uuid4())})
    assert faults == [("body.other", "There is no forum of this id.")]


def test_a_stranger_is_no_member(session: Session):
    assert member_faults(session, {"owner_id": uuid4(), "lead_id": None}) == [
        ("body.owner_id", "Choose a member of the partnership.")
    ]


def test_the_author_is_kept_with_the_record(session: Session, forum: UUID):
    row = session.execute(text("SELECT version, created_at FROM forum")).one()
    assert (row.version, row.created_at.date() <= date(2100, 1, 1)) == (1, True)
