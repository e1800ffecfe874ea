from datetime import date, datetime, time
from uuid import uuid4

from app.areas.profile_strength_queries import GuardianRow, ProvisionRow
from app.areas.profile_strengths import merged, strengths_out
from app.clock import LONDON
from app.provision.hours import WeeklyOpening

AT = datetime(2026, 11, 20, 17, 0, tzinfo=LONDON)


def opening(weekday: int, opens: int, closes: int, term: str = "all_year") -> dict[str, object]:
    return {
        "weekday": weekday,
        "opens": f"{opens:02d}:00:00",
        "closes": f"{closes:02d}:00:00",
        "valid_from": None,
        "valid_to": None,
        "term": term,
    }


def club(*hours: dict[str, object], **changes: object) -> ProvisionRow:
    values: dict[str, object] = {
        "id": uuid4(),
        "name": "Boathouse",
        "provision_type": "open_access",
        "type_label": "Open-access youth club",
        "min_age": None,
        "max_age": None,
        "free": None,
        "status": "open",
        "opened_on": None,
        "closed_on": None,
        "assured_on": None,
        "distance_m": 0.0,
        "x": 534500.0,
        "y": 185500.0,
        "hours": list(hours),
        "closures": [],
    }
    return ProvisionRow(**{**values, **changes})  # type: ignore[arg-type]


def site(status: str, expires: date | None = None) -> GuardianRow:
    return GuardianRow(
        uuid4(), "Bridge Café", "cafe", "Café", status, status, expires, 20.0, 534500.0, 185500.0
    )


def test_overlapping_hours_are_joined():
    week = [
        WeeklyOpening(1, time(15), time(18)),
        WeeklyOpening(1, time(17), time(19)),
        WeeklyOpening(1, time(20), time(21)),
    ]
    assert [(one.opens, one.closes) for one in merged(week)] == [
        ("15:00", "19:00"),
        ("20:00", "21:00"),
    ]


def test_hours_past_midnight_are_cut_there():
    told = merged([WeeklyOpening(7, time(22), time(1))])
    assert [(one.weekday, one.opens, one.closes) for one in told] == [
        (1, "00:00", "01:00"),
        (7, "22:00", "24:00"),
    ]


def test_holiday_hours_do_not_pass_for_more_provision():
    told = strengths_out([club(opening(5, 16, 20), opening(2, 9, 17, "holidays"))], [], [], at=AT)
    assert (told.open_hours_week, told.open_hours_week_before) == (4, 4)


def test_club_that_closed_this_year_counts_only_for_last_year():
    gone = club(opening(5, 16, 20), status="closed", closed_on=date(2026, 3, 1))
    told = strengths_out([gone], [], [], at=AT)
    assert (told.provision, told.provision_ever) == ([], [gone.id])
    assert (told.open_hours_week, told.open_hours_week_before) == (0, 4)


def test_ages_are_said_in_words():
    rows = [club(min_age=11, max_age=16), club(min_age=18), club(max_age=12), club()]
    told = strengths_out(rows, [], [], at=AT).provision
    assert [one.ages for one in told] == ["11 to 16", "18 and over", "Up to 12", None]


def test_site_that_was_only_approached_serves_nobody_yet():
    summary = strengths_out([], [site("approached")], [], at=AT).guardian_summary
    assert summary == "No trained guardianship sites in the area or within 400 m."


def test_training_that_ran_out_is_said():
    told = strengths_out([], [site("active", date(2026, 1, 1)), site("active")], [], at=AT)
    assert told.guardian_summary == (
        "Two guardianship sites: café. Training has run out at one site."
    )
