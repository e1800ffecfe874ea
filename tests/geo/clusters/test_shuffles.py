from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.clusters.shuffles import drawn_tails, exact_tails
from geo.counts import Counts

grounds = st.lists(st.integers(0, 5), min_size=2, max_size=9)


def by_listing(counts: list[int], cell: int, k: int, total: int) -> tuple[float, float]:
    """The same two chances by writing down every choice of k of the other cells."""
    others = counts[:cell] + counts[cell + 1 :]
    sums = [sum(choice) for choice in combinations(others, k)]
    return (
        sum(s >= total for s in sums) / len(sums),
        sum(s <= total for s in sums) / len(sums),
    )


def arrays(*columns: list[int]) -> list[Counts]:
    return [np.array(column, dtype=np.int64) for column in columns]


@given(grounds, st.data())
def test_chances_are_those_of_all_choices_written_down(
    counts: list[int], data: st.DataObject
) -> None:
    cells = range(len(counts))
    sizes = [data.draw(st.integers(0, len(counts) - 1)) for _ in cells]
    sums = [sum((counts[:c] + counts[c + 1 :])[: sizes[c]]) for c in cells]
    tails = exact_tails(*arrays(counts, sums, sizes))
    assert tails is not None
    listed = [by_listing(counts, c, sizes[c], sums[c]) for c in cells]
    np.testing.assert_allclose(np.transpose([tails.upper, tails.lower]), listed, atol=1e-12)


@given(grounds)
def test_both_tails_overlap_by_the_chance_of_a_tie(counts: list[int]) -> None:
    # With one neighbour, a tie is another cell of the same count.
    neighbour = counts[1:] + counts[:1]
    tails = exact_tails(*arrays(counts, neighbour, [1] * len(counts)))
    assert tails is not None
    others = [counts[:c] + counts[c + 1 :] for c in range(len(counts))]
    ties = [rest.count(n) / len(rest) for rest, n in zip(others, neighbour, strict=True)]
    np.testing.assert_allclose(tails.upper + tails.lower, 1 + np.array(ties))


def test_a_zero_among_zeros_is_nothing_unusual() -> None:
    tails = exact_tails(*arrays([0] * 99 + [5], [0] * 100, [3] * 100))
    assert tails is not None
    assert tails.two_sided.min() == 1


def test_a_cell_without_neighbours_has_chances_of_one() -> None:
    tails = exact_tails(*arrays([3, 1, 4], [1, 3, 0], [1, 1, 0]))
    assert tails is not None
    assert (tails.upper[2], tails.lower[2]) == (1, 1)


def test_rare_chances_keep_their_figures() -> None:
    # All 8 of 8 neighbours hold 1, and 9 of 1,000 cells do: 8! 991! / 999! for the own 1.
    counts = [1] * 9 + [0] * 991
    tails = exact_tails(*arrays(counts, [8] + [0] * 999, [8] + [0] * 999))
    assert tails is not None
    expected = np.prod([k / (999 - 8 + k) for k in range(1, 9)])
    assert tails.upper[0] == pytest.approx(expected, rel=1e-12)


def test_too_much_work_is_declined() -> None:
    counts = np.arange(20_000)
    assert exact_tails(counts, counts, np.full(20_000, 8)) is None


def test_too_much_room_is_declined() -> None:
    counts = np.array([0, 1_000_000_000])
    assert exact_tails(counts, counts[::-1], np.ones(2, dtype=np.int64)) is None


@pytest.mark.parametrize("size", [1, 4, 40])
def test_draws_err_no_more_than_draws_do(size: int) -> None:
    rng = np.random.default_rng(17)
    counts = rng.poisson(2, 60)
    sizes = np.full(60, size)
    sums = np.array([rng.choice(counts, size, replace=False).sum() for _ in counts])
    exact = exact_tails(counts, sums, sizes)
    drawn = drawn_tails(counts, sums, sizes, draws=4_999, rng=rng)
    assert exact is not None
    for chance, estimate in ((exact.upper, drawn.upper), (exact.lower, drawn.lower)):
        spread = np.sqrt(chance * (1 - chance) / 4_999)
        assert (np.abs(estimate - chance) <= 4 * spread + 2 / 5_000).all()


def test_draws_never_give_a_chance_of_zero() -> None:
    counts, sums, sizes = arrays([9, 9] + [0] * 98, [9, 9] + [0] * 98, [1] * 100)
    drawn = drawn_tails(counts, sums, sizes, draws=9, rng=np.random.default_rng(1))
    assert drawn.upper.min() >= 1 / 10


def test_draws_in_portions_are_as_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.clusters.shuffles._PORTION", 30)
    counts, sums, sizes = arrays([1, 2, 3, 4], [5, 5, 5, 5], [3, 2, 1, 0])
    drawn = drawn_tails(counts, sums, sizes, draws=99, rng=np.random.default_rng(1))
    # Three neighbours of the first cell always hold 9, so every draw is larger than 5.
    assert (drawn.upper[0], drawn.lower[0], drawn.lower[3]) == (1.0, 0.01, 1.0)
