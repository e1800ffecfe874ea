"""Plain words for a Knox table."""

import math

import numpy as np

from geo.repeats.bands import Bands, Floats
from geo.repeats.pairs import Integers

LEAST_INCIDENTS = 20
_SELDOM = 0.05


def unusable(places: Floats, times: Floats) -> str | None:
    """Say why a table must not be shown as a finding, or None where it may."""
    if len(times) < LEAST_INCIDENTS:
        return "Too few to tell."
    if (places == places[0]).all():
        return "All incidents have one and the same place: nothing can be said about nearness."
    if (times == times[0]).all():
        return "All incidents have one and the same time: nothing can be said about repeats."
    return None


def reading(
    observed: Integers, expected: Floats, p_value: Floats | None, space: Bands, time: Bands
) -> str:
    """Say the nearest combination, how many are unusual, and what cannot be said."""
    nearest = (
        f"{_place(space)} and {_when(time)}: {_pairs(int(observed[0, 0]))},"
        f" where {_number(expected[0, 0])} would be expected if times were shuffled among places."
    )
    said = [nearest[0].upper() + nearest[1:]]
    if p_value is not None:
        said.append(_unusual(p_value))
    said.append("This describes when and where incidents were recorded; it does not say why.")
    return " ".join(said)


def _unusual(p_value: Floats) -> str:
    few, combinations = int(np.sum(p_value <= _SELDOM)), p_value.size
    by_chance = max(1, round(_SELDOM * combinations))
    if few == 0:
        return (
            f"In none of the {combinations} combinations are there more pairs than shuffling often"
            " gives: the pattern could be chance."
        )
    held = "combination holds" if few == 1 else "combinations hold"
    return (
        f"{few} of {combinations} {held} more pairs than shuffling seldom gives; about"
        f" {by_chance} would by chance alone."
    )


def _place(space: Bands) -> str:
    low, high = space.ends[0]
    if math.isinf(high):
        return f"{low:g} m apart or more"
    return f"nearer than {high:g} m" if low == 0 else f"{low:g} to {high:g} m apart"


def _when(time: Bands) -> str:
    low, high = time.ends[0]
    if math.isinf(high):
        return f"{low:g} days apart or more"
    return f"less than {high:g} days apart" if low == 0 else f"{low:g} to {high:g} days apart"


def _pairs(count: int) -> str:
    return f"{count:,} {'pair' if count == 1 else 'pairs'}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 0.1 else "fewer than 0.1"
