import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.temporal import chance_of_crowding, unusual_window


@pytest.mark.parametrize(
    ("incidents", "days", "window_days", "count"),
    [(60, 365, 7, 6), (60, 365, 14, 8), (20, 365, 7, 3), (20, 365, 7, 2), (12, 365, 30, 5)],
)
def test_chance_is_the_share_of_invented_years_with_such_a_week(
    incidents: int, days: float, window_days: float, count: int
) -> None:
    rng = np.random.default_rng(8)
    crowded = 0
    for n in rng.poisson(incidents, 2_000):
        at = np.sort(rng.uniform(0, days, n))
        crowded += bool(np.any(at[count - 1 :] - at[: max(n - count + 1, 0)] <= window_days))
    found = chance_of_crowding(incidents, days=days, window_days=window_days, count=count)
    assert found.probability == pytest.approx(crowded / 2_000, abs=0.035)


def test_one_incident_needs_only_one_incident() -> None:
    found = unusual_window(0.1, window=2, periods=20, count=1)
    assert found.probability == pytest.approx(1 - math.exp(-2))


@given(st.floats(0.05, 30), st.floats(2, 500), st.integers(2, 80))
def test_chance_is_a_chance_and_falls_with_the_count(mu: float, periods: float, count: int) -> None:
    here, more = (
        unusual_window(mu, window=2, periods=periods, count=n).probability
        for n in (count, count + 1)
    )
    assert 0 <= more <= here + 1e-9 <= 1 + 1e-9


def test_a_longer_time_makes_a_full_window_likelier() -> None:
    short, long = (
        unusual_window(0.6, window=2, periods=p, count=6).probability for p in (104, 208)
    )
    assert short < long


def test_the_reading_speaks_of_chance_only() -> None:
    assert unusual_window(0.6, window=2, periods=208, count=6).reading == (
        "A stretch this full, 6 incidents or more, would turn up somewhere in about 4 of 100 such"
        " times of the same length and the same average: chance alone would seldom do that."
    )


def test_a_likely_crowd_could_be_chance() -> None:
    assert "that could be chance" in unusual_window(1, window=1, periods=260, count=6).reading


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("mu", {"mu": 0}),
        ("window", {"window": math.nan}),
        ("periods", {"periods": 1.5}),
        ("count", {"count": 0}),
        ("count", {"count": 2.5}),
        ("count", {"count": math.inf}),
    ],
)
def test_figures_out_of_range_are_refused_by_name(name: str, figures: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=f"^{name}: "):
        unusual_window(**{"mu": 1.0, "window": 2, "periods": 100, "count": 5, **figures})


def test_a_window_longer_than_half_the_time_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^window_days: 200 is more than half of 365 days"):
        chance_of_crowding(20, days=365, window_days=200, count=15)
