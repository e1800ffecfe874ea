import numpy as np

from geo.density.reading import ground_reading, street_reading

PLACES = np.random.default_rng(1).uniform(400_000, 401_000, (62, 2))


def test_reading_says_what_a_surface_is_and_what_it_is_not() -> None:
    refused, said = ground_reading(PLACES, 0, 150)
    assert not refused
    assert said == (
        "62 incidents, each spread over the ground within some 300 m of it. It is for looking at"
        " only: chance alone makes peaks, and no peak shows that a place differs from others."
    )


def test_reading_of_streets_says_how_far_along_them() -> None:
    _, said = street_reading(PLACES, 2, 400)
    assert said.startswith("62 incidents, each spread along the streets up to 400 m from it.")
    assert said.endswith("2 incidents lie too far from any street and are left out.")


def test_one_that_is_left_out_is_one() -> None:
    _, said = ground_reading(PLACES, 1, 150)
    assert said.endswith("1 incident lies outside the area and is left out.")


def test_few_incidents_are_too_few_to_tell() -> None:
    assert ground_reading(PLACES[:9], 0, 150) == (True, "Too few to tell.")


def test_one_place_for_all_would_be_hidden() -> None:
    refused, said = street_reading(np.repeat(PLACES[:1], 30, axis=0), 0, 400)
    assert refused
    assert said == ("All incidents have one and the same place: spread out, they would hide that.")
