import numpy as np
import pytest

from geo.disclosure.tables import hidden_cells, totalled_table

#  1  2 |  3
#  4  0 |  4
# ------+---
#  5  2 |  7
TABLE = [[1, 2, 3], [4, 0, 4], [5, 2, 7]]


def test_inner_cells_totals_and_the_grand_total_are_told_apart() -> None:
    table = totalled_table(TABLE)
    assert [table.totals_over(c) for c in ((0, 0), (0, 2), (2, 1), (2, 2))] == [0, 1, 1, 2]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ([[1, 2, 9], [4, 0, 4], [5, 2, 13]], "row 0 adds up to 3, but its total says 9"),
        ([[1, 2, 3], [4, 0, 4], [6, 2, 8]], "column 0 adds up to 5, but its total says 6"),
        ([1, 2, 4], "the series adds up to 3, but its total says 4"),
        ([[1.5, 1.5], [1.5, 1.5]], "must be a whole number"),
        ([[-1, -1], [-1, -1]], "must be a whole number"),
        ([[np.nan, 1], [1, 1]], "must be a whole number"),
        ([3], "at least 2 long"),
        ([[[1, 1]]], "expected a series or a table"),
    ],
)
def test_what_is_no_table_with_totals_is_refused(wrong: list[object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        totalled_table(wrong)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("given", [["0,1", "1,0"], [(0, 1), (1, 0)], {(0, 1), (1, 0)}])
def test_hidden_cells_are_read_from_text_or_pairs(given: object) -> None:
    assert hidden_cells(totalled_table(TABLE), given) == {(0, 1), (1, 0)}


def test_hidden_cells_are_read_from_a_mask() -> None:
    mask = np.zeros((3, 3), dtype=bool)
    mask[2, 1] = True
    assert hidden_cells(totalled_table(TABLE), mask) == {(2, 1)}


def test_positions_of_a_series_are_cells() -> None:
    assert hidden_cells(totalled_table([1, 2, 3]), [0, 1]) == {(0,), (1,)}


@pytest.mark.parametrize("given", [["3,0"], [(0, 0, 0)], np.zeros((2, 2), dtype=bool), 5])
def test_cells_that_are_not_in_the_table_are_refused(given: object) -> None:
    with pytest.raises(ValueError, match=r"^suppressed: "):
        hidden_cells(totalled_table(TABLE), given)
