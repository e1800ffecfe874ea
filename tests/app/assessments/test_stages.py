"""The table of moves: every pair of stages, for every role that may open a location."""

from datetime import date
from itertools import product
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.assessments import moves
from app.assessments.move_schemas import MoveIn
from app.assessments.stages import ENDS, PATH, STAGES, moves_from
from app.identity.person import Membership, Person
from app.identity.roles import Role
from app.problems import Conflict, Forbidden, InvalidInput
from data.codelists import read_code_lists
from tests.app.assessments.places import complete_location

TODAY = date(2026, 11, 26)
READERS = (Role.ASSESSMENT_LEAD, Role.CONFERENCE_CHAIR, Role.COMMUNITY_SAFETY_OFFICER)
GRID = """
referred            screened            L
screened            scoping             L
scoping             assessing           L
assessing           goals_set           L
goals_set           conference_planned  LC
conference_planned  conference_held     LC
conference_held     plan_active         LC
plan_active         in_review           LC
in_review           plan_active         LC
conference_held     stepped_down        LC
conference_held     closed              LC
in_review           stepped_down        LC
in_review           closed              LC
referred            no_further_action   L
screened            no_further_action   L
scoping             no_further_action   L
assessing           no_further_action   L
assessing           scoping             L
goals_set           assessing           L
conference_planned  goals_set           LC
conference_held     assessing           LC
"""
"""From, to, and who: L an assessment lead, C a conference chair. What is not here is impossible."""
WHO = {"L": Role.ASSESSMENT_LEAD, "C": Role.CONFERENCE_CHAIR}
ALLOWED = {
    (start, to): {WHO[letter] for letter in who}
    for start, to, who in (line.split() for line in GRID.strip().splitlines())
}


def somebody(account: UUID, role: Role) -> Person:
    return Person(account, "Somebody", Membership("test", "Test", "Testwick", role, "school"))


def tried(session: Session, location: UUID, to: str, person: Person, reason: str = "Why") -> str:
    """What comes of a move, undone afterwards."""
    with session.begin_nested() as point:
        try:
            moved = moves.move(
                session, location, 1, MoveIn(to=to, reason=reason), person=person, today=TODAY
            )
        except (Conflict, Forbidden, InvalidInput) as refused:
            return type(refused).__name__
        finally:
            point.rollback()
        return moved.stage


@pytest.mark.parametrize("start", STAGES)
def test_each_move_is_made_by_those_who_may_and_by_nobody_else(
    session: Session, members: dict[Role, UUID], start: str
):
    location = complete_location(session, start, lead=members[Role.ASSESSMENT_LEAD])
    wrong: list[str] = []
    for to, role in product(STAGES, READERS):
        allowed = ALLOWED.get((start, to))
        expected = "Conflict" if allowed is None else to if role in allowed else "Forbidden"
        found = tried(session, location, to, somebody(members[role], role))
        if found != expected:
            wrong.append(f"{start} to {to} by {role}: {found}, not {expected}")
    assert wrong == []


@pytest.mark.parametrize(("start", "to"), sorted(ALLOWED))
def test_steps_back_and_endings_need_a_reason_and_steps_onwards_do_not(
    session: Session, members: dict[Role, UUID], start: str, to: str
):
    lead = members[Role.ASSESSMENT_LEAD]
    location = complete_location(session, start, lead=lead)
    person = somebody(lead, Role.ASSESSMENT_LEAD)
    onwards = to in PATH and (PATH.index(to) > PATH.index(start) or start == "in_review")
    expected = to if onwards else "InvalidInput"
    assert tried(session, location, to, person, reason="") == expected


def test_every_stage_of_the_code_list_is_in_the_table():
    listed = {row.code for row in read_code_lists() if row.list == "stage"}
    assert set(STAGES) == listed


@pytest.mark.parametrize("stage", PATH)
def test_nobody_is_left_at_a_stage_without_a_way_on(stage: str):
    assert moves_from(stage)


@pytest.mark.parametrize("stage", ENDS)
def test_an_ended_location_has_no_move_of_its_own(stage: str):
    assert moves_from(stage) == ()
