import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import mahalanobis

from geo.comparison import nearest_areas

AREAS = {"Mill": [10, 200], "Quay": [12, 240], "Park": [30, 210], "Yard": [11, 500]}
seeds = st.integers(0, 10_000)


def figures(seed: int, areas: int = 9, columns: int = 3) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(areas, columns)) @ rng.normal(size=(columns, columns)) + 50


@given(seeds)
def test_distances_are_those_of_an_independent_mahalanobis(seed: int) -> None:
    table = figures(seed)
    inverse = np.linalg.inv(np.cov(table, rowvar=False))
    found = nearest_areas(table, of=2).distances[2]
    expected = {row: mahalanobis(table[row], table[2], inverse) for row in range(9) if row != 2}
    assert found == pytest.approx(expected, rel=1e-5)


@given(seeds, st.floats(0.001, 1_000), st.floats(-100, 100))
def test_the_units_of_a_figure_change_no_distance(seed: int, unit: float, shift: float) -> None:
    table = figures(seed)
    other = table * [unit, 1, 1] + [shift, 0, 0]
    for metric in ("mahalanobis", "standardised"):
        plain = nearest_areas(table, of=0, metric=metric).distances[0]
        assert nearest_areas(other, of=0, metric=metric).distances[0] == pytest.approx(plain, 1e-5)


@given(seeds)
def test_the_order_of_the_areas_changes_no_distance(seed: int) -> None:
    table = figures(seed)
    order = np.random.default_rng(seed).permutation(len(table))
    plain = nearest_areas(table, of=0).distances[0]
    now = {int(was): row for row, was in enumerate(order)}
    turned = nearest_areas(table[order], of=now[0]).distances[now[0]]
    assert {was: turned[now[was]] for was in range(1, 9)} == pytest.approx(plain, rel=1e-6)


def test_figures_that_say_the_same_count_once_by_hand() -> None:
    # The second figure is the first plus something of its own that areas 0 and 1 share. They are
    # the square root of 3 deviations apart, once; plainly standardised, that counts again.
    table = [[0, 0], [2, 2], [0, 1], [2, 3]]
    once = nearest_areas(table, of=0).distances[0][1]
    again = nearest_areas(table, of=0, metric="standardised").distances[0][1]
    assert (once, again) == pytest.approx((3**0.5, (3 + 12 / 5) ** 0.5))


def test_plain_figures_let_the_larger_unit_decide() -> None:
    assert nearest_areas(AREAS, of="Mill", k=1, metric="euclidean").ranked["Mill"][0].area == "Park"


def test_treated_areas_are_no_candidates_of_one_another() -> None:
    found = nearest_areas(AREAS, of=["Mill", "Quay"], k=5)
    assert {one.area for one in found.ranked["Mill"]} == {"Park", "Yard"}


def test_equally_near_areas_keep_their_order() -> None:
    found = nearest_areas([[0.0], [1.0], [1.0], [5.0]], of=0, k=2)
    assert [one.area for one in found.ranked[0]] == [1, 2]


def test_reading_names_the_nearest_and_what_was_compared() -> None:
    reading = nearest_areas(AREAS, of="Mill", k=2, metric="standardised").reading
    assert reading.startswith("Most like Mill: Quay, ")
    assert "Alike in 2 figures, among 3 areas" in reading


def test_an_area_like_no_other_is_said_to_be_so() -> None:
    table = [[0.0], [1.0], [2.0], [1.5], [0.5], [9.0]]
    assert "None is more like 5 than two areas picked blindly" in nearest_areas(table, of=5).reading


@pytest.mark.parametrize(
    ("features", "said"),
    [
        ([1, 2, 3], "features: expected shape"),
        ([], "features: expected shape"),
        ([[1, 2], [3]], "features: expected numbers"),
        ({"Mill": [1], "Quay": [float("nan")]}, "features: figure 0 of area Quay is missing"),
        ([[1, 5], [2, 5], [3, 5]], "features: figure 1 is the same for every area"),
        ([[1, 2], [2, 4], [3, 6]], "features: 2 figures of 3 areas repeat one another"),
        ([[1, 2, 3], [4, 5, 7]], "features: 3 figures of 2 areas repeat one another"),
    ],
    ids=range(7),
)
def test_figures_that_measure_nothing_are_refused(features: object, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}"):
        nearest_areas(features, of="Mill" if isinstance(features, dict) else 0)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("of", ["Elsewhere", [], ["Mill", "Elsewhere"], 0, list(AREAS)], ids=repr)
def test_areas_that_are_not_there_are_refused(of: object) -> None:
    with pytest.raises(ValueError, match=r"^of: "):
        nearest_areas(AREAS, of=of)  # pyright: ignore[reportArgumentType]


def test_none_wanted_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^k: "):
        nearest_areas(AREAS, of="Mill", k=0)


def test_another_metric_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^metric: "):
        nearest_areas(AREAS, of="Mill", metric="cosine")  # pyright: ignore[reportArgumentType]
