from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from geo.scan import Scan, poisson
from tests.geo.scan.agreement import same_distribution
from tests.geo.scan.exhaustive import Floats, ratios, zones

LINE = [(0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (40.0, 0.0)]
cells = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=4, max_size=25, unique=True
)


def scan(xy: object, cases: object, population: object, **options: Any) -> Scan:  # noqa: ANN401
    given: Mapping[str, Any] = {"replicas": 99, "rng": np.random.default_rng(1), **options}
    return poisson(np.asarray(xy), np.asarray(cases), np.asarray(population), **given)


def town(places: int = 60, cases: int = 120, seed: int = 4) -> tuple[Floats, Floats, Floats]:
    rng = np.random.default_rng(seed)
    people = rng.integers(50, 500, places).astype(float)
    counts = rng.multinomial(cases, people / people.sum()).astype(float)
    return rng.uniform(1_000, 5_000, (places, 2)), counts, people


def test_eight_of_ten_cases_in_a_quarter_of_the_people_by_hand() -> None:
    # 8 ln(8/2.5) + 2 ln(2/7.5); (8/2.5) / (2/7.5)
    (first, *_) = scan(LINE, [8, 0, 1, 1], [5, 5, 5, 5]).clusters
    assert (first.members, first.centre, first.radius) == ((0,), 0, 0)
    assert (first.cases, first.expected) == (8, 2.5)
    assert first.llr == pytest.approx(6.661695, abs=1e-6)
    assert first.relative_risk == pytest.approx(12)


