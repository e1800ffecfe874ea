"""What people read: the verdict of a reading, and the further looks, beside what was planted."""

from collections.abc import Sequence

import numpy as np
import shapely

from app.reviews.closer_schemas import LookOut
from app.reviews.looks import (
    Monthly,
    areas_look,
    dates_look,
    drift_look,
    ratio_look,
    series_look,
)
from app.reviews.outcome import Counts, Outcome, outcome
from bench.truth_changes import Counted, Ints, Pairs, counted
from bench.truth_figures import added
from data.demo.variants import MONTHS, Stage, Variant, small_area_of

THRESHOLD = 5
LOOKS = (ratio_look, drift_look, series_look, dates_look, areas_look)
LABELS = {key: key for key in ("treated", "comparison", "ring", "ring_comparison", "against")}


def judge_verdicts(variant: Variant, stage: Stage) -> Pairs:
    """Say how often the verdict is wrong where nothing was changed, and what it says of changes."""
    records = variant.records.only(variant.records.countable)
    area = small_area_of(stage, records.xy)
    flat = area[area >= 0] * MONTHS + records.happened.month[area >= 0]
    areas = np.bincount(flat, minlength=len(stage.small_areas) * MONTHS).reshape(-1, MONTHS)
    found: list[Pairs] = []
    for one in counted(variant):
        said = verdict_of(one)
        ground = shapely.buffer(
            variant.planted.by_name[one.change.place].outline, one.change.ring_m
        )
        apart = ~np.array([a.geometry.intersects(ground) for a in stage.small_areas])
        found.append(_said(one, said, looks(one, areas[apart])))
    return added(found)


def verdict_of(one: Counted) -> Outcome:
    """What the product works out from the counts."""
    months = {
        "treated": one.place,
        "comparison": one.comparison,
        "ring": one.ring,
        "ring_comparison": one.ring_comparison,
    }
    return outcome({k: Counts(*one.pair(m), THRESHOLD) for k, m in months.items()}, LABELS)


def looks(one: Counted, elsewhere: Ints) -> list[LookOut]:
    """The further looks that the product shows beside it."""
    change = one.change
    monthly = Monthly(
        place=one.place,
        comparison=one.comparison,
        elsewhere=elsewhere,
        names=[str(n) for n in range(len(elsewhere))],
        months=[str(n) for n in range(MONTHS)],
        before=(change.before[0], change.before[-1]),
        after=(change.after[0], change.after[-1]),
        step=change.month,
    )
    return [look(monthly) for look in LOOKS]


def _said(one: Counted, said: Outcome, further: Sequence[LookOut]) -> Pairs:
    way = one.way
    seldom = said.verdict == "seldom_chance"
    usable = [look for look in further if look.says != "not_usable"]
    agree = seldom and all(look.says == "seldom_chance" for look in usable)
    others = [look.says for look in usable if look.key == "placebo_areas"]
    beside = seldom and all(says == "seldom_chance" for says in others)
    what = "null" if one.is_null else "planted effect"
    found = {
        f"verdict: {what} refused, or too few ({way})": said.verdict == "too_few",
        f"verdict: {what} could be chance ({way})": said.verdict == "could_be_chance",
        f"verdict: {what} unlikely to be chance alone ({way})": seldom,
        f"verdict: {what} unlikely, and every further look agrees ({way})": agree,
        f"verdict: {what} unlikely, and other areas agree ({way})": beside,
    }
    if seldom and not one.is_null and said.difference is not None:
        wrong = (said.difference.estimate > 0) != (one.effect.change > 0)
        found[f"verdict: planted effect said the wrong way round ({way})"] = wrong
    seen = said.detectable.against_comparison
    if one.change.kind == "fell" and seen is not None and one.change.share >= seen:
        found[f"verdict: fall as large as could be seen, said to be unlikely chance ({way})"] = (
            seldom
        )
    for look in usable:
        found[f"look {look.key}: {what} seldom chance ({way})"] = look.says == "seldom_chance"
    return {name: (float(hit), 1.0) for name, hit in found.items()}
