"""The same search at earlier dates, and how it tells a restless ground from a new rise."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from geo.scan import EarlierScans, earlier_scans, space_time_permutation

PLACES = np.random.default_rng(1).uniform(0, 3000, (20, 2)) + 400_000
DATES = [730 - back for back in range(56, 365, 28)]
OPTIONS: dict[str, Any] = {"max_days": 56, "max_share": 0.25, "max_radius_m": 600.0}
Rows = tuple[NDArray[np.float64], NDArray[np.int64]]


def steady(n: int = 1500) -> Rows:
    """Two years in twenty places."""
    rng = np.random.default_rng(2)
    return PLACES[rng.integers(0, 20, n)], rng.integers(1, 731, n)


def with_rises(rises: Mapping[int, int]) -> Rows:
    """The same, and up to each of these days so many more in one place over two weeks."""
    xy, days = steady()
    rng = np.random.default_rng(3)
    for number, (day, more) in enumerate(rises.items()):
        xy = np.vstack([xy, np.repeat(PLACES[[number]], more, axis=0)])
        days = np.concatenate([days, day - rng.integers(0, 14, more)])
    return xy, days


def earlier(rows: Rows) -> EarlierScans:
    return earlier_scans(*rows, last_days=DATES, length=365, **OPTIONS)


def now(rows: Rows) -> float:
    xy, days = rows
    year = (days > 730 - 365) & (days <= 730)
    return (
        space_time_permutation(
            xy[year],
            days[year],
            prospective=True,
            replicas=99,
            rng=np.random.default_rng(4),
            last_day=730,
            **OPTIONS,
        )
        .clusters[0]
        .llr
    )


def test_a_first_rise_is_more_unusual_than_anything_before() -> None:
    rows = with_rises({730: 30})
    assert earlier(rows).as_unusual(now(rows)) == 0


def test_where_places_rise_again_and_again_one_more_is_nothing_new() -> None:
    rows = with_rises({730: 20} | dict.fromkeys(DATES[::3], 40))
    found = earlier(rows)
    assert found.as_unusual(now(rows)) >= 3


def test_each_date_is_the_scan_that_would_have_been_made_then() -> None:
    xy, days = rows = with_rises({DATES[4]: 30})
    then = (days > DATES[4] - 365) & (days <= DATES[4])
    by_itself = space_time_permutation(
        xy[then],
        days[then],
        prospective=True,
        replicas=19,
        rng=np.random.default_rng(5),
        last_day=DATES[4],
        **OPTIONS,
    )
    found = earlier(rows)
    assert found.last_days.tolist() == DATES
    assert found.llr[4] == pytest.approx(by_itself.clusters[0].llr)
    assert found.llr.argmax() == 4


def test_what_lies_after_a_date_is_not_known_there() -> None:
    assert earlier(with_rises({730: 30})).llr == pytest.approx(earlier(steady()).llr)


def test_dates_before_any_record_are_left_out() -> None:
    found = earlier_scans(*steady(), last_days=[-400, 500], length=365, **OPTIONS)
    assert found.last_days.tolist() == [500]
    assert found.usable


def test_without_a_date_nothing_is_usable_and_that_is_said() -> None:
    found = earlier_scans(*steady(), last_days=[-400], length=365, **OPTIONS)
    assert (found.usable, found.used) == (False, 0)
    assert "no records far enough back" in found.reading


@pytest.mark.parametrize(
    ("argument", "value"),
    [("last_days", [1.5]), ("days", [[1, 2]]), ("length", 0), ("max_radius_m", -1.0)],
)
def test_what_is_no_day_or_length_is_refused_by_name(argument: str, value: Any) -> None:  # noqa: ANN401
    xy, days = steady()
    given: dict[str, Any] = {"xy": xy, "days": days, "last_days": DATES, "length": 365, **OPTIONS}
    with pytest.raises(ValueError, match=argument):
        earlier_scans(**(given | {argument: value}))
