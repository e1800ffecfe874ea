"""How unusual the data are among their replicas."""

import math
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from geo.scan.draws import Seeds
from geo.scan.likelihood import Floats

ALPHA = 0.05
# The same window computed in another order differs by rounding; such ratios are ties, and ties
# count against the data.
_TIE = 1e-9
# Parts of the work for each thread, so that one that is held up does not hold up all.
_PARTS = 8


def in_threads(
    work: Callable[[Seeds], Floats], seeds: Seeds, threads: int | None, *, at_once: int = 1
) -> Floats:
    """Do the replicas in several threads; each has its own seed, so the result is the same.

    `at_once` replicas cost the work as much as one, so that they are kept together.
    """
    workers = min(threads or os.cpu_count() or 1, len(seeds))
    blocks = math.ceil(len(seeds) / at_once)
    size = at_once * math.ceil(blocks / (workers * _PARTS))
    parts = [seeds[first : first + size] for first in range(0, len(seeds), size)]
    if workers == 1 or len(parts) == 1:
        return np.concatenate([work(part) for part in parts])
    with ThreadPoolExecutor(workers) as pool:
        return np.concatenate(list(pool.map(work, parts)))


def p_value(ratio: float, replicas: Floats) -> float:
    """Give (1 + replicas at least as unusual) / (1 + replicas)."""
    as_unusual = np.count_nonzero(replicas >= ratio - _TIE * max(1.0, ratio))
    return (1 + int(as_unusual)) / (1 + len(replicas))


def critical_ratio(replicas: Floats) -> float | None:
    """Give the ratio above which the p-value is at most 0.05; None where it never can be."""
    place = int(ALPHA * (len(replicas) + 1) + 1e-9)
    if place == 0:
        return None
    return float(np.partition(replicas, len(replicas) - place)[-place])


def relative_risk(cases: int, expected: float, total: int) -> float | None:
    """Give the rate inside over the rate outside."""
    if cases == total:
        return None
    return (cases / expected) / ((total - cases) / (total - expected))
