"""What is open for young people by hour of a school week."""

from app.areas.profile_schemas import OpenNowOut, ProfileOpeningOut, ProvisionNearOut, StrengthsOut
from app.rhythms.open_hours import open_during, open_week, place_out

CLOSED = OpenNowOut(open=False, words="Closed")


def place(*hours: tuple[int, str, str, str], name: str = "Club") -> ProvisionNearOut:
    return ProvisionNearOut(
        id="6f0f6c0e-5a57-4f0b-9a52-2f1d6f7f4c43",  # type: ignore[arg-type]
        name=name,
        provision_type="open_access",
        type_label="Open access",
        inside=True,
        distance_m=0,
        hours=[
            ProfileOpeningOut(weekday=day, opens=opens, closes=closes, term=term)
            for day, opens, closes, term in hours
        ],
        open_now=CLOSED,
        ages=None,
        free=True,
        assured_on=None,
        centre=(0.0, 52.0),
    )


def strengths(*places: ProvisionNearOut) -> StrengthsOut:
    return StrengthsOut(
        provision=list(places),
        provision_ever=[one.id for one in places],
        guardians=[],
        open_hours_week=0.0,
        open_hours_week_before=None,
        provision_hours=[],
        guardian_summary="",
        within_m=400,
    )


def test_a_place_counts_in_every_hour_that_it_is_open_for_some_of() -> None:
    found = open_week(strengths(place((5, "15:30", "18:00", "all_year"))), within_m=400)
    friday = found.days[4].places
    assert [hour for hour, n in enumerate(friday) if n] == [15, 16, 17]


def test_what_runs_past_midnight_is_open_on_both_days() -> None:
    late = place_out(place((7, "22:00", "01:00", "all_year")))
    told = [(one.weekday, one.opens, one.closes) for one in late.hours]
    assert told == [(7, "22:00", "24:00"), (1, "00:00", "01:00")]


def test_holiday_hours_are_no_hours_of_a_school_week() -> None:
    found = place_out(place((2, "10:00", "12:00", "holidays")))
    assert found.hours == []
    assert found.hours_known


def test_hours_that_nobody_wrote_down_are_not_closed() -> None:
    found = open_week(strengths(place(name="Old hall")), within_m=400)
    assert found.without_hours == 1
    assert "not recorded for Old hall" in found.reading


def test_no_provision_is_said() -> None:
    assert open_week(strengths(), within_m=400).reading == (
        "No provision for young people is recorded here or within 400 m."
    )


def test_only_places_open_at_the_time_are_named() -> None:
    places = [
        place_out(place((6, "18:00", "21:00", "all_year"), name="Late")),
        place_out(place((6, "10:00", "12:00", "all_year"), name="Early")),
    ]
    assert [one.name for one in open_during(places, [6], 20, 23)] == ["Late"]
    assert open_during(places, [6], 12, 18) == []
