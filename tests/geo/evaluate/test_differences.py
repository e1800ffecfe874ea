import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from geo.evaluate import difference_in_differences, relative_rate_ratio

Frame = dict[str, NDArray[Any]]


def panel(
    *, places: int = 16, treated: int = 6, periods: int = 8, changed_at: int = 5, seed: int = 1
) -> Frame:
    """Invented places, the first of them treated, with a third fewer after."""
    rng = np.random.default_rng(seed)
    unit, time = np.repeat(np.arange(places), periods), np.tile(np.arange(periods), places)
    mine, post = (unit < treated).astype(int), (time >= changed_at).astype(int)
    mean = rng.gamma(4, 2, places)[unit] * np.where(mine & post, 2 / 3, 1)
    return {
        "id": unit,
        "time": time,
        "treated": mine,
        "post": post,
        "count": rng.poisson(mean),
    }


def totals(frame: Frame, treated: int) -> tuple[int, int]:
    mine = frame["treated"] == treated
    before, after = (int(frame["count"][mine & (frame["post"] == k)].sum()) for k in (0, 1))
    return before, after


def test_the_estimate_is_the_log_of_the_relative_ratio_of_the_totals() -> None:
    frame = panel()
    expected = relative_rate_ratio(totals(frame, 1), totals(frame, 0))
    found = difference_in_differences(frame)
    assert found.estimate == pytest.approx(expected.log_rirr, abs=1e-6)
    assert found.se_model == pytest.approx(expected.se_log, rel=1e-3)


def test_without_gaps_every_choice_of_levels_gives_one_estimate() -> None:
    frame = panel()
    plain, period, both = (
        difference_in_differences(frame, levels=levels).estimate
        for levels in ("none", "period", "unit_and_period")
    )
    assert period == pytest.approx(plain, abs=1e-6)
    assert both == pytest.approx(plain, abs=1e-6)


@given(st.integers(0, 1_000))
def test_rows_may_come_in_any_order(seed: int) -> None:
    frame = panel()
    order = np.random.default_rng(seed).permutation(len(frame["id"]))
    shuffled = difference_in_differences({k: v[order] for k, v in frame.items()})
    straight = difference_in_differences(frame)
    assert shuffled.se_cluster == pytest.approx(straight.se_cluster)
    assert shuffled.pre_trend_p == pytest.approx(straight.pre_trend_p)


def test_names_of_places_and_dates_of_periods_do_as_well_as_numbers() -> None:
    frame = panel()
    named = {
        **frame,
        "id": np.array([f"place {k}" for k in frame["id"]], dtype=object),
        "time": np.datetime64("2025-01", "M") + frame["time"].astype(int),
    }
    found, numbered = difference_in_differences(named), difference_in_differences(frame)
    assert (found.estimate, found.pre_trend) == (numbered.estimate, numbered.pre_trend)


def test_columns_may_have_other_names() -> None:
    frame = panel()
    renamed = {"n": frame["count"], **{k: v for k, v in frame.items() if k != "count"}}
    found = difference_in_differences(renamed, count="n").estimate
    assert found == difference_in_differences(frame).estimate


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    held = [
        r.low is not None and r.high is not None and r.low <= 2 / 3 <= r.high
        for r in (difference_in_differences(panel(seed=seed)) for seed in range(150))
    ]
    assert np.mean(held) == pytest.approx(0.95, abs=0.06)


def test_places_without_any_incident_are_left_out_only_where_each_has_a_level() -> None:
    frame = panel()
    frame["count"] = np.where(frame["id"] == 15, 0, frame["count"])
    levels = difference_in_differences(frame, levels="unit_and_period")
    plain = difference_in_differences(frame)
    assert (levels.units, levels.dropped_units) == (15, 1)
    assert (plain.units, plain.dropped_units) == (16, 0)


def test_a_single_treated_place_has_no_clustered_doubt() -> None:
    found = difference_in_differences(panel(treated=1))
    assert (found.se_cluster, found.low, found.pre_trend_p) == (None, None, None)
    assert not found.usable
    assert "nothing tells how much a place changes by chance" in found.reading


