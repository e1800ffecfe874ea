import numpy as np
import pytest

from data.demo.variants import Stage
from data.demo.variants.siting import Sites


def test_outlines_keep_the_distance_they_were_asked_to_keep(stage: Stage) -> None:
    sites = Sites(stage, np.random.default_rng(1))
    wide, near = sites.outline(apart_m=200.0), sites.outline(apart_m=0.0)
    assert wide.distance(near) > 200.0


def test_a_small_outline_is_as_small_as_asked(stage: Stage) -> None:
    shape = Sites(stage, np.random.default_rng(1)).outline(apart_m=0.0, radius_m=9.0)
    assert 9.0 * 0.5 < (shape.area / np.pi) ** 0.5 < 9.0 * 1.1


def test_a_full_town_is_said_to_be_full(stage: Stage) -> None:
    sites = Sites(stage, np.random.default_rng(1))
    sites.outline(apart_m=9_000.0)
    with pytest.raises(RuntimeError, match="stage: the town has no room"):
        sites.outline(apart_m=0.0)