@settings(max_examples=50)
@given(cells, st.integers(0, 2**32 - 1))
def test_the_first_cluster_is_that_of_an_exhaustive_scan(
    places: list[tuple[int, int]], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    xy, people = np.array(places) * 100.0 + 5_000, rng.integers(1, 9, len(places))
    cases = rng.poisson(people / 2)
    tried, total = zones(xy, people, max_share=0.5), float(cases.sum())
    found = scan(xy, cases, people, replicas=1)
    if not tried.inside.size or total < 2:
        assert found.clusters == ()
        return
    every = ratios(tried.inside @ cases, tried.inside @ people * total / people.sum(), total)
    assert max([c.llr for c in found.clusters[:1]], default=0) == pytest.approx(every.max())


def test_replicas_are_distributed_as_those_of_an_exhaustive_scan() -> None:
    xy, cases, people = town(25)
    tried, total = zones(xy, people, max_share=0.5), float(cases.sum())
    rng = np.random.default_rng(7)
    drawn = rng.multinomial(int(total), people / people.sum(), 2_000)
    expected = tried.inside @ people * total / people.sum()
    theirs = ratios(drawn @ tried.inside.T, expected, total).max(axis=1)
    ours = scan(xy, cases, people, replicas=2_000).replica_llr
    assert same_distribution(ours, theirs)


def test_where_only_chance_is_at_work_one_map_in_twenty_stands_out() -> None:
    seldom = 0
    for seed in range(120):
        first = scan(*town(30, seed=seed), rng=np.random.default_rng(seed), threads=1).clusters[0]
        seldom += first.p_value <= 0.05
    assert stats.binomtest(seldom, 120, 0.05).pvalue > 0.05


@given(st.floats(-1e6, 1e6), st.floats(0.01, 1e4), st.permutations(range(12)))
def test_moving_scaling_and_shuffling_places_changes_nothing(
    by: float, scale: float, order: list[int]
) -> None:
    xy, cases, people = town(12, 30)
    plain = scan(xy, cases, people, replicas=1)
    other = scan((xy * scale + by + 1e7)[order], cases[order], people[order], replicas=1)
    members = [sorted(order[k] for k in one.members) for one in other.clusters]
    assert members == [list(one.members) for one in plain.clusters]
    assert [c.llr for c in other.clusters] == pytest.approx([c.llr for c in plain.clusters])


def test_only_the_proportions_of_the_population_matter() -> None:
    xy, cases, people = town()
    plain, other = scan(xy, cases, people), scan(xy, cases, people * 37.5)
    assert [c.llr for c in plain.clusters] == pytest.approx([c.llr for c in other.clusters])
    assert plain.replica_llr == pytest.approx(other.replica_llr)


def test_what_is_expected_is_scaled_to_the_cases() -> None:
    xy, cases, people = town()
    plain, other = scan(xy, cases, people), scan(xy, cases, people, expected=people / 3)
    assert [c.expected for c in plain.clusters] == pytest.approx(
        [c.expected for c in other.clusters]
    )


def test_expected_cases_not_the_population_decide_what_is_many() -> None:
    result = scan(LINE, [8, 0, 1, 1], [5, 5, 5, 5], expected=[90, 1, 10, 10])
    assert (0,) not in [one.members for one in result.clusters]


def test_clusters_share_no_place_and_come_in_order() -> None:
    found = scan(*town()).clusters
    members = [k for one in found for k in one.members]
    assert len(members) == len(set(members))
    assert [c.llr for c in found] == sorted((c.llr for c in found), reverse=True)


def test_the_answer_depends_on_the_limit_of_size() -> None:
    xy, cases = LINE, [6, 6, 0, 0]
    assert scan(xy, cases, [1, 1, 1, 1]).clusters[0].members == (0, 1)
    assert scan(xy, cases, [1, 1, 1, 1], max_share=0.25).clusters[0].members == (0,)


def test_no_circle_reaches_beyond_the_radius() -> None:
    found = scan(*town(), max_radius_m=700).clusters
    assert max(one.radius for one in found) <= 700


def test_a_circle_with_too_few_cases_does_not_stand_out() -> None:
    cases, people = [3, 0, 1, 9], [1, 9, 9, 9]
    assert min(one.cases for one in scan(LINE, cases, people).clusters) == 3
    assert min(one.cases for one in scan(LINE, cases, people, min_cases=4).clusters) == 9


def test_low_rates_are_found_where_they_are_asked_for() -> None:
    cases, people = [0, 20, 19, 21], [20, 20, 20, 20]
    low = scan(LINE, cases, people, rates="low").clusters[0]
    assert (low.members, low.cases, low.expected) == ((0,), 0, 15)
    assert low.relative_risk == 0
    assert scan(LINE, cases, people, rates="both").clusters[0].members == (0,)
    assert (0,) not in [one.members for one in scan(LINE, cases, people).clusters]


@settings(max_examples=50)
@given(cells, st.integers(0, 2**32 - 1))
def test_either_rate_is_the_more_unusual_of_both(places: list[tuple[int, int]], seed: int) -> None:
    rng = np.random.default_rng(seed)
    cases, people = rng.poisson(2, len(places)) + 1, np.full(len(places), 5)
    largest = {
        rates: max(
            (
                c.llr
                for c in scan(
                    np.array(places) * 9.0, cases, people, rates=rates, replicas=1
                ).clusters
            ),
            default=0,
        )
        for rates in ("high", "low", "both")
    }
    assert largest["both"] == pytest.approx(max(largest["high"], largest["low"]))


def test_what_is_as_expected_but_for_rounding_is_no_cluster() -> None:
    people = np.array([0.1, 0.2, 0.3, 0.7])
    assert scan(LINE, np.round(people * 30), people, max_share=1).clusters == ()


def test_no_more_clusters_are_listed_than_asked_for() -> None:
    assert len(scan(*town(), at_most=2).clusters) == 2


def test_threads_do_not_change_the_result() -> None:
    one, three = (scan(*town(), threads=k, replicas=500) for k in (1, 3))
    assert one.clusters == three.clusters
    assert one.replica_llr.tolist() == three.replica_llr.tolist()


def test_the_seed_is_kept_and_gives_the_same_again() -> None:
    first, again = (scan(*town(), rng=np.random.default_rng(77)) for _ in range(2))
    assert first.seed == 77
    assert first.replica_llr.tolist() == again.replica_llr.tolist()


def test_rows_of_one_place_count_as_one() -> None:
    xy, cases, people = town(20, 60)
    halves = [*cases // 2, *(cases - cases // 2)]
    doubled = scan([*xy, *xy], halves, [*people / 2, *people / 2], replicas=1)
    plain = scan(xy, cases, people, replicas=1)
    assert [c.llr for c in doubled.clusters] == pytest.approx([c.llr for c in plain.clusters])
    assert doubled.clusters[0].places == len(plain.clusters[0].members)
    assert len(doubled.clusters[0].members) == 2 * len(plain.clusters[0].members)


def test_lists_are_as_good_as_arrays() -> None:
    rng = np.random.default_rng(1)
    result = poisson(LINE, [8, 0, 1, 1], [5, 5, 5, 5], replicas=19, rng=rng)
    assert result.clusters[0].members == (0,)


def test_circles_round_given_centres_are_named_after_them() -> None:
    result = scan(LINE, [8, 0, 1, 1], [5, 5, 5, 5], centres=[(99.0, 0.0), (-5.0, 0.0)])
    assert (result.clusters[0].centre, result.clusters[0].radius) == (1, 5)
    assert result.clusters[0].centre_xy == (-5, 0)


def test_the_parameters_say_what_was_chosen() -> None:
    result = scan(LINE, [8, 0, 1, 1], [5, 5, 5, 5], max_share=0.3)
    assert (result.parameters["max_share"], result.parameters["replicas"]) == (0.3, 99)
    assert result.used == 10
    assert len(result.replica_llr) == 99
