"""A year of incidents in one square kilometre, with and without a late rise."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from tests.app.analysis.specimens import One

NIGHT, LAST = date(2026, 11, 1), date(2026, 10, 31)
DAYS = 364
RISE = (535000.0, 186000.0)


def usual(
    n: int = 400, *, seed: int = 3, harm: str = "robbery", source: str = "shared"
) -> list[One]:
    """So many over the year, in any of twenty places, the same ones for every seed."""
    places = np.random.default_rng(1).uniform(0, 2000, (20, 2)) + np.array([534000, 185000])
    rng = np.random.default_rng(seed)
    # The first and the last day have some, so that the source reaches over the whole year.
    ages = [0, DAYS - 1, *rng.integers(0, DAYS, n - 2)]
    at = rng.integers(0, len(places), n)
    return [
        one_on(LAST - timedelta(days=int(age)), at=tuple(places[place]), harm=harm, source=source)
        for age, place in zip(ages, at, strict=True)
    ]


def rise(
    n: int = 15, *, days: int = 14, harm: str = "robbery", source: str = "shared"
) -> list[One]:
    """So many in one place over the last days."""
    return [
        one_on(LAST - timedelta(days=step % days), at=RISE, harm=harm, source=source)
        for step in range(n)
    ]


def one_on(
    day: date, *, at: tuple[float, ...] = RISE, harm: str = "robbery", source: str = "shared"
) -> One:
    """One at noon of a day."""
    return One(starts=f"{day}T12:00", at=(at[0], at[1]), harm=harm, source=source)


def year_before(ones: Sequence[One], *, back: int = 364) -> list[One]:
    """The same so many days before."""
    moved = np.timedelta64(back, "D")
    return [replace(one, starts=str(np.datetime64(one.starts, "m") - moved)) for one in ones]


def rises_before() -> list[One]:
    """Larger rises at three earlier dates, each in a place of its own."""
    return [
        replace(one, at=(RISE[0] + 700.0 * number, RISE[1] + 900.0))
        for number, back in enumerate((56, 140, 252))
        for one in year_before(rise(40), back=back)
    ]
