"""Which periods of the years before a count is held against, and the season each belongs to."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Threshold = Literal["delta", "negative_binomial"]


@dataclass(frozen=True, kw_only=True)
class FarringtonOptions:
    """Choices of the Farrington algorithm; as they stand, those of Noufaily et al. (2013).

    Attributes
    ----------
    period
        Periods in a year: 52 for weeks, 12 for months.
    years
        How many years before are looked at.
    half_window
        Periods on either side of the same time of year that count as that time.
    season_blocks
        Into how many seasons the year is divided, one of them the time of year itself; 1 leaves
        the rest of the year out, as Farrington et al. (1996) do.
    trim_above
        Periods whose (Anscombe) residual is above this weigh less, so that earlier peaks do not
        raise the limit; None for no such weights.
    recent_left_out
        Periods just before that are not looked at, lest a rise that has begun hides itself.
    trend_p
        A trend is kept where its p-value is below this (and the years are three or more, and it
        does not lead beyond all counts seen); 1 keeps it whatever its p-value.
    alpha
        Chance of a false alarm in one period.
    threshold
        Limit from the 2/3 power of the counts, or from the negative binomial distribution.
    least_cases, least_periods
        No alarm with fewer cases than this in so many periods, the judged one among them.
    program_dispersion
        Whether the doubt of the trend and of the prediction take squared relative errors for the
        dispersion, as the authors' program does (R surveillance 1.20; the reference figures are its
        own), and not Pearson's, which the paper describes.
    """

    period: int = 52
    years: int = 5
    half_window: int = 3
    season_blocks: int = 10
    trim_above: float | None = 2.58
    recent_left_out: int = 26
    trend_p: float = 1.0
    alpha: float = 0.05
    threshold: Threshold = "delta"
    least_cases: int = 5
    least_periods: int = 4
    program_dispersion: bool = True

    @classmethod
    def original(
        cls, *, period: int = 52, years: int = 5, alpha: float = 0.05
    ) -> "FarringtonOptions":
        """The choices of Farrington et al. (1996), J R Stat Soc A 159:547-563."""
        return cls(
            period=period,
            years=years,
            season_blocks=1,
            trim_above=1.0,
            recent_left_out=3,
            trend_p=0.05,
            alpha=alpha,
        )

    @property
    def history(self) -> int:
        """How many periods must lie before one that is judged."""
        return self.years * self.period + self.half_window


def check_options(options: FarringtonOptions) -> None:
    """Refuse choices that make no sense, by name.

    Raises
    ------
    ValueError
        If a number is out of range, or the seasons do not fit into the year.
    """
    for name, least in _LEAST.items():
        value = getattr(options, name)
        if value != int(value) or value < least:
            msg = f"options: {name} is {value}; give a whole number of {least} or more"
            raise ValueError(msg)
    rest = options.period - 2 * options.half_window - 1
    if rest < options.season_blocks - 1:
        msg = (
            f"options: {options.season_blocks} seasons do not fit into a year of {options.period}"
            " periods; give fewer or a smaller half_window"
        )
        raise ValueError(msg)
    if options.trim_above is not None and not options.trim_above > 0:
        msg = f"options: trim_above is {options.trim_above}; give a residual above 0, or None"
        raise ValueError(msg)
    if not (0 < options.alpha < 1 and 0 <= options.trend_p <= 1):
        msg = "options: alpha and trend_p are chances; give figures such as 0.05"
        raise ValueError(msg)
    if options.threshold not in {"delta", "negative_binomial"}:
        msg = f"options: threshold {options.threshold!r} is neither delta nor negative_binomial"
        raise ValueError(msg)


def seasons(at: int, options: FarringtonOptions) -> NDArray[np.int64]:
    """Number the periods up to `at` by their season, shape (at + 1,).

    The time of year of `at` itself has the number `season_blocks`; the others are 1, 2, ... from
    the end of each year's window on. 0 is a period that is not looked at. What the blocks cannot
    share evenly goes to the first ones. Source: Noufaily et al. (2013), Stat Med 32:1206-1222.
    """
    own, half = options.season_blocks, options.half_window
    season = np.zeros(at + 1, dtype=np.int64)
    season[max(at - half, 0) :] = own
    for year in range(1, options.years + 1):
        middle = at - year * options.period
        season[middle - half : middle + half + 1] = own
        if own > 1:
            rest = options.period - 2 * half - 1
            share, over = divmod(rest, own - 1)
            lengths = [share + (block < over) for block in range(own - 1)]
            first = middle + half + 1
            season[first : first + rest] = np.repeat(np.arange(1, own), lengths)
    season[max(at - options.recent_left_out, 0) :] = 0
    return season


_LEAST = {
    "period": 2,
    "years": 1,
    "half_window": 0,
    "season_blocks": 1,
    "recent_left_out": 0,
    "least_cases": 0,
    "least_periods": 1,
}
