from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_incident, add_outline, add_source, place_area

#   Two squares of 1 km beside each other; the partnership's ground is both, the area the left one.
#
#   186000 +-----------+-----------+
#          |   area    |           |
#   185000 +-----------+-----------+
#        534000      535000      536000
GROUND = "POLYGON((534000 185000, 536000 185000, 536000 186000, 534000 186000, 534000 185000))"
INSIDE, OUTSIDE = (534500.0, 185500.0), (535500.0, 185500.0)
NOW, BEFORE = date(2026, 6, 1), date(2025, 6, 1)


@pytest.fixture
def area(session_as: SessionAs) -> UUID:
    with session_as("exact") as session:
        add_outline(session, wkt=GROUND)
        return place_area(session)


def record(
    session: Session,
    n: int,
    *,
    month: date = NOW,
    at: tuple[float, float] | None = INSIDE,
    **rest: Any,  # noqa: ANN401 - passed on
) -> None:
    for _ in range(n):
        add_incident(session, month=month, at=at, **rest)


def cover(session: Session, source: UUID | None = None) -> None:
    """Let the data reach from November 2023 to October 2026, by incidents outside the area."""
    for month in (date(2023, 11, 1), date(2026, 10, 1)):
        add_incident(session, month=month, at=OUTSIDE, source=source)


