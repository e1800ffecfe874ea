"""Every way followed one by one, against a wave that is passed on metre by metre."""

import numpy as np
import pytest

from geo.density import Split
from geo.density.splitting import spread_along_streets
from geo.network import Network, Placement, by_street, starts_of
from tests.geo.network.towns import town

SPLITS: tuple[Split, ...] = ("continuous", "discontinuous")


def whole_metres(seed: int) -> Network:
    """A small town whose streets are whole metres long, with a street that ends where it began."""
    streets = town(4, spacing_m=9.0, seed=seed, kept=0.9)
    lengths = np.maximum(np.rint(streets.length_m), 2)
    edges = np.vstack([streets.edges, [(5, 5), (5, 6)]])
    nodes = np.round(streets.nodes)
    return Network(nodes, edges, np.append(lengths, [7, 11]))


def wave(network: Network, street: int, metre: int, split: Split, h: float) -> np.ndarray:
    """Kernel at the middle of every metre, from an incident in the middle of one metre.

    Two waves set out; each step they go on by a metre and add the kernel of their step. At a node
    a wave is shared out over the arms by the rule.
    """
    lengths = network.length_m.astype(int)
    first = np.concatenate([[0], np.cumsum(lengths)])
    degree = network.degree
    height = 0.75 / h
    found = np.zeros(first[-1])
    found[first[street] + metre] += height
    waves = {(street, +1, metre): 1.0, (street, -1, metre): 1.0}
    for step in range(1, int(h) + 1):
        waves = passed_on(network, waves, lengths, degree, split)
        for (at, _, place), share in waves.items():
            found[first[at] + place] += share * height * max(0.0, 1 - (step / h) ** 2)
    return found


def passed_on(
    network: Network,
    waves: dict[tuple[int, int, int], float],
    lengths: np.ndarray,
    degree: np.ndarray,
    split: Split,
) -> dict[tuple[int, int, int], float]:
    after: dict[tuple[int, int, int], float] = {}
    for (street, way, metre), share in waves.items():
        if 0 <= metre + way < lengths[street]:
            to = {(street, way, metre + way): share}
        else:
            to = shared_out(network, street, way, share, lengths, degree, split)
        for key, part in to.items():
            after[key] = after.get(key, 0.0) + part
    return after


def shared_out(
    network: Network,
    street: int,
    way: int,
    share: float,
    lengths: np.ndarray,
    degree: np.ndarray,
    split: Split,
) -> dict[tuple[int, int, int], float]:
    node = network.edges[street, 1 if way > 0 else 0]
    came = (street, -way, lengths[street] - 1 if way > 0 else 0)
    out = [(int(s), +1, 0) for s in np.nonzero(network.edges[:, 0] == node)[0]]
    out += [(int(s), -1, int(lengths[s]) - 1) for s in np.nonzero(network.edges[:, 1] == node)[0]]
    n = int(degree[node])
    if split == "continuous":
        return {arm: share * (2 / n - (arm == came)) for arm in out}
    return {arm: share / (n - 1) for arm in out if arm != came}


def spread(
    network: Network,
    event: tuple[int, float],
    places: list[tuple[int, float]],
    *,
    split: Split,
    h: float,
    most_steps: int = 10**8,
) -> tuple[np.ndarray, bool]:
    on, at = (
        Placement(
            np.array([s for s, _ in part], dtype=np.int32),
            np.array([float(m) for _, m in part]),
            np.zeros(len(part)),
        )
        for part in ([event], places)
    )
    return spread_along_streets(
        network.arms,
        starts_of(network, on),
        by_street(network, at),
        len(at),
        h,
        split == "continuous",
        most_steps,
    )


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_way_gives_what_a_wave_gives(seed: int, split: Split) -> None:
    network = whole_metres(seed)
    middles = [
        (street, metre + 0.5)
        for street, length in enumerate(network.length_m)
        for metre in range(int(length))
    ]
    found, done = spread(network, (3, 2.5), middles, split=split, h=40.5)
    assert done
    np.testing.assert_allclose(found, wave(network, 3, 2, split, 40.5), atol=1e-13)


def test_too_many_ways_are_given_up() -> None:
    _, done = spread(
        whole_metres(1), (3, 2.5), [(0, 1.0)], split="continuous", h=60, most_steps=1_000
    )
    assert not done
