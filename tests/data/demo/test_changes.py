from itertools import pairwise

import shapely

from data.demo.records import Borough, Change

TOWN_M = 20.0


def dates(change: Change) -> list[object]:
    found = [change.requested_on, change.decided_on, change.started_on, change.completed_on]
    return [day for day in found if day is not None]


def test_numbers_run_without_a_gap(borough: Borough) -> None:
    assert [c.number for c in borough.changes] == list(range(1, len(borough.changes) + 1))


def test_dates_follow_each_other(borough: Borough) -> None:
    for change in borough.changes:
        for before, after in pairwise(dates(change)):
            assert before <= after, change.number  # type: ignore[operator]


def test_refused_change_has_a_reason(borough: Borough) -> None:
    refused = [c for c in borough.changes if c.status == "refused"]
    assert refused
    assert all(c.decision_reason for c in refused)


def test_finished_changes_have_the_day_they_were_finished(borough: Borough) -> None:
    done = [c for c in borough.changes if c.status in ("in_place", "ended", "removed")]
    assert all(c.completed_on is not None for c in done)


def test_orders_on_places_run_out(borough: Borough) -> None:
    orders = [c for c in borough.changes if c.intervention_type in ("pspo", "dispersal", "closure")]
    assert orders
    assert all(c.expires_on is not None for c in orders)


def test_points_lines_and_areas_are_all_there(borough: Borough) -> None:
    kinds = {c.geometry.geom_type.removeprefix("Multi") for c in borough.changes}
    assert kinds == {"Point", "LineString", "Polygon"}


def test_changes_lie_in_the_town(borough: Borough) -> None:
    ground = borough.outline.buffer(TOWN_M)
    assert shapely.covers(ground, [c.geometry for c in borough.changes]).all()


def test_changes_belong_to_areas_that_exist(borough: Borough) -> None:
    areas = {a.name for a in borough.areas}
    assert {c.area_name for c in borough.changes if c.area_name} <= areas
