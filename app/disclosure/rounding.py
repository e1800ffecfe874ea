"""Counts for people who see no place of an incident: told to the nearest five.

They may choose months, kinds, sources, hours and saved areas freely, and so subtract one answer
from another. Of exact counts the difference would be the very count that is hidden (20 in a year
less 18 in eleven months); of rounded ones it tells little. Everybody else sees the records
themselves, so for them rounding would hide nothing.
"""

from app.db import Tier
from app.disclosure.figures import Count, Figure

ROUNDED_TO = 5
NARROWEST_CELL_M = 200
"""The database gives this tier places by cells of this width: narrower ones would tell more."""


def rounding_of(tier: Tier) -> int:
    """To which number a tier's counts are rounded; 1 leaves them as they are."""
    return ROUNDED_TO if tier == "count" else 1


def narrowest_cell_m(tier: Tier) -> int:
    """The narrowest cells that a tier may see counts of; 0 where any will do."""
    return NARROWEST_CELL_M if tier == "count" else 0


def rounded(one: Figure, to: int) -> Figure:
    """Round a count that may be shown, halves up and never to none; other figures stay."""
    if not isinstance(one, Count) or to == 1:
        return one
    return Count(n=max(to, (one.n + to // 2) // to * to))
