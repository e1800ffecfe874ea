import pytest

from geo.evaluate import weighted_displacement_quotient


def test_no_incident_in_the_comparison_leaves_everything_undefined() -> None:
    result = weighted_displacement_quotient((10, 5), (10, 12), (8, 0))
    assert (result.wdq, result.net_effect, result.usable) == (None, None, False)
    assert "nothing can be compared" in result.reading


def test_no_change_in_the_share_leaves_the_quotient_undefined() -> None:
    result = weighted_displacement_quotient((10, 20), (10, 12), (8, 16))
    assert result.wdq is None
    assert result.success_measure == 0
    assert not result.usable


@pytest.mark.parametrize(
    ("ring", "words"),
    [
        ((100, 80), "The ring had fewer too."),
        ((100, 100), "The ring changed as the comparison area did."),
        ((100, 120), "The ring had more, but by less than the place had fewer."),
        ((100, 150), "The ring had more, by as much as the place had fewer."),
        ((100, 170), "The ring had more, by more than the place had fewer."),
    ],
)
def test_the_ring_is_read_in_words(ring: tuple[int, int], words: str) -> None:
    result = weighted_displacement_quotient((100, 50), ring, (100, 100))
    assert words in result.reading


def test_a_place_with_more_is_said_first() -> None:
    result = weighted_displacement_quotient((50, 100), (100, 100), (100, 100))
    assert result.reading == (
        "The place had more than the comparison suggests."
        " Place and ring together: 50 more than the comparison suggests."
    )
