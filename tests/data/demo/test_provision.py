from datetime import date

from data.demo.records import Borough, Provision

TODAY = date(2026, 11, 23)
AROUND_LOCK_STREET = (
    "Boathouse youth club", "Lock Street library study", "Tanner Court hub",
    "Park sports cage coaching",
)  # fmt: skip


def named(borough: Borough, name: str) -> Provision:
    return next(p for p in borough.provisions if p.name == name)


def weekly_hours(provision: Provision, on: date) -> float:
    minutes = 0
    for h in provision.hours:
        if h.valid_from <= on and (h.valid_to is None or on <= h.valid_to):
            minutes += h.closes.hour * 60 + h.closes.minute - h.opens.hour * 60 - h.opens.minute
    return minutes / 60


def hours_around_lock_street(borough: Borough, on: date) -> float:
    return sum(weekly_hours(named(borough, name), on) for name in AROUND_LOCK_STREET)


def test_lock_street_gained_hours_twice(borough: Borough) -> None:
    days = (date(2025, 6, 1), date(2026, 6, 1), TODAY)
    assert [hours_around_lock_street(borough, day) for day in days] == [16, 22, 28]


def test_weir_road_centre_went_down_to_twelve_hours(borough: Borough) -> None:
    centre = named(borough, "Weir Road centre")
    assert [weekly_hours(centre, d) for d in (date(2026, 11, 1), TODAY)] == [18, 12]


def test_closed_provision_has_no_hours_left(borough: Borough) -> None:
    closed = [p for p in borough.provisions if p.status == "closed"]
    assert closed
    assert all(weekly_hours(p, TODAY) == 0 for p in closed)


def test_planned_provision_has_no_hours_yet(borough: Borough) -> None:
    planned = [p for p in borough.provisions if p.status == "planned"]
    assert planned
    assert all(weekly_hours(p, TODAY) == 0 for p in planned)


def test_some_hours_hold_only_in_term_and_some_only_in_holidays(borough: Borough) -> None:
    terms = {h.term for p in borough.provisions for h in p.hours}
    assert terms == {"term_time", "holidays", "all_year"}


def test_openings_end_after_they_begin(borough: Borough) -> None:
    assert all(h.opens < h.closes for p in borough.provisions for h in p.hours)


def test_youngest_are_not_older_than_the_oldest(borough: Borough) -> None:
    assert all(p.min_age <= p.max_age for p in borough.provisions)
