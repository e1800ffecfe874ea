from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from geo.scan import SpaceTimeScan, space_time_permutation
from tests.geo.scan.agreement import same_distribution
from tests.geo.scan.exhaustive import Floats, ratios, spans, windows, zones

incidents = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 9)), min_size=6, max_size=40
)


def scan(xy: object, days: object, **options: Any) -> SpaceTimeScan:  # noqa: ANN401
    usual: dict[str, Any] = {"max_days": 3, "replicas": 99, "rng": np.random.default_rng(1)}
    return space_time_permutation(np.asarray(xy), np.asarray(days), **(usual | options))


def outbreak(seed: int = 3) -> tuple[Floats, NDArray[np.int64]]:
    """Eighty incidents anywhere in a hundred days, and six at one corner on days 40 to 42."""
    rng = np.random.default_rng(seed)
    corner = rng.integers(0, 2, (6, 2)) * 10
    xy = np.concatenate([rng.integers(0, 40, (80, 2)) * 100, corner]) + 1_000
    return xy.astype(np.float64), np.concatenate(
        [rng.integers(0, 100, 80), [40, 40, 41, 41, 42, 42]]
    )


def by_hand(xy: Floats, days: NDArray[np.int64], prospective: bool) -> Floats:
    """Ratios of all windows of at most half the incidents and 4 days."""
    places, of_row = np.unique(xy, axis=0, return_inverse=True)
    at, period = np.unique(days, return_inverse=True)
    table = np.zeros((len(places), len(at)))
    np.add.at(table, (of_row.ravel(), period), 1)
    tried = zones(places, table.sum(axis=1), max_share=0.5)
    if not tried.inside.size:
        return np.zeros(1)
    over, total = spans(at.tolist(), 4, prospective=prospective), table.sum()
    expected = np.outer(tried.inside @ table.sum(axis=1), over @ table.sum(axis=0)) / total
    return ratios(windows(tried.inside, table, over), expected, float(total))


@settings(max_examples=50)
@given(incidents, st.booleans())
def test_the_first_cluster_is_that_of_an_exhaustive_scan(
    rows: list[tuple[int, int, int]], prospective: bool
) -> None:
    data = np.array(rows)
    xy, days = data[:, :2] * 50.0 + 7_000, data[:, 2]
    found = scan(xy, days, max_days=4, prospective=prospective, replicas=1).clusters
    largest = by_hand(xy, days, prospective).max()
    assert max([c.llr for c in found[:1]], default=0) == pytest.approx(largest, abs=1e-9)


def test_replicas_are_distributed_as_shuffles_of_an_exhaustive_scan() -> None:
    rng = np.random.default_rng(5)
    xy = (rng.integers(0, 4, (40, 2)) * 50 + 7_000).astype(np.float64)
    days = rng.integers(0, 12, 40)
    theirs = np.array([by_hand(xy, rng.permutation(days), False).max() for _ in range(300)])
    ours = scan(xy, days, max_days=4, replicas=2_000).replica_llr
    assert same_distribution(ours, theirs)


def test_six_incidents_in_three_days_at_one_corner_stand_out() -> None:
    result = scan(*outbreak())
    first = result.clusters[0]
    assert set(range(80, 86)) <= set(first.members)
    assert (first.start, first.end, first.p_value) == (40, 42, 0.01)


def test_a_busy_place_and_a_busy_day_alone_are_no_cluster() -> None:
    # Twenty incidents at the first place, five at the others, on each day alike.
    xy = np.repeat([(0.0, 0.0), (9.0, 0.0), (99.0, 0.0)], [20, 5, 5], axis=0)
    days = np.tile([1, 1, 1, 2, 3], 6)
    assert scan(xy, days, max_share=0.9).clusters == ()


def test_expected_is_the_product_of_the_margins_by_hand() -> None:
    # Five of ten incidents at the first place, four of ten on day 1: 5 x 4 / 10.
    xy = [(0.0, 0.0)] * 5 + [(50.0, 0.0)] * 5
    first = scan(xy, [1, 1, 1, 1, 8, 20, 21, 22, 23, 24]).clusters[0]
    assert (first.cases, first.expected, first.members) == (4, 2, (0, 1, 2, 3, 4))


