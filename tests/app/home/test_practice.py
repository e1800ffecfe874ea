"""What waits in the practice for each of the people, and what was done this week."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, text

from app.accounts import service as accounts
from app.clock import now, today
from app.identity.roles import Role
from tests.app.notices import specimens
from tests.conftest import SLUG, ClientAs, SessionAs
from tests.factories import add_outline

pytestmark = pytest.mark.db
HOME = "/api/test/home"
LEAD, TASKING, SAFETY, CHAIR, PARTNER = (
    Role.ASSESSMENT_LEAD,
    Role.TASKING_OFFICER,
    Role.COMMUNITY_SAFETY_OFFICER,
    Role.CONFERENCE_CHAIR,
    Role.PARTNER_CONTRIBUTOR,
)


def home(client_as: ClientAs, role: Role) -> dict[str, Any]:
    answer = client_as(role).get(HOME)
    assert answer.status_code == 200, answer.text
    return answer.json()


def titles(client_as: ClientAs, role: Role) -> list[str]:
    return [item["title"] for item in home(client_as, role)["waiting"]]


def day(days: int):
    return today() + timedelta(days=days)


def test_method_waits_for_its_owner_and_not_for_the_lead(
    client_as: ClientAs, session_as: SessionAs, members: dict[Role, UUID]
):
    with session_as("exact") as session:
        at = specimens.location(session, lead=members[LEAD])
        specimens.method(session, at, due=day(-2), owner=members[SAFETY])
    (item,) = home(client_as, SAFETY)["waiting"][:1]
    assert (item["title"], item["tag"]) == ("Walkabout at Weir Road", "2 days late")
    assert "Walkabout at Weir Road" not in titles(client_as, LEAD)


def test_method_without_owner_waits_for_the_lead(
    client_as: ClientAs, session_as: SessionAs, members: dict[Role, UUID]
):
    with session_as("exact") as session:
        at = specimens.location(session, lead=members[LEAD])
        specimens.method(session, at, due=day(5))
    assert titles(client_as, LEAD) == ["Walkabout at Weir Road"]


@pytest.fixture
def who_left(owner: Engine, members: dict[Role, UUID], clean: None) -> Iterator[UUID]:
    """Somebody who is no member any more."""
    set_active(owner, members[SAFETY], active=False)
    yield members[SAFETY]
    set_active(owner, members[SAFETY], active=True)


def set_active(owner: Engine, account: UUID, *, active: bool) -> None:
    with owner.begin() as connection:
        accounts.enter(connection, SLUG)
        connection.execute(
            text("UPDATE member SET active = :active WHERE account_id = :id"),
            {"active": active, "id": account},
        )


def test_what_somebody_owned_who_left_waits_for_others(
    client_as: ClientAs, session_as: SessionAs, members: dict[Role, UUID], who_left: UUID
):
    with session_as("exact") as session:
        at = specimens.location(session, lead=members[LEAD])
        specimens.method(session, at, due=day(5), owner=who_left)
        specimens.action(session, at, due=day(3), agency="parks", owner=who_left)
    assert titles(client_as, LEAD) == ["Walkabout at Weir Road"]
    assert titles(client_as, TASKING) == ["Cut the hedge"]


def test_own_action_is_not_lost_behind_a_hundred_of_other_agencies(
    client_as: ClientAs, session_as: SessionAs
):
    with session_as("exact") as session:
        at = specimens.location(session)
        for _ in range(101):
            specimens.action(session, at, due=day(1), agency="parks")
        specimens.action(session, at, due=day(3), agency="community_safety")
    assert titles(client_as, PARTNER) == ["Cut the hedge"]


def test_three_methods_of_one_place_wait_each(
    client_as: ClientAs, session_as: SessionAs, members: dict[Role, UUID]
):
    with session_as("exact") as session:
        for name in ("Weir Road", "Mill Lane", "Lock Street"):
            at = specimens.location(session, title=name, lead=members[LEAD])
            specimens.method(session, at, due=day(5))
    assert len(titles(client_as, LEAD)) == 3


def test_a_method_waits_for_the_partner_who_sees_to_it(
    client_as: ClientAs, session_as: SessionAs, members: dict[Role, UUID]
):
    with session_as("exact") as session:
        at = specimens.location(session)
        specimens.method(session, at, due=day(5), owner=members[PARTNER])
        specimens.method(session, at, due=day(6), owner=members[LEAD])
    (item,) = home(client_as, PARTNER)["waiting"]
    assert (item["kind"], item["link"]) == ("method", "observe")


def test_own_action_waits_with_the_goal_it_serves_and_no_social_care_text(
    client_as: ClientAs, session_as: SessionAs
):
    with session_as("exact") as session:
        at = specimens.location(session)
        action = specimens.action(session, at, due=day(3), agency="community_safety")
        session.execute(
            text(
                "WITH made AS (INSERT INTO goal (assessment_id, statement, status)"
                " VALUES (:at, 'Everybody can see the gate', 'agreed') RETURNING id)"
                " UPDATE action SET goal_id = made.id FROM made WHERE action.id = :action"
            ),
            {"at": at, "action": action},
        )
    (item,) = home(client_as, PARTNER)["waiting"]
    assert (item["title"], item["detail"]) == (
        "Cut the hedge",
        "Goal: Everybody can see the gate",
    )
    assert "Low enough" not in str(item)


def test_action_of_an_agency_that_is_not_here_waits_for_partnership_tasking(
    client_as: ClientAs, session_as: SessionAs
):
    with session_as("exact") as session:
        specimens.action(session, specimens.location(session), due=day(3), agency="parks")
    assert titles(client_as, TASKING) == ["Cut the hedge"]
    assert titles(client_as, PARTNER) == []


def test_place_that_was_referred_waits_to_be_screened_with_its_agencies(
    client_as: ClientAs, session_as: SessionAs
):
    with session_as("exact") as session:
        at = specimens.location(session, stage="referred")
        specimens.referral(session, at)
        specimens.referral(session, at)
    (item,) = home(client_as, LEAD)["waiting"]
    assert item["title"] == "Screen Weir Road"
    assert item["detail"].startswith("2 referrals by 1 agency, since")


def test_conference_waits_for_its_chair_with_the_replies(
    client_as: ClientAs, session_as: SessionAs, members: dict[Role, UUID]
):
    with session_as("exact") as session:
        at = specimens.location(session, review_on=day(4))
        planned = specimens.conference(
            session, at, starts_at=now() + timedelta(days=5), chair=members[CHAIR]
        )
        session.execute(
            text(
                "INSERT INTO conference_invitation (conference_id, agency, reply)"
                " VALUES (:c, 'parks', 'no_reply'), (:c, 'school', 'accepted')"
            ),
            {"c": planned},
        )
    (item,) = home(client_as, CHAIR)["waiting"]
    assert item["title"] == "Prepare the conference on Weir Road"
    assert item["detail"].endswith("1 of 2 have not replied")
    assert (item["tag"], item["link"]) == ("In 5 days", f"conferences/{planned}")


def test_conference_whose_day_has_passed_waits_to_be_recorded(
    client_as: ClientAs, session_as: SessionAs, members: dict[Role, UUID]
):
    with session_as("exact") as session:
        specimens.conference(
            session,
            specimens.location(session),
            starts_at=now() - timedelta(days=2),
            chair=members[CHAIR],
        )
    (item,) = home(client_as, CHAIR)["waiting"]
    assert (item["title"], item["tag"]) == ("Record the conference on Weir Road", "Not recorded")


def test_summary_is_late_after_two_working_days(
    client_as: ClientAs, session_as: SessionAs, members: dict[Role, UUID]
):
    with session_as("exact") as session:
        specimens.conference(
            session,
            specimens.location(session),
            starts_at=now() - timedelta(days=10),
            status="held",
            chair=members[CHAIR],
        )
    (item,) = home(client_as, CHAIR)["waiting"]
    assert item["title"] == "Issue the summary of the conference on Weir Road"
    assert item["tag_kind"] == "red"


def test_redeployable_that_must_move_waits_for_partnership_tasking(
    client_as: ClientAs, session_as: SessionAs
):
    with session_as("exact") as session:
        specimens.change(
            session,
            status="in_place",
            kind="cctv_redeployable",
            title="Camera",
            move_on=day(3),
            expires_on=day(3),
        )
    assert titles(client_as, TASKING) == ["Move on: Camera"]


def test_week_tells_referrals_and_moves_to_the_lead_and_marks_their_own_places(
    client_as: ClientAs, session_as: SessionAs, members: dict[Role, UUID]
):
    with session_as("exact") as session:
        at = specimens.location(session, lead=members[LEAD])
        specimens.referral(session, at)
        session.execute(
            text(
                "INSERT INTO stage_move (assessment_id, from_stage, to_stage)"
                " VALUES (:at, 'scoping', 'assessing')"
            ),
            {"at": at},
        )
    told = {one["kind"]: one for one in home(client_as, LEAD)["changed"]}
    assert told["referral"]["detail"] == "A referral by Parks"
    assert told["assessment"]["detail"] == "Assessing"
    assert told["referral"]["mine"]


@pytest.mark.parametrize("role", [TASKING, PARTNER, Role.ADMINISTRATOR])
def test_week_tells_nothing_of_assessments_to_those_who_may_not_read_them(
    client_as: ClientAs, session_as: SessionAs, role: Role
):
    with session_as("exact") as session:
        at = specimens.location(session, review_on=day(1))
        specimens.referral(session, at)
        specimens.method(session, at, due=day(1))
    answer = home(client_as, role)
    assert "Weir Road" not in str(answer)


@pytest.mark.parametrize(
    ("role", "agency", "count"),
    [
        (PARTNER, "parks", 0),
        (PARTNER, "community_safety", 1),
        (TASKING, "parks", 1),
    ],
)
def test_week_tells_a_partner_of_progress_on_their_own_agencys_actions_only(
    client_as: ClientAs, session_as: SessionAs, role: Role, agency: str, count: int
):
    with session_as("exact") as session:
        action = specimens.action(session, specimens.location(session), due=day(90), agency=agency)
        session.execute(
            text(
                "INSERT INTO action_progress (action_id, noted_on, status, body)"
                " VALUES (:action, :today, 'agreed', 'The lamps are ordered')"
            ),
            {"action": action, "today": today()},
        )
    changed = home(client_as, role)["changed"]
    assert [one["link"] for one in changed] == [f"actions/{action}"] * count


def test_week_tells_a_conference_with_its_decision(
    client_as: ClientAs, session_as: SessionAs, members: dict[Role, UUID]
):
    with session_as("exact") as session:
        held = specimens.conference(
            session,
            specimens.location(session),
            starts_at=now() - timedelta(days=1),
            status="held",
        )
        session.execute(
            text("UPDATE conference SET decision = 'plan_agreed' WHERE id = :id"), {"id": held}
        )
    (item,) = home(client_as, SAFETY)["changed"]
    assert item["detail"] == "Conference held: plan agreed"


def test_more_waits_than_is_listed(
    client_as: ClientAs, session_as: SessionAs, members: dict[Role, UUID]
):
    with session_as("exact") as session:
        at = specimens.location(session)
        for _ in range(25):
            specimens.action(session, at, due=day(1), agency="community_safety")
    answer = home(client_as, PARTNER)
    assert (len(answer["waiting"]), answer["waiting_count"]) == (20, 25)


FIRST = {
    LEAD: "locations/new",
    TASKING: "changes/new",
    SAFETY: "data/import",
    CHAIR: "locations/new",
    PARTNER: "locations/new",
    Role.ADMINISTRATOR: "lists",
}


@pytest.mark.parametrize("role", list(Role))
def test_new_partnership_shows_each_person_their_own_first_step(client_as: ClientAs, role: Role):
    first, *_ = home(client_as, role)["first_steps"]
    assert (first["link"], first["done"]) == (FIRST[role], False)


def test_outline_that_is_brought_in_is_done_and_incidents_are_the_next_step(
    client_as: ClientAs, session_as: SessionAs
):
    with session_as("exact") as session:
        add_outline(session)
    outline, incidents, *_ = home(client_as, SAFETY)["first_steps"]
    assert (outline["title"], outline["done"]) == ("Import the partnership’s outline", True)
    assert (incidents["title"], incidents["done"]) == ("Import recorded incidents", False)


def test_first_steps_go_once_the_first_is_done(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        specimens.location(session)
    assert home(client_as, LEAD)["first_steps"] == []
