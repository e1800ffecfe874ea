"""Closures: days on which a place is closed whatever its weekly hours say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Closed:
    """One stretch of days, both included; without a last day it is closed for good."""

    first: date
    last: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the place is closed on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


def closed_on(closures: Sequence[Closed], day: date) -> Closed | None:
    """The closure that covers a day, the one that lasts longest if there are several."""
    covering = [one for one in closures if one.covers(day)]
    return max(covering, key=lambda one: one.last or date.max, default=None)


def is_for_good(closures: Sequence[Closed], day: date) -> bool:
    """Whether a day lies in a closure that has no end."""
    found = closed_on(closures, day)
    return found is not None and found.last is None


def closures_of(stored: Sequence[Mapping[str, Any]] | None) -> list[Closed]:
    """Read closures that a statement gathered into JSON, under the names of their columns."""
    return [
        Closed(
            date.fromisoformat(one["closed_from"]),
            None if one["closed_to"] is None else date.fromisoformat(one["closed_to"]),
        )
        for one in stored or ()
    ]
