"""What counts say, and that nothing said gives a hidden count away."""

import pytest

from app.reviews.outcome import Counts, Outcome, beside_other_areas, outcome
from app.reviews.schemas import ReviewPlaceOut

LABELS = {
    "treated": "Towpath",
    "comparison": "Weir Lane",
    "ring": "Ring",
    "ring_comparison": "Ring of the comparison",
    "against": "Against",
}


def read(**pairs: tuple[int, int]) -> Outcome:
    return outcome({key: Counts(*pair, threshold=5) for key, pair in pairs.items()}, LABELS)


def place(found: Outcome, key: str) -> ReviewPlaceOut:
    return next(one for one in found.places if one.key == key)


def test_the_towpath_is_too_few_to_tell() -> None:
    found = read(treated=(46, 34), comparison=(52, 47), ring=(61, 63))
    assert found.verdict == "too_few"
    assert found.detectable.against_comparison == pytest.approx(0.57, abs=0.005)
    assert not found.refused


@pytest.mark.parametrize(
    ("key", "difference", "ratio", "low", "high"),
    [
        ("treated", -12, 0.74, 0.47, 1.15),
        ("comparison", -5, 0.90, 0.61, 1.34),
        ("ring", 2, 1.03, 0.73, 1.47),
        ("against", None, 0.82, 0.45, 1.48),
    ],
)
def test_the_table_of_the_towpath(
    key: str, difference: int | None, ratio: float, low: float, high: float
) -> None:
    told = place(read(treated=(46, 34), comparison=(52, 47), ring=(61, 63)), key)
    assert told.difference == difference
    assert (told.ratio, told.low, told.high) == pytest.approx((ratio, low, high), abs=0.005)


def test_a_large_gap_would_seldom_be_chance() -> None:
    found = read(treated=(207, 110), comparison=(308, 318))
    assert found.verdict == "seldom_chance"
    assert found.difference is not None
    assert found.difference.estimate == -107


def test_many_incidents_without_a_gap_could_be_chance() -> None:
    assert read(treated=(300, 290), comparison=(310, 305)).verdict == "could_be_chance"


def test_both_measures_must_speak_against_chance() -> None:
    # In numbers the gap of -80 is 2.8 standard errors wide; as ratios there is none at all.
    found = read(treated=(400, 300), comparison=(80, 60))
    assert found.difference is not None
    assert found.difference.high < 0
    assert found.verdict != "seldom_chance"


def test_rings_are_set_against_each_other() -> None:
    found = read(
        treated=(207, 110), comparison=(308, 318), ring=(178, 157), ring_comparison=(150, 140)
    )
    assert found.difference is not None
    assert (found.difference.ring_estimate, found.difference.total_estimate) == (-11, -118)


def test_a_ring_alone_is_shown_and_enters_no_difference() -> None:
    found = read(treated=(46, 34), comparison=(52, 47), ring=(61, 63))
    assert found.difference is not None
    assert found.difference.total_estimate is None


@pytest.mark.parametrize("before", [0, 3, 9])
def test_under_ten_before_nothing_is_worked_out(before: int) -> None:
    found = read(treated=(before, 2), comparison=(50, 50))
    assert found.refused
    assert (found.difference, found.chance, found.missed) == (None, None, None)
    assert all(one.ratio is None and one.difference is None for one in found.places)


def test_a_comparison_of_under_ten_is_refused_as_one() -> None:
    assert "cannot serve as one" in read(treated=(50, 40), comparison=(9, 9)).refusal


def test_ten_before_are_read() -> None:
    assert not read(treated=(10, 8), comparison=(10, 9)).refused


def test_without_a_comparison_the_place_is_read_by_itself() -> None:
    found = read(treated=(80, 40))
    assert found.difference is None
    assert found.chance is not None
    assert found.chance.p_value < 0.05
    assert found.verdict == "seldom_chance"


def test_a_place_with_none_after_has_no_ratio_and_a_difference() -> None:
    found = read(treated=(40, 0), comparison=(40, 40))
    assert (place(found, "treated").ratio, place(found, "treated").difference) == (None, -40)
    assert found.verdict == "seldom_chance"


@pytest.mark.parametrize("key", ["treated", "comparison", "ring", "ring_comparison"])
def test_whatever_a_hidden_count_is_the_answer_is_the_same(key: str) -> None:
    pairs = {
        "treated": (30, 20),
        "comparison": (30, 25),
        "ring": (40, 35),
        "ring_comparison": (45, 40),
    }
    answers = [read(**{**pairs, key: (pairs[key][0], hidden)}) for hidden in (1, 2, 3, 4)]
    assert answers.count(answers[0]) == 4
    assert place(answers[0], key).after is not None
    assert place(answers[0], key).difference is None


@pytest.mark.parametrize("key", ["ring", "ring_comparison"])
def test_a_hidden_count_before_is_not_given_away_either(key: str) -> None:
    pairs = {
        "treated": (30, 20),
        "comparison": (30, 25),
        "ring": (40, 35),
        "ring_comparison": (45, 40),
    }
    answers = [read(**{**pairs, key: (hidden, 30)}) for hidden in (1, 2, 3, 4)]
    assert answers.count(answers[0]) == 4


def test_zero_is_told_and_not_hidden() -> None:
    found = read(treated=(30, 0), comparison=(30, 25))
    after = place(found, "treated").after
    assert after is not None
    assert after.model_dump() == {"state": "zero", "n": 0}
    assert not found.hides_something


def test_a_difference_that_is_usual_elsewhere_is_not_called_unlikely() -> None:
    found = read(treated=(100, 40), comparison=(100, 100))
    assert found.verdict == "seldom_chance"
    asked = beside_other_areas(found, is_usual=True)
    assert (asked.verdict, asked.usual_elsewhere) == ("could_be_chance", True)
    assert asked.places == found.places


def test_other_areas_never_make_a_verdict_more_certain() -> None:
    found = read(treated=(100, 95), comparison=(100, 100))
    assert found.verdict != "seldom_chance"
    assert beside_other_areas(found, is_usual=False) == found
    assert beside_other_areas(found, is_usual=True) == found
