import pytest

from geo.evaluate import displacement_power, smallest_detectable_ratio


def test_no_change_is_shown_as_often_as_alpha() -> None:
    result = displacement_power(400, 400, treated_after=400, control_after=400)
    assert result.power_exact == pytest.approx(0.05, abs=0.002)


def test_a_larger_fall_is_shown_more_often() -> None:
    power = [
        displacement_power(100, 100, treated_after=after, control_after=100).power_exact
        for after in (100, 80, 60, 40, 20)
    ]
    assert power == sorted(power)


def test_exact_and_normal_power_agree_at_large_counts() -> None:
    result = displacement_power(2_000, 2_000, treated_after=1_800, control_after=2_000)
    assert result.power_exact == pytest.approx(result.power_normal, abs=0.002)


def test_counts_that_cannot_show_even_a_fall_to_zero_say_so() -> None:
    result = displacement_power(4, 4, treated_after=2, control_after=4)
    assert result.smallest_detectable_count_exact is None
    assert not result.usable
    assert result.smallest_detectable_share is not None
    assert result.smallest_detectable_share > 1


def test_nothing_expected_has_no_power() -> None:
    result = displacement_power(0, 0, treated_after=0, control_after=0)
    assert (result.power_exact, result.power_normal) == (0, 0)
    assert result.smallest_detectable_share is None


def test_a_target_of_one_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^target"):
        displacement_power(10, 10, treated_after=5, control_after=10, target=1)


def test_the_towpath_could_have_shown_a_fall_of_57_percent() -> None:
    result = smallest_detectable_ratio((46, 34), (52, 47))
    assert result.smallest_detectable_share == pytest.approx(0.57, abs=0.005)
    assert result.reading.startswith("With these counts only a fall of about 57%")


def test_a_zero_leaves_nothing_to_detect() -> None:
    assert smallest_detectable_ratio((46, 0), (52, 47)).smallest_detectable_share is None
