from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, text

from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs

pytestmark = pytest.mark.db
NOTICES = "/api/test/notices"


@pytest.fixture
def three(session_as: SessionAs, members: dict[Role, UUID]) -> None:
    """Three notices of the lead, the oldest read, and one of the chair."""
    with session_as("exact") as session:
        for age, title in enumerate(("Newest", "Middle", "Oldest")):
            session.execute(
                text(
                    "INSERT INTO notification (account_id, topic, kind, title, link, created_at,"
                    " read_at) VALUES (:account, :title, 'method', :title, 'locations', :at, :read)"
                ),
                {
                    "account": members[Role.ASSESSMENT_LEAD],
                    "title": title,
                    "at": datetime.now(UTC) - timedelta(hours=age + 1),
                    "read": datetime.now(UTC) if age == 2 else None,
                },
            )
        session.execute(
            text(
                "INSERT INTO notification (account_id, topic, kind, title, link)"
                " VALUES (:account, 'x', 'summary', 'For the chair', 'conferences')"
            ),
            {"account": members[Role.CONFERENCE_CHAIR]},
        )


@pytest.mark.parametrize("role", list(Role))
def test_everybody_has_a_list_even_when_it_is_empty(client_as: ClientAs, role: Role):
    assert client_as(role).get(NOTICES).json() == {
        "items": [], "count": 0, "unread": 0, "next": None,
    }  # fmt: skip


def test_own_notices_are_listed_newest_first(client_as: ClientAs, three: None):
    told = client_as(Role.ASSESSMENT_LEAD).get(NOTICES).json()
    assert [one["title"] for one in told["items"]] == ["Newest", "Middle", "Oldest"]
    assert (told["count"], told["unread"]) == (3, 2)
    assert [one["read"] for one in told["items"]] == [False, False, True]


def test_pages_follow_each_other_without_gap_or_repeat(client_as: ClientAs, three: None):
    client = client_as(Role.ASSESSMENT_LEAD)
    first = client.get(NOTICES, params={"limit": 2}).json()
    second = client.get(NOTICES, params={"limit": 2, "before": first["next"]}).json()
    titles = [one["title"] for page in (first, second) for one in page["items"]]
    assert titles == ["Newest", "Middle", "Oldest"]
    assert second["next"] is None


def test_unread_can_be_asked_for_alone(client_as: ClientAs, three: None):
    client = client_as(Role.ASSESSMENT_LEAD)
    assert len(client.get(NOTICES, params={"unread": "true"}).json()["items"]) == 2
    assert client.get(f"{NOTICES}/unread").json() == {"unread": 2}


def test_notice_is_read_once_and_reading_again_changes_nothing(client_as: ClientAs, three: None):
    client = client_as(Role.ASSESSMENT_LEAD)
    notice = client.get(NOTICES).json()["items"][0]["id"]
    assert client.post(f"{NOTICES}/{notice}/read").json() == {"unread": 1}
    assert client.post(f"{NOTICES}/{notice}/read").json() == {"unread": 1}


def test_all_are_read_at_once(client_as: ClientAs, three: None):
    client = client_as(Role.ASSESSMENT_LEAD)
    assert client.post(f"{NOTICES}/read").json() == {"unread": 0}
    assert client_as(Role.CONFERENCE_CHAIR).get(f"{NOTICES}/unread").json() == {"unread": 1}


def test_what_came_after_the_list_was_read_stays_unread(client_as: ClientAs, three: None):
    until = (datetime.now(UTC) - timedelta(minutes=90)).isoformat()
    answer = client_as(Role.ASSESSMENT_LEAD).post(f"{NOTICES}/read", params={"until": until})
    assert answer.json() == {"unread": 1}


def test_notice_of_somebody_else_is_not_there(client_as: ClientAs, three: None):
    notice = client_as(Role.CONFERENCE_CHAIR).get(NOTICES).json()["items"][0]["id"]
    answer = client_as(Role.ASSESSMENT_LEAD).post(f"{NOTICES}/{notice}/read")
    assert answer.status_code == 404
    assert client_as(Role.CONFERENCE_CHAIR).get(f"{NOTICES}/unread").json() == {"unread": 1}


