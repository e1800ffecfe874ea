import numpy as np
import pytest

from data.demo.names import StreetNames


def test_no_name_is_given_twice() -> None:
    names = StreetNames({"Mill Lane"}, np.random.default_rng(1))
    given = [names.new("trees", "semi") for _ in range(200)]
    assert len(set(given)) == 200


def test_fresh_words_come_before_repeated_ones() -> None:
    names = StreetNames(set(), np.random.default_rng(1))
    given = [names.new("islands", "estate").split()[0] for _ in range(20)]
    assert len(set(given)) == 20


def use_up(names: StreetNames) -> None:
    for _ in range(10_000):
        names.new("works", "industrial")


def test_theme_without_words_left_is_named() -> None:
    names = StreetNames(set(), np.random.default_rng(1))
    with pytest.raises(ValueError, match="works"):
        use_up(names)
