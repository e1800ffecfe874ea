import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.evaluate import (
    PlaceboDates,
    placebo_areas,
    placebo_dates,
    relative_rate_ratio,
    weighted_displacement_difference,
)


def flat_then_fewer(*, before: int = 36, after: int = 6) -> list[int]:
    rng = np.random.default_rng(3)
    return [*rng.poisson(20, before).tolist(), *[5] * after]


def test_earlier_dates_have_all_their_periods_before_the_real_one() -> None:
    #     0 1 2 3 4 5 | 6 7      two periods each side: dates 2, 3 and 4
    found = placebo_dates([1, 2, 3, 4, 5, 6, 7, 8], interruption=6)
    assert found.dates.tolist() == [2, 3, 4]
    assert found.placebo.tolist() == [4, 4, 4]
    assert found.estimate == 4


def test_all_as_far_as_the_real_one_is_a_share_of_one() -> None:
    found = placebo_dates([1, 2, 3, 4, 5, 6, 7, 8], interruption=6)
    assert (found.as_far, found.share_as_far) == (3, 1)


def test_the_real_difference_is_the_displacement_difference() -> None:
    counts, control = flat_then_fewer(), flat_then_fewer()[::-1]
    found = placebo_dates(counts, control=control, interruption=36)
    pairs = [(sum(of[30:36]), sum(of[36:])) for of in (counts, control)]
    expected = weighted_displacement_difference(*pairs)
    assert found.estimate == expected.estimate_total


def test_the_real_ratio_is_the_log_of_the_relative_ratio() -> None:
    counts, control = flat_then_fewer(), flat_then_fewer()[::-1]
    found = placebo_dates(counts, control=control, interruption=36, measure="ratio")
    pairs = [(sum(of[30:36]), sum(of[36:])) for of in (counts, control)]
    assert found.estimate == pytest.approx(relative_rate_ratio(*pairs).log_rirr)


def test_a_longer_time_before_is_scaled_to_the_time_after() -> None:
    found = placebo_dates([4] * 20 + [2] * 5, interruption=20, before=10, after=5)
    assert found.estimate == -10
    assert set(found.placebo.tolist()) == {0}


@given(st.integers(0, 100))
def test_the_share_lies_between_one_of_all_and_one(seed: int) -> None:
    counts = np.random.default_rng(seed).poisson(5, 30)
    found = placebo_dates(counts, interruption=24)
    assert found.share_as_far is not None
    assert 1 / (len(found.placebo) + 1) <= found.share_as_far <= 1


def test_nothing_happening_gives_every_share_as_often() -> None:
    rng = np.random.default_rng(1)
    shares = [
        placebo_dates(rng.poisson(20, 66), interruption=60, after=6).share_as_far or 0
        for _ in range(300)
    ]
    assert np.mean(np.array(shares) <= 0.1) == pytest.approx(0.1, abs=0.05)


def test_a_step_larger_than_all_before_is_read_so() -> None:
    found = placebo_dates(flat_then_fewer(), interruption=36)
    assert found.usable
    assert found.reading == (
        "Of 25 earlier dates tried instead, none shows as large a difference. The dates share"
        " periods, so they stand for no more than 3 separate ones."
    )


def short() -> PlaceboDates:
    return placebo_dates([5, 6, 4, 5, 2, 1], interruption=4)


def test_too_little_time_before_is_said() -> None:
    assert not short().usable
    assert short().reading == "There is too little time before the change to try other dates."


def test_dates_without_any_incident_have_no_ratio_and_are_counted() -> None:
    found = placebo_dates([0] * 10 + [3] * 20, interruption=26, after=4, measure="ratio")
    # Dates 4 to 10 have nothing before them; 11 to 22 have.
    assert (found.left_out, found.used) == (7, 12)
    assert np.isfinite(found.placebo).all()


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("interruption", {"interruption": 0}),
        ("interruption", {"interruption": 6}),
        ("before", {"before": 5}),
        ("after", {"after": 3}),
        ("after", {"after": 0}),
        ("control", {"control": [1, 2]}),
        ("measure", {"measure": "z"}),
    ],
)
def test_choices_of_dates_are_refused_by_name(name: str, options: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=f"^{name}: "):
        placebo_dates([3, 4, 5, 4, 2, 1], **{"interruption": 4, **options})  # pyright: ignore[reportArgumentType]


def test_one_period_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^counts: one period has nothing before or after it"):
        placebo_dates([4], interruption=0)


def areas() -> list[tuple[int, int]]:
    rng = np.random.default_rng(4)
    return [(int(b), int(a)) for b, a in zip(*rng.poisson(40, (2, 19)), strict=True)]


def test_the_real_area_is_set_against_all_candidates_together() -> None:
    found = placebo_areas((60, 20), areas(), measure="ratio")
    before, after = map(sum, zip(*areas(), strict=True))
    assert found.estimate == pytest.approx(relative_rate_ratio((60, 20), (before, after)).log_rirr)


def test_each_candidate_is_set_against_the_others_together() -> None:
    found = placebo_areas((60, 20), [(10, 20), (30, 15), (20, 20)])
    expected = relative_rate_ratio((10, 20), (50, 35)).z
    assert found.placebo[0] == pytest.approx(expected)


@given(st.permutations(range(19)))
def test_the_order_of_candidates_does_not_matter(order: list[int]) -> None:
    plain = placebo_areas((60, 30), areas())
    shuffled = placebo_areas((60, 30), [areas()[k] for k in order])
    assert shuffled.share_as_far == plain.share_as_far


def test_an_area_like_the_others_seldom_has_a_small_share() -> None:
    rng = np.random.default_rng(2)
    shares = []
    for _ in range(300):
        counts = rng.poisson(40, (20, 2))
        shares.append(placebo_areas(tuple(counts[0].tolist()), counts[1:]).share_as_far or 0)
    assert np.mean(np.array(shares) <= 0.05) == pytest.approx(0.05, abs=0.035)


def test_a_fall_beyond_all_others_is_read_so() -> None:
    found = placebo_areas((60, 15), areas())
    assert (found.as_far, found.share_as_far, found.usable) == (0, 1 / 20, True)
    assert found.reading == ("Of 19 other areas tried instead, none shows as large a difference.")


def test_candidates_with_a_zero_are_left_out_and_counted() -> None:
    found = placebo_areas((60, 20), [*areas(), (0, 5), (7, 0)])
    assert (found.used, found.left_out) == (19, 2)
    assert found.areas.tolist() == list(range(19))


def test_a_zero_in_the_real_area_leaves_no_place_among_the_others() -> None:
    found = placebo_areas((12, 0), areas())
    assert (found.estimate, found.share_as_far, found.usable) == (None, None, False)


def test_few_candidates_are_too_few_to_tell() -> None:
    found = placebo_areas((60, 20), areas()[:4])
    assert not found.usable
    assert found.reading.startswith("4 other areas are too few")


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("candidates", [(1, 2)]),
        ("candidates", [(1, 2, 3), (4, 5, 6)]),
        ("candidates", [1, 2]),
        ("candidates", [(1.5, 2), (3, 4)]),
        ("candidates", [(math.nan, 2), (3, 4)]),
    ],
)
def test_unfit_candidates_are_refused(name: str, candidates: list[object]) -> None:
    with pytest.raises(ValueError, match=f"^{name}: "):
        placebo_areas((3, 4), candidates)  # pyright: ignore[reportArgumentType]
