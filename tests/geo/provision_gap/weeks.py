"""Opening tables and incidents for tests, round the crossing of tests.geo.network.towns."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from geo.provision_gap import ProvisionGap, provision_gap
from tests.geo.network.towns import cross

FRIDAY, SATURDAY = 4, 5
EASTERN, WESTERN = (1_080.0, 1_000.0), (920.0, 1_000.0)
"""Two places of provision, 160 m from each other along the street."""


def open_on(*openings: tuple[int, int, int]) -> np.ndarray:
    """A week, open on a weekday from one hour up to another."""
    table = np.zeros((7, 24))
    for weekday, first, end in openings:
        table[weekday, first:end] = 1
    return table


def ask(
    incidents: Sequence[tuple[float, float]],
    weekday: Sequence[int],
    hour: Sequence[int],
    **options: Any,  # noqa: ANN401
) -> ProvisionGap:
    given: dict[str, Any] = {
        "provision": [EASTERN],
        "open_share": [open_on((FRIDAY, 16, 20))],
        "network": cross(),
        "metres": 100,
        **options,
    }
    return provision_gap(incidents, weekday, hour, **given)


def evening(n: int = 12, **options: Any) -> ProvisionGap:  # noqa: ANN401
    """So many incidents 50 m from the eastern provision, on Friday at six, seven, eight, ..."""
    hours = [18 + k % 6 for k in range(n)]
    return ask([(1_030, 1_000)] * n, [FRIDAY] * n, hours, **options)
