import math

import numpy as np
import pytest

from geo.repeats.bands import Closed, bands


def bucket(value: float, *, closed: Closed) -> int:
    given = bands([0, 100, 200, math.inf], "space_breaks_m", closed=closed)
    return int(np.searchsorted(given.bounds, value, side="right"))


@pytest.mark.parametrize(
    ("value", "left", "right"), [(0, 1, 1), (99.9, 1, 1), (100, 2, 1), (200, 3, 2), (1e9, 3, 3)]
)
def test_a_break_belongs_to_the_band_above_or_below_as_asked(
    value: float, left: int, right: int
) -> None:
    assert (bucket(value, closed="left"), bucket(value, closed="right")) == (left, right)


def test_bands_have_two_ends_each() -> None:
    given = bands([0, 1, math.inf], "space_breaks_m")
    assert (given.ends, given.count, given.reach) == (((0, 1), (1, math.inf)), 2, 1)


def test_what_lies_below_the_first_break_is_in_no_band() -> None:
    given = bands([50, 100], "space_breaks_m")
    inside = range(*given.asked.indices(10))
    assert int(np.searchsorted(given.bounds, 20, side="right")) not in inside


@pytest.mark.parametrize(
    "bad",
    [
        [],
        [5],
        [[0, 1], [2, 3]],
        [0, 0],
        [10, 5],
        [-1, 5],
        [0, math.inf, math.inf],
        [math.inf, math.inf],
        [0, math.nan],
        ["near", "far"],
        list(range(51)),
    ],
    ids=lambda bad: str(bad)[:20],
)
def test_breaks_that_do_not_rise_from_nothing_are_refused(bad: list[float]) -> None:
    with pytest.raises(ValueError, match=r"^space_breaks_m: "):
        bands(bad, "space_breaks_m")


def test_another_word_for_the_closed_end_is_refused() -> None:
    with pytest.raises(ValueError, match=r'^closed: .*"left" or "right"'):
        bands([0, 1], "space_breaks_m", closed="both")  # pyright: ignore[reportArgumentType]
