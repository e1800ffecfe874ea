from datetime import datetime, timedelta
from uuid import uuid4

import shapely

from app.areas.profile_differencing import AskedOutlines, Count, gives_a_sliver_away
from app.clock import LONDON

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=LONDON)
SQUARE = shapely.MultiPolygon([shapely.box(0, 0, 100, 100)])


def wider(width_m: float) -> bytes:
    return shapely.to_wkb(shapely.MultiPolygon([shapely.box(0, 0, 100 + width_m, 100)]))


def count_of(n: int) -> Count:
    def count(_wkb: bytes) -> int:
        return n

    return count


def test_sliver_with_few_incidents_gives_them_away():
    assert gives_a_sliver_away(SQUARE, [wider(1)], count=count_of(2), threshold=5)


def test_sliver_with_many_incidents_may_be_told():
    assert not gives_a_sliver_away(SQUARE, [wider(1)], count=count_of(5), threshold=5)


def test_sliver_without_incidents_gives_nobody_away():
    assert not gives_a_sliver_away(SQUARE, [wider(1)], count=count_of(0), threshold=5)


def test_same_outline_again_is_no_second_release():
    assert not gives_a_sliver_away(SQUARE, [wider(0)], count=count_of(2), threshold=5)


def test_outlines_that_only_overlap_cannot_be_subtracted():
    shifted = shapely.to_wkb(shapely.box(50, 0, 150, 100))
    assert not gives_a_sliver_away(SQUARE, [shifted], count=count_of(2), threshold=5)


def test_small_area_inside_a_large_one_is_a_sliver_of_the_rest():
    inner = shapely.MultiPolygon([shapely.box(0, 0, 90, 100)])
    assert gives_a_sliver_away(inner, [wider(0)], count=count_of(3), threshold=5)


def test_outlines_are_remembered_for_each_person_for_some_hours():
    asked, one, other = AskedOutlines(), ("test", uuid4()), ("test", uuid4())
    asked.remember(one, wider(1), now=NOW)
    assert asked.recent(one, now=NOW + timedelta(hours=1)) == [wider(1)]
    assert asked.recent(other, now=NOW) == []
    assert asked.recent(one, now=NOW + timedelta(hours=13)) == []
