"""The same comparison where nothing happened: at earlier dates, and for other areas.

If such comparisons often differ as much as the real one, the real one tells nothing.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.counts import Counts, same_length, whole_counts
from geo.evaluate.arguments import Pair, count_pair
from geo.result import Result

DateMeasure = Literal["difference", "ratio"]
AreaMeasure = Literal["score", "ratio"]
# (before, after) of a place and of what it is compared with; None where a figure is undefined.
Measure = Callable[[Sequence[float], Sequence[float] | None, float], float | None]

_FEWEST_DATES, _FEWEST_AREAS = 8, 10
# Equal figures reached by other roads are equal.
_SLACK = 1e-9


@dataclass(frozen=True, kw_only=True, eq=False)
class PlaceboDates(Result):
    """The real difference among those of earlier dates when nothing happened.

    Attributes
    ----------
    estimate
        Of the real date: incidents after, less those to expect from before (and from the
        comparison area); or the logarithm of the ratio. None where it is not defined.
    dates, placebo
        Numbers of the first period after each earlier date, and its figure, both of shape (k,).
    as_far
        How many of them lie as far from 0 as the real one, or farther.
    share_as_far
        (as_far + 1) / (k + 1): the real date's place among all.
    separate
        How many earlier comparisons fit without sharing a period; the dates stand for no more.
    """

    estimate: float | None
    dates: NDArray[np.int64]
    placebo: NDArray[np.float64]
    as_far: int | None
    share_as_far: float | None
    separate: int


@dataclass(frozen=True, kw_only=True, eq=False)
class PlaceboAreas(Result):
    """The real area's figure among those of areas where nothing happened.

    Attributes
    ----------
    estimate
        Logarithm of the area's ratio of after to before over that of all candidates together,
        over its standard error where scores are compared. None where a count is 0.
    areas, placebo
        Rows of the candidates that have a figure, and the figures, each against the other
        candidates together, both of shape (k,).
    as_far, share_as_far
        As for `PlaceboDates`.
    """

    estimate: float | None
    areas: NDArray[np.int64]
    placebo: NDArray[np.float64]
    as_far: int | None
    share_as_far: float | None


def placebo_dates(
    counts: ArrayLike,
    *,
    interruption: int,
    before: int | None = None,
    after: int | None = None,
    control: ArrayLike | None = None,
    measure: DateMeasure = "difference",
) -> PlaceboDates:
    """Make the same comparison at every earlier date whose periods all lie before the real one.

    Parameters
    ----------
    counts
        Of periods of equal length, in order, shape (n,).
    interruption
        Number of the first period after the real date, from 0.
    before, after
        How many periods are compared: all that follow and as many before, where not given.
    control
        Counts of a comparison area, shape (n,).
    measure
        The difference in incidents, or the logarithm of the ratio.

    Raises
    ------
    ValueError
        If a count is not a whole number, the periods do not fit round the real date, or the two
        series differ in length.

    Notes
    -----
    No p-value: neighbouring dates share periods, and a trend moves them all. A season moves dates
    of other months unless whole years are compared. Source: Abadie, Diamond & Hainmueller (2015),
    Am J Political Science 59:495-510 ("in-time placebos").
    """
    series = whole_counts(counts)
    other = None if control is None else whole_counts(control, "control")
    if other is not None:
        same_length(series, other, ("counts", "control"))
    figure = _chosen(measure, _DATE_MEASURES)
    earlier, later = _windows(len(series), interruption, before, after)

    def around(of: Counts, date: int) -> tuple[int, int]:
        return int(of[date - earlier : date].sum()), int(of[date : date + later].sum())

    def at(date: int) -> float | None:
        base = None if other is None else around(other, date)
        return figure(around(series, date), base, later / earlier)

    tried = range(earlier, interruption - later + 1)
    found = {date: value for date in tried if (value := at(date)) is not None}
    real, placebo = at(interruption), np.array(list(found.values()), dtype=np.float64)
    as_far = _as_far(real, placebo)
    separate = interruption // (earlier + later)
    return PlaceboDates(
        estimate=real,
        dates=np.array(list(found), dtype=np.int64),
        placebo=placebo,
        as_far=as_far,
        share_as_far=_share(as_far, len(placebo)),
        separate=separate,
        parameters={
            "interruption": interruption,
            "before": earlier,
            "after": later,
            "control": control is not None,
            "measure": measure,
        },
        used=len(found),
        left_out=len(tried) - len(found),
        usable=real is not None and len(placebo) >= _FEWEST_DATES and separate > 1,
        reading=_date_words(as_far, len(placebo), separate),
    )


def placebo_areas(
    treated: Pair, candidates: ArrayLike, *, measure: AreaMeasure = "score"
) -> PlaceboAreas:
    """Make the same comparison for every candidate area as if it had been the one.

    Parameters
    ----------
    treated
        Counts (before, after) of the area where something was done.
    candidates
        The same of areas where nothing was, shape (k, 2), over the same periods.
    measure
        The logarithm of the ratio over its standard error, so that small areas' wider chance does
        not crowd out the rest; or the logarithm itself.

    Raises
    ------
    ValueError
        If a count is not a whole number, or there are not two candidates with (before, after).

    Notes
    -----
    Ranks are fair where any of the areas might as well have been the one. Source: Abadie, Diamond &
    Hainmueller (2010), JASA 105:493-505, section 3.
    """
    place = count_pair(treated, "treated")
    others = whole_counts(candidates, "candidates", dimensions=2)
    if others.shape[1] != 2 or len(others) < 2:
        msg = (
            "candidates: expected two areas or more, each with counts before and after, got shape"
            f" {others.shape}"
        )
        raise ValueError(msg)
    figure = _chosen(measure, _AREA_MEASURES)
    together = others.sum(axis=0)
    tried = {row: figure(area, together - area, 1.0) for row, area in enumerate(others)}
    found = {row: value for row, value in tried.items() if value is not None}
    real, placebo = figure(place, together, 1.0), np.array(list(found.values()), dtype=np.float64)
    as_far = _as_far(real, placebo)
    return PlaceboAreas(
        estimate=real,
        areas=np.array(list(found), dtype=np.int64),
        placebo=placebo,
        as_far=as_far,
        share_as_far=_share(as_far, len(placebo)),
        parameters={"treated": place, "measure": measure},
        used=len(found),
        left_out=len(others) - len(found),
        usable=real is not None and len(placebo) >= _FEWEST_AREAS,
        reading=_area_words(as_far, len(placebo)),
    )


def _windows(n: int, interruption: int, before: int | None, after: int | None) -> tuple[int, int]:
    if n < 2:
        msg = "counts: one period has nothing before or after it; give a longer series"
        raise ValueError(msg)
    if interruption != int(interruption) or not 1 <= interruption <= n - 1:
        msg = (
            f"interruption: {interruption} is not inside the series; give the number of the first"
            f" period after, 1 to {n - 1}"
        )
        raise ValueError(msg)
    room = n - interruption
    later = _length(room if after is None else after, room, "after")
    default = min(later, interruption)
    return _length(default if before is None else before, interruption, "before"), later


def _length(periods: int, room: int, name: str) -> int:
    if periods != int(periods) or not 1 <= periods <= room:
        msg = f"{name}: {periods} periods do not lie {name} the date; give 1 to {room}"
        raise ValueError(msg)
    return int(periods)


def _chosen(measure: str, known: dict[str, Measure]) -> Measure:
    if measure not in known:
        msg = f"measure: {measure!r} is not one of {', '.join(known)}"
        raise ValueError(msg)
    return known[measure]


def _difference(place: Sequence[float], base: Sequence[float] | None, scale: float) -> float:
    moved = 0.0 if base is None else base[1] - scale * base[0]
    return float(place[1] - scale * place[0] - moved)


def _log_ratio(place: Sequence[float], base: Sequence[float] | None, scale: float) -> float | None:
    if 0 in place or (base is not None and 0 in base):
        return None
    own = math.log(place[1] / (scale * place[0]))
    return own if base is None else own - math.log(base[1] / (scale * base[0]))


def _score(place: Sequence[float], base: Sequence[float] | None, scale: float) -> float | None:
    log = _log_ratio(place, base, scale)
    counts = (*place, *(base if base is not None else ()))
    return None if log is None else log / math.sqrt(sum(1 / n for n in counts))


_DATE_MEASURES: dict[str, Measure] = {"difference": _difference, "ratio": _log_ratio}
_AREA_MEASURES: dict[str, Measure] = {"score": _score, "ratio": _log_ratio}


def _as_far(real: float | None, placebo: NDArray[np.float64]) -> int | None:
    if real is None or len(placebo) == 0:
        return None
    return int(np.count_nonzero(np.abs(placebo) >= abs(real) * (1 - _SLACK)))


def _share(as_far: int | None, placebos: int) -> float | None:
    return None if as_far is None else (as_far + 1) / (placebos + 1)


def _date_words(as_far: int | None, placebos: int, separate: int) -> str:
    if as_far is None or placebos < _FEWEST_DATES or separate < 2:
        return "There is too little time before the change to try other dates."
    return (
        f"Of {placebos:,} earlier dates tried instead, {_as_large(as_far)}. The dates share"
        f" periods, so they stand for no more than {separate} separate ones."
    )


def _area_words(as_far: int | None, placebos: int) -> str:
    if as_far is None:
        return "Too few to tell: a ratio needs at least one incident in each place and period."
    if placebos < _FEWEST_AREAS:
        return f"{placebos:,} other areas are too few to tell how large a difference is usual."
    return f"Of {placebos:,} other areas tried instead, {_as_large(as_far)}."


def _as_large(as_far: int) -> str:
    if as_far == 0:
        return "none shows as large a difference"
    shows = "shows" if as_far == 1 else "show"
    return f"{as_far:,} {shows} a difference as large or larger"
