"""Further ways of comparing before and after, each from monthly counts, with what it says."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.analysis.service import method
from app.reviews.closer_schemas import LookKey, LookOut, PretendedOut, Says
from geo.evaluate import (
    PlaceboAreas,
    PlaceboDates,
    difference_in_differences,
    interrupted_series,
    overdispersed_rate_ratio,
    placebo_areas,
    placebo_dates,
    ratio_beside_areas,
    step_beside_areas,
)

CONFIDENCE = 0.95
FAR = 0.05
"""Chance alone seldom does what at most this share of comparisons do, the real one among them. So
fewer than nineteen pretended ones can say nothing."""
SEPARATE, FEWEST_MONTHS = 4, 3
"""Earlier dates are tried over windows that fit twice before the change, but not over fewer months
than this."""
Counts = npt.NDArray[np.int64]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Monthly:
    """Counts by month of the place, its comparison, and small areas elsewhere.

    ``place`` and ``comparison`` have shape (months,), ``elsewhere`` (areas, months). ``before`` and
    ``after`` are numbers of the first and last month of each window; ``step`` is the first month
    that is no longer as it was.
    """

    place: Counts
    comparison: Counts | None
    elsewhere: Counts
    names: Sequence[str]
    months: Sequence[str]
    before: Span
    after: Span
    step: int

    def within(self, counts: Counts, span: Span) -> Counts:
        """The counts of one window."""
        return counts[..., span[0] : span[1] + 1]

    def pair(self, counts: Counts) -> tuple[int, int]:
        """The sums of both windows."""
        before, after = (int(self.within(counts, span).sum()) for span in (self.before, self.after))
        return before, after

    @property
    def pairs_elsewhere(self) -> Counts:
        """Counts (before, after) of each small area."""
        return np.column_stack(
            [self.within(self.elsewhere, span).sum(axis=-1) for span in (self.before, self.after)]
        )


def ratio_look(of: Monthly) -> LookOut:
    """After over before, with the doubt that months themselves bring."""
    beside = of.comparison
    pair = None if beside is None else [of.within(beside, s) for s in (of.before, of.after)]
    found = overdispersed_rate_ratio(
        of.within(of.place, of.before),
        of.within(of.place, of.after),
        comparison=pair,
        confidence=CONFIDENCE,
    )
    inside = _inside(found.low, found.high)
    return _look(
        "rate_ratio", found.usable, found.reading, (found.ratio, found.low, found.high), inside
    )


def drift_look(of: Monthly) -> LookOut:
    """After over before, with the doubt that places bring which drift by themselves."""
    pairs = of.pairs_elsewhere
    if len(pairs) < 2:
        return _look("areas_ratio", usable=False, reading=TOO_FEW_AREAS, ratios=NONE, inside=True)
    found = ratio_beside_areas(
        of.pair(of.place),
        pairs,
        control=None if of.comparison is None else of.pair(of.comparison),
        confidence=CONFIDENCE,
    )
    inside = _inside(found.low, found.high)
    ratios = (found.ratio, found.low, found.high)
    return _look("areas_ratio", found.usable, found.reading, ratios, inside)


def series_look(of: Monthly) -> LookOut:
    """A step in the place's own course, with the doubt that other areas' steps bring."""
    if len(of.elsewhere) < 2:
        alone = interrupted_series(of.place, interruption=of.step, confidence=CONFIDENCE)
        reading = f"{alone.reading} {TOO_FEW_AREAS}"
        ratios = (alone.rate_ratio, alone.low, alone.high)
        inside = _inside(alone.low, alone.high)
        return _look("interrupted_series", alone.usable, reading, ratios, inside)
    found = step_beside_areas(of.place, of.elsewhere, interruption=of.step, confidence=CONFIDENCE)
    told = found if found.usable else found.alone
    inside = _inside(told.low, told.high)
    ratios = (told.rate_ratio, told.low, told.high)
    return _look("interrupted_series", told.usable, found.reading, ratios, inside)


def did_look(of: Monthly) -> LookOut:
    """The place's months beside those of the comparison area and the small areas elsewhere."""
    others = of.elsewhere if of.comparison is None else np.vstack([of.comparison, of.elsewhere])
    if len(others) < 2:
        return _look("did", usable=False, reading=TOO_FEW_AREAS, ratios=NONE, inside=True)
    found = difference_in_differences(_panel(of, others), confidence=CONFIDENCE)
    inside = _inside(found.low, found.high)
    ratios = (found.rate_ratio, found.low, found.high)
    return _look("did", found.usable, found.reading, ratios, inside)


