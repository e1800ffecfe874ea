from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geo.scan.space_time_search as module
from geo.scan import SpaceTimeScan, space_time_permutation, space_time_poisson
from geo.scan.likelihood import Floats
from geo.scan.replicas import Source
from geo.scan.windows import Search


def counts_of(seed: int, *, prospective: bool = False, threads: int = 2) -> SpaceTimeScan:
    rng = np.random.default_rng(seed)
    people = rng.integers(1, 9, (12, 8))
    return space_time_poisson(
        rng.integers(0, 9, (12, 2)) * 50.0 + 7_000,
        rng.poisson(people / 3),
        people,
        max_periods=4,
        prospective=prospective,
        replicas=200,
        rng=rng,
        threads=threads,
    )


def always(answer: bool) -> Callable[[Search, Source], bool]:
    def asked(search: Search, source: Source) -> bool:
        return answer

    return asked


def both_ways(monkeypatch: pytest.MonkeyPatch, seed: int, prospective: bool) -> list[Floats]:
    found: list[Floats] = []
    for dense in (True, False):
        monkeypatch.setattr(module, "_dense_is_quicker", always(dense))
        found.append(counts_of(seed, prospective=prospective).replica_llr)
    return found


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("prospective", [False, True])
def test_both_searches_find_the_same(
    monkeypatch: pytest.MonkeyPatch, seed: int, prospective: bool
) -> None:
    dense, sparse = both_ways(monkeypatch, seed, prospective)
    assert dense == pytest.approx(sparse, rel=1e-12)


@pytest.mark.slow
def test_more_cases_than_a_narrow_number_holds_are_found_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_NARROW", 0)
    dense, sparse = both_ways(monkeypatch, 3, False)
    assert dense == pytest.approx(sparse, rel=1e-12)


def test_replicas_below_the_level_of_the_pilot_are_looked_at_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # With a pilot of one, half of the replicas lie below its level.
    monkeypatch.setattr(module, "_PILOT", 1)
    dense, sparse = both_ways(monkeypatch, 5, False)
    assert dense == pytest.approx(sparse, rel=1e-12)
    assert dense.min() > 0


@pytest.mark.parametrize("most", [1, 100, 1_000])
def test_windows_that_cannot_be_held_at_once_are_searched_in_parts(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(module, "_MOST_WINDOWS", most)
    dense, sparse = both_ways(monkeypatch, 4, False)
    assert dense == pytest.approx(sparse, rel=1e-12)


def test_threads_do_not_change_the_dense_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_dense_is_quicker", always(True))
    one, three = (counts_of(6, threads=k).replica_llr for k in (1, 3))
    assert one.tolist() == three.tolist()


@settings(max_examples=25)
@given(st.integers(0, 2**32 - 1))
def test_shuffles_are_searched_the_same_both_ways(seed: int) -> None:
    rng = np.random.default_rng(seed)
    xy, days = rng.integers(0, 5, (60, 2)) * 50.0 + 7_000, rng.integers(0, 9, 60)
    found: list[Floats] = []
    with pytest.MonkeyPatch.context() as patch:
        for dense in (True, False):
            patch.setattr(module, "_dense_is_quicker", always(dense))
            result = space_time_permutation(
                xy, days, max_days=4, replicas=80, rng=np.random.default_rng(seed), threads=1
            )
            found.append(result.replica_llr)
    assert found[0] == pytest.approx(found[1], rel=1e-12)
