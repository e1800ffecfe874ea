import math
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.disclosure import displace, expected_anonymity, inner_radius_for
from geo.disclosure.masking import Key

PLACE = (530_000.0, 180_000.0)


def shift_of(key: Key, *, inner_m: float = 100, outer_m: float = 500, secret: bytes = b"") -> str:
    moved = displace([PLACE], keys=[key], inner_m=inner_m, outer_m=outer_m, secret=secret)
    return ",".join(f"{value:.3f}" for value in moved.points[0] - PLACE)


def metres(text: str) -> tuple[float, ...]:
    return tuple(map(float, text.split(",")))


def test_shifts_of_many_records_are_uniform_by_area_and_in_every_direction() -> None:
    shifts = displace([PLACE] * 20_000, keys=range(20_000), inner_m=100, outer_m=500).points - PLACE
    square = np.square(shifts).sum(axis=1)
    assert 100 <= np.sqrt(square.min()) <= np.sqrt(square.max()) <= 500
    # Uniform by area: each fifth of the area holds a fifth of the shifts.
    fifths = np.histogram(square, np.linspace(100**2, 500**2, 6))[0] / 20_000
    assert fifths == pytest.approx(np.full(5, 0.2), abs=0.012)
    eighths = np.histogram(np.arctan2(*shifts.T), np.linspace(-np.pi, np.pi, 9))[0] / 20_000
    assert eighths == pytest.approx(np.full(8, 0.125), abs=0.01)


def test_a_shift_is_this_one_on_every_machine() -> None:
    # From `openssl dgst -sha256 -hmac ""` of "srecord 1|100.0|500.0", worked out apart.
    assert shift_of("record 1") == "-261.914,-220.547"


def test_a_record_is_moved_alike_whatever_is_asked_for_with_it() -> None:
    points = np.array([(530_000.0 + k, 180_000.0) for k in range(50)])
    together = displace(points, keys=range(50), inner_m=50, outer_m=150).points
    alone = displace(points[::-7], keys=range(49, -1, -7), inner_m=50, outer_m=150).points
    assert (alone == together[::-7]).all()


def test_a_thousand_calls_give_one_place() -> None:
    assert len({shift_of("a") for _ in range(1_000)}) == 1


def test_records_with_one_key_move_together() -> None:
    moved = displace([PLACE, (531_000.0, 180_500.0)], keys=["a", "a"], inner_m=50, outer_m=150)
    assert moved.points[1] - moved.points[0] == pytest.approx((1_000, 500), abs=1e-9)


def test_one_number_is_one_key_however_it_is_written() -> None:
    assert shift_of(7) == shift_of(7.0) == shift_of(np.int64(7))  # pyright: ignore[reportArgumentType]
    moved = displace([PLACE], keys=np.array([7]), inner_m=100, outer_m=500)
    assert moved.points[0] - PLACE == pytest.approx(metres(shift_of(7)), abs=1e-6)


def test_kinds_of_keys_are_kept_apart() -> None:
    keys: list[Key] = [7, "7", b"7", 7.5, UUID(int=7)]
    assert len({shift_of(key) for key in keys}) == len(keys)


def test_another_secret_or_ring_gives_an_unrelated_shift() -> None:
    one, other = metres(shift_of("a")), metres(shift_of("a", outer_m=501))
    assert math.dist(one, other) > 10
    assert shift_of("a") != shift_of("a", secret=b"of the partnership")


@given(st.integers(0, 10_000), st.floats(0, 1_000), st.floats(1, 1_000))
def test_every_distance_is_within_the_ring(key: int, inner_m: float, width_m: float) -> None:
    shift = metres(shift_of(key, inner_m=inner_m, outer_m=inner_m + width_m))
    assert inner_m - 1e-9 <= math.hypot(*shift) <= inner_m + width_m + 1e-9


def test_many_records_at_one_place_can_be_averaged_and_that_is_said() -> None:
    moved = displace([PLACE] * 25, keys=range(25), inner_m=100, outer_m=500)
    # The mean square of uniform by area is 130,000; a twenty-fifth of it is 72.1 squared.
    assert moved.averaging_error_m == pytest.approx(72.111, abs=0.001)
    assert (moved.most_at_one_place, moved.usable) == (25, False)
    assert "within about 72 m of it" in moved.reading