def dates_look(of: Monthly) -> LookOut:
    """The same comparison at earlier dates."""
    window = min(of.after[1] - of.after[0] + 1, of.step // SEPARATE, len(of.place) - of.step)
    if window < FEWEST_MONTHS:
        return _look("placebo_dates", usable=False, reading=TOO_SHORT, ratios=NONE, inside=True)
    found = placebo_dates(
        of.place,
        interruption=of.step,
        before=window,
        after=window,
        control=of.comparison,
        measure="ratio",
    )
    pretended = [
        PretendedOut(label=str(of.months[date]), ratio=_hundredths(math.exp(log)))
        for date, log in zip(found.dates.tolist(), found.placebo.tolist(), strict=True)
    ]
    ratio = None if found.estimate is None else math.exp(found.estimate)
    reading = f"Over {window} months on each side. {found.reading}"
    usable = found.usable and _can_tell(len(found.placebo))
    ratios = (ratio, None, None)
    return _look("placebo_dates", usable, reading, ratios, _usual(found), pretended)


def areas_look(of: Monthly) -> LookOut:
    """The same comparison for small areas elsewhere, each as if it had been the place."""
    pairs = of.pairs_elsewhere
    if len(pairs) < 2:
        return _look("placebo_areas", usable=False, reading=TOO_FEW_AREAS, ratios=NONE, inside=True)
    place = of.pair(of.place)
    found = placebo_areas(place, pairs)
    shown = placebo_areas(place, pairs, measure="ratio")
    pretended = [
        PretendedOut(label=str(of.names[row]), ratio=_hundredths(math.exp(log)))
        for row, log in zip(shown.areas.tolist(), shown.placebo.tolist(), strict=True)
        if pairs[row].min() >= 10
    ]
    ratio = None if shown.estimate is None else math.exp(shown.estimate)
    usable, ratios = found.usable and _can_tell(len(found.placebo)), (ratio, None, None)
    return _look("placebo_areas", usable, found.reading, ratios, _usual(found), pretended)


Ratios = tuple[float | None, float | None, float | None]
NONE: Ratios = (None, None, None)
TOO_FEW_AREAS = "There are too few other areas to set the place beside."
TOO_SHORT = "There is too little time before the change to try other dates."


def _panel(of: Monthly, others: Counts) -> dict[str, npt.NDArray[np.int64]]:
    """A row for each place and month of both windows; the place itself is unit 0."""
    counts = np.vstack([of.place, others])
    spans = [np.arange(span[0], span[1] + 1) for span in (of.before, of.after)]
    months = np.concatenate(spans)
    post = np.repeat([0, 1], [len(span) for span in spans])
    units = len(counts)
    return {
        "count": counts[:, months].ravel(),
        "treated": np.repeat(np.arange(units) == 0, len(months)).astype(np.int64),
        "post": np.tile(post, units),
        "id": np.repeat(np.arange(units), len(months)),
        "time": np.tile(months, units),
    }


def _look(
    key: LookKey,
    usable: bool,
    reading: str,
    ratios: Ratios,
    inside: bool,
    pretended: Sequence[PretendedOut] = (),
) -> LookOut:
    says: Says = "not_usable"
    if usable:
        says = "could_be_chance" if inside else "seldom_chance"
    note = method("placebo" if key in {"placebo_dates", "placebo_areas"} else key)
    ratio, low, high = (None if one is None else _hundredths(one) for one in ratios)
    return LookOut(
        key=key,
        title=TITLES[key],
        says=says,
        reading=reading,
        ratio=ratio,
        low=low,
        high=high,
        pretended=list(pretended),
        method=note,
    )


TITLES: dict[LookKey, str] = {
    "rate_ratio": "Allowing for months that vary more than chance",
    "areas_ratio": "Allowing for how far other areas moved",
    "interrupted_series": "Set against how its own months were going",
    "did": "Beside all other small areas",
    "placebo_dates": "The same comparison at earlier dates",
    "placebo_areas": "The same comparison in other areas",
}


def _inside(low: float | None, high: float | None) -> bool:
    """Whether no change lies in an interval; one without ends tells nothing against chance."""
    return low is None or high is None or low <= 1 <= high


def _can_tell(pretended: int) -> bool:
    return 1 / (pretended + 1) <= FAR


def _usual(found: PlaceboDates | PlaceboAreas) -> bool:
    """Whether many pretended comparisons lie as far from no change as the real one."""
    return found.share_as_far is None or found.share_as_far > FAR


def _hundredths(value: float) -> float:
    """Coarse enough that no single month can be worked out of a ratio of totals."""
    return round(min(value, 999.0), 2)
