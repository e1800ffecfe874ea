"""Who is told of what, once; and who is not."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.clock import now
from app.identity.rights import Right, rights_of
from app.identity.roles import Role
from app.notices.telling import tell
from tests.app.notices import specimens
from tests.factories import place_area

pytestmark = pytest.mark.db
NOW = now().replace(hour=9)
TODAY = NOW.date()
Told = list[tuple[str, str]]


def day(days: int):
    return TODAY + timedelta(days=days)


def told(session: Session, account: UUID, *, at: datetime = NOW) -> Told:
    """Unread notices of somebody after a round, as kind and title."""
    tell(session, now=at)
    rows = session.execute(
        text(
            "SELECT kind, title FROM notification WHERE account_id = :account AND read_at IS NULL"
            " ORDER BY kind, title"
        ),
        {"account": account},
    )
    return [(row.kind, row.title) for row in rows]


def kinds(session: Session, account: UUID) -> list[str]:
    return [kind for kind, _ in told(session, account)]


def as_nobody(session: Session) -> None:
    """Let records have no author, as those of the service itself."""
    session.execute(text("SELECT set_config('contextmap.account', '', true)"))


@pytest.fixture
def here(session: Session) -> Session:
    as_nobody(session)
    return session


def test_method_is_told_to_its_owner_in_words(here: Session, members: dict[Role, UUID]):
    officer = members[Role.COMMUNITY_SAFETY_OFFICER]
    at = specimens.location(here, lead=members[Role.ASSESSMENT_LEAD])
    specimens.method(here, at, due=day(3), owner=officer)
    due = day(3)
    expected = f"Walkabout at Weir Road is due on {due.day} {due:%B %Y}"
    assert told(here, officer) == [("method", expected)]
    assert "method" not in kinds(here, members[Role.ASSESSMENT_LEAD])


def test_method_without_owner_is_told_to_the_lead(here: Session, members: dict[Role, UUID]):
    lead = members[Role.ASSESSMENT_LEAD]
    specimens.method(here, specimens.location(here, lead=lead), due=day(-2))
    found = [title for kind, title in told(here, lead) if kind == "method"]
    assert found[0].startswith("Walkabout at Weir Road was due on")


def test_method_of_a_tasking_officer_is_told_to_who_may_read_it(
    here: Session, members: dict[Role, UUID]
):
    officer = members[Role.TASKING_OFFICER]
    specimens.method(here, specimens.location(here, lead=officer), due=day(1), owner=officer)
    assert kinds(here, officer) == []
    assert kinds(here, members[Role.ASSESSMENT_LEAD]) == ["method"]


@pytest.mark.parametrize(("due", "done"), [(30, None), (2, 0)])
def test_method_that_is_far_or_done_is_not_told(
    here: Session, members: dict[Role, UUID], due: int, done: int | None
):
    at = specimens.location(here, lead=members[Role.ASSESSMENT_LEAD])
    specimens.method(here, at, due=day(due), done=None if done is None else day(done))
    assert "method" not in kinds(here, members[Role.ASSESSMENT_LEAD])


def test_method_of_a_closed_location_is_not_told(here: Session, members: dict[Role, UUID]):
    at = specimens.location(here, lead=members[Role.ASSESSMENT_LEAD], stage="closed")
    specimens.method(here, at, due=day(1))
    assert "method" not in kinds(here, members[Role.ASSESSMENT_LEAD])


def test_nothing_is_told_twice(here: Session, members: dict[Role, UUID]):
    lead = members[Role.ASSESSMENT_LEAD]
    specimens.method(here, specimens.location(here, lead=lead), due=day(1))
    assert told(here, lead) == told(here, lead)


def test_what_is_read_is_not_told_again(here: Session, members: dict[Role, UUID]):
    lead = members[Role.ASSESSMENT_LEAD]
    specimens.method(here, specimens.location(here, lead=lead), due=day(1))
    tell(here, now=NOW)
    here.execute(text("UPDATE notification SET read_at = now()"))
    assert told(here, lead) == []


def test_what_becomes_late_is_told_anew(here: Session, members: dict[Role, UUID]):
    lead = members[Role.ASSESSMENT_LEAD]
    specimens.method(here, specimens.location(here, lead=lead), due=day(1))
    tell(here, now=NOW)
    ((_, title),) = [
        one for one in told(here, lead, at=NOW + timedelta(days=2)) if one[0] == "method"
    ]
    assert "was due" in title


def test_what_is_done_is_taken_back(here: Session, members: dict[Role, UUID]):
    lead = members[Role.ASSESSMENT_LEAD]
    specimens.method(here, specimens.location(here, lead=lead), due=day(1))
    tell(here, now=NOW)
    here.execute(text("UPDATE planned_method SET done_on = current_date"))
    assert "method" not in kinds(here, lead)


def test_action_is_told_to_the_people_of_its_agency_without_its_task(
    here: Session, members: dict[Role, UUID]
):
    specimens.action(here, specimens.location(here), due=day(-1), agency="community_safety")
    partner = members[Role.PARTNER_CONTRIBUTOR]
    ((kind, title),) = told(here, partner)
    assert kind == "action"
    assert title.startswith("Cut the hedge: was due on")
    stored = here.execute(text("SELECT string_agg(title || detail, ' ') FROM notification"))
    assert "Low enough" not in stored.scalar_one()


def test_action_of_an_agency_without_people_is_told_to_partnership_tasking(
    here: Session, members: dict[Role, UUID]
):
    specimens.action(here, specimens.location(here), due=day(5), agency="parks")
    assert kinds(here, members[Role.TASKING_OFFICER]) == ["action"]
    assert kinds(here, members[Role.PARTNER_CONTRIBUTOR]) == []


def test_request_is_told_to_who_decides(here: Session, members: dict[Role, UUID]):
    specimens.change(here, status="requested")
    assert kinds(here, members[Role.TASKING_OFFICER]) == ["decide"]
    assert kinds(here, members[Role.CONFERENCE_CHAIR]) == []


def test_order_is_reminded_at_each_of_the_partnerships_days(
    here: Session, members: dict[Role, UUID]
):
    officer = members[Role.COMMUNITY_SAFETY_OFFICER]
    specimens.change(here, status="in_place", kind="pspo", expires_on=day(59))
    made: list[int] = []
    for later in (0, 10, 30, 40, 53, 60):
        tell(here, now=NOW + timedelta(days=later))
        count = text("SELECT count(*) FROM notification WHERE account_id = :a AND kind = 'expiry'")
        made.append(here.execute(count, {"a": officer}).scalar_one())
    # At 59 and 49 days the first reminder, at 29 and 19 the next, at 6 the last, then the end.
    assert made == [1, 1, 2, 2, 3, 4]


def test_only_one_reminder_of_an_order_stands_unread(here: Session, members: dict[Role, UUID]):
    specimens.change(here, status="in_place", kind="pspo", expires_on=day(59))
    for later in (0, 30, 53):
        tell(here, now=NOW + timedelta(days=later))
    unread = text(
        "SELECT count(*) FROM notification WHERE read_at IS NULL AND account_id = :account"
    )
    found = here.execute(unread, {"account": members[Role.COMMUNITY_SAFETY_OFFICER]})
    assert found.scalar_one() == 1


def test_redeployable_is_reminded_of_its_move(here: Session, members: dict[Role, UUID]):
    specimens.change(here, status="in_place", kind="cctv_redeployable", move_on=day(6))
    ((kind, title),) = told(here, members[Role.TASKING_OFFICER])
    assert kind == "move"
    assert "is to move on by" in title


def test_chair_and_lead_are_told_of_a_conference_within_a_week(
    here: Session, members: dict[Role, UUID]
):
    lead, chair = members[Role.ASSESSMENT_LEAD], members[Role.CONFERENCE_CHAIR]
    at = specimens.location(here, lead=lead)
    specimens.conference(here, at, starts_at=NOW + timedelta(days=5), chair=chair)
    specimens.conference(here, at, starts_at=NOW + timedelta(days=15), chair=chair)
    for account in (lead, chair):
        assert kinds(here, account).count("conference") == 1
    assert kinds(here, members[Role.TASKING_OFFICER]) == []


def test_summary_waits_for_the_chair_until_it_is_issued(here: Session, members: dict[Role, UUID]):
    chair = members[Role.CONFERENCE_CHAIR]
    at = specimens.location(here)
    specimens.conference(here, at, starts_at=NOW - timedelta(days=1), status="held", chair=chair)
    assert kinds(here, chair) == ["summary"]
    here.execute(text("UPDATE conference SET summary_issued_on = current_date"))
    assert kinds(here, chair) == []


def test_review_is_told_to_the_lead_and_the_chair(here: Session, members: dict[Role, UUID]):
    specimens.location(here, lead=members[Role.ASSESSMENT_LEAD], review_on=day(10))
    for role in (Role.ASSESSMENT_LEAD, Role.CONFERENCE_CHAIR):
        assert "review" in kinds(here, members[role])
    assert kinds(here, members[Role.TASKING_OFFICER]) == []


def test_review_with_a_conference_planned_is_not_told_besides(
    here: Session, members: dict[Role, UUID]
):
    chair = members[Role.CONFERENCE_CHAIR]
    at = specimens.location(here, review_on=day(-1))
    specimens.conference(here, at, starts_at=NOW + timedelta(days=5), chair=chair)
    assert kinds(here, chair) == ["conference"]


def test_what_is_late_stands_above_what_runs_out(here: Session, members: dict[Role, UUID]):
    lead = members[Role.ASSESSMENT_LEAD]
    at = specimens.location(here, lead=lead, review_on=day(2))
    specimens.method(here, at, due=day(1))
    specimens.method(here, at, due=day(-3))
    tell(here, now=NOW)
    rows = here.execute(
        text(
            "SELECT title FROM notification WHERE account_id = :lead"
            " AND kind IN ('method', 'review') ORDER BY created_at DESC, id DESC"
        ),
        {"lead": lead},
    )
    found = [title.split(" on ")[0].split()[-2] for title in rows.scalars()]
    assert found == ["was", "is", "is"]


def test_referral_is_told_to_the_lead_without_its_text(here: Session, members: dict[Role, UUID]):
    at = specimens.location(here, lead=members[Role.ASSESSMENT_LEAD])
    specimens.referral(here, at, by=members[Role.PARTNER_CONTRIBUTOR])
    found = dict(told(here, members[Role.ASSESSMENT_LEAD]))
    assert found["referral"] == "A referral came in for Weir Road"
    stored = here.execute(text("SELECT string_agg(title || detail, ' ') FROM notification"))
    assert "behind the gate" not in stored.scalar_one()


def test_nobody_is_told_of_their_own_doing(here: Session, members: dict[Role, UUID]):
    lead = members[Role.ASSESSMENT_LEAD]
    specimens.referral(here, specimens.location(here, lead=lead), by=lead)
    assert "referral" not in kinds(here, lead)


def test_change_in_an_area_that_somebody_leads_is_told_to_them(
    here: Session, members: dict[Role, UUID]
):
    lead = members[Role.ASSESSMENT_LEAD]
    specimens.location(here, lead=lead, area=place_area(here))
    specimens.change(here, status="in_place", by=members[Role.TASKING_OFFICER])
    assert ("logged", "A change was logged in Weir Road: Hedge at the gate") in told(here, lead)


def test_who_logged_a_change_is_told_what_was_decided_and_seen(
    here: Session, members: dict[Role, UUID]
):
    partner = members[Role.PARTNER_CONTRIBUTOR]
    logged = specimens.change(here, status="refused", by=partner, decided_on=TODAY)
    specimens.sighting(here, logged)
    assert set(kinds(here, partner)) == {"decided", "seen"}


def test_new_lead_is_told_by_whoever_gave_it(session: Session, members: dict[Role, UUID]):
    officer = members[Role.COMMUNITY_SAFETY_OFFICER]
    at = specimens.location(session)
    session.execute(
        text("UPDATE assessment SET lead_id = :lead WHERE id = :at"), {"lead": officer, "at": at}
    )
    assert told(session, officer) == [("lead", "You now lead the assessment of Weir Road")]


def test_somebody_who_took_a_location_themselves_is_not_told(
    session: Session, members: dict[Role, UUID]
):
    specimens.location(session, lead=members[Role.ASSESSMENT_LEAD])
    assert "lead" not in kinds(session, members[Role.ASSESSMENT_LEAD])


READING = {
    "method": Right.ASSESSMENTS_READ,
    "review": Right.ASSESSMENTS_READ,
    "lead": Right.ASSESSMENTS_READ,
    "referral": Right.REFERRALS_READ,
    "conference": Right.CONFERENCES_READ,
    "summary": Right.CONFERENCES_READ,
    "action": Right.PLANS_READ,
    "decide": Right.CHANGES_READ,
    "expiry": Right.CHANGES_READ,
    "move": Right.CHANGES_READ,
    "logged": Right.ASSESSMENTS_READ,
    "seen": Right.CHANGES_READ,
    "decided": Right.CHANGES_READ,
    "training": Right.STRENGTHS_READ,
}


@pytest.mark.parametrize("role", list(Role))
def test_nobody_is_told_of_what_they_may_not_read(
    here: Session, members: dict[Role, UUID], role: Role
):
    me = members[role]
    at = specimens.location(here, lead=me, review_on=day(1), area=place_area(here))
    specimens.method(here, at, due=day(1), owner=me)
    specimens.action(here, at, due=day(1), agency="community_safety", owner=me)
    specimens.conference(here, at, starts_at=NOW + timedelta(days=1), chair=me)
    specimens.conference(here, at, starts_at=NOW - timedelta(days=1), status="held", chair=me)
    specimens.referral(here, at)
    specimens.sighting(here, specimens.change(here, status="refused", by=me, decided_on=TODAY))
    specimens.change(here, status="in_place", kind="pspo", expires_on=day(1), move_on=day(2))
    for other in set(members.values()) - {me}:
        specimens.change(here, status="in_place", by=other)
    may = rights_of(role)
    assert [kind for kind in kinds(here, me) if READING[kind] not in may] == []
