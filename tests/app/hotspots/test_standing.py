"""What is told of places that stand out, and that no hidden count can be worked out of it."""

import numpy as np
import pytest

from app.hotspots.standing import NO, UNTOLD, YES, standing
from geo.clusters import getis_ord
from geo.neighbours import hexagon_neighbours

SIDE = 12
COLUMN, ROW = (one.ravel() for one in np.mgrid[0:SIDE, 0:SIDE])
NEIGHBOURS = hexagon_neighbours(COLUMN, ROW)
MIDDLE = int(np.nonzero((COLUMN == 6) & (ROW == 6))[0][0])


def hidden_of(counts: np.ndarray, threshold: int = 5) -> np.ndarray:
    return ((counts > 0) & (counts < threshold)).astype(np.int64)


def ground(seed: int = 3) -> np.ndarray:
    counts = np.random.default_rng(seed).poisson(1.5, SIDE * SIDE).astype(np.int64)
    counts[[MIDDLE, *NEIGHBOURS.of(MIDDLE).tolist()]] = 30
    return counts


def z_by_hand(counts: np.ndarray, cell: int) -> float:
    """Ord and Getis (1995), equation 14 for binary weights, the cell itself among them."""
    near = [cell, *NEIGHBOURS.of(cell).tolist()]
    n, w = len(counts), len(near)
    over = counts[near].sum() - w * counts.mean()
    return over / (counts.std() * np.sqrt(w * (n - w) / (n - 1)))


def test_z_is_that_of_the_published_formula_where_it_may_be_told() -> None:
    counts = ground()
    told = standing(counts, hidden_of(counts), NEIGHBOURS, threshold=5)
    cells = np.nonzero(~np.isnan(told.z))[0]
    assert MIDDLE in cells
    assert told.z[cells].tolist() == [round(z_by_hand(counts, int(one)), 1) for one in cells]


def test_z_is_never_told_beside_a_hidden_count() -> None:
    counts = ground()
    told = standing(counts, hidden_of(counts), NEIGHBOURS, threshold=5)
    beside = hidden_of(counts) + NEIGHBOURS.sums(hidden_of(counts)) > 0
    assert beside.any()
    assert np.isnan(told.z[beside]).all()


def test_z_does_not_change_when_hidden_counts_change_places() -> None:
    counts, rng = ground(), np.random.default_rng(1)
    first = standing(counts, hidden_of(counts), NEIGHBOURS, threshold=5)
    cells = np.nonzero(hidden_of(counts))[0]
    moved = counts.copy()
    moved[cells] = counts[rng.permutation(cells)]
    assert not np.array_equal(counts, moved)
    second = standing(moved, hidden_of(moved), NEIGHBOURS, threshold=5)
    np.testing.assert_array_equal(first.z, second.z)


def test_few_hidden_counts_keep_every_z_back() -> None:
    counts = np.full(SIDE * SIDE, 6, dtype=np.int64)
    counts[MIDDLE], counts[0], counts[1] = 90, 1, 4
    told = standing(counts, hidden_of(counts), NEIGHBOURS, threshold=5)
    assert np.isnan(told.z).all()
    assert told.stands[MIDDLE] == YES


def test_whether_a_place_stands_out_is_told_only_where_hidden_counts_do_not_decide_it() -> None:
    counts = ground()
    told = standing(counts, hidden_of(counts), NEIGHBOURS, threshold=5)
    found = getis_ord(counts, NEIGHBOURS)
    limit = found.z[found.significant & (found.z > 0)].min()
    hidden = hidden_of(counts) == 1
    least, most = np.where(hidden, 1, counts), np.where(hidden, 4, counts)
    for cell, w in enumerate((NEIGHBOURS.sizes + 1).tolist()):
        scale = counts.std() * np.sqrt(w * (len(counts) - w) / (len(counts) - 1))
        low, high = (
            (one[cell] + NEIGHBOURS.sums(one)[cell] - w * counts.mean()) / scale
            for one in (least, most)
        )
        wanted = YES if low >= limit else NO if high < limit else UNTOLD
        assert told.stands[cell] == wanted


def test_a_place_that_hidden_counts_decide_is_not_told() -> None:
    found = [
        int((standing(one, hidden_of(one), NEIGHBOURS, threshold=5).stands == UNTOLD).sum())
        for one in (ground(seed) for seed in range(40))
    ]
    assert sum(found) > 0
    assert max(found) < 20


def test_a_count_that_was_hidden_for_others_leaves_what_is_beside_it_untold() -> None:
    counts = ground()
    hidden = hidden_of(counts)
    hidden[MIDDLE] = 1
    told = standing(counts, hidden, NEIGHBOURS, threshold=5)
    for cell in (MIDDLE, *NEIGHBOURS.of(MIDDLE).tolist()):
        assert told.stands[cell] in (YES, UNTOLD)
        assert np.isnan(told.z[cell])


def test_counts_that_are_all_alike_say_why_nothing_stands_out() -> None:
    counts = np.full(SIDE * SIDE, 7, dtype=np.int64)
    told = standing(counts, hidden_of(counts), NEIGHBOURS, threshold=5)
    assert told.refusal != ""
    assert set(told.stands.tolist()) == {UNTOLD}


@pytest.mark.parametrize("n", [0, 3])
def test_too_few_incidents_say_so(n: int) -> None:
    counts = np.zeros(SIDE * SIDE, dtype=np.int64)
    counts[MIDDLE] = n
    told = standing(counts, hidden_of(counts), NEIGHBOURS, threshold=5)
    assert told.refusal.startswith(("Too few", "There is no", "All"))
