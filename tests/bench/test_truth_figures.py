import pytest

from bench.truth_figures import Tally, added


def test_an_interval_is_wilsons_where_tries_are_independent() -> None:
    # Wilson 1927 for 9 of 10, as computed by hand: 0.5958 to 0.9821.
    seen = Tally([{"a": (float(n < 9), 1.0)} for n in range(10)]).share("a")
    assert (seen.low, seen.high) == pytest.approx((0.5958, 0.9821), abs=1e-4)


def test_tries_that_go_together_widen_the_interval() -> None:
    alone = Tally([{"a": (5.0, 10.0)}] * 8).share("a")
    together = Tally([{"a": (10.0 * (n % 2), 10.0)} for n in range(8)]).share("a")
    assert together.share == alone.share
    assert together.high - together.low > 2 * (alone.high - alone.low)


def test_a_ratio_may_lie_above_one() -> None:
    seen = Tally([{"a": (3.0, 2.0)}, {"a": (1.0, 1.0)}]).ratio("a")
    assert seen.share == pytest.approx(4 / 3)
    assert seen.low < 4 / 3 < seen.high


def test_ways_of_one_figure_are_told_side_by_side() -> None:
    tally = Tally([{"a (calm)": (1, 1), "b": (1, 1)}, {"a (lively)": (1, 1)}])
    assert tally.names == ["a (calm)", "a (lively)", "b"]


def test_a_figure_without_a_try_is_not_told() -> None:
    tally = Tally([{"a": (0, 0)}])
    assert "a" not in tally
    assert tally.names == []


def test_findings_of_one_variant_are_added_up() -> None:
    assert added([{"a": (1, 2)}, {"a": (0, 1), "b": (1, 1)}]) == {"a": (1, 3), "b": (1, 1)}
