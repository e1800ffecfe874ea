import math
from itertools import permutations

import numpy as np
import pytest

from geo.repeats import knox

# Places of 0 to 6, days of 0 to 9: small enough to shuffle in every way.
PLACES = [(0, 0), (3, 4), (0, 5), (60, 0), (63, 0)]
DAYS = [0, 1, 1, 6, 9]


def test_mean_and_variance_are_those_of_every_order() -> None:
    def counts(days: tuple[int, ...]) -> np.ndarray:
        return knox(
            PLACES,
            days,
            space_breaks_m=[0, 5.5, 61, math.inf],
            time_breaks_days=[0, 2, 6],
            permutations=0,
        ).observed

    orders = np.array([counts(order) for order in permutations(DAYS)])
    result = knox(
        PLACES,
        DAYS,
        space_breaks_m=[0, 5.5, 61, math.inf],
        time_breaks_days=[0, 2, 6],
        permutations=0,
    )
    np.testing.assert_allclose(result.expected, orders.mean(axis=0), rtol=1e-12)
    np.testing.assert_allclose(result.variance, orders.var(axis=0), rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("n", [2, 3])
def test_two_or_three_incidents_have_moments_too(n: int) -> None:
    # Two incidents have one pair, which shuffling leaves alone. Of three, one pair is near in
    # place and one in time: they are the same in one order of three.
    result = knox(
        [(0, 0), (5, 0), (500, 500)][:n],
        [0, 1, 50][:n],
        space_breaks_m=[0, 10],
        time_breaks_days=[0, 5],
        permutations=0,
    )
    chance = 1 if n == 2 else 1 / 3
    assert result.expected[0, 0] == pytest.approx(chance)
    assert result.variance[0, 0] == pytest.approx(chance * (1 - chance))


def test_the_far_corner_varies_as_much_as_the_near_one() -> None:
    # Shuffling keeps the margins, so that a pair more in one corner is a pair more in the other:
    # hundreds of far pairs have to the last figure the variance of a few near ones.
    rng = np.random.default_rng(8)
    result = knox(
        rng.uniform(0, 3_000, (500, 2)),
        rng.integers(0, 365, 500),
        space_breaks_m=[0, 300, math.inf],
        time_breaks_days=[0, 3, math.inf],
        permutations=0,
    )
    assert result.variance[1, 1] == pytest.approx(result.variance[0, 0], rel=1e-14)
    assert result.expected[1, 1] > 1_000 * result.variance[1, 1]
