import numpy as np
import pytest

from geo.comparison import synthetic_weights

DONORS = {"Mill Lane": [4, 6, 5, 7], "Quay": [10, 8, 12, 9], "Park": [1, 0, 2, 1]}


def test_a_half_and_half_mix_is_found() -> None:
    fit = synthetic_weights([7, 7, 8.5, 8], DONORS)
    assert fit.by_donor == pytest.approx({"Mill Lane": 0.5, "Quay": 0.5, "Park": 0}, abs=1e-7)
    assert (fit.exact, fit.fit_error, fit.carrying, fit.usable) == (True, 0, 2, True)


def test_several_units_are_matched_in_their_totals() -> None:
    fit = synthetic_weights([[4, 6, 5, 7], [10, 8, 12, 9]], DONORS)
    assert fit.weights == pytest.approx([1, 1, 0], abs=1e-7)
    assert fit.treated_count == 2


def test_totals_with_their_count_are_the_same_as_their_units() -> None:
    units = [[4, 6, 5, 7], [10, 8, 12, 9]]
    by_unit = synthetic_weights(units, DONORS)
    of_totals = synthetic_weights(np.sum(units, axis=0), DONORS, treated_count=2)
    assert of_totals.weights == pytest.approx(by_unit.weights, abs=1e-9)


def test_a_figure_of_one_for_every_donor_counts_the_treated_units() -> None:
    donors = {name: [*figures, 1] for name, figures in DONORS.items()}
    fit = synthetic_weights([14, 14, 17, 16, 2], donors)
    assert (fit.treated_count, fit.exact) == (2, True)


def test_a_gap_is_told_in_the_units_of_the_figures() -> None:
    # Nearest to (10, 10) of the line from (0, 0) to (8, 8) is (8, 8): 2 apart in each figure.
    fit = synthetic_weights([10, 10], {"a": [0, 0], "b": [8, 8]})
    assert (fit.fit_error, fit.worst_gap) == pytest.approx((2, 2))
    assert not fit.usable
    assert fit.reading.startswith("No mix of these areas was like this one before")


def test_a_close_but_not_exact_fit_says_how_close() -> None:
    fit = synthetic_weights([100, 101, 99], {"a": [100, 100, 100], "b": [0, 50, 0]})
    assert (fit.exact, fit.usable) == (False, True)
    assert "% apart" in fit.reading


def test_more_donors_than_figures_is_said_to_show_little() -> None:
    fit = synthetic_weights([7, 7], {k: v[:2] for k, v in DONORS.items()})
    assert "shows little" in fit.reading
    assert "shows little" not in synthetic_weights([7, 7, 8.5, 8], DONORS).reading


def test_nothing_counted_before_cannot_be_matched() -> None:
    fit = synthetic_weights([0, 0], {"a": [0, 1], "b": [2, 3]})
    assert (fit.usable, fit.reading.split(",")[0]) == (False, "Nothing was counted here before")


@pytest.mark.parametrize("bad", [0, -1, float("nan")])
def test_a_count_of_no_units_is_refused(bad: float) -> None:
    with pytest.raises(ValueError, match=r"^treated_count"):
        synthetic_weights([1, 2, 3, 4], DONORS, treated_count=bad)


def test_readings_promise_nothing_about_afterwards() -> None:
    reading = synthetic_weights([7, 7, 8.5, 8], DONORS).reading
    assert reading == (
        "A mix of 2 of 3 areas was exactly like this one before, in the figures given."
        " Whether it would have gone on so cannot be known."
    )
