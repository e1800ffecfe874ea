from app.disclosure.figures import (
    NO_DATA,
    SUPPRESSED,
    ZERO,
    Count,
    figure,
    series,
    shown_count,
    table,
    told,
)


def test_zero_small_and_missing_are_three_different_figures():
    assert [figure(0, 5), figure(4, 5), figure(None, 5)] == [ZERO, SUPPRESSED, NO_DATA]


def test_count_at_the_threshold_is_shown():
    assert figure(5, 5) == Count(n=5)


def test_hidden_figure_carries_no_number():
    assert SUPPRESSED.model_dump() == {"state": "suppressed"}


def test_one_small_month_takes_another_with_it():
    assert series([9, 3, 7, 0], 5) == [Count(n=9), SUPPRESSED, SUPPRESSED, ZERO]


def test_months_without_data_stay_apart_from_zero():
    assert series([None, 0, 12], 5) == [NO_DATA, ZERO, Count(n=12)]


def test_sum_is_hidden_where_nothing_else_can_hide_a_small_part():
    parts, total = told([3, 3], 5)
    assert parts == [SUPPRESSED, SUPPRESSED]
    assert total == SUPPRESSED


def test_sum_of_months_without_data_is_not_zero():
    assert told([None, None], 5)[1] == NO_DATA


def test_sum_is_shown_when_its_parts_are_safe():
    assert told([9, 3, 7, 0], 5)[1] == Count(n=19)


def test_small_sum_is_hidden_and_zeros_stay():
    parts, total = told([0, 2, 0], 5)
    assert (parts, total) == ([ZERO, SUPPRESSED, ZERO], SUPPRESSED)


def test_table_protects_its_grand_total():
    assert table([[8, 1], [6, 20]], 5) == [[Count(n=8), SUPPRESSED], [SUPPRESSED, Count(n=20)]]


def test_no_number_can_be_had_from_a_hidden_figure():
    assert [shown_count(one) for one in (Count(n=7), ZERO, SUPPRESSED, NO_DATA)] == [
        7,
        0,
        None,
        None,
    ]
