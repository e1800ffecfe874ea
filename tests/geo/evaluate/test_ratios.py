import pytest

from geo.evaluate import rate_ratio, relative_rate_ratio


# Figures of the table in the towpath example, worked out by hand from the counts.
@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((46, 34), (0.74, 0.47, 1.15)),
        ((52, 47), (0.90, 0.61, 1.34)),
        ((61, 63), (1.03, 0.73, 1.47)),
    ],
)
def test_ratio_of_one_place(counts: tuple[int, int], expected: tuple[float, float, float]) -> None:
    result = rate_ratio(counts)
    assert (result.ratio, result.low, result.high) == pytest.approx(expected, abs=0.005)


def test_ratio_is_read_as_a_share_with_its_span() -> None:
    assert rate_ratio((46, 34)).reading == "26% fewer (53% fewer to 15% more)."


@pytest.mark.parametrize("counts", [(0, 5), (5, 0), (0, 0)])
def test_a_zero_leaves_the_ratio_undefined(counts: tuple[int, int]) -> None:
    result = rate_ratio(counts)
    assert (result.ratio, result.usable) == (None, False)


def test_relative_ratio_of_the_towpath() -> None:
    result = relative_rate_ratio((46, 34), (52, 47))
    assert (result.rirr, result.low, result.high) == pytest.approx((0.82, 0.45, 1.48), abs=0.005)
    assert result.reading == (
        "Set against the comparison area: 18% fewer (55% fewer to 48% more)."
        " The difference could be chance."
    )


@pytest.mark.parametrize("control", [(0, 20), (20, 0)])
def test_a_zero_leaves_the_relative_ratio_undefined(control: tuple[int, int]) -> None:
    result = relative_rate_ratio((20, 10), control)
    assert (result.rirr, result.z, result.percent_change) == (None, None, None)
    assert result.reading.startswith("Too few to tell.")


def test_equal_changes_give_a_ratio_of_one() -> None:
    result = relative_rate_ratio((20, 10), (40, 20))
    assert result.rirr == pytest.approx(1)
    assert "no difference" in result.reading
