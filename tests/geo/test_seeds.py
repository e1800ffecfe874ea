import numpy as np
import pytest

from geo.seeds import seed_of


def test_the_seed_is_the_number_that_was_given() -> None:
    assert seed_of(np.random.default_rng(20261123)) == 20261123


def test_the_seed_stays_when_numbers_were_drawn() -> None:
    rng = np.random.default_rng(5)
    rng.random(100)
    assert seed_of(rng) == 5


def test_spawned_generators_are_told_apart() -> None:
    first, second = np.random.default_rng(5).spawn(2)
    assert seed_of(first) != seed_of(second)


def test_a_spawned_generator_of_the_same_state_has_the_same_fingerprint() -> None:
    (first,), (second,) = (np.random.default_rng(5).spawn(1) for _ in range(2))
    assert seed_of(first) == seed_of(second)


def test_a_generator_seeded_with_several_numbers_has_a_fingerprint() -> None:
    assert seed_of(np.random.default_rng([1, 2])) != seed_of(np.random.default_rng([1, 3]))


@pytest.mark.parametrize("bad", [None, 7, np.random])
def test_what_is_no_generator_is_refused_with_a_remedy(bad: object) -> None:
    with pytest.raises(ValueError, match=r"^rng: expected numpy.random.default_rng\(seed\)"):
        seed_of(bad)
