"""References of masked places: how each is asked of the function that must equal it."""

from pathlib import Path

import numpy as np
import pytest
from scipy.stats import chi2

from geo import disclosure
from tests.geo.references.case import Actual, Adapter, Case


def geomasking(p: Case, folder: Path) -> Actual:
    inner, outer = p["inner_radius_m"], p["outer_radius_m"]
    by_area = disclosure.ring_distances(inner, outer)
    by_radius = disclosure.ring_distances(inner, outer, uniform_by="radius")
    noise = disclosure.gaussian_distances(p["gaussian_sigma_m"])
    homes = disclosure.expected_anonymity(p["households_per_m2"], inner, outer)
    simulate(inner, outer, by_area.mean_m)
    return {
        "uniform_by_area": {
            "min": by_area.quantile_m(0),
            "max": outer,
            "mean": by_area.mean_m,
            "mean_square": by_area.mean_square_m2,
            "quantiles": {str(q): by_area.quantile_m(q) for q in (0.05, 0.25, 0.5, 0.75, 0.95)},
        },
        "uniform_by_radius": {
            "mean": by_radius.mean_m,
            "mean_square": by_radius.mean_square_m2,
            "median": by_radius.quantile_m(0.5),
        },
        "k_anonymity": {
            "guaranteed_households_nearer": homes.guaranteed,
            "expected_households_nearer": homes.k,
            "maximum_households_nearer": homes.maximum,
            "households_in_donut": homes.in_ring,
        },
        "inner_radius_for_k": disclosure.inner_radius_for(p["k"], p["households_per_m2"]),
        "probability_no_household_within_inner_radius": homes.probability_nobody_nearer,
        "averaging_attack_rms_error": by_area.averaging_error_m(p["repeated_masks"]),
        "gaussian": {
            "mean": noise.mean_m,
            "median": noise.quantile_m(0.5),
            "q95": noise.quantile_m(0.95),
            "share_displaced_less_than_r": noise.share_within(inner),
        },
    }


def simulate(inner_m: float, outer_m: float, mean_m: float) -> None:
    """The reference's own check of 100,000 moved places: distances, their mean, bearings."""
    place, n = np.array([530_000.0, 180_000.0]), 100_000
    keys = [f"record {k}" for k in range(n)]
    moved = disclosure.displace([place] * n, keys=keys, inner_m=inner_m, outer_m=outer_m)
    shift = moved.points - place
    distance = np.hypot(*shift.T)
    assert inner_m <= distance.min() <= distance.max() <= outer_m
    assert distance.mean() == pytest.approx(mean_m, rel=0.01)
    resultant = np.abs(np.mean((shift[:, 0] + 1j * shift[:, 1]) / distance))
    assert chi2.sf(2 * n * resultant**2, 2) > 0.001


ADAPTERS: dict[str, Adapter] = {"geomasking": geomasking}
