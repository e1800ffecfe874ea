import numpy as np
import pytest

from geo.comparison.series import series


def test_donors_are_found_along_either_axis() -> None:
    tall = np.arange(6.0).reshape(3, 2)
    upright = series([1, 2, 3], tall, donors_axis=None).donors
    lying = series([1, 2, 3], tall.T, donors_axis=None).donors
    assert upright.tolist() == lying.tolist() == tall.tolist()


def test_as_many_donors_as_figures_are_not_guessed_at() -> None:
    with pytest.raises(ValueError, match=r"^donors_before: .*say donors_axis=0 or donors_axis=1"):
        series([1, 2], [[1, 2], [3, 4]], donors_axis=None)


def test_the_named_axis_holds_the_donors() -> None:
    square = [[1, 2], [3, 4]]
    assert series([1, 2], square, donors_axis=0).donors[:, 0].tolist() == [1, 2]
    assert series([1, 2], square, donors_axis=1).donors[:, 0].tolist() == [1, 3]


def test_donors_of_a_mapping_keep_their_names() -> None:
    found = series([1, 2], {"Mill Lane": [3, 4], "Quay": [5, 6]}, donors_axis=None)
    assert found.names == ("Mill Lane", "Quay")
    assert found.donors[:, 1].tolist() == [5, 6]


@pytest.mark.parametrize(
    ("treated", "donors", "said"),
    [
        ([], [[1, 2]], "treated_before: expected figures"),
        ([1, float("nan")], [[1, 2], [3, 4], [5, 6]], "treated_before: a figure is missing"),
        ([1, 2], {"a": [1, 2, 3]}, r"donors_before \(a\): expected 2 figures"),
        ([1, 2], {}, "donors_before: no donors"),
        ([1, 2], [1, 2], "donors_before: expected a table"),
        ([1, 2], [[1, 2, 3]] * 4, "donors_before: expected 2 figures for each donor"),
        ([1, 2], [[1, 2], [3]], "donors_before: expected a table of numbers"),
        ([1, 2], [[1, float("inf")]] * 3, "donors_before: a figure is missing"),
    ],
    ids=range(8),
)
def test_figures_that_do_not_fit_are_refused(treated: object, donors: object, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}"):
        series(treated, donors, donors_axis=None)  # pyright: ignore[reportArgumentType]