def test_page_after_a_strange_notice_begins_at_the_newest(client_as: ClientAs, three: None):
    answer = client_as(Role.ASSESSMENT_LEAD).get(NOTICES, params={"before": str(uuid4())})
    assert answer.json()["items"][0]["title"] == "Newest"


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "before=me", "unread=perhaps", "limit=1;drop"]
)
def test_bad_wish_is_refused_with_its_place(client_as: ClientAs, query: str):
    answer = client_as(Role.ASSESSMENT_LEAD).get(f"{NOTICES}?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"].startswith("query.")


@pytest.mark.parametrize("until", ["soon", "2026-13-01", "\x00"])
def test_strange_moment_is_refused_with_its_place(client_as: ClientAs, until: str):
    answer = client_as(Role.ASSESSMENT_LEAD).post(f"{NOTICES}/read", params={"until": until})
    assert answer.status_code == 422


def test_reading_is_in_the_audit(client_as: ClientAs, session_as: SessionAs, three: None):
    client_as(Role.ASSESSMENT_LEAD).post(f"{NOTICES}/read")
    with session_as("exact") as session:
        event = text("SELECT action, detail->>'count' FROM audit_event")
        assert session.execute(event).one() == ("notification.all_read", "2")


def test_what_the_role_may_not_read_any_more_is_not_listed(
    client_as: ClientAs, session_as: SessionAs, members: dict[Role, UUID]
):
    with session_as("exact") as session:
        for kind in ("referral", "decided"):
            session.execute(
                text(
                    "INSERT INTO notification (account_id, topic, kind, title, link)"
                    " VALUES (:account, :kind, :kind, :kind, 'locations')"
                ),
                {"account": members[Role.TASKING_OFFICER], "kind": kind},
            )
    client = client_as(Role.TASKING_OFFICER)
    told = client.get(NOTICES).json()
    assert [one["kind"] for one in told["items"]] == ["decided"]
    assert (told["count"], told["unread"]) == (1, 1)
    assert client.get(f"{NOTICES}/unread").json() == {"unread": 1}


LETTER = f"{NOTICES}/letter"


@pytest.fixture
def letters_on(owner: Engine) -> Iterator[None]:
    """Members stay from test to test, and so would what they chose."""
    yield
    with owner.begin() as connection:
        connection.execute(text("UPDATE p_test.member SET daily_letter = true"))


@pytest.mark.parametrize("role", list(Role))
def test_everybody_turns_their_own_letter_off_and_on(
    client_as: ClientAs, letters_on: None, role: Role
):
    client = client_as(role)
    assert client.get(LETTER).json() == {"wanted": True, "sent_here": False}
    assert client.post(LETTER, json={"wanted": False}).json()["wanted"] is False
    assert client.get(LETTER).json()["wanted"] is False
    assert client.post(LETTER, json={"wanted": True}).json()["wanted"] is True


def test_turning_the_letter_off_is_ones_own_and_written_down_once(
    client_as: ClientAs, letters_on: None
):
    client = client_as(Role.ASSESSMENT_LEAD)
    for _ in range(2):
        client.post(LETTER, json={"wanted": False})
    assert client_as(Role.CONFERENCE_CHAIR).get(LETTER).json()["wanted"] is True
    events = client_as(Role.ADMINISTRATOR).get("/api/test/audit").json()["items"]
    assert [one["action"] for one in events].count("letter.turned_off") == 1


@pytest.mark.parametrize(
    "body", [{}, {"wanted": None}, {"wanted": "perhaps"}, {"wanted": False, "account_id": "x"}, []]
)
def test_a_choice_of_letter_that_is_none_is_refused(client_as: ClientAs, body: object):
    client = client_as(Role.ASSESSMENT_LEAD)
    assert client.post(LETTER, json=body).status_code == 422
    assert client.get(LETTER).json()["wanted"] is True
