from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from app.incidents import cube
from tests import factories
from tests.conftest import ClientAs, SessionAs

MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)
LEAD, TASKING, PARTNER = Role.ASSESSMENT_LEAD, Role.TASKING_OFFICER, Role.PARTNER_CONTRIBUTOR
Record = Callable[..., None]


@pytest.fixture
def record(session_as: SessionAs) -> Record:
    """Record so many incidents, all alike, and count them; the ground is a square kilometre."""

    def add(n: int, **incident: Any) -> None:  # noqa: ANN401
        with session_as("exact") as session:
            session.execute(text("DELETE FROM boundary"))
            factories.add_outline(session)
            for _ in range(n):
                factories.add_incident(session, **incident)
            cube.refresh(session)

    return add


def months(client: TestClient, query: str = "") -> dict[str, Any]:
    answer = client.get(f"/api/test/incidents/months{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_months_tell_count_hidden_zero_and_no_data_apart(
    client_as: ClientAs, record: Record
) -> None:
    record(12, month=MARCH)
    record(3, month=MAY)
    record(9, month=date(2026, 6, 1))
    told = months(client_as(LEAD), "?from=2026-02&to=2026-05")
    states = {one["month"]: one["state"] for one in told["months"]}
    assert states["2026-02"] == "no_data"
    assert states["2026-04"] == "zero"
    assert states["2026-05"] == "suppressed"


def test_hidden_month_cannot_be_had_from_the_sum(client_as: ClientAs, record: Record) -> None:
    record(12, month=MARCH)
    record(3, month=APRIL)
    told = months(client_as(LEAD))
    shown = [one["n"] for one in told["months"] if "n" in one]
    assert "n" not in told["total"] or told["total"]["n"] - sum(shown) != 3


def test_area_and_box_and_ground_count_what_lies_inside(
    client_as: ClientAs, record: Record, session_as: SessionAs
) -> None:
    record(8, at=(534500, 185500))
    record(6, at=(534100, 185100))
    with session_as("exact") as session:
        area = factories.place_area(
            session,
            wkt="POLYGON((534400 185400, 534600 185400, 534600 185600, 534400 185600,"
            " 534400 185400))",
        )
    client = client_as(LEAD)
    assert months(client)["total"]["n"] == 14
    assert months(client, f"?area_id={area}")["total"]["n"] == 8
    assert months(client, "?bbox=-0.1,51.4,0,51.6")["total"]["n"] == 14


@pytest.mark.parametrize("role", [TASKING, PARTNER])
def test_lower_tiers_count_by_the_places_they_may_see(
    client_as: ClientAs, record: Record, session_as: SessionAs, role: Role
) -> None:
    record(10)
    with session_as("exact") as session:
        area = factories.place_area(session)
        session.execute(text("UPDATE incident SET geom = st_translate(geom, 5000, 0)"))
    assert months(client_as(role), f"?area_id={area}")["total"]["n"] == 10


def test_who_sees_no_places_cannot_have_a_hidden_month_by_subtracting_periods(
    client_as: ClientAs, record: Record
) -> None:
    record(19, month=MARCH)
    record(2, month=APRIL)
    periods = ("?from=2026-03&to=2026-03", "?from=2026-03&to=2026-04")
    lead, partner = client_as(LEAD), client_as(PARTNER)
    assert [months(lead, one)["total"]["n"] for one in periods] == [19, 21]
    assert [months(partner, one)["total"]["n"] for one in periods] == [20, 20]
    assert (months(lead)["rounded_to"], months(partner)["rounded_to"]) == (None, 5)


def test_who_sees_no_places_cannot_have_a_hidden_kind_by_subtracting_kinds(
    client_as: ClientAs, record: Record
) -> None:
    record(19, harm_type="robbery")
    record(2, harm_type="weapon")
    partner = client_as(PARTNER)
    asked = [months(partner, query)["total"] for query in ("", "?harm=robbery", "?harm=weapon")]
    assert [one.get("n") for one in asked] == [20, 20, None]


def test_left_out_counts_are_rounded_with_the_others(client_as: ClientAs, record: Record) -> None:
    record(6)
    record(11, at=None)
    left_out = months(client_as(PARTNER))["left_out"]
    assert left_out == [{"reason": "no_location", "state": "count", "n": 10}]