def told(client: TestClient, area: UUID, **query: str) -> dict[str, Any]:
    answer = client.get(f"/api/test/areas/{area}/profile", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def month(profile: dict[str, Any], code: str) -> dict[str, Any]:
    return next(one["figure"] for one in profile["incidents"]["by_month"] if one["month"] == code)


def add_club(
    session: Session,
    name: str,
    at: tuple[float, float],
    *,
    closes: time = time(20),
    valid_from: date | None = None,
) -> None:
    club = session.execute(
        text(
            "INSERT INTO provision (name, provision_type, geom) VALUES (:name, 'open_access',"
            " st_setsrid(st_makepoint(:x, :y), 27700)) RETURNING id"
        ),
        {"name": name, "x": at[0], "y": at[1]},
    ).scalar_one()
    session.execute(
        text(
            "INSERT INTO opening_hours (provision_id, weekday, opens, closes, valid_from)"
            " VALUES (:club, 5, '16:00', :closes, :valid_from)"
        ),
        {"club": club, "closes": closes, "valid_from": valid_from},
    )


def test_incidents_inside_the_outline_are_counted(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        record(session, 7)
        record(session, 3, at=OUTSIDE)
    profile = told(client_as(Role.ASSESSMENT_LEAD), area)
    assert profile["incidents"]["total"] == {"state": "count", "n": 7}


def test_twelve_months_up_to_the_newest_data_are_told_by_themselves(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
    period = told(client_as(Role.ASSESSMENT_LEAD), area)["period"]
    assert (period["from"], period["to"]) == ("2025-11", "2026-10")
    assert period["before"] == {"from": "2024-11", "to": "2025-10"}


def test_suppressed_zero_and_no_data_are_told_apart(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        record(session, 3)
        record(session, 9, month=date(2026, 7, 1))
    profile = told(client_as(Role.ASSESSMENT_LEAD), area)
    assert month(profile, "2026-06") == {"state": "suppressed"}
    assert month(profile, "2026-05") == {"state": "zero", "n": 0}
    assert month(profile, "2026-11") == {"state": "no_data"}


def test_second_month_is_hidden_so_that_the_total_gives_nothing_away(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        record(session, 3)
        record(session, 9, month=date(2026, 7, 1))
        record(session, 20, month=date(2026, 8, 1))
    profile = told(client_as(Role.ASSESSMENT_LEAD), area)
    assert month(profile, "2026-07") == {"state": "suppressed"}
    assert month(profile, "2026-08") == {"state": "count", "n": 20}


def test_months_before_the_first_record_have_no_data(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        record(session, 8, month=date(2026, 1, 1))
        record(session, 8, month=date(2026, 10, 1))
    incidents = told(client_as(Role.ASSESSMENT_LEAD), area)["incidents"]
    assert incidents["before"] == {"state": "no_data"}
    assert incidents["difference_reading"] == "There are no data for the year before."


def test_area_outside_the_ground_has_no_data(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        add_outline(session)
        cover(session)
        far = "POLYGON((540000 185000,540500 185000,540500 185500,540000 185500,540000 185000))"
        away = place_area(session, wkt=far)
    incidents = told(client_as(Role.ASSESSMENT_LEAD), away)["incidents"]
    assert incidents["total"] == {"state": "no_data"}
    assert {one["figure"]["state"] for one in incidents["by_month"]} == {"no_data"}


def test_difference_is_told_with_its_doubt(client_as: ClientAs, session_as: SessionAs, area: UUID):
    with session_as("exact") as session:
        cover(session)
        record(session, 12)
        record(session, 16, month=BEFORE)
    reading = told(client_as(Role.ASSESSMENT_LEAD), area)["incidents"]["difference_reading"]
    assert reading == "4 fewer than the year before. The difference could be chance."


def test_source_that_began_in_between_is_not_compared(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        late = add_source(session, key="youth_service")
        record(session, 9, source=late)
        record(session, 9, month=BEFORE)
    reading = told(client_as(Role.ASSESSMENT_LEAD), area)["incidents"]["difference_reading"]
    assert reading.startswith("Not compared with the year before: youth_service")


def test_enforcement_is_never_summed_with_harm(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        record(session, 6)
        record(session, 8, harm_type="weapon", enforcement_driven=True)
    incidents = told(client_as(Role.ASSESSMENT_LEAD), area)["incidents"]
    assert incidents["total"] == {"state": "count", "n": 6}
    assert incidents["enforcement"]["total"] == {"state": "count", "n": 8}
    assert [one["enforcement_driven"] for one in incidents["by_harm"]] == [False, True]


def test_kinds_of_harm_hide_a_small_one_from_the_total(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        record(session, 2, harm_type="cse")
        record(session, 30)
    by_harm = told(client_as(Role.ASSESSMENT_LEAD), area)["incidents"]["by_harm"]
    figures = {one["code"]: one["figure"]["state"] for one in by_harm}
    assert figures["cse"] == figures["robbery"] == "suppressed"


def test_hours_are_told_only_from_records_timed_to_the_minute(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        record(session, 6, weekday=5, hour=17)
        record(session, 9)
    by_hour = told(client_as(Role.ASSESSMENT_LEAD), area)["incidents"]["by_hour"]
    assert by_hour["rows"][4]["cells"][17] == {"state": "count", "n": 6}
    assert by_hour["used"] == {"state": "count", "n": 6}
    assert by_hour["left_out"] == [
        {"reason": "Recorded by month only", "figure": {"state": "count", "n": 9}}
    ]


def test_incidents_without_a_place_are_said_to_be_left_out(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        record(session, 11, at=None)
    (left_out,) = told(client_as(Role.ASSESSMENT_LEAD), area)["incidents"]["left_out"]
    assert left_out["figure"] == {"state": "count", "n": 11}


def test_rate_by_ground_stands_beside_that_of_the_partnership(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        record(session, 12)
        record(session, 29, at=OUTSIDE)
    # The area is 1 km²; the ground is 2 km² with 12 + 29 + the one of October that covers it.
    rate = told(client_as(Role.ASSESSMENT_LEAD), area)["rate"]["per_km2"]
    assert (rate["area"], rate["borough"]) == (12.0, 21.0)
    assert rate["comparison_state"] == "not_asked"


def test_rate_by_residents_shares_people_out_by_ground(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        record(session, 12)
        session.execute(
            text(
                "INSERT INTO boundary (boundary_type, code, name, population, geom) VALUES"
                " ('lsoa21', 'X1', 'Both squares', 4000, st_multi(st_geomfromtext(:wkt, 27700)))"
            ),
            {"wkt": GROUND},
        )
    rate = told(client_as(Role.ASSESSMENT_LEAD), area)["rate"]
    assert rate["residents"] == 2000
    assert rate["per_1000"]["area"] == 6.0


def test_area_without_population_has_no_rate_by_residents(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
    rate = told(client_as(Role.ASSESSMENT_LEAD), area)["rate"]
    assert rate["per_1000"] is None
    assert "No population covers this area" in rate["reading"]


def test_rate_of_a_comparison_area_is_told(client_as: ClientAs, session_as: SessionAs, area: UUID):
    right = "POLYGON((535000 185000,536000 185000,536000 186000,535000 186000,535000 185000))"
    with session_as("exact") as session:
        cover(session)
        record(session, 7, at=OUTSIDE)
        other = place_area(session, name="Mill Lane", wkt=right, kind="comparison")
    rate = told(client_as(Role.ASSESSMENT_LEAD), area, comparison_id=str(other))["rate"]
    assert (rate["per_km2"]["comparison"], rate["comparison_name"]) == (8.0, "Mill Lane")


def test_strengths_stand_first_in_the_sentences(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        record(session, 6)
        add_club(session, "Boathouse", INSIDE)
    lead = told(client_as(Role.ASSESSMENT_LEAD), area)["sentences"]["lead"]
    assert lead.startswith("One youth provision serves this place. No guardianship site")
    assert "6 incidents were recorded in the 12 months to October 2026" in lead


def test_provision_is_told_within_400_metres_with_its_distance(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        add_club(session, "Inside", INSIDE)
        add_club(session, "Near", (535350, 185500))
        add_club(session, "Far", (535450, 185500))
    provision = told(client_as(Role.ASSESSMENT_LEAD), area)["strengths"]["provision"]
    assert [(one["name"], one["inside"], one["distance_m"]) for one in provision] == [
        ("Inside", True, 0),
        ("Near", False, 350),
    ]


def test_provision_is_open_at_the_moment_asked_about(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        add_club(session, "Boathouse", INSIDE)
    # 20 November 2026 is a Friday.
    profile = told(client_as(Role.ASSESSMENT_LEAD), area, at="2026-11-20T17:00")
    assert profile["strengths"]["provision"][0]["open_now"] == {
        "open": True,
        "words": "Open until 8pm",
    }


def test_hours_a_week_are_compared_with_a_year_ago(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        add_club(session, "Old", INSIDE)
        add_club(session, "New", INSIDE, closes=time(18), valid_from=date(2026, 7, 17))
    profile = told(client_as(Role.ASSESSMENT_LEAD), area, at="2026-11-20T17:00")
    assert profile["strengths"]["open_hours_week"] == 6
    assert profile["strengths"]["open_hours_week_before"] == 4
    assert "open 6 hours a week, 2 more than a year ago" in profile["sentences"]["lead"]


def test_tasking_officer_counts_by_street_and_sees_no_assessments(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        record(session, 6)
        session.execute(
            text(
                "INSERT INTO assessment (area_id, context_kind, title, stage)"
                " VALUES (:area, 'neighbourhood', 'Lock Street', 'scoping')"
            ),
            {"area": area},
        )
    lead, officer = (
        told(client_as(role), area) for role in (Role.ASSESSMENT_LEAD, Role.TASKING_OFFICER)
    )
    assert officer["basis"] == "the middle of the nearest street"
    assert [len(one["assessments"]) for one in (lead, officer)] == [1, 0]


def test_unsaved_outline_gets_the_same_answer(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        record(session, 7)
    client = client_as(Role.ASSESSMENT_LEAD)
    geometry = client.get(f"/api/test/areas/{area}").json()["geometry"]
    drawn = client.post("/api/test/profile", json={"geometry": geometry}).json()
    assert drawn["incidents"] == told(client, area)["incidents"]


def test_a_new_incident_is_in_the_next_profile(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    client = client_as(Role.ASSESSMENT_LEAD)
    with session_as("exact") as session:
        cover(session)
        record(session, 5)
    told(client, area)
    with session_as("exact") as session:
        record(session, 1, month=date(2026, 11, 1))
    assert told(client, area)["period"]["to"] == "2026-11"


@pytest.mark.parametrize(
    ("query", "place"),
    [
        pytest.param({"harm": "hotspot"}, "query.harm", id="unknown kind of harm"),
        pytest.param({"source": "nobody"}, "query.source", id="unknown source"),
        pytest.param({"from": "2026-13", "to": "2026-12"}, "query.from", id="month 13"),
        pytest.param({"at": "0001-01-01T00:00"}, "query.at", id="long ago"),
        pytest.param(
            {"comparison_id": "00000000-0000-0000-0000-000000000000"},
            "comparison_id",
            id="unknown comparison area",
        ),
    ],
)
def test_bad_question_names_its_place(
    client_as: ClientAs, area: UUID, query: dict[str, str], place: str
):
    client = client_as(Role.ASSESSMENT_LEAD)
    answer = client.get(f"/api/test/areas/{area}/profile", params=query)
    assert answer.status_code == 422
    assert [fault["at"] for fault in answer.json()["errors"]] == [place]


def test_unknown_area_is_not_found(client_as: ClientAs):
    url = "/api/test/areas/00000000-0000-0000-0000-000000000000/profile"
    assert client_as(Role.ASSESSMENT_LEAD).get(url).status_code == 404


def test_partner_contributor_has_no_profile(client_as: ClientAs, area: UUID):
    client = client_as(Role.PARTNER_CONTRIBUTOR)
    assert client.get(f"/api/test/areas/{area}/profile").status_code == 403


def circle(radius_m: float) -> dict[str, object]:
    return {"centre": [-0.0605, 51.5525], "radius_m": radius_m}


def test_outline_that_differs_by_a_sliver_is_not_counted_below_the_exact_tier(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        record(session, 9)
        record(session, 2, at=(534990.0, 185500.0))
    client = client_as(Role.TASKING_OFFICER)
    geometry = client.get(f"/api/test/areas/{area}").json()["geometry"]
    ring = geometry["coordinates"][0]
    east = max(x for x, _ in ring)
    smaller = [[x - 0.0003 if x > east - 0.0002 else x, y] for x, y in ring]
    body = {"geometry": {"type": "Polygon", "coordinates": [smaller]}}
    profile = client.post("/api/test/profile", json=body).json()
    assert profile["incidents"]["total"] == {"state": "suppressed"}
    assert "nearly the same as another" in profile["sentences"]["caution"]


def test_sliver_tells_nothing_new_to_those_who_see_exact_places(
    client_as: ClientAs, session_as: SessionAs
):
    with session_as("exact") as session:
        cover(session)
        record(session, 9)
    client = client_as(Role.ASSESSMENT_LEAD)
    answers = [client.post("/api/test/profile", json=circle(r)).json() for r in (900, 905)]
    assert {one["sentences"]["caution"].count("nearly the same") for one in answers} == {0}
