from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

import geo.scan.periods as module
from geo.scan import SpaceTimeScan, space_time_poisson
from tests.geo.scan.agreement import same_distribution
from tests.geo.scan.exhaustive import Floats, ratios, spans, windows, zones

seeds = st.integers(0, 2**32 - 1)


def scan(xy: object, counts: object, people: object, **options: Any) -> SpaceTimeScan:  # noqa: ANN401
    usual: dict[str, Any] = {"max_periods": 3, "replicas": 99, "rng": np.random.default_rng(1)}
    arrays = (np.asarray(a) for a in (xy, counts, people))
    return space_time_poisson(*arrays, **(usual | options))


def town(seed: int, places: int = 9, periods: int = 7) -> tuple[Floats, NDArray[np.int64], Floats]:
    rng = np.random.default_rng(seed)
    people = rng.integers(1, 9, (places, periods)).astype(np.float64)
    xy = (rng.integers(0, 9, (places, 2)) * 50 + 7_000).astype(np.float64)
    return xy, rng.poisson(people / 4), people


def by_hand(
    xy: Floats, counts: NDArray[np.int64], people: Floats, prospective: bool = False
) -> Floats:
    """Ratios of all windows of at most half the people and 3 periods."""
    places, of_row = np.unique(xy, axis=0, return_inverse=True)
    table, held = np.zeros((2, len(places), counts.shape[1]))
    np.add.at(table, of_row.ravel(), counts)
    np.add.at(held, of_row.ravel(), people)
    tried, total = zones(places, held.sum(axis=1), max_share=0.5), float(table.sum())
    if not tried.inside.size:
        return np.zeros(1)
    over = spans(range(counts.shape[1]), 3, prospective=prospective)
    expected = windows(tried.inside, held, over) * total / held.sum()
    return ratios(windows(tried.inside, table, over), expected, total)


@settings(max_examples=50)
@given(seeds, st.booleans())
def test_the_first_cluster_is_that_of_an_exhaustive_scan(seed: int, prospective: bool) -> None:
    xy, counts, people = town(seed)
    found = scan(xy, counts, people, prospective=prospective, replicas=1).clusters
    largest = by_hand(xy, counts, people, prospective).max()
    assert max([c.llr for c in found[:1]], default=0) == pytest.approx(largest, abs=1e-9)


@settings(max_examples=30)
@given(seeds)
def test_a_population_that_stays_can_be_given_once(seed: int) -> None:
    xy, counts, people = town(seed)
    steady = people[:, :1]
    once = scan(xy, counts, steady[:, 0], replicas=5)
    each = scan(xy, counts, np.repeat(steady, counts.shape[1], axis=1), replicas=5)
    assert once.replica_llr == pytest.approx(each.replica_llr)
    assert [c.members for c in once.clusters] == [c.members for c in each.clusters]


def test_replicas_are_distributed_as_those_of_an_exhaustive_scan() -> None:
    xy, counts, people = town(11)
    rng = np.random.default_rng(5)
    drawn = rng.multinomial(counts.sum(), (people / people.sum()).ravel(), 500)
    theirs = np.array([by_hand(xy, one.reshape(people.shape), people).max() for one in drawn])
    ours = scan(xy, counts, people, replicas=2_000).replica_llr
    assert same_distribution(ours, theirs)


def test_ten_of_twelve_cases_in_one_place_and_period_by_hand() -> None:
    # 12 / (2 places x 3 periods) are expected: 10 ln(10/2) + 2 ln(2/10)
    first = scan([(0.0, 0.0), (9.0, 0.0)], [[0, 10, 0], [1, 0, 1]], [7, 7]).clusters[0]
    assert (first.members, first.start, first.end) == ((0,), 1, 1)
    assert (first.cases, first.expected) == (10, pytest.approx(2))
    assert first.llr == pytest.approx(12.875503)


def test_both_ends_of_a_span_are_inside() -> None:
    counts = [[0, 6, 7, 0], [1, 0, 0, 1], [0, 1, 0, 1]]
    first = scan([(0.0, 0.0), (9.0, 0.0), (30.0, 0.0)], counts, [5, 5, 5]).clusters[0]
    assert (first.start, first.end, first.cases) == (1, 2, 13)


def test_no_window_is_longer_than_it_may_be() -> None:
    found = scan(*town(4), max_periods=2, replicas=1).clusters
    assert max(int(one.end) - int(one.start) for one in found) == 1


def test_prospective_windows_last_until_now_and_recur() -> None:
    found = scan(*town(4), prospective=True, every=0.5).clusters
    assert {one.end for one in found} == {6}
    assert found[0].recurrence_interval == pytest.approx(0.5 / found[0].p_value)


def test_clusters_share_no_place() -> None:
    members = [k for one in scan(*town(4, places=40)).clusters for k in one.members]
    assert len(members) == len(set(members))


def test_rows_of_one_place_count_as_one() -> None:
    xy, counts, people = town(8)
    split = counts // 2
    plain = scan(xy, counts, people, replicas=1)
    twice = scan([*xy, *xy], [*split, *(counts - split)], [*people, *people], replicas=1)
    assert [c.llr for c in twice.clusters] == pytest.approx([c.llr for c in plain.clusters])


@pytest.mark.parametrize(
    ("argument", "bad", "says"),
    [
        ("xy", [(1_000.0, 2_000.0)], "one for each of xy"),
        ("counts", np.zeros(9), "row of counts"),
        ("counts", np.full((9, 7), -1), "whole numbers"),
        ("people", np.zeros(9), "nothing anywhere"),
        ("people", np.ones((7, 9)), "shape"),
        ("people", np.eye(9, 7), "has cases but 0"),
        ("max_periods", 0, "1 or more"),
        ("every", -1, "greater than 0"),
    ],
)
def test_what_cannot_be_meant_is_refused(argument: str, bad: object, says: str) -> None:
    xy, counts, people = town(4)
    usual: dict[str, Any] = {"xy": xy, "counts": counts, "people": people}
    name = {"counts": "cases_by_period", "people": "population", "xy": "cases_by_period"}
    with pytest.raises(ValueError, match=f"^{name.get(argument, argument)}: .*{says}"):
        scan(**(usual | {argument: bad}))


def test_one_period_cannot_be_told_from_another() -> None:
    result = scan([(0.0, 0.0), (9.0, 0.0)], [[3], [1]], [1, 1])
    assert not result.usable
    assert result.reading.startswith("Everything is in one period")


def test_no_cases_are_too_few() -> None:
    assert scan([(0.0, 0.0), (9.0, 0.0)], [[0, 0], [0, 0]], [1, 1]).usable is False


def test_a_table_too_large_to_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ENTRIES", 10)
    with pytest.raises(ValueError, match=r"^population: by period"):
        scan(*town(4))
