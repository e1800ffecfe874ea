from datetime import date
from uuid import UUID

from app.identity.roles import Role
from tests.app.areas.profile_scene import BEFORE, OUTSIDE, cover, month, record, told
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_outline, add_source, place_area


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
