import numpy as np
import pytest
import shapely

from data.demo.variants import Stage, Variant
from data.demo.variants.recording import SOURCE_OF, SOURCES, Records


@pytest.fixture
def records(calm: Variant) -> Records:
    return calm.records


def of_source(records: Records, name: str) -> Records:
    return records.only(SOURCE_OF[records.happened.category] == SOURCES.index(name))


def test_each_agency_writes_down_what_it_usually_does(records: Records) -> None:
    police, schools = of_source(records, "police_shared"), of_source(records, "schools")
    assert (police.place_precision == "exact").mean() == pytest.approx(0.70, abs=0.03)
    assert (schools.time_precision == "part_of_day").mean() == pytest.approx(0.42, abs=0.05)


def test_published_records_know_the_month_and_a_map_point_only(
    records: Records, stage: Stage
) -> None:
    published = of_source(records, "police_open")
    assert set(published.time_precision) == {"month"}
    assert set(published.place_precision) == {"snapped_map_point", "none"}
    placed = published.xy[published.place_precision == "snapped_map_point"]
    assert stage.map_points.query(placed)[0].max() == 0


def test_a_record_is_true_of_what_happened(records: Records) -> None:
    first = np.datetime64("2023-11-01", "m")
    happened = records.happened
    moment = first + (happened.day * 1440 + happened.minute).astype("m8[m]")
    assert (records.starts <= moment).all()
    assert (moment < records.ends).all()


def test_a_month_runs_from_its_first_day_to_the_next(records: Records) -> None:
    months = records.only(records.time_precision == "month")
    assert (months.starts == months.starts.astype("M8[M]")).all()
    assert (months.ends == (months.starts.astype("M8[M]") + 1).astype("M8[m]")).all()


def test_exact_places_are_a_few_steps_off_and_addresses_stand_on_a_building(
    records: Records, stage: Stage
) -> None:
    exact = records.only(records.place_precision == "exact")
    off = np.hypot(*(exact.xy - exact.happened.xy).T)
    assert np.median(off) < 6
    address = records.only(records.place_precision == "address")
    assert stage.homes.query(address.xy)[0].max() == 0


def test_what_has_no_place_has_no_point(records: Records) -> None:
    rough = np.isin(records.place_precision, ("area_only", "none"))
    assert np.isnan(records.xy[rough]).all()
    assert not np.isnan(records.xy[~rough]).any()


def test_streets_stand_for_their_middle(records: Records, stage: Stage) -> None:
    street = records.only(records.place_precision == "street_segment")
    nearest = stage.street_tree.nearest(shapely.points(street.happened.xy))
    assert np.array_equal(street.xy, stage.street_middles[nearest])


def test_records_that_follow_police_may_not_be_counted_as_harm(records: Records) -> None:
    assert records.follows_police.any()
    assert not (records.countable & records.follows_police).any()
    assert set(records.place_precision[records.countable]) == {
        "exact",
        "address",
        "street_segment",
    }
