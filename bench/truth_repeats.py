"""Whether near repeats are seen where some happenings were planted to be followed by another."""

import numpy as np
import shapely
from numpy.typing import NDArray

from bench.truth_figures import Findings
from data.demo.harm import CATEGORIES
from data.demo.variants import Planted, Records, zones
from geo.precision import needs_of, read_records, split
from geo.repeats import knox

SPACE_M, TIME_DAYS, PERMUTATIONS, LEVEL = (0, 100, 200, 400), (0, 8, 15, 29), 99, 0.05
FIRST_DAY = 730
Flags = NDArray[np.bool_]


SCHOOL_DAYS = ("school_hours", "after_school", "commute")


def judge_repeats(planted: Planted, records: Records, rng: np.random.Generator) -> Findings:
    """Say whether the nearest band holds more pairs than chance would seldom bring.

    Variants in which a place began lately are left out: growth in one place brings pairs together
    without any repeat, as the method says. So do school days and holidays, and changes: where no
    repeat is planted, records are also tried without those that know either.
    """
    if planted.emerging is not None:
        return {}
    known = read_records(
        time=records.time_precision,
        place=records.place_precision,
        enforcement=records.follows_police,
    )
    told = split(needs_of("geo.repeats.knox"), known)
    used = records.only((told.reason == "") & (records.happened.day > FIRST_DAY))
    if planted.variation.echo > 0:
        return {"near repeats: seen where they were planted (lively)": (_seen(used, rng), 1.0)}
    steady = used.only(_steady(planted, used))
    return {
        "near repeats: seen where none were planted (calm)": (_seen(used, rng), 1.0),
        "near repeats: the same, and nothing bound to school days or changed (calm)": (
            _seen(steady, rng),
            1.0,
        ),
    }


def _seen(used: Records, rng: np.random.Generator) -> float:
    found = knox(
        used.xy,
        used.happened.day,
        space_breaks_m=SPACE_M,
        time_breaks_days=TIME_DAYS,
        permutations=PERMUTATIONS,
        rng=rng,
    )
    assert found.p_value is not None
    return float(found.p_value[0, 0] <= LEVEL)


def _steady(planted: Planted, used: Records) -> Flags:
    """Records whose days know neither school nor a planted change."""
    rows = used.happened
    rhythms = np.array([*(place.rhythm for place in planted.places), ""])[rows.planted]
    usual = np.array([category.rhythm for category in CATEGORIES])[rows.category]
    of_school = np.isin(np.where(rows.planted >= 0, rhythms, usual), SCHOOL_DAYS)
    lasting = np.array([*(place.first_day is None for place in planted.places), True])[rows.planted]
    apart = ~shapely.contains_xy(zones(planted), used.xy)
    if planted.programme.share == 0:
        return ~of_school & lasting & apart
    return ~of_school & lasting & apart & (rows.month >= planted.programme.month)
