import math
from typing import Any

import numpy as np
import pytest
import shapely

from geo.density import Split, StreetDensity, network_density
from geo.network import Network, network_from_lines
from tests.geo.network.towns import cross, town

SPLITS: tuple[Split, ...] = ("continuous", "discontinuous")
STREET = Network([(1_000, 1_000), (2_000, 1_000)], [(0, 1)])


def ask(network: Network, points: Any, at: Any, **options: Any) -> StreetDensity:  # noqa: ANN401
    given: dict[str, Any] = {"bandwidth_m": 60, **options}
    return network_density(network, points, at=at, **given)


def metre_by_metre(network: Network, step_m: float = 0.05) -> tuple[np.ndarray, np.ndarray]:
    """Places along all streets and the metres that each stands for."""
    places, metres = [], []
    for line, length in zip(network.lines, network.length_m, strict=True):
        parts = math.ceil(length / step_m)
        share = (np.arange(parts) + 0.5) / parts
        points = shapely.line_interpolate_point(line, share, normalized=True)
        places.append(shapely.get_coordinates(points))
        metres.append(np.full(parts, length / parts))
    return np.vstack(places), np.concatenate(metres)


@pytest.mark.parametrize("split", SPLITS)
def test_on_one_long_street_the_kernel_is_a_parabola(split: Split) -> None:
    # 0.75 / 60 in the place, three quarters of it half way out, nothing at the end.
    found = ask(STREET, [(1_500, 1_000)], [(1_500, 1_000), (1_530, 1_000), (1_560, 1_000)])
    assert found.intensity == pytest.approx([0.0125, 0.009375, 0.0])


def test_half_its_width_over_the_root_of_five_is_the_deviation_of_a_kernel() -> None:
    places, metres = metre_by_metre(STREET)
    found = ask(STREET, [(1_500, 1_000)], places, bandwidth_m=200).intensity
    variance = (found * metres) @ (places[:, 0] - 1_500) ** 2
    assert math.sqrt(variance) == pytest.approx(200 / math.sqrt(5), rel=1e-4)


@pytest.mark.parametrize("bandwidth_m", [25, 80, 150])
def test_over_the_whole_network_the_integral_is_the_number_of_incidents(
    bandwidth_m: float,
) -> None:
    # Dead ends, a street missing here and there, incidents close to junctions.
    network = town(5, seed=4, kept=0.8)
    rng = np.random.default_rng(2)
    points = rng.uniform(5_000, 5_360, (12, 2))
    places, metres = metre_by_metre(network)
    found = ask(network, points, places, bandwidth_m=bandwidth_m, within_m=100)
    assert found.used == 12
    assert found.intensity @ metres == pytest.approx(12, abs=1e-4)


def test_at_a_dead_end_the_rule_that_jumps_loses_what_would_go_on() -> None:
    places, metres = metre_by_metre(STREET)
    point = [(1_000 + 1e-6, 1_000)]
    lost = ask(STREET, point, places, split="discontinuous").intensity @ metres
    kept = ask(STREET, point, places, split="continuous").intensity @ metres
    assert (lost, kept) == pytest.approx((0.5, 1.0), abs=1e-4)


def test_round_a_junction_the_continuous_rule_does_not_jump() -> None:
    near = 1e-6
    beside = [(1_000 + x * near, 1_000 + y * near) for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1))]
    found = ask(cross(), [(1_020, 1_000)], beside).intensity
    assert found == pytest.approx([found[0]] * 4, rel=1e-5)


@pytest.mark.parametrize("split", SPLITS)
def test_an_incident_at_a_junction_is_shared_alike_by_its_streets(split: Split) -> None:
    # 2/4 of the kernel to each of four arms.
    beside = [(1_030, 1_000), (970, 1_000), (1_000, 1_030), (1_000, 970)]
    found = ask(cross(), [(1_000, 1_000)], beside, split=split).intensity
    assert found == pytest.approx([0.5 * 0.009375] * 4)


