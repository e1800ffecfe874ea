import numpy as np
import pytest
import shapely

from geo.density import Edge, kernel_density, lattice_over
from geo.density import on_lattice as module
from tests.geo.density.grounds import incidents, uneven

GROUND = uneven()
EDGES: tuple[Edge, ...] = ("none", "uniform", "diggle")


def furthest(bandwidth_m: float, edge: Edge, *, n: int = 60) -> float:
    """Largest difference between a lattice and the exact sum, as a share of the highest value."""
    points, lattice = incidents(GROUND, n), lattice_over(GROUND, step_m=50)
    fast, exact = (
        kernel_density(points, at=at, window=GROUND, bandwidth_m=bandwidth_m, edge=edge).intensity
        for at in (lattice, lattice.places)
    )
    return float(np.abs(fast - exact).max() / exact.max())


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("bandwidth_m", [5, 60, 99, 101, 150, 400, 3_000])
def test_a_lattice_is_within_a_ten_thousandth_of_the_exact_sum(
    bandwidth_m: float, edge: Edge
) -> None:
    assert furthest(bandwidth_m, edge) < 1e-4


@pytest.mark.parametrize("edge", EDGES)
def test_so_it_is_for_one_incident_alone(edge: Edge) -> None:
    assert furthest(120, edge, n=1) < 1e-4


def test_narrow_and_wide_kernels_go_two_ways_with_one_result(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    points, lattice = incidents(GROUND), lattice_over(GROUND, step_m=50)

    def ask() -> np.ndarray:
        return kernel_density(points, at=lattice, window=GROUND, bandwidth_m=110).intensity

    wide = ask()
    monkeypatch.setattr(module, "_NARROW", 1_000)
    narrow = ask()
    assert np.abs(wide - narrow).max() < 1e-4 * wide.max()
    assert not np.array_equal(wide, narrow)


def test_a_window_far_wider_than_the_lattice_is_refused() -> None:
    part = lattice_over(shapely.box(402_000, 302_000, 402_500, 302_500), step_m=5)
    wide = shapely.box(300_000, 200_000, 500_000, 400_000)
    with pytest.raises(ValueError, match=r"^window: so much wider than the lattice"):
        kernel_density(incidents(GROUND), at=part, window=wide, bandwidth_m=15)


def test_nothing_is_less_than_none() -> None:
    lattice = lattice_over(GROUND, step_m=20)
    result = kernel_density(incidents(GROUND, 12), at=lattice, window=GROUND, bandwidth_m=60)
    assert result.intensity.min() >= 0


def test_totals_kept_without_correction_are_those_of_the_exact_sum() -> None:
    points, lattice = incidents(GROUND), lattice_over(GROUND, step_m=50)
    fast, exact = (
        kernel_density(points, at=at, window=GROUND, bandwidth_m=200, edge="none").integral
        for at in (lattice, lattice.places)
    )
    assert fast == pytest.approx(exact, rel=1e-4)
