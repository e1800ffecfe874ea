"""What truly happens in a variant, with every planted change done and without."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray

from data.demo.harm import CATEGORIES, MIXES
from data.demo.rhythms import drawn_times
from data.demo.seed import stream
from data.demo.variants.planted import Planted, PlantedPlace
from data.demo.variants.stage import Stage, whereabouts
from data.demo.variants.variation import (
    MOST,
    Neighbourhoods,
    month_of_days,
    multiples,
    trend_by_day,
)
from data.demo.whereabouts import Whereabouts

YEARS = 3.0
DAYS = 1096
VOLUME = 1.0
ECHO_DAYS, ECHO_M = 4.0, 8.0
KEYS = [c.key for c in CATEGORIES]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Happenings:
    """Columns of equal length n.

    Attributes
    ----------
    category, planted
        Position in ``CATEGORIES``, and in the planted places or -1.
    day, minute
        Days from the first day of records; minutes of the day on the local clock.
    xy
        EPSG:27700, shape (n, 2); NaN without place.
    really, otherwise
        Whether it happens with the planted changes done, and whether it would without them.
    """

    category: Ints
    planted: Ints
    day: Ints
    minute: Ints
    xy: Floats
    really: Flags
    otherwise: Flags

    def only(self, keep: Flags | Ints) -> "Happenings":
        """Keep some rows, or some of them several times."""
        return Happenings(*(getattr(self, name)[keep] for name in _COLUMNS))

    @property
    def month(self) -> Ints:
        """Months from the first month of records."""
        return month_of_days(DAYS)[self.day]


_COLUMNS = ("category", "planted", "day", "minute", "xy", "really", "otherwise")


def joined(parts: Sequence[Happenings]) -> Happenings:
    """Put columns of several one after the other."""
    return Happenings(*(np.concatenate([getattr(p, c) for p in parts]) for c in _COLUMNS))


def happened(stage: Stage, planted: Planted) -> Happenings:
    """Draw three years of a variant, before any change."""
    where, seed = whereabouts(stage, planted.seed), planted.seed
    # Echoes come on top: fewer are drawn, so that places have as many as is planted.
    volume = VOLUME * _most(planted) / (1 + planted.variation.echo)
    rng = stream(seed, "variant/happenings")
    parts = [
        *(usual(where, n, volume, rng) for n in range(len(CATEGORIES))),
        *(_planted(where, n, place, volume, rng) for n, place in enumerate(planted.places)),
    ]
    rows = _thinned(joined(parts), stage, planted, stream(seed, "variant/variation"))
    return _echoed(rows, planted.variation.echo, stream(seed, "variant/echoes"))


def usual_again(where: Whereabouts, rng: np.random.Generator) -> Happenings:
    """Draw what is usual once more, by other chance: a street that is busy again is truly busy."""
    return joined([usual(where, n, VOLUME, rng) for n in range(len(CATEGORIES))])


def usual(where: Whereabouts, n: int, volume: float, rng: np.random.Generator) -> Happenings:
    """Draw what happens all over the town in one category."""
    category = CATEGORIES[n]
    count = int(rng.poisson(category.yearly * YEARS * volume))
    day, minute = drawn_times(category.rhythm, count, rng)
    xy = where.draw(category.setting, count, rng)
    return _rows(np.full(count, n), -1, day, minute, xy)


def _planted(
    where: Whereabouts, n: int, place: PlantedPlace, volume: float, rng: np.random.Generator
) -> Happenings:
    """Draw what happens at one place beyond the usual."""
    count = int(rng.poisson(place.yearly * YEARS * volume))
    day, minute = drawn_times(place.rhythm, count, rng)
    first = 0 if place.first_day is None else place.first_day
    last = DAYS - 1 if place.last_day is None else place.last_day
    lasting = (day >= first) & (day <= last)
    day, minute = day[lasting], minute[lasting]
    mix = MIXES[place.mix]
    share = np.array(list(mix.values()))
    keys = np.array([KEYS.index(key) for key in mix])
    category = keys[rng.choice(len(keys), size=len(day), p=share / share.sum())]
    inner = shapely.buffer(place.outline, -place.edge_m)
    return _rows(category, n, day, minute, where.inside(inner, len(day), place.on_ground, rng))


def _rows(category: Ints, planted: int, day: Ints, minute: Ints, xy: Floats) -> Happenings:
    yes = np.ones(len(day), dtype=bool)
    return Happenings(category, np.full(len(day), planted), day, minute, xy, yes, yes)


def _most(planted: Planted) -> float:
    """How many times the mean a place and day can have at most."""
    trend = 1.0 + max(0.0, planted.trend.share)
    if not planted.variation.lively:
        return trend
    return trend * MOST * float(np.exp(3 * planted.variation.borough))


def _thinned(
    rows: Happenings, stage: Stage, planted: Planted, rng: np.random.Generator
) -> Happenings:
    """Let each place and month have what its multiples leave of the most that could be."""
    squares = Neighbourhoods(np.array(stage.outline.bounds))
    drawn = multiples(planted.variation, len(squares) + len(planted.places), rng)
    place = np.where(rows.planted >= 0, len(squares) + rows.planted, squares.of(rows.xy))
    keep = trend_by_day(planted.trend, DAYS)[rows.day]
    keep = keep * drawn.borough[rows.month] * drawn.local[place, rows.month]
    return rows.only(rng.random(len(rows.day)) < keep / _most(planted))


def _echoed(rows: Happenings, share: float, rng: np.random.Generator) -> Happenings:
    """Let some be followed by another of the kind, a few steps away, within days."""
    again = rows.only(np.flatnonzero(rng.random(len(rows.day)) < share))
    later = again.day + 1 + rng.geometric(1 / ECHO_DAYS, len(again.day))
    near = again.xy + rng.normal(0.0, ECHO_M, again.xy.shape)
    again = replace(again, day=later, xy=near).only(later < DAYS)
    return joined([rows, again])
