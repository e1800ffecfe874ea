from uuid import uuid4

import pytest

from app.identity.roles import Role
from tests import factories
from tests.conftest import ClientAs, SessionAs

FRIDAY_5PM = "2026-11-20T17:00"


def test_card_says_whether_it_is_open_at_a_moment(
    client_as: ClientAs, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        club = factories.add_provision(session, hours=[(5, "16:00", "21:00")])
    client = client_as(Role.PARTNER_CONTRIBUTOR)
    told = client.get(f"/api/test/provision/{club}?at={FRIDAY_5PM}").json()
    assert (told["open_now"]["open"], told["open_now"]["words"]) == (True, "Open until 9pm")
    assert [one["opens"] for one in told["opening_hours"]] == ["16:00"]


@pytest.mark.parametrize(
    ("status", "words"),
    [("closed", "Closed for good"), ("planned", "Planned, not open yet.")],
)
def test_provision_that_is_not_running_is_never_open(
    client_as: ClientAs, session_as: SessionAs, status: str, words: str
) -> None:
    with session_as("exact") as session:
        club = factories.add_provision(session, status=status, hours=[(5, "16:00", "21:00")])
    told = client_as(Role.TASKING_OFFICER).get(f"/api/test/provision/{club}?at={FRIDAY_5PM}").json()
    assert (told["open_now"]["open"], told["open_now"]["words"]) == (False, words)


def test_provision_is_listed_by_words_and_box(client_as: ClientAs, session_as: SessionAs) -> None:
    with session_as("exact") as session:
        factories.add_provision(session, name="Lock Street youth club")
        factories.add_provision(session, name="Far club", at=(560000, 185500))
        factories.add_provision(session, name="Outreach", at=None)
    client = client_as(Role.ASSESSMENT_LEAD)

    def names(query: str) -> list[str]:
        return [one["name"] for one in client.get(f"/api/test/provision{query}").json()["items"]]

    assert names("") == ["Far club", "Lock Street youth club", "Outreach"]
    assert names("?q=CLUB&bbox=-0.1,51.5,-0.05,51.6") == ["Lock Street youth club"]


def test_provision_without_a_place_has_no_centre(
    client_as: ClientAs, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        outreach = factories.add_provision(session, at=None)
    told = client_as(Role.ASSESSMENT_LEAD).get(f"/api/test/provision/{outreach}").json()
    assert told["centre"] is None


@pytest.mark.parametrize("moment", ["9999-12-31T23:59", "0001-01-01T00:00", "soon", "2026-13-01"])
def test_moment_that_is_none_is_refused_with_its_place(client_as: ClientAs, moment: str) -> None:
    answer = client_as(Role.ASSESSMENT_LEAD).get(f"/api/test/provision?at={moment}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == "query.at"


def test_provision_that_is_not_there_is_not_found(client_as: ClientAs) -> None:
    assert client_as(Role.ASSESSMENT_LEAD).get(f"/api/test/provision/{uuid4()}").status_code == 404


def test_administrator_reads_no_provision(client_as: ClientAs) -> None:
    assert client_as(Role.ADMINISTRATOR).get("/api/test/provision").status_code == 403


@pytest.mark.parametrize("path", ["provision", "guardian-sites"])
def test_a_list_of_strengths_that_was_cut_says_how_many_match(
    path: str, client_as: ClientAs, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        for name in ("Mill one", "Mill two", "Mill three", "Lock"):
            factories.add_provision(session, name=name)
            factories.add_guardian_site(session, name=name)
    client = client_as(Role.ASSESSMENT_LEAD)
    cut = client.get(f"/api/test/{path}?q=mill&limit=2").json()
    assert (len(cut["items"]), cut["count"], cut["more"]) == (2, 3, True)
    whole = client.get(f"/api/test/{path}?q=mill&limit=3").json()
    assert (len(whole["items"]), whole["count"], whole["more"]) == (3, 3, False)
