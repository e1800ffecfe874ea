import numpy as np

from data.demo.variants import Stage, small_area_of, whereabouts


def test_small_areas_are_found_by_place_and_what_has_no_place_lies_in_none(stage: Stage) -> None:
    inside = stage.small_areas[5].geometry.representative_point()
    xy = np.array([(inside.x, inside.y), (0.0, 0.0), (np.nan, np.nan)])
    assert small_area_of(stage, xy).tolist() == [5, -1, -1]


def test_other_streets_are_busy_in_other_variants(stage: Stage) -> None:
    one, other = (
        whereabouts(stage, seed).draw("mixed", 3_000, np.random.default_rng(1)) for seed in (1, 2)
    )
    busiest = [_busiest(xy) for xy in (one, other)]
    assert busiest[0] != busiest[1]


def _busiest(xy: np.ndarray) -> list[int]:
    cells, counts = np.unique((xy // 100).astype(int), axis=0, return_counts=True)
    return cells[counts.argmax()].tolist()
