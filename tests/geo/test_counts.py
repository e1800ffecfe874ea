import math

import numpy as np
import pytest
from numpy.typing import ArrayLike

from geo.counts import same_length, whole_counts


def test_lists_and_whole_floats_are_counts() -> None:
    assert whole_counts([3, 0.0, 2.0]).tolist() == [3, 0, 2]


def test_a_row_for_each_place_keeps_its_shape() -> None:
    assert whole_counts([[1, 2], [3, 4], [5, 6]], dimensions=2).shape == (3, 2)


@pytest.mark.parametrize("bad", [-1, 2.5, math.nan, math.inf, None])
def test_what_is_no_count_is_refused_with_its_place(bad: float) -> None:
    with pytest.raises(ValueError, match=r"^before: entry 1 is .*; give whole numbers"):
        whole_counts([4, bad], "before")


@pytest.mark.parametrize("bad", [[], [[1, 2]], 5, "many", [[1], [2, 3]]])
def test_another_shape_is_refused(bad: ArrayLike) -> None:
    with pytest.raises(ValueError, match=r"^counts: expected"):
        whole_counts(bad)


def test_an_absurd_total_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^counts: a total of 2e\+12"):
        whole_counts([10**12, 10**12])


def test_two_lists_of_other_lengths_are_refused_by_both_names() -> None:
    with pytest.raises(ValueError, match=r"^test: expected 2 entries, one for each of base, got 1"):
        same_length(np.array([1, 2]), np.array([1]), ("base", "test"))