def test_places_that_do_exactly_as_fitted_have_no_negative_variance() -> None:
    unit, time = np.repeat(np.arange(6), 2), np.tile([0, 1], 6)
    frame = {"id": unit, "time": time, "treated": (unit < 3) * 1, "post": time}
    found = difference_in_differences({**frame, "count": np.full(12, 1_000)}, levels="period")
    assert (found.rate_ratio, found.se_cluster) == pytest.approx((1, 0), abs=1e-6)


def test_few_treated_places_are_said() -> None:
    found = difference_in_differences(panel(treated=3))
    assert not found.usable
    assert "With fewer than 5 places on a side the true doubt is larger." in found.reading


def test_courses_that_drew_apart_before_are_not_usable() -> None:
    frame = panel()
    frame["count"] = frame["count"] + frame["treated"] * frame["time"] * 5
    found = difference_in_differences(frame)
    assert found.pre_trend is not None
    assert found.pre_trend > 0
    assert not found.usable
    assert "were drawing apart before the change already" in found.reading


def test_two_periods_before_tell_nothing_of_courses() -> None:
    found = difference_in_differences(panel(periods=4, changed_at=2))
    assert (found.pre_trend, found.pre_trend_p) == (None, None)


def test_a_negative_binomial_fit_gives_its_shape() -> None:
    frame = panel()
    found = difference_in_differences(frame, family="negative_binomial")
    plain = difference_in_differences(frame)
    assert found.shape is not None
    assert plain.shape is None
    assert (found.se_model or 0) > (plain.se_model or 0)


def test_no_incidents_in_a_group_leave_every_figure_undefined() -> None:
    frame = panel()
    frame["count"] = np.where((frame["treated"] == 1) & (frame["post"] == 1), 0, frame["count"])
    found = difference_in_differences(frame)
    assert (found.estimate, found.se_cluster, found.usable) == (None, None, False)
    assert found.reading.startswith("Too few to tell.")


def test_the_reading_gives_the_span_and_names_no_cause() -> None:
    found = difference_in_differences(panel(places=60, treated=30))
    assert found.rate_ratio == pytest.approx(2 / 3, abs=0.1)
    assert found.reading.startswith("Set against the comparison places: ")
    assert found.reading.endswith("A difference this large would seldom come from chance alone.")


def changed(name: str, values: object) -> Frame:
    return {**panel(), name: np.asarray(values)}


def one_place_later() -> Frame:
    frame = panel()
    later = (frame["id"] == 0) & (frame["time"] == 5)
    return {**frame, "post": np.where(later, 0, frame["post"])}


ROWS = 16 * 8


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        ({k: v for k, v in panel().items() if k != "post"}, "frame: has no column 'post'"),
        (changed("count", [1.5] * ROWS), "count: entry 0 is 1.5"),
        (changed("count", [math.nan] * ROWS), "count: entry 0 is nan"),
        (changed("treated", [2] * ROWS), "treated: expected 0 or 1"),
        (changed("treated", ["yes"] * ROWS), "treated: expected 0 or 1"),
        (changed("post", [0] * 5), "post: expected 128 entries like count, got 5"),
        (changed("post", [0] * ROWS), "treated, post: no rows of treated places after"),
        (changed("treated", [0, 1] * (ROWS // 2)), "treated: differs within"),
        (one_place_later(), "post: .*all places must change"),
        ({k: np.append(v, v[0]) for k, v in panel().items()}, "id, time: a place has two rows"),
        (changed("time", [math.nan] * ROWS), "time: row 0 has none"),
        (changed("id", [None] * ROWS), "id: row 0 has none"),
        (changed("id", [[1]]), "id: expected a column"),
    ],
)
def test_unfit_columns_are_refused_by_name(frame: Frame, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}"):
        difference_in_differences(frame)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("levels", {"levels": "unit"}),
        ("family", {"family": "gaussian"}),
        ("family", {"family": "negative_binomial", "levels": "unit_and_period"}),
        ("confidence", {"confidence": 1.0}),
    ],
)
def test_unknown_options_are_refused(name: str, options: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        difference_in_differences(panel(), **options)  # pyright: ignore[reportArgumentType]
