import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from geo.similarity import changed_areas

pairs = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=12).filter(
    lambda rows: all(sum(column) > 0 for column in zip(*rows, strict=True))
)


def both(rows: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    base, test = zip(*rows, strict=True)
    return list(base), list(test)


@given(pairs, st.booleans())
def test_chances_are_those_of_the_tables(rows: list[tuple[int, int]], continuity: bool) -> None:
    base, test = both(rows)
    result = changed_areas(base, test, continuity=continuity)
    for k, (b, t) in enumerate(rows):
        table = np.array([[b, t], [sum(base) - b, sum(test) - t]])
        if (table.sum(axis=1) == 0).any():
            assert np.isnan(result.p[k])
        else:
            _, expected, _, _ = chi2_contingency(table, correction=continuity)
            assert result.p[k] == pytest.approx(expected, abs=1e-12)


@given(pairs)
def test_exchanging_the_sets_turns_the_differences_only(rows: list[tuple[int, int]]) -> None:
    base, test = both(rows)
    forth, back = changed_areas(base, test), changed_areas(test, base)
    np.testing.assert_allclose(forth.difference, -back.difference)
    np.testing.assert_allclose(forth.p, back.p)


@given(pairs)
def test_differences_of_shares_add_up_to_nothing(rows: list[tuple[int, int]]) -> None:
    assert changed_areas(*both(rows)).difference.sum() == pytest.approx(0, abs=1e-12)


def test_the_same_shares_of_twice_as_many_are_no_change() -> None:
    result = changed_areas([10, 30, 60], [20, 60, 120])
    assert result.p.tolist() == [1, 1, 1]
    assert (result.s, result.s_robust) == (1, 1)


def test_the_correction_for_dependence_is_the_strictest() -> None:
    base, test = [40, 25, 0, 12, 60, 3, 18, 7, 0, 35], [22, 27, 5, 12, 95, 0, 20, 1, 0, 30]
    number = {
        rule: int(changed_areas(base, test, correction=rule).changed.sum())
        for rule in ("fdr", "fdr_independent", "none")
    }
    assert number == {"fdr": 0, "fdr_independent": 2, "none": 2}


def test_areas_empty_in_both_are_not_tests() -> None:
    result = changed_areas([50, 0, 50], [80, 0, 20])
    assert np.isnan(result.p[1])
    assert (bool(result.changed[1]), result.s, result.s_robust) == (False, 1 / 3, 0)


def test_one_area_that_holds_all_cannot_be_compared() -> None:
    result = changed_areas([50, 0], [40, 0])
    assert (result.s, result.usable) == (None, False)
    assert result.reading == "All incidents lie in one area, so there is nothing to compare."


@pytest.mark.parametrize("sets", [([0, 0], [30, 40]), ([30, 40], [0, 0]), ([0, 0], [0, 0])])
def test_an_empty_set_cannot_be_compared(sets: tuple[list[int], list[int]]) -> None:
    result = changed_areas(*sets)
    assert np.isnan(result.p).all()
    assert not result.usable


def test_areas_where_little_is_expected_are_marked() -> None:
    # Of 200, half in each set: 8 in an area are 4 expected in each, 12 are 6.
    result = changed_areas([3, 9, 88], [5, 3, 92])
    assert result.few.tolist() == [True, False, False]


def test_true_nulls_are_found_changed_no_more_often_than_alpha() -> None:
    rng = np.random.default_rng(7)
    share = np.full(8, 1 / 8)
    found = [
        changed_areas(rng.multinomial(300, share), rng.multinomial(300, share)).changed.any()
        for _ in range(400)
    ]
    assert np.mean(found) < 0.05


def test_reading_counts_areas_and_keeps_shares_from_numbers() -> None:
    result = changed_areas([100, 100, 100, 2], [200, 50, 60, 3])
    assert result.reading == (
        "3 of 4 areas with incidents hold another share of them than before, by more than chance"
        " alone would usually bring. In 1 of them too few were recorded to see much. A share can"
        " grow although the number falls."
    )


def test_few_incidents_are_too_few_to_tell() -> None:
    result = changed_areas([29, 0], [100, 40])
    assert not result.usable
    assert result.reading == "Too few to tell. The sets hold 29 and 140 incidents."


def test_sets_of_other_areas_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^test: expected 2 entries, one for each of base"):
        changed_areas([1, 2], [1, 2, 3])


def test_an_unknown_correction_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^correction: 'holm' is not known"):
        changed_areas([1, 2], [1, 2], correction="holm")  # pyright: ignore[reportArgumentType]


def test_alpha_of_zero_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^alpha"):
        changed_areas([1, 2], [1, 2], alpha=0)
