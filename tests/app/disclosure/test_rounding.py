import pytest

from app.disclosure.figures import NO_DATA, SUPPRESSED, ZERO, Count
from app.disclosure.rounding import narrowest_cell_m, rounded, rounding_of


@pytest.mark.parametrize(
    ("n", "told"), [(1, 5), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (1_003, 1_005)]
)
def test_count_is_told_to_the_nearest_five_and_never_as_none(n: int, told: int) -> None:
    assert rounded(Count(n=n), 5) == Count(n=told)


def test_what_is_no_count_stays_as_it_is() -> None:
    assert [rounded(one, 5) for one in (SUPPRESSED, ZERO, NO_DATA)] == [SUPPRESSED, ZERO, NO_DATA]


def test_only_those_who_see_no_places_are_told_rounded_counts() -> None:
    assert [rounding_of(tier) for tier in ("exact", "street", "count")] == [1, 1, 5]
    assert rounded(Count(n=7), 1) == Count(n=7)


def test_only_those_who_see_no_places_are_held_to_wide_cells() -> None:
    assert [narrowest_cell_m(tier) for tier in ("exact", "street", "count")] == [0, 0, 200]
