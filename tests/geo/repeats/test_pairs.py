from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.repeats import pairs as module
from geo.repeats.bands import bands
from geo.repeats.pairs import Distance, near_pairs, time_degrees

DISTANCES: tuple[Distance, ...] = ("euclidean", "manhattan")


@pytest.mark.parametrize("distance", DISTANCES)
def test_near_pairs_are_those_that_comparing_everyone_finds(distance: Distance) -> None:
    xy = np.random.default_rng(5).integers(0, 40, (60, 2)).astype(np.float64) * 10
    found = near_pairs(xy, bands([0, 50, 100], "space_breaks_m"), distance)
    order = 1 if distance == "manhattan" else 2
    apart = {
        pair: np.linalg.norm(xy[pair[0]] - xy[pair[1]], ord=order)
        for pair in combinations(range(60), 2)
    }
    expected = {(i, j, 1 if d < 50 else 2) for (i, j), d in apart.items() if d < 100}
    ours = zip(found.one.tolist(), found.other.tolist(), found.bucket.tolist(), strict=True)
    assert {(min(i, j), max(i, j), b) for i, j, b in ours} == expected


def test_every_incident_meets_each_other_once() -> None:
    xy = np.random.default_rng(6).uniform(0, 500, (40, 2))
    found = near_pairs(xy, bands([10, 60, 90], "space_breaks_m"), "euclidean")
    assert (found.degree.sum(axis=1) == 39).all()
    assert found.degree[:, :-1].sum() == 2 * len(found.one)


@given(st.lists(st.integers(0, 30), min_size=2, max_size=30))
def test_times_are_counted_as_comparing_everyone_does(days: list[int]) -> None:
    degrees = time_degrees(np.array(days, dtype=float), bands([2, 7], "time_breaks_days"))
    for one, day in enumerate(days):
        apart = [abs(day - other) for k, other in enumerate(days) if k != one]
        within = sum(d < 2 for d in apart), sum(2 <= d < 7 for d in apart)
        assert tuple(degrees[one]) == (*within, len(apart) - sum(within))


def test_too_many_near_pairs_are_refused_before_they_are_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_NEAR_PAIRS", 100)
    with pytest.raises(ValueError, match=r"^space_breaks_m: 190 pairs .*fewer incidents"):
        near_pairs(np.zeros((20, 2)), bands([0, 5], "space_breaks_m"), "euclidean")
