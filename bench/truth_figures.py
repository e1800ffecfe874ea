"""Shares over many variants, each with its own uncertainty."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.evaluate.chance import normal_half_width

Findings = Mapping[str, tuple[float, float]]
"""Of one variant: hits and tries by name of the figure."""


@dataclass(frozen=True)
class Share:
    """Hits over tries, with its 95 % interval."""

    hits: float
    tries: float
    low: float
    high: float

    @property
    def share(self) -> float:
        return self.hits / self.tries

    def __str__(self) -> str:
        low, high = 100 * self.low, 100 * self.high
        return f"{100 * self.share:.1f} % ({low:.1f} to {high:.1f}) of {self.tries:,.0f}"


class Tally:
    """Findings of variants, gathered by figure.

    Parameters
    ----------
    findings
        One mapping for each variant; a figure may be missing where there was nothing to try.
    """

    def __init__(self, findings: Iterable[Findings]) -> None:
        self._found: dict[str, list[tuple[float, float]]] = {}
        for one in findings:
            for name, pair in one.items():
                self._found.setdefault(name, []).append(pair)

    @property
    def names(self) -> list[str]:
        """Figures in the order in which they were first found, those in two ways side by side."""
        found = [name for name in self._found if name in self]
        first = {_bare(name): n for n, name in reversed(list(enumerate(found)))}
        return sorted(found, key=lambda name: (first[_bare(name)], name))

    def __contains__(self, name: str) -> bool:
        return sum(tries for _, tries in self._found.get(name, [])) > 0

    def share(self, name: str) -> Share:
        """Give a share with Wilson's binomial interval.

        Findings of one variant go together: the tries are first divided by how much more the share
        varies between variants than independent tries would, where it does.
        """
        hits, tries = np.array(self._found[name], dtype=np.float64).T
        low, high = _wilson(hits.sum() / tries.sum(), tries.sum() / _going_together(hits, tries))
        return Share(float(hits.sum()), float(tries.sum()), low, high)

    def ratio(self, name: str) -> Share:
        """Give a ratio of sums, which may lie above 1, with its interval from the variants."""
        part, whole = np.array(self._found[name], dtype=np.float64).T
        ratio = float(part.sum() / whole.sum())
        half = normal_half_width(0.95) * math.sqrt(_variance(part, whole))
        return Share(float(part.sum()), float(whole.sum()), ratio - half, ratio + half)


def _bare(name: str) -> str:
    """A name without the way it is told in, such as "(calm)"."""
    return name.rsplit(" (", 1)[0]


def added(findings: Sequence[Findings]) -> dict[str, tuple[float, float]]:
    """Add up findings of one variant."""
    total: dict[str, tuple[float, float]] = {}
    for one in findings:
        for name, (hits, tries) in one.items():
            before = total.get(name, (0.0, 0.0))
            total[name] = (before[0] + hits, before[1] + tries)
    return total


def _going_together(hits: NDArray[np.float64], tries: NDArray[np.float64]) -> float:
    share = hits.sum() / tries.sum()
    alone = share * (1 - share) / tries.sum()
    return max(1.0, _variance(hits, tries) / alone) if alone > 0 else 1.0


def _variance(part: NDArray[np.float64], whole: NDArray[np.float64]) -> float:
    """The variance of a ratio of sums over variants that are drawn independently."""
    off = part - part.sum() / whole.sum() * whole
    return float(np.sum(off**2) / whole.sum() ** 2)


def _wilson(share: float, n: float) -> tuple[float, float]:
    z = normal_half_width(0.95)
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * math.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return max(0.0, middle - half), min(1.0, middle + half)
