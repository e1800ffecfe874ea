"""How far areas lie apart beyond chance, held against published figures."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.evaluate.heterogeneity import paule_mandel

# Thirteen trials of BCG against tuberculosis: cases and others among vaccinated and not, from
# Colditz et al. (1994), JAMA 271:698-702.
BCG = np.array(
    [
        (4, 119, 11, 128),
        (6, 300, 29, 274),
        (3, 228, 11, 209),
        (62, 13536, 248, 12619),
        (33, 5036, 47, 5761),
        (180, 1361, 372, 1079),
        (8, 2537, 10, 619),
        (505, 87886, 499, 87892),
        (29, 7470, 45, 7232),
        (17, 1699, 65, 1600),
        (186, 50448, 141, 27197),
        (5, 2493, 3, 2338),
        (27, 16886, 29, 17825),
    ],
    dtype=float,
)
several = st.lists(st.floats(-2, 2), min_size=2, max_size=12)


def log_relative_risks() -> tuple[np.ndarray, np.ndarray]:
    sick, well, sick_without, well_without = BCG.T
    all_with, all_without = sick + well, sick_without + well_without
    effects = np.log(sick / all_with) - np.log(sick_without / all_without)
    return effects, 1 / sick - 1 / all_with + 1 / sick_without - 1 / all_without


def test_it_is_the_published_variance_among_the_trials_of_bcg() -> None:
    # Viechtbauer (2010), J Stat Software 36(3): empirical Bayes, which is this estimator's other
    # name, gives 0.3181 and a mean of -0.7150.
    found = paule_mandel(*log_relative_risks())
    assert found.between == pytest.approx(0.3181, abs=5e-4)
    assert found.mean == pytest.approx(-0.7150, abs=1e-3)


def test_areas_alike_but_for_chance_have_none() -> None:
    found = paule_mandel([0.10, 0.11, 0.09], [0.04, 0.04, 0.04])
    assert found.between == 0
    assert found.mean == pytest.approx(0.10)


def test_equal_areas_have_none() -> None:
    assert paule_mandel([0.3, 0.3], [0.1, 0.1]).between == 0


def test_areas_of_one_size_leave_what_chance_does_not_explain() -> None:
    # Variance 4 among these three; 1 of it is chance.
    assert paule_mandel([-2, 0, 2], [1, 1, 1]).between == pytest.approx(3)


@given(several)
def test_it_does_not_change_when_every_area_moves_by_as_much(effects: list[float]) -> None:
    chance = np.full(len(effects), 0.02)
    here, moved = paule_mandel(effects, chance), paule_mandel(np.add(effects, 1), chance)
    assert moved.between == pytest.approx(here.between, abs=1e-6)
    assert moved.mean == pytest.approx(here.mean + 1, abs=1e-6)


@pytest.mark.parametrize(
    ("effects", "variances"),
    [([1.0], [1.0]), ([1.0, 2.0], [1.0]), ([1.0, 2.0], [1.0, 0.0]), ([np.nan, 2.0], [1.0, 1.0])],
)
def test_what_it_cannot_take_is_refused_by_name(
    effects: list[float], variances: list[float]
) -> None:
    with pytest.raises(ValueError, match=r"^(effects|variances): "):
        paule_mandel(effects, variances)