def test_one_key_for_a_place_leaves_nothing_to_average() -> None:
    moved = displace([PLACE] * 25, keys=["place 1"] * 25, inner_m=100, outer_m=500)
    assert (moved.most_at_one_place, moved.usable) == (1, True)


def test_a_record_listed_twice_counts_once() -> None:
    moved = displace([PLACE] * 3, keys=["a", "b", "a"], inner_m=100, outer_m=500)
    assert moved.most_at_one_place == 2


def test_the_result_tells_neither_keys_nor_secret() -> None:
    moved = displace([PLACE], keys=["known"], inner_m=10, outer_m=50, secret=b"hidden")
    assert "known" not in repr(moved)
    assert "hidden" not in repr(moved)


def test_without_a_secret_the_reading_warns() -> None:
    moved = displace([PLACE], keys=["a"], inner_m=10, outer_m=50)
    assert "keep the keys as close as the places" in moved.reading


def test_no_places_are_no_result() -> None:
    moved = displace([], keys=[], inner_m=10, outer_m=50)
    assert (moved.points.shape, moved.usable, moved.reading) == (
        (0, 2),
        False,
        "No places to move.",
    )


@pytest.mark.parametrize("bad", [None, "", b"", float("nan"), True, (1, 2)], ids=repr)
def test_what_is_no_key_is_refused_with_its_row(bad: object) -> None:
    with pytest.raises(ValueError, match=r"^keys: .* of row 1 is no key"):
        displace([PLACE, PLACE], keys=["a", bad], inner_m=10, outer_m=50)  # pyright: ignore[reportArgumentType]


def test_as_many_keys_as_points_are_needed() -> None:
    with pytest.raises(ValueError, match=r"^keys: expected 1, one for each point, got 2"):
        displace([PLACE], keys=["a", "b"], inner_m=10, outer_m=50)


def test_degrees_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^points: .*degrees"):
        displace([(-0.1, 51.5)], keys=["a"], inner_m=10, outer_m=50)


@pytest.mark.parametrize(
    ("inner_m", "outer_m", "name"),
    [(-1, 50, "inner_m"), (float("nan"), 50, "inner_m"), (50, 50, "outer_m"), (50, 40, "outer_m")],
)
def test_what_is_no_ring_is_refused(inner_m: float, outer_m: float, name: str) -> None:
    with pytest.raises(ValueError, match=rf"^{name}"):
        displace([PLACE], keys=["a"], inner_m=inner_m, outer_m=outer_m)


def test_ten_homes_a_hectare_by_hand() -> None:
    # 0.001 homes per m²; circles of 100 m and 200 m hold 10π and 40π homes, the mean of r² 25π.
    found = expected_anonymity(0.001, 100, 200)
    assert (found.guaranteed, found.k, found.maximum) == pytest.approx(
        (31.4159, 78.5398, 125.6637), abs=1e-4
    )
    assert found.in_ring == pytest.approx(94.2478, abs=1e-4)
    assert found.probability_nobody_nearer == pytest.approx(2.26e-14, rel=0.01)


def test_the_inner_radius_for_k_gives_k() -> None:
    assert expected_anonymity(0.004, inner_radius_for(20, 0.004), 500).guaranteed == pytest.approx(
        20
    )


def test_nobody_living_there_is_no_anonymity() -> None:
    found = expected_anonymity(0, 100, 200)
    assert (found.k, found.probability_nobody_nearer, found.usable) == (0, 1, False)
    with pytest.raises(ValueError, match="no anonymity at any radius"):
        inner_radius_for(20, 0)


@pytest.mark.parametrize("bad", [-0.1, float("nan"), float("inf")])
def test_what_is_no_density_is_refused(bad: float) -> None:
    with pytest.raises(ValueError, match=r"^density_per_m2"):
        expected_anonymity(bad, 100, 200)


def test_k_of_zero_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^k: "):
        inner_radius_for(0, 0.004)
