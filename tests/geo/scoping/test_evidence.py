import numpy as np
import pytest

from geo.scoping.evidence import gather
from tests.geo.scoping.scenes import X, Y, ground, strewn


def cluster(east_m: float, count: int, step_m: float = 10) -> list[tuple[float, float]]:
    return [(X + east_m + step_m * k, Y) for k in range(count)]


def test_places_far_apart_are_groups_heaviest_first() -> None:
    found = gather(cluster(0, 5) + cluster(5_000, 8), None)
    assert found.group_weights().tolist() == [8, 5]


def test_weight_decides_which_group_is_heaviest() -> None:
    found = gather(cluster(0, 5) + cluster(5_000, 8), [3.0] * 5 + [1.0] * 8)
    assert found.group_weights().tolist() == [15, 8]


def test_of_equally_heavy_groups_the_western_comes_first() -> None:
    found = gather(cluster(5_000, 5) + cluster(0, 5), None)
    assert found.xy[found.group == 0][:, 0].max() < X + 100


def test_a_chain_of_short_steps_is_one_group() -> None:
    assert len(gather(cluster(0, 40, step_m=100), None).group_weights()) == 1


def test_a_step_much_longer_than_the_usual_one_parts_groups() -> None:
    assert len(gather(cluster(0, 10) + cluster(400, 10), None).group_weights()) == 2


def test_steps_that_are_usual_here_part_nothing() -> None:
    assert len(gather(cluster(0, 20, step_m=300), None).group_weights()) == 1


def test_the_order_of_the_points_does_not_matter() -> None:
    points = strewn(60, ground(0, 0, 400, 300))
    weights = np.random.default_rng(1).random(60)
    order = np.random.default_rng(2).permutation(60)
    plain, turned = gather(points, weights), gather(points[order], weights[order])
    assert (plain.xy == turned.xy).all()
    assert (plain.weight == turned.weight).all()


def test_records_of_no_weight_are_left_out_and_counted() -> None:
    found = gather(cluster(0, 4), [1, 0, 2, 0])
    assert (len(found.xy), found.weightless, found.total) == (2, 2, 3)


def test_places_are_counted_once() -> None:
    assert gather([(X, Y), (X, Y), (X + 1, Y)], None).places == 2


@pytest.mark.parametrize(("records", "crowded"), [(4, False), (5, True)])
def test_five_records_at_a_place_are_a_crowd(records: int, crowded: bool) -> None:
    assert gather([(X, Y)] * records, None).crowded is crowded


def test_no_points_are_no_groups() -> None:
    found = gather([], None)
    assert (len(found.xy), len(found.group_weights()), found.crowded) == (0, 0, False)


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ([1, 2], "expected 3, one for each point"),
        ([1, -1, 1], "a number, 0 or more"),
        ([1, float("nan"), 1], "a number, 0 or more"),
        ([0, 0, 0], "all are 0"),
    ],
    ids=range(4),
)
def test_what_are_no_weights_is_refused(weights: list[float], said: str) -> None:
    with pytest.raises(ValueError, match=rf"^weights: .*{said}"):
        gather(cluster(0, 3), weights)


def test_more_points_than_can_be_drawn_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^points: 1,000,001 are more than"):
        gather(np.zeros((1_000_001, 2)), None)
