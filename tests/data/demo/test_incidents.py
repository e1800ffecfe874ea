from collections import Counter
from datetime import date, timedelta

import numpy as np
import pytest
import shapely

from data.demo.clocktimes import LONDON
from data.demo.records import Borough, Incident
from data.demo.skeleton import skeleton
from data.demo.terms import FIRST_DAY, LAST_DAY, is_school_day


def true_places(borough: Borough) -> np.ndarray:
    places = [i.true_point for i in borough.incidents if i.true_point is not None]
    return shapely.get_coordinates(places)


def local_hours(incidents: list[Incident]) -> Counter[int]:
    return Counter(i.happened_at.hour for i in incidents)


def test_nothing_happens_in_the_canal(borough: Borough) -> None:
    assert not shapely.contains_xy(skeleton().canal, true_places(borough)).any()


def test_everything_happens_in_the_borough(borough: Borough) -> None:
    assert shapely.contains_xy(borough.outline, true_places(borough)).all()


def test_everything_happens_in_the_three_years(borough: Borough) -> None:
    days = {i.happened_at.date() for i in borough.incidents}
    assert min(days) == FIRST_DAY
    assert max(days) == LAST_DAY


@pytest.mark.parametrize("precision", ["minute", "part_of_day", "range", "day", "month"])
def test_recorded_time_holds_the_true_one_as_far_as_it_is_known(
    borough: Borough, precision: str
) -> None:
    # Clerks round minutes down by up to an hour.
    slack = timedelta(minutes=60) if precision == "minute" else timedelta(0)
    for i in borough.incidents:
        if i.time_precision == precision:
            assert i.occurred_from <= i.happened_at < i.occurred_to + slack


def test_published_records_know_the_month_and_a_map_point(borough: Borough) -> None:
    map_points = {(p.point.x, p.point.y) for p in borough.snap_points}
    published = [i for i in borough.incidents if i.source_key == "police_open"]
    assert {i.time_precision for i in published} == {"month"}
    assert {(i.point.x, i.point.y) for i in published if i.point} <= map_points


def test_published_nuisance_has_neither_reference_nor_outcome(borough: Borough) -> None:
    rows = [i for i in borough.incidents if i.source_category == "anti-social-behaviour"]
    assert {(i.source_ref, i.outcome) for i in rows} == {(None, None)}


def test_records_without_place_have_no_point(borough: Borough) -> None:
    for i in borough.incidents:
        assert (i.point is None) == (i.location_precision in ("area_only", "none"))


def test_every_agency_records(borough: Borough) -> None:
    agencies = Counter(i.reporting_agency for i in borough.incidents)
    assert set(agencies) == {
        "police", "asb_enforcement", "education", "housing_council", "transport", "police_uk",
    }  # fmt: skip
    assert min(agencies.values()) > 500


def test_school_days_peak_after_school(borough: Borough) -> None:
    towpath = [
        i
        for i in borough.incidents
        if i.planted_in == "Lock Street towpath" and is_school_day(i.happened_at.date())
    ]
    hours = local_hours(towpath)
    assert sum(hours[h] for h in (15, 16, 17)) > 0.6 * len(towpath)


def test_weekend_evenings_peak_at_the_station(borough: Borough) -> None:
    station = [i for i in borough.incidents if i.planted_in == "Calderwick station forecourt"]
    late = [i for i in station if i.happened_at.weekday() >= 4 and 18 <= i.happened_at.hour < 23]
    assert len(late) > 0.5 * len(station)


def test_more_is_recorded_in_summer_than_in_winter(borough: Borough) -> None:
    months = Counter(i.happened_at.month for i in borough.incidents)
    assert months[6] + months[7] > 1.15 * (months[1] + months[2])


def test_nothing_happens_in_the_hour_that_the_clocks_skip(borough: Borough) -> None:
    skipped = [
        i
        for i in borough.incidents
        if i.happened_at.date() in (date(2024, 3, 31), date(2025, 3, 30), date(2026, 3, 29))
        and i.happened_at.hour == 1
    ]
    assert skipped == []


def test_times_are_on_the_local_clock(borough: Borough) -> None:
    assert {i.happened_at.tzinfo for i in borough.incidents} == {LONDON}


def test_many_streets_have_nothing(borough: Borough) -> None:
    busy = {i.segment_id for i in borough.incidents if i.true_point is not None}
    residential = {s.segment_id for s in borough.segments if s.street_class == "residential"}
    assert len(residential - busy) > 0.15 * len(residential)


def test_label_never_tells_a_house_number(borough: Borough) -> None:
    assert not any(label[:1].isdigit() for label in {i.location_label for i in borough.incidents})
