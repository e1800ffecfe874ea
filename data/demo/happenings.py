"""What truly happened: category, time and place of everything, with the planted effects done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import shapely
from numpy.typing import NDArray

from data.demo import terms
from data.demo.curves import outlined
from data.demo.harm import CATEGORIES, MIXES
from data.demo.planted import CONCENTRATIONS, TREATED, Concentration, Effect, Plan, Trend
from data.demo.rhythms import drawn_times
from data.demo.seed import stream
from data.demo.whereabouts import Whereabouts

YEARS = 3.0
KEYS = [c.key for c in CATEGORIES]


@dataclass(frozen=True)
class Happenings:
    """Columns of equal length n: category and source of excess by position, day, minute, place.

    ``planted`` is the position in ``CONCENTRATIONS``, after which those that began lately are
    numbered on, or -1; ``xy`` is (n, 2), NaN without place.
    """

    category: NDArray[np.int64]
    planted: NDArray[np.int64]
    day: NDArray[np.int64]
    minute: NDArray[np.int64]
    xy: NDArray[np.float64]

    def only(self, keep: NDArray[np.bool_] | NDArray[np.int64]) -> "Happenings":
        """Keep some rows, or put them in another order."""
        return Happenings(
            self.category[keep],
            self.planted[keep],
            self.day[keep],
            self.minute[keep],
            self.xy[keep],
        )


def happened(where: Whereabouts, plan: Plan, seed: int) -> Happenings:
    """Draw everything that happened in three years, in order of time."""
    parts = [
        _usual(where, n, plan.volume, stream(seed, f"usual/{category.key}"))
        for n, category in enumerate(CATEGORIES)
    ]
    parts += [
        _concentrated(where, n, place, plan.volume, stream(seed, f"concentrated/{place.name}"))
        for n, place in enumerate(CONCENTRATIONS)
    ]
    rows = _joined(parts)
    lost = stream(seed, "trend").random(len(rows.day)) < _trend_loss(plan.trend, rows.day)
    rows = rows.only(~lost)
    for effect in plan.effects:
        rows = _affected(rows, effect, where, stream(seed, f"effect/{effect.name}"))
    order = np.lexsort((rows.minute, rows.day))
    return rows.only(order)


def emerged(where: Whereabouts, plan: Plan, seed: int) -> Happenings:
    """Draw what happened where something began lately, in order of time."""
    parts = [
        _concentrated(
            where,
            len(CONCENTRATIONS) + n,
            place,
            plan.volume,
            stream(seed, f"concentrated/{place.name}"),
        )
        for n, place in enumerate(plan.emerging)
    ]
    rows = _joined(parts)
    return rows.only(np.lexsort((rows.minute, rows.day)))


def _usual(where: Whereabouts, n: int, volume: float, rng: np.random.Generator) -> Happenings:
    """Draw what is recorded all over the town in one category."""
    category = CATEGORIES[n]
    count = int(rng.poisson(category.yearly * YEARS * volume))
    day, minute = drawn_times(category.rhythm, count, rng)
    xy = where.draw(category.setting, count, rng)
    return Happenings(np.full(count, n), np.full(count, -1), day, minute, xy)


def _concentrated(
    where: Whereabouts, n: int, place: Concentration, volume: float, rng: np.random.Generator
) -> Happenings:
    """Draw what is recorded at one place beyond the usual."""
    count = int(rng.poisson(place.yearly * YEARS * volume))
    mix = MIXES[place.mix]
    share = np.array(list(mix.values()))
    keys = [KEYS.index(key) for key in mix]
    category = np.array(keys)[rng.choice(len(keys), size=count, p=share / share.sum())]
    day, minute = drawn_times(place.rhythm, count, rng)
    xy = where.inside(
        shapely.buffer(outlined(place.outline), -place.edge_m), count, place.on_ground, rng
    )
    rows = Happenings(category, np.full(count, n), day, minute, xy)
    first, last = place.first_day or terms.FIRST_DAY, place.last_day or terms.LAST_DAY
    return rows.only((day >= day_number(first)) & (day <= day_number(last)))


def _joined(parts: Sequence[Happenings]) -> Happenings:
    none = np.zeros(0, dtype=np.int64)
    parts = [*parts, Happenings(none, none, none, none, np.zeros((0, 2)))]
    return Happenings(
        *(
            np.concatenate([getattr(p, column) for p in parts])
            for column in ("category", "planted", "day", "minute", "xy")
        )
    )


def day_number(day: date) -> int:
    """Count days from the first day of records."""
    return (day - terms.FIRST_DAY).days


def _trend_loss(trend: Trend, day: NDArray[np.int64]) -> NDArray[np.float64]:
    """Say with what probability a thing is no longer recorded on each day."""
    start, end = day_number(trend.starts_on), day_number(trend.ends_on)
    return trend.share * np.clip((day - start) / max(1, end - start), 0.0, 1.0)


def _affected(
    rows: Happenings, effect: Effect, where: Whereabouts, rng: np.random.Generator
) -> Happenings:
    """Let a change have its effect from the day it was completed."""
    if effect.share == 0.0:
        return rows
    treated = outlined(TREATED[effect.name])
    here = shapely.contains_xy(treated, np.nan_to_num(rows.xy))
    hit = (
        here
        & (rows.day > day_number(effect.completed_on))
        & (rng.random(len(rows.day)) < effect.share)
    )
    if effect.kind == "reduced":
        return rows.only(~hit)
    if effect.kind == "moved" and effect.ring_m is not None:
        ring = shapely.difference(
            shapely.buffer(treated, effect.ring_m), shapely.buffer(treated, 3.0)
        )
        xy = rows.xy.copy()
        xy[hit] = where.inside(ring, int(hit.sum()), 0.0, rng)
        return replace(rows, xy=xy)
    return rows