def test_members_are_incidents_of_every_day_in_the_circle() -> None:
    first = scan(*outbreak(), replicas=1).clusters[0]
    xy, _ = outbreak()
    inside = np.hypot(*(xy - first.centre_xy).T) <= first.radius
    assert first.members == tuple(np.nonzero(inside)[0].tolist())


@settings(max_examples=20)
@given(st.integers(-(10**6), 10**6), st.permutations(range(86)))
def test_shifting_days_and_shuffling_rows_changes_nothing(by: int, order: list[int]) -> None:
    xy, days = outbreak()
    plain, other = scan(xy, days, replicas=1), scan(xy[order], (days + by)[order], replicas=1)
    first, moved = plain.clusters[0], other.clusters[0]
    assert sorted(order[k] for k in moved.members) == list(first.members)
    assert moved.llr == pytest.approx(first.llr)
    assert (moved.start, moved.end) == (40 + by, 42 + by)


def test_dates_give_dates() -> None:
    xy, days = outbreak()
    first = scan(xy, np.datetime64("2026-01-01") + days, replicas=1).clusters[0]
    assert (first.start, first.end) == (np.datetime64("2026-02-10"), np.datetime64("2026-02-12"))


def test_no_window_is_longer_than_it_may_be() -> None:
    found = scan(*outbreak(), max_days=2, replicas=1).clusters
    assert max(int(one.end) - int(one.start) for one in found) == 1


def test_a_scan_of_the_past_has_no_recurrence() -> None:
    assert scan(*outbreak()).clusters[0].recurrence_interval is None


def test_a_prospective_scan_finds_only_what_still_goes_on() -> None:
    xy, days = outbreak()
    over = scan(xy, days, prospective=True)
    assert {one.end for one in over.clusters} == {int(days.max())}
    now = scan(xy[days <= 42], days[days <= 42], prospective=True).clusters[0]
    assert (now.start, now.end) == (40, 42)


def test_windows_last_until_the_day_that_is_given() -> None:
    xy, days = outbreak()
    early = days <= 42
    found = scan(xy[early], days[early], prospective=True, last_day=43, max_days=4).clusters
    assert (found[0].start, found[0].end) == (40, 43)


def test_nothing_goes_on_long_after_the_last_incident() -> None:
    assert scan(*outbreak(), prospective=True, last_day=500).clusters == ()


def test_the_recurrence_interval_is_the_time_between_scans_over_the_p_value() -> None:
    xy, days = outbreak()
    early = days <= 42
    first = scan(xy[early], days[early], prospective=True, every=7).clusters[0]
    assert first.recurrence_interval == pytest.approx(7 / first.p_value)


def test_threads_do_not_change_the_result() -> None:
    one, three = (scan(*outbreak(), threads=k, replicas=300) for k in (1, 3))
    assert one.replica_llr.tolist() == three.replica_llr.tolist()
    assert one.clusters == three.clusters


@pytest.mark.parametrize(
    ("argument", "bad", "says"),
    [
        ("xy", np.zeros((0, 2)), "no places"),
        ("days", [1, 2], "86 rows"),
        ("max_days", 0, "1 or more"),
        ("max_days", 2.5, "whole number"),
        ("every", 0, "greater than 0"),
        ("last_day", 3, "before the last incident"),
        ("max_share", 2, "share"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(argument: str, bad: object, says: str) -> None:
    xy, days = outbreak()
    usual: dict[str, Any] = {"xy": xy, "days": days, "prospective": True}
    with pytest.raises(ValueError, match=f"^{argument}: .*{says}"):
        scan(**(usual | {argument: bad}))


def test_incidents_of_one_day_cannot_be_told_apart() -> None:
    xy, days = outbreak()
    result = scan(xy, np.full(len(days), 3))
    assert not result.usable
    assert result.reading.startswith("Everything is in one day")


def test_one_incident_is_too_few() -> None:
    assert scan([(1_000.0, 0.0)], [4]).reading == "Too few to tell: 1 incident."


def test_incidents_in_one_place_cannot_be_told_apart() -> None:
    assert not scan([(1_000.0, 0.0)] * 9, np.arange(9)).usable