def test_who_sees_no_places_cannot_subtract_boxes(client_as: ClientAs, record: Record) -> None:
    record(9)
    refused = client_as(PARTNER).get("/api/test/incidents/months?bbox=-0.1,51.4,0,51.6")
    assert refused.status_code == 422
    assert refused.json()["errors"] == [
        {
            "at": "query.bbox",
            "why": "Your role sees counts of the whole partnership or of a saved area."
            " Leave bbox out.",
        }
    ]


def test_incidents_without_place_or_hour_are_said_to_be_left_out(
    client_as: ClientAs, record: Record
) -> None:
    record(6, weekday=5, hour=16)
    record(7)
    record(9, at=None)
    told = months(client_as(LEAD), "?hours=15-18")
    assert told["total"]["n"] == 6
    assert {one["reason"]: one["n"] for one in told["left_out"]} == {"no_hour": 7, "no_location": 9}


def test_few_that_are_left_out_are_hidden_too(client_as: ClientAs, record: Record) -> None:
    record(6)
    record(2, at=None)
    left_out = months(client_as(LEAD))["left_out"]
    assert left_out == [{"reason": "no_location", "state": "suppressed"}]


def test_coverage_names_sources_and_months(client_as: ClientAs, record: Record) -> None:
    record(6, month=MARCH)
    record(6, month=MAY)
    told = months(client_as(LEAD))
    assert told["coverage"] == {"sources": ["test_source"], "from": "2026-03", "to": "2026-05"}
    assert [one["month"] for one in told["months"]] == ["2026-03", "2026-04", "2026-05"]


def test_partnership_without_incidents_has_no_months(client_as: ClientAs) -> None:
    told = months(client_as(LEAD))
    assert (told["months"], told["total"]["state"]) == ([], "no_data")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?harm=nosuch", 422),
        ("?source=nosuch", 422),
        ("?hours=٣-٥", 422),
        ("?from=٢٠٢٦-٠١&to=٢٠٢٦-٠٢", 422),
        ("?hours=7", 422),
        ("?bbox=1,2,3", 422),
        ("?area_id=00000000-0000-0000-0000-000000000000", 404),
        ("?area_id=0", 422),
        ("?area_id=00000000-0000-0000-0000-000000000000&bbox=-0.1,51.4,0,51.6", 422),
    ],
)
def test_question_that_cannot_be_read_is_refused(
    client_as: ClientAs, query: str, status: int
) -> None:
    assert client_as(LEAD).get(f"/api/test/incidents/months{query}").status_code == status


def incident_apart(session_as: SessionAs) -> int:
    with session_as("exact") as session:
        incident = factories.add_incident(session, weekday=5, hour=16)
        session.execute(
            text(
                "UPDATE incident SET geom_street = st_translate(geom, 60, 0), occurred ="
                " tstzrange('2026-03-06T16:05Z', '2026-03-06T16:20Z'), location_label = 'Lock'"
            )
        )
    return incident


def test_card_tells_the_recorded_place_and_time_only_to_the_exact_tier(
    client_as: ClientAs, session_as: SessionAs
) -> None:
    incident = incident_apart(session_as)
    exact, street = (
        client_as(role).get(f"/api/test/incidents/{incident}").json() for role in (LEAD, TASKING)
    )
    assert exact["occurred_from"] == "2026-03-06T16:05:00Z"
    assert street["occurred_from"] is None
    assert exact["centre"] != street["centre"]
    assert street["basis"] == "the middle of the nearest street"


def test_card_is_closed_to_those_who_see_counts(client_as: ClientAs, session_as: SessionAs) -> None:
    incident = incident_apart(session_as)
    assert client_as(PARTNER).get(f"/api/test/incidents/{incident}").status_code == 403


@pytest.mark.parametrize("number", ["0", "9" * 30, "x", "12345"])
def test_number_that_is_no_incident_is_refused(client_as: ClientAs, number: str) -> None:
    assert client_as(LEAD).get(f"/api/test/incidents/{number}").status_code in {404, 422}
