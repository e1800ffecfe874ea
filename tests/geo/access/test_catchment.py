import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.access import Weight, floating_catchment

SUPPLY, DEMAND = [30.0, 12.0], [100.0, 200.0, 50.0]
APART = [[300.0, 900.0], [400.0, 500.0], [2_000.0, math.inf]]


def first_only(metres: np.ndarray) -> np.ndarray:
    return metres[:1]


def test_what_is_offered_is_divided_among_those_within_reach() -> None:
    # 30 places for 300 people, 12 for 200.
    found = floating_catchment(SUPPLY, DEMAND, APART, catchment_m=500)
    assert found.ratio == pytest.approx([0.1, 0.06])
    assert found.access == pytest.approx([0.1, 0.16, 0.0])


def test_out_of_reach_is_none_at_all_and_not_unknown() -> None:
    found = floating_catchment(SUPPLY, DEMAND, APART, catchment_m=500)
    assert found.access[2] == 0
    assert found.within_reach.tolist() == [1, 2, 0]


def test_the_farthest_distance_is_within_reach() -> None:
    found = floating_catchment(SUPPLY, DEMAND, APART, catchment_m=900)
    assert found.within_reach.tolist() == [2, 2, 0]


@given(st.integers(0, 10_000), st.booleans())
def test_all_that_reaches_somebody_is_shared_out(seed: int, inverse: bool) -> None:
    weight: Weight = "inverse" if inverse else "none"
    rng = np.random.default_rng(seed)
    supply, demand = rng.uniform(0, 50, 6), rng.uniform(0, 900, 9)
    apart = rng.uniform(1, 1_500, (9, 6))
    found = floating_catchment(supply, demand, apart, catchment_m=400, weight=weight)
    reaching = np.delete(supply, found.reaches_nobody).sum()
    assert demand @ found.access == pytest.approx(reaching)
    assert found.used + found.left_out == 6


def test_one_zone_is_no_weighting() -> None:
    plain = floating_catchment(SUPPLY, DEMAND, APART, catchment_m=900)
    zone = floating_catchment(SUPPLY, DEMAND, APART, catchment_m=900, weight=[(900, 1.0)])
    assert (plain.access == zone.access).all()


def test_a_nearer_zone_may_count_for_more() -> None:
    # One site: 100 people in the first zone, 100 in the second at half the weight.
    found = floating_catchment(
        [15], [100, 100], [[300], [301]], catchment_m=600, weight=[(300, 1.0), (600, 0.5)]
    )
    assert found.access == pytest.approx([0.1, 0.05])


def test_a_function_may_weigh_the_distances() -> None:
    by_name = floating_catchment(SUPPLY, DEMAND, APART, catchment_m=900, weight="inverse")
    by_function = floating_catchment(
        SUPPLY, DEMAND, APART, catchment_m=900, weight=lambda metres: 1 / metres
    )
    assert by_function.access == pytest.approx(by_name.access)


def test_a_site_that_reaches_nobody_is_counted_and_said() -> None:
    found = floating_catchment([5, 5], [100], [[100, 5_000]], catchment_m=800)
    assert (found.reaches_nobody.tolist(), found.used, found.left_out) == ([1], 1, 1)
    assert "1 site reaches nobody and count" in found.reading


def test_reading_says_how_many_have_none_and_what_is_not_in_it() -> None:
    found = floating_catchment(SUPPLY, DEMAND, APART, catchment_m=500)
    assert found.reading == (
        "50 of 350 people have none of the sites within a distance of 500."
        " Whether people use what is near, may enter it or feel safe there is not in this."
    )


def test_no_people_at_all_say_nothing() -> None:
    found = floating_catchment([5], [0], [[100]], catchment_m=800)
    assert not found.usable
    assert found.reading.startswith("No people at any of the places")


@pytest.mark.parametrize(
    ("change", "match"),
    [
        pytest.param({"supply": []}, "^supply: expected a list", id="no-supply"),
        pytest.param({"supply": [1, -1]}, "^supply: entry 1", id="negative"),
        pytest.param({"demand": [1, math.nan, 3]}, "^demand: entry 1", id="nan"),
        pytest.param({"distance": np.array(APART).T}, "^distance: .*turn it round", id="turned"),
        pytest.param({"distance": [[1, 2]]}, r"^distance: expected shape \(3, 2\)", id="shape"),
        pytest.param({"distance": [[1, -2]] * 3}, "^distance: .*negative", id="minus"),
        pytest.param({"distance": [[1, math.nan]] * 3}, "^distance: .*not a number", id="none"),
        pytest.param({"distance": [[0, 1]] * 3, "weight": "inverse"}, "^distance: ", id="zero"),
        pytest.param({"catchment_m": 0}, "^catchment_m", id="no-catchment"),
        pytest.param({"catchment_m": math.inf}, "^catchment_m", id="endless"),
        pytest.param({"weight": "gravity"}, "^weight: 'gravity'", id="word"),
        pytest.param({"weight": [(300, 1)]}, "^weight: zones must .*reach", id="short"),
        pytest.param({"weight": [(500, 1), (300, 1)]}, "^weight: zones must rise", id="falling"),
        pytest.param({"weight": [(500, -1)]}, "^weight: .*0 or more", id="below"),
        pytest.param({"weight": first_only}, "^weight: .*each distance", id="too-few"),
    ],
)
def test_what_cannot_be_shared_out_is_refused_by_name(change: dict[str, Any], match: str) -> None:
    given: dict[str, Any] = {
        "supply": SUPPLY,
        "demand": DEMAND,
        "distance": APART,
        "catchment_m": 500,
        **change,
    }
    with pytest.raises(ValueError, match=match):
        floating_catchment(**given)
