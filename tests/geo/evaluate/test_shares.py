import pytest

from geo.evaluate.shares import FEWEST_ANSWERS, share_difference, share_of


# Newcombe (1998a), table I: Wilson's interval without correction for continuity.
@pytest.mark.parametrize(
    ("n", "of", "expected"),
    [
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_interval_of_a_share_is_the_published_one(
    n: int, of: int, expected: tuple[float, float]
) -> None:
    result = share_of(n, of)
    assert (result.low, result.high) == pytest.approx(expected, abs=0.00006)


# Newcombe (1998b), table II: method 10. The first group there is the later round here.
@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        ((56, 70), (48, 80), (0.2, 0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.6, 0.1705, 0.8090)),
        ((5, 56), (0, 29), (0.0893, -0.0381, 0.1926)),
    ],
)
def test_interval_of_a_difference_is_the_published_one(
    later: tuple[int, int],
    earlier: tuple[int, int],
    expected: tuple[float, float, float],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("geo.evaluate.shares.FEWEST_ANSWERS", 5)
    result = share_difference(earlier, later)
    assert (result.difference, result.low, result.high) == pytest.approx(expected, abs=0.00006)


@pytest.mark.parametrize(("n", "of"), [(0, 30), (30, 30), (7, 30)])
def test_interval_of_a_share_has_a_width_and_stays_between_nothing_and_all(n: int, of: int) -> None:
    result = share_of(n, of)
    assert result.low is not None
    assert result.high is not None
    assert 0 <= result.low < result.high <= 1


def test_share_without_answers_is_none() -> None:
    result = share_of(0, 0)
    assert (result.share, result.usable, result.reading) == (None, False, "Nobody answered.")


def test_exchanging_the_rounds_turns_the_sign() -> None:
    one, other = share_difference((9, 31), (17, 30)), share_difference((17, 30), (9, 31))
    assert one.difference == pytest.approx(-(other.difference or 0))
    assert (one.low, one.high) == pytest.approx((-(other.high or 0), -(other.low or 0)))


def test_a_round_of_few_people_is_too_few_to_tell() -> None:
    result = share_difference((5, FEWEST_ANSWERS - 1), (90, 100))
    assert (result.difference, result.usable, result.reading) == (None, False, "Too few to tell.")


def test_the_fewest_people_are_enough() -> None:
    assert share_difference((5, FEWEST_ANSWERS), (5, FEWEST_ANSWERS)).usable


@pytest.mark.parametrize(
    ("earlier", "later", "reading"),
    [
        ((10, 40), (12, 40), "5 in 100 more. The difference could be chance."),
        (
            (10, 100),
            (60, 100),
            "50 in 100 more. A difference this large would seldom come from chance alone.",
        ),
        ((10, 40), (10, 40), "No difference. The difference could be chance."),
        ((12, 40), (10, 40), "5 in 100 fewer. The difference could be chance."),
    ],
)
def test_difference_is_read_with_its_doubt(
    earlier: tuple[int, int], later: tuple[int, int], reading: str
) -> None:
    assert share_difference(earlier, later).reading == reading


@pytest.mark.parametrize("pair", [(5, 4), (-1, 4), (1.5, 4), (1, float("nan")), (1,), (1, 2, 3)])
def test_counts_that_cannot_be_are_refused(pair: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="later"):
        share_difference((1, 4), pair)
