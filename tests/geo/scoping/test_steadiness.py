import numpy as np
import pytest

from geo.scoping import Steadiness, area_steadiness
from tests.geo.scoping.scenes import ground, strewn, town

BLOCK = ground(0, 0, 300, 200)


def steadiness(points: np.ndarray, *, draws: int = 3, seed: int = 1) -> Steadiness:
    return area_steadiness(points, draws=draws, rng=np.random.default_rng(seed))


@pytest.mark.slow
def test_many_records_give_a_steadier_area_than_few() -> None:
    few, many = steadiness(town(20, BLOCK)), steadiness(town(400, BLOCK))
    assert few.middle is not None
    assert many.middle is not None
    assert 0 <= few.middle < many.middle <= 1


def test_the_same_seed_gives_the_same_overlaps() -> None:
    points = town(60, BLOCK)
    one, other = steadiness(points, draws=2, seed=7), steadiness(points, draws=2, seed=7)
    assert one.overlaps.tolist() == other.overlaps.tolist()
    assert one.seed == 7


def test_reading_says_how_much_ground_is_in_common() -> None:
    found = steadiness(town(400, BLOCK))
    assert found.middle is not None
    assert found.reading.startswith(
        f"Drawn anew from the same records, the area has about {found.middle:.0%} of its ground"
    )
    assert found.reading.endswith("would give nearly the same area.")


def test_without_an_area_there_is_nothing_to_compare() -> None:
    found = steadiness(strewn(4, BLOCK))
    assert (found.usable, found.middle, found.low, len(found.overlaps)) == (False, None, None, 0)


@pytest.mark.parametrize("draws", [0, 1_000])
def test_numbers_of_draws_out_of_range_are_refused(draws: int) -> None:
    with pytest.raises(ValueError, match=r"^draws: "):
        steadiness(town(60, BLOCK), draws=draws)


def test_what_is_no_generator_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^rng: "):
        area_steadiness(town(60, BLOCK), rng=7)  # pyright: ignore[reportArgumentType]
