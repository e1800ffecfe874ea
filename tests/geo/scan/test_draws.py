import math
from collections import Counter

import numpy as np
import pytest
from scipy import stats

from geo.scan.draws import draw_cell, draw_counts, lottery, seeds_of, shuffle, uniform


def test_the_stream_is_that_of_splitmix64() -> None:
    # The first numbers of SplitMix64 from 1234567, as published with its reference code.
    state, first = uniform(np.uint64(1234567))
    _, second = uniform(np.uint64(state))
    published = (6457827717110365317, 3203168211198807973)
    assert (first, second) == tuple((number >> 11) / 2**53 for number in published)


def test_cells_are_drawn_with_their_chances() -> None:
    chances = np.array([0.5, 0.0, 3.0, 1.5, 0.25])
    counts = np.zeros(5, dtype=np.uint64)
    draw_counts(np.uint64(6), lottery(chances), 100_000, counts)
    expected = 100_000 * chances / chances.sum()
    possible = chances > 0
    assert stats.chisquare(counts[possible], expected[possible]).pvalue > 0.01


def test_a_cell_without_chance_is_never_drawn() -> None:
    counts = np.zeros(4, dtype=np.uint64)
    draw_counts(np.uint64(1), lottery(np.array([0.0, 1e-9, 1.0, 0.0])), 10_000, counts)
    assert counts[[0, 3]].tolist() == [0, 0]


def test_one_cell_takes_every_case() -> None:
    _, cell = draw_cell(np.uint64(9), lottery(np.array([0.0, 0.0, 0.3])))
    assert cell == 2


def test_the_table_gives_each_cell_its_chance_exactly() -> None:
    chances = np.random.default_rng(2).gamma(0.3, size=200)
    table = lottery(chances)
    kept = table.keep + np.bincount(table.other, 1 - table.keep, minlength=200)
    np.testing.assert_allclose(kept / 200, chances / chances.sum(), atol=1e-12)


def test_all_orders_of_four_are_equally_likely() -> None:
    orders: Counter[tuple[int, ...]] = Counter()
    for seed in seeds_of(np.random.default_rng(3), 24_000):
        values = np.arange(4, dtype=np.int32)
        shuffle(seed, values)
        orders[tuple(values.tolist())] += 1
    assert len(orders) == math.factorial(4)
    assert stats.chisquare(list(orders.values())).pvalue > 0.01


def test_uniform_numbers_stay_below_one() -> None:
    state, numbers = np.uint64(0), np.empty(10_000)
    for k in range(len(numbers)):
        state, numbers[k] = uniform(np.uint64(state))
    assert 0 <= numbers.min() < numbers.max() < 1
    assert np.mean(numbers) == pytest.approx(0.5, abs=0.01)
