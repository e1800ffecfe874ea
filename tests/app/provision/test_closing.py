"""Closures: what is told of a place while it is closed, and what the ledger tells of it."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.clock import LONDON, today
from app.identity.roles import Role
from app.provision.closures import Closed, closed_on, is_for_good
from app.provision.hours import WeeklyOpening, open_words, weekly_hours
from tests import factories
from tests.conftest import ClientAs, SessionAs

WHERE = "/api/test/provision"
TODAY = today()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
DAILY = [(day, "00:01", "23:59") for day in range(1, 8)]
FRIDAY = date(2026, 11, 20)
CLUB = [
    WeeklyOpening(5, time(16), time(21)),
]


def at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)


def test_a_closure_covers_both_its_days() -> None:
    closed = Closed(date(2026, 11, 18), date(2026, 11, 20))
    covered = [closed.covers(date(2026, 11, day)) for day in (17, 18, 20, 21)]
    assert covered == [False, True, True, False]


def test_of_two_closures_the_one_that_lasts_longest_is_told() -> None:
    short, long = Closed(FRIDAY, FRIDAY), Closed(FRIDAY)
    assert closed_on([short, long], FRIDAY) == long
    assert is_for_good([short, long], FRIDAY)
    assert not is_for_good([short], FRIDAY)


def test_a_closed_place_says_until_when_and_when_it_opens_again() -> None:
    state = open_words(CLUB, [], at(FRIDAY, 17), [Closed(FRIDAY, date(2026, 11, 25))])
    assert state.open is False
    assert state.words == "Closed until 25 November 2026. Opens again 27 November at 4pm"


def test_the_next_opening_is_after_the_closure() -> None:
    state = open_words(CLUB, [], at(date(2026, 11, 18), 9), [Closed(FRIDAY, FRIDAY)])
    assert state.next == at(date(2026, 11, 27), 16)


def test_a_closure_that_is_over_changes_nothing() -> None:
    closed = [Closed(date(2026, 11, 1), date(2026, 11, 19))]
    assert open_words(CLUB, [], at(FRIDAY, 17), closed).open is True


def test_nothing_of_the_week_holds_on_a_closed_day() -> None:
    assert weekly_hours(CLUB, FRIDAY, closures=[Closed(FRIDAY)]) == []


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.TASKING_OFFICER)


@pytest.fixture
def club(session_as: SessionAs) -> str:
    with session_as("exact") as session:
        return str(factories.add_provision(session, hours=DAILY))


def closed(client: TestClient, club: str, **days: object) -> dict[str, Any]:
    answer = client.post(f"{WHERE}/{club}/closures", json=days)
    assert answer.status_code == 201, answer.text
    return answer.json()


def read(client: TestClient, club: str) -> dict[str, Any]:
    return client.get(f"{WHERE}/{club}").json()


def ledger(client: TestClient) -> list[dict[str, Any]]:
    return client.get("/api/test/changes").json()["items"]


def test_a_closure_is_told_on_the_ledger(client: TestClient, club: str) -> None:
    first, last = YESTERDAY.isoformat(), TOMORROW.isoformat()
    closure = closed(client, club, closed_from=first, closed_to=last, reason="Boiler failed.")
    (entry,) = ledger(client)
    assert (entry["id"], entry["type_label"]) == (
        closure["change_id"],
        "Provision closed or reduced",
    )
    assert (entry["title"], entry["completed_on"], entry["expires_on"]) == (
        "Lock Street youth club closed",
        first,
        last,
    )


def test_a_place_whose_address_is_very_long_can_be_closed(
    client: TestClient, club: str, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        session.execute(text("UPDATE provision SET address = repeat('Lock Street ', 40)"))
    closed(client, club, closed_from=TODAY.isoformat())
    assert ledger(client)[0]["location_label"].startswith("Lock Street Lock Street")


def test_it_is_closed_between_the_days_and_open_after(client: TestClient, club: str) -> None:
    closed(client, club, closed_from=YESTERDAY.isoformat(), closed_to=TODAY.isoformat())
    assert read(client, club)["open_now"]["open"] is False
    later = client.get(f"{WHERE}/{club}?at={TOMORROW}T12:00").json()
    assert later["open_now"]["open"] is True
    assert later["status"] == "open"


def test_a_closure_without_an_end_closes_for_good(client: TestClient, club: str) -> None:
    closed(client, club, closed_from=TODAY.isoformat())
    told = read(client, club)
    assert (told["status"], told["closed_on"], told["open_now"]["words"]) == (
        "closed",
        TODAY.isoformat(),
        "Closed for good",
    )


def test_a_closure_to_come_is_scheduled(client: TestClient, club: str) -> None:
    closed(client, club, closed_from=TOMORROW.isoformat())
    assert read(client, club)["status"] == "open"
    assert ledger(client)[0]["status"] == "scheduled"


def test_an_end_opens_it_again(client: TestClient, club: str) -> None:
    closure = closed(client, club, closed_from=YESTERDAY.isoformat())
    where = f"{WHERE}/{club}/closures/{closure['id']}"
    days = {"closed_from": YESTERDAY.isoformat(), "closed_to": YESTERDAY.isoformat()}
    assert client.patch(where, json=days, headers={"If-Match": '"1"'}).status_code == 200
    told = read(client, club)
    assert (told["status"], told["closed_on"]) == ("open", None)
    assert ledger(client)[0]["status"] == "ended"


def test_a_closure_that_is_put_off_is_logged_anew(client: TestClient, club: str) -> None:
    closure = closed(client, club, closed_from=YESTERDAY.isoformat())
    where = f"{WHERE}/{club}/closures/{closure['id']}"
    answer = client.patch(
        where, json={"closed_from": TOMORROW.isoformat()}, headers={"If-Match": '"1"'}
    )
    (entry,) = ledger(client)
    assert (entry["id"], entry["status"]) == (answer.json()["change_id"], "scheduled")


def test_a_closure_entered_in_error_goes_with_its_entry(client: TestClient, club: str) -> None:
    closure = closed(client, club, closed_from=TODAY.isoformat())
    where = f"{WHERE}/{club}/closures/{closure['id']}"
    assert client.delete(where, headers={"If-Match": '"1"'}).status_code == 204
    assert (read(client, club)["status"], ledger(client)) == ("open", [])


def test_what_has_no_place_is_not_on_the_ledger_and_says_so(
    client: TestClient, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        outreach = str(factories.add_provision(session, at=None))
    closure = closed(client, outreach, closed_from=TODAY.isoformat())
    assert closure["change_id"] is None
    assert closure["note"].startswith("It has no place on the map")


@pytest.mark.parametrize(
    ("days", "at"),
    [
        ({"closed_from": "2026-11-20", "closed_to": "2026-11-19"}, "body.closed_to"),
        ({"closed_from": "0001-01-01"}, "body.closed_from"),
        ({"closed_from": "9999-01-01"}, "body.closed_from"),
        ({"closed_from": "soon"}, "body.closed_from"),
        ({}, "body.closed_from"),
        ({"closed_from": "2026-11-20", "reason": "x" * 5001}, "body.reason"),
        ({"closed_from": "2026-11-20", "by": "me"}, "body.by"),
    ],
)
def test_faulty_days_are_refused_where_they_are(
    client: TestClient, club: str, days: dict[str, str], at: str
) -> None:
    answer = client.post(f"{WHERE}/{club}/closures", json=days)
    assert answer.status_code == 422
    assert at in [fault["at"] for fault in answer.json()["errors"]]


def test_two_closures_do_not_share_a_day(client: TestClient, club: str) -> None:
    closed(client, club, closed_from="2026-11-18", closed_to="2026-11-20")
    answer = client.post(f"{WHERE}/{club}/closures", json={"closed_from": "2026-11-20"})
    assert answer.json()["errors"][0]["why"] == (
        "It is closed from 18 November 2026 to 20 November 2026 already. Change that closure."
    )


def test_an_area_counts_no_hours_of_a_place_that_is_closed(
    client: TestClient, client_as: ClientAs, session_as: SessionAs, club: str
) -> None:
    with session_as("exact") as session:
        area = factories.place_area(session)
    lead = client_as(Role.ASSESSMENT_LEAD)

    def open_hours() -> float:
        return lead.get(f"/api/test/areas/{area}/profile").json()["strengths"]["open_hours_week"]

    before = open_hours()
    closed(client, club, closed_from=TODAY.isoformat(), closed_to=TOMORROW.isoformat())
    assert (before > 160, open_hours()) == (True, 0)
