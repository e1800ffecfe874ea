"""Invented street networks for tests."""

import numpy as np

from geo.network import Network

#   N
#   |
# W-J-E   arms of 100 m, J at (1000, 1000)
#   |
#   S
CROSS_NODES = [(1_000, 1_000), (900, 1_000), (1_100, 1_000), (1_000, 900), (1_000, 1_100)]
J, W, E, S, N = range(5)


def cross() -> Network:
    return Network(CROSS_NODES, [(J, W), (J, E), (J, S), (J, N)])


def town(side: int = 8, *, spacing_m: float = 90.0, seed: int = 1, kept: float = 0.85) -> Network:
    """Streets between the points of an uneven lattice, some of them missing."""
    rng = np.random.default_rng(seed)
    i, j = np.meshgrid(np.arange(side), np.arange(side), indexing="ij")
    nodes = np.column_stack([i.ravel(), j.ravel()]) * spacing_m
    nodes += rng.uniform(-spacing_m / 4, spacing_m / 4, nodes.shape) + 5_000
    number = np.arange(side * side).reshape(side, side)
    edges = np.concatenate(
        [
            np.column_stack([number[:-1].ravel(), number[1:].ravel()]),
            np.column_stack([number[:, :-1].ravel(), number[:, 1:].ravel()]),
        ]
    )
    edges = edges[rng.random(len(edges)) < kept]
    return Network(nodes, edges)
