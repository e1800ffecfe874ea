"""What may be asked of near repeats: bands of distance and of days, and how often to shuffle."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Literal

from fastapi import Depends, Query

from app.problems import InvalidInput
from app.rhythms.schemas import BandOut

DISTANCES, DAYS = "100,200,400", "7,14,28"
LEAST_M, MOST_M = 100, 1000
LEAST_DAYS, MOST_DAYS = 1, 90
MOST_BANDS = 5
Shuffles = Literal["99", "999"]


@dataclass(frozen=True, slots=True)
class Bands:
    """Upper ends of the bands, rising; the first ones begin at 0.

    The nearest band is never narrower than 100 m: records kept by street lie at its middle.
    """

    metres: tuple[int, ...]
    days: tuple[int, ...]

    @property
    def space_breaks_m(self) -> list[int]:
        """Breaks of distance, a band holding its lower one."""
        return [0, *self.metres]

    @property
    def time_breaks_days(self) -> list[int]:
        """Breaks of whole days, a band holding its lower one: up to 7 days ends below 8."""
        return [0, *(day + 1 for day in self.days)]

    @property
    def space(self) -> list[BandOut]:
        """Bands of distance in words."""
        return [
            BandOut(low=low, high=high, label=f"{low} to {high} m" if low else f"Under {high} m")
            for low, high in pairwise(self.space_breaks_m)
        ]

    @property
    def time(self) -> list[BandOut]:
        """Bands of days in words."""
        return [
            BandOut(low=low, high=after - 1, label=_days(low, after - 1))
            for low, after in pairwise(self.time_breaks_days)
        ]


def _days(low: int, high: int) -> str:
    if low == high:
        return f"{low} days"
    return f"{low} to {high} days" if low else f"Up to {high} {'day' if high == 1 else 'days'}"


def read_bands(
    distances: Annotated[str, Query(examples=[DISTANCES], description="Metres.")] = DISTANCES,
    days: Annotated[str, Query(examples=[DAYS])] = DAYS,
) -> Bands:
    """Read the bands of a route's address.

    Raises
    ------
    InvalidInput
        When they are no rising whole numbers within the limits.
    """
    metres = _rising(distances, "query.distances", LEAST_M, MOST_M, "metres")
    return Bands(metres, _rising(days, "query.days", LEAST_DAYS, MOST_DAYS, "days"))


def _rising(text: str, at: str, least: int, most: int, what: str) -> tuple[int, ...]:
    parts = text.split(",")
    good = len(parts) <= MOST_BANDS and all(part.isascii() and part.isdigit() for part in parts)
    numbers = tuple(int(part[:6]) for part in parts) if good else ()
    if (
        not numbers
        or any(low >= high for low, high in pairwise(numbers))
        or not least <= numbers[0] <= numbers[-1] <= most
    ):
        why = (
            f"Give up to {MOST_BANDS} rising whole numbers of {what} from {least} to {most},"
            " with commas between."
        )
        raise InvalidInput([(at, why)])
    return numbers


ChosenBands = Annotated[Bands, Depends(read_bands)]
