from datetime import date, time
from uuid import UUID

from sqlalchemy import text

from app.identity.roles import Role
from tests.app.areas.profile_scene import (
    GROUND,
    INSIDE,
    OUTSIDE,
    add_club,
    cover,
    record,
    told,
)
from tests.conftest import ClientAs, SessionAs
from tests.factories import place_area


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