@pytest.mark.parametrize("split", SPLITS)
def test_a_street_cut_in_two_without_a_junction_changes_nothing(split: Split) -> None:
    cut = Network([(1_000, 1_000), (1_510, 1_000), (2_000, 1_000)], [(0, 1), (1, 2)])
    points, at = [(1_500, 1_000), (1_530, 1_000)], [(1_480, 1_000), (1_520, 1_000)]
    whole = ask(STREET, points, at, split=split).intensity
    np.testing.assert_allclose(ask(cut, points, at, split=split).intensity, whole)


@pytest.mark.parametrize("split", SPLITS)
def test_what_one_place_gives_another_the_other_gives_it(split: Split) -> None:
    network = town(5, seed=6)
    one, other = [(5_103.0, 5_088.0)], [(5_180.0, 5_115.0)]
    forth = ask(network, one, other, split=split, bandwidth_m=200, within_m=100).intensity
    back = ask(network, other, one, split=split, bandwidth_m=200, within_m=100).intensity
    assert forth[0] > 0
    np.testing.assert_allclose(forth, back)


def test_lines_drawn_the_other_way_round_change_nothing() -> None:
    network = town(5, seed=6)
    turned = network_from_lines([line.reverse() for line in network.lines])
    points = np.random.default_rng(3).uniform(5_000, 5_300, (10, 2))
    at = np.random.default_rng(4).uniform(5_000, 5_300, (10, 2))
    there = ask(turned, points, at, within_m=100).intensity
    np.testing.assert_allclose(there, ask(network, points, at, within_m=100).intensity, atol=1e-9)


def test_incidents_sum() -> None:
    points, at = [(1_020, 1_000), (1_000, 1_040)], [(1_010, 1_000), (990, 1_000)]
    each = [ask(cross(), [point], at).intensity for point in points]
    np.testing.assert_allclose(ask(cross(), points, at).intensity, each[0] + each[1])


def test_incidents_far_from_every_street_are_left_out_and_said() -> None:
    found = ask(cross(), [(1_020, 1_000), (3_000, 3_000)], [(1_020, 1_000)])
    assert (found.used, found.left_out, found.usable) == (1, 1, False)
    assert found.reading.endswith("1 incident lies too far from any street and is left out.")


def test_no_incidents_are_no_density() -> None:
    found = ask(cross(), [], [(1_020, 1_000)])
    assert (found.intensity.tolist(), found.usable) == ([0], False)


@pytest.mark.parametrize(
    ("change", "match"),
    [
        pytest.param({"points": [(-0.1, 51.5)]}, "^points: .*degrees", id="degrees"),
        pytest.param({"points": [(math.nan, 1)]}, "^points: row 0", id="nan"),
        pytest.param({"at": []}, "^at: no place", id="no-place"),
        pytest.param({"at": [(9_000, 9_000)]}, "^at: 1 places are more than 50 m", id="far"),
        pytest.param({"bandwidth_m": 0}, "^bandwidth_m: 0 is not a length", id="zero"),
        pytest.param({"bandwidth_m": math.inf}, "^bandwidth_m", id="infinite"),
        pytest.param({"split": "equal"}, "^split: 'equal' is not one of", id="split"),
        pytest.param({"within_m": 0}, "^within_m", id="within"),
    ],
)
def test_what_cannot_be_spread_is_refused_by_name(change: dict[str, Any], match: str) -> None:
    given = {"points": [(1_020, 1_000)], "at": [(1_020, 1_000)], **change}
    with pytest.raises(ValueError, match=match):
        ask(cross(), **given)


def test_a_reach_round_too_many_corners_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.density.street_density.MOST_STEPS", 100)
    with pytest.raises(ValueError, match=r"^bandwidth_m: .*too many corners .*fewer metres"):
        ask(town(), [(5_200, 5_200)], [(5_200, 5_200)], bandwidth_m=900, within_m=100)
