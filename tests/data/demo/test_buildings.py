import numpy as np
import shapely
from shapely import STRtree

from data.demo.records import Borough
from data.demo.skeleton import skeleton


def test_buildings_do_not_overlap(borough: Borough) -> None:
    outlines = [b.outline for b in borough.buildings]
    first, second = STRtree(outlines).query(outlines, predicate="overlaps")
    assert len(first) == 0, (first[:3], second[:3])


def test_no_building_stands_in_the_canal(borough: Borough) -> None:
    outlines = np.array([b.outline for b in borough.buildings], dtype=object)
    assert not shapely.intersects(skeleton().canal, outlines).any()


def test_every_building_belongs_to_a_street_for_cars(borough: Borough) -> None:
    classes = {borough.segments[b.segment_id].street_class for b in borough.buildings}
    assert classes == {"primary", "secondary", "residential"}


def test_some_thousands_of_buildings_stand(borough: Borough) -> None:
    assert 8_000 < len(borough.buildings) < 16_000


def test_houses_hold_homes_and_works_hold_none(borough: Borough) -> None:
    assert all(b.homes > 0 for b in borough.buildings if b.use in ("house", "flats"))
    assert all(b.homes == 0 for b in borough.buildings if b.use == "industrial")
