import pytest

from geo.evaluate.words import chance_of, fewer_or_more, percent_fewer_or_more, percent_span


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (-22, "22 fewer"),
        (3, "3 more"),
        (0, "No difference"),
        (-2.5, "2.5 fewer"),
        (1_200, "1,200 more"),
    ],
)
def test_a_difference_in_words(difference: float, words: str) -> None:
    assert fewer_or_more(difference) == words


@pytest.mark.parametrize(
    ("ratio", "words"), [(0.74, "26% fewer"), (1.03, "3% more"), (1.001, "no difference")]
)
def test_a_ratio_in_words(ratio: float, words: str) -> None:
    assert percent_fewer_or_more(ratio) == words


@pytest.mark.parametrize(
    ("target", "words"), [(0.8, "an 80% chance"), (0.9, "a 90% chance"), (0.18, "an 18% chance")]
)
def test_a_chance_has_its_article(target: float, words: str) -> None:
    assert chance_of(target) == words


def test_an_interval_in_words() -> None:
    assert percent_span(0.47, 1.15) == "53% fewer to 15% more"
