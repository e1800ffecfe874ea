import numpy as np
import pytest

from geo.disclosure import perturb, perturbation_table


@pytest.mark.parametrize(
    ("max_noise", "variance", "min_released"), [(2, 1, 0), (5, 3, 2), (10, 5, 0)]
)
def test_every_row_meets_its_constraints(
    max_noise: int, variance: float, min_released: int
) -> None:
    table = perturbation_table(max_noise=max_noise, variance=variance, min_released=min_released)
    for row in table.rows:
        assert sum(row.probability) == pytest.approx(1)
        assert row.mean == pytest.approx(0, abs=1e-6)
        assert row.variance <= variance + 1e-6
        assert max(map(abs, row.noise)) <= max_noise
        targets = {row.count + noise for noise in row.noise}
        assert min(targets) >= 0
        assert not targets & set(range(1, min_released + 1))


def test_large_counts_get_the_whole_variance() -> None:
    rows = perturbation_table(max_noise=5, variance=2).rows
    assert rows[-1].variance == pytest.approx(2, abs=1e-6)


def test_monotone_rows_rise_towards_no_noise() -> None:
    for row in perturbation_table(max_noise=4, variance=2).rows[1:]:
        below = [p for noise, p in zip(row.noise, row.probability, strict=True) if noise <= 0]
        assert below == sorted(below) or np.allclose(below, sorted(below), atol=1e-6)


def test_a_variance_that_cannot_be_kept_is_refused() -> None:
    # With 1 never released, a count of 1 must move, so its variance is at least 1.
    with pytest.raises(ValueError, match=r"^variance: 0.5 cannot be kept for a count of 1"):
        perturbation_table(max_noise=2, variance=0.5, min_released=1)


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ({"max_noise": 0, "variance": 1}, "max_noise"),
        ({"max_noise": 2, "variance": float("nan")}, "variance"),
        ({"max_noise": 2, "variance": 1, "min_released": 2}, "min_released"),
        ({"max_noise": 2, "variance": 1, "mono": [True]}, "mono"),
    ],
)
def test_bad_arguments_are_refused_by_name(options: dict[str, object], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}: "):
        perturbation_table(**options)  # pyright: ignore[reportArgumentType]


TABLE = perturbation_table(max_noise=2, variance=1)


def test_a_cell_with_the_same_records_gets_the_same_noise_in_any_table() -> None:
    one = perturb([[30, 7]], [[12.31, 3.9]], TABLE).noise
    other = perturb([30], [99.31], TABLE).noise
    assert one[0, 0] == other[0]


def test_zero_is_never_changed() -> None:
    assert perturb([0] * 5, np.linspace(0, 0.99, 5), TABLE).released.tolist() == [0] * 5


def test_noise_over_all_keys_has_mean_zero_and_the_variance_asked_for() -> None:
    keys = (np.arange(10_000) + 0.5) / 10_000
    noise = perturb(np.full(10_000, 40), keys, TABLE).noise
    assert noise.mean() == pytest.approx(0, abs=1e-3)
    assert noise.var() == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize(
    ("counts", "keys", "name"),
    [([1.5], [0.1], "counts"), ([1], [float("inf")], "key_sums"), ([1, 2], [0.1], "key_sums")],
)
def test_bad_cells_are_refused_by_name(counts: list[float], keys: list[float], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}: "):
        perturb(counts, keys, TABLE)
