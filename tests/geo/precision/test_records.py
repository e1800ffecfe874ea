import math

import numpy as np
import pytest

from geo.precision import read_records


def test_what_is_not_given_is_unknown() -> None:
    records = read_records(time=["day", "range"])
    assert (records.n, records.place) == (2, None)
    assert not records.enforcement.any()
    assert np.isinf(records.spans_hours).all()
    assert np.isnan(records.moved_m).all()


def test_one_distance_may_stand_for_all() -> None:
    records = read_records(place=["snapped_map_point"] * 3, moved_m=60)
    assert records.moved_m.tolist() == [60, 60, 60]


def test_no_records_are_records() -> None:
    assert read_records(time=[]).n == 0


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("time, place", {"time": None}),
        ("time, place", {"place": ["exact"]}),
        ("time", {"time": ["noon", "day"]}),
        ("place", {"place": ["exact", "somewhere"]}),
        ("enforcement", {"enforcement": [True]}),
        ("enforcement", {"enforcement": [2, 0]}),
        ("spans_hours", {"spans_hours": [1.0, -1]}),
        ("spans_hours", {"spans_hours": [1.0, 2, 3]}),
        ("moved_m", {"moved_m": math.inf}),
    ],
)
def test_parts_that_do_not_fit_are_refused_by_name(name: str, parts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=f"^{name}: "):
        read_records(**{"time": ["day", "day"], **parts})  # pyright: ignore[reportArgumentType]
