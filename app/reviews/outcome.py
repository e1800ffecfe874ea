"""From counts to a reading, with nothing in it that would give a hidden count away.

A count from 1 to one below the threshold is hidden, and every figure that is worked out takes it
as one below the threshold. So all figures follow from what is shown, and no reader can work back.
"""

import math
from dataclasses import dataclass, replace
from typing import Literal

from app.disclosure.figures import Figure, figure
from app.reviews.schemas import ChanceOut, DetectableOut, DifferenceOut, PlaceKey, ReviewPlaceOut
from geo.evaluate import (
    RelativeRateRatio,
    e_test,
    rate_ratio,
    relative_rate_ratio,
    smallest_detectable_change,
    smallest_detectable_ratio,
    weighted_displacement_difference,
)
from geo.evaluate.words import COULD_BE_CHANCE, SELDOM_CHANCE

FLOOR_BEFORE = 10
"""With fewer incidents before, not even a fall to zero is likely to stand out from chance."""
CONFIDENCE, ALPHA, TARGET = 0.95, 0.05, 0.8
LARGE_FALL = 0.5
"""Where only a larger fall than this could have been seen, the honest word is "too few"."""

Verdict = Literal["too_few", "could_be_chance", "seldom_chance"]
VERDICTS: dict[Verdict, str] = {
    "too_few": "Too few to tell",
    "could_be_chance": "Could be chance",
    "seldom_chance": "Unlikely to be chance alone",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """Incidents of one place in two equal windows, and the threshold under which one is hidden."""

    before: int
    after: int
    threshold: int

    @property
    def figures(self) -> tuple[Figure, Figure]:
        """Both counts as they may be shown."""
        return figure(self.before, self.threshold), figure(self.after, self.threshold)

    @property
    def hides_something(self) -> bool:
        """Whether one of the counts is hidden."""
        return any(0 < n < self.threshold for n in (self.before, self.after))

    @property
    def pair(self) -> tuple[int, int]:
        """Both counts as figures are worked out from them."""
        before, after = (
            self.threshold - 1 if 0 < n < self.threshold else n for n in (self.before, self.after)
        )
        return before, after


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that was worked out from the counts of one reading.

    ``usual_elsewhere`` is true where chance alone would seldom bring the difference, but other
    small areas differ as much.
    """

    verdict: Verdict
    refusal: str
    places: list[ReviewPlaceOut]
    difference: DifferenceOut | None
    chance: ChanceOut | None
    detectable: DetectableOut
    missed: tuple[float, float] | None
    hides_something: bool
    usual_elsewhere: bool = False

    @property
    def refused(self) -> bool:
        """Whether there are too few records to work anything out."""
        return bool(self.refusal)


def outcome(counts: dict[str, Counts], labels: dict[str, str]) -> Outcome:
    """Work out what the counts of the places say.

    Parameters
    ----------
    counts : dict
        Counts by place; ``treated`` always, ``comparison``, ``ring`` and ``ring_comparison`` where
        they were asked for.
    labels : dict
        What each place is called.
    """
    treated, comparison = counts["treated"], counts.get("comparison")
    alone = smallest_detectable_change(treated.pair[0], alpha=ALPHA, target=TARGET)
    refusal = _refusal(treated, comparison)
    hides = any(one.hides_something for one in counts.values())
    if refusal:
        places = [_place(key, labels[key], one, told=False) for key, one in counts.items()]
        bare = DetectableOut(against_comparison=None, alone=alone.smallest_detectable_share)
        return Outcome("too_few", refusal, places, None, None, bare, None, hides)
    places = [_place(key, labels[key], one, told=True) for key, one in counts.items()]
    by_itself = e_test(*treated.pair, alpha=ALPHA)
    chance = ChanceOut(p_value=by_itself.p_value, reading=by_itself.reading)
    share = alone.smallest_detectable_share
    if comparison is None:
        seldom = by_itself.p_value < ALPHA
        detectable = DetectableOut(against_comparison=None, alone=share)
        verdict = _verdict(seldom=seldom, seen_share=share)
        return Outcome(verdict, "", places, None, chance, detectable, None, hides)
    against = relative_rate_ratio(treated.pair, comparison.pair, confidence=CONFIDENCE)
    seen = smallest_detectable_ratio(treated.pair, comparison.pair, alpha=ALPHA, target=TARGET)
    places.append(_against(labels["against"], against))
    difference, seldom = _difference(counts, hides=hides)
    seen_share = seen.smallest_detectable_share
    return Outcome(
        _verdict(seldom=seldom and _excludes_one(against), seen_share=seen_share),
        "",
        places,
        difference,
        chance,
        DetectableOut(against_comparison=seen_share, alone=share),
        None if seen_share is None else (1 - seen_share, 1 / (1 - seen_share)),
        hides,
    )


def beside_other_areas(found: Outcome, *, is_usual: bool) -> Outcome:
    """Take a verdict back where other small areas moved as far.

    Real places drift from year to year by more than chance makes counts vary; two pairs of counts
    cannot know that, other areas do (docs/methods.md has how often each is right).
    """
    if found.verdict != "seldom_chance" or not is_usual:
        return found
    return replace(found, verdict="could_be_chance", usual_elsewhere=True)


def _refusal(treated: Counts, comparison: Counts | None) -> str:
    if treated.before < FLOOR_BEFORE:
        return (
            f"Fewer than {FLOOR_BEFORE} incidents were recorded in the place before. With so few,"
            " nothing can be read from what came after. Choose longer windows or a larger place."
        )
    if comparison is not None and comparison.before < FLOOR_BEFORE:
        return (
            f"Fewer than {FLOOR_BEFORE} incidents were recorded in the comparison area before."
            " With so few, it cannot serve as one. Choose longer windows or a larger area."
        )
    return ""


def _verdict(*, seldom: bool, seen_share: float | None) -> Verdict:
    if seldom:
        return "seldom_chance"
    return "too_few" if seen_share is None or seen_share > LARGE_FALL else "could_be_chance"


def _difference(counts: dict[str, Counts], *, hides: bool) -> tuple[DifferenceOut, bool]:
    """The weighted displacement difference; also whether chance alone would seldom do it."""
    pairs = {key: one.pair for key, one in counts.items()}
    treated, comparison = pairs["treated"], pairs["comparison"]
    ring, around = pairs.get("ring"), pairs.get("ring_comparison")
    local = weighted_displacement_difference(treated, comparison, confidence=CONFIDENCE)
    # A ring can be set against the comparison's ring only; alone it would carry the whole trend.
    rings = around is not None and ring is not None
    beside = weighted_displacement_difference(
        ring or (0, 0), around or (0, 0), confidence=CONFIDENCE
    )
    total = weighted_displacement_difference(
        treated, comparison, ring=ring, ring_control=around, confidence=CONFIDENCE
    )
    threshold = counts["treated"].threshold
    told = DifferenceOut(
        estimate=local.estimate_total,
        low=local.low,
        high=local.high,
        z=local.z,
        ring_estimate=beside.estimate_total if rings else None,
        ring_low=beside.low if rings else None,
        ring_high=beside.high if rings else None,
        total_estimate=total.estimate_total if rings else None,
        total_low=total.low if rings else None,
        total_high=total.high if rings else None,
        confidence=CONFIDENCE,
        hidden_as=threshold - 1 if hides else None,
        reading=local.reading,
    )
    return told, not local.low <= 0 <= local.high


def _excludes_one(against: RelativeRateRatio) -> bool:
    """Whether the ratio speaks against chance too; where it is not defined, it does not object."""
    if against.low is None or against.high is None:
        return True
    return not against.low <= 1 <= against.high


def _place(key: str, label: str, counts: Counts, *, told: bool) -> ReviewPlaceOut:
    before, after = counts.figures
    shown = told and not counts.hides_something
    ratio = rate_ratio((counts.before, counts.after), confidence=CONFIDENCE) if shown else None
    return ReviewPlaceOut(
        key=_key(key),
        label=label,
        before=before,
        after=after,
        difference=counts.after - counts.before if shown else None,
        ratio=_rounded(ratio.ratio if ratio else None),
        low=_rounded(ratio.low if ratio else None),
        high=_rounded(ratio.high if ratio else None),
    )


def _against(label: str, against: RelativeRateRatio) -> ReviewPlaceOut:
    return ReviewPlaceOut(
        key="against",
        label=label,
        before=None,
        after=None,
        difference=None,
        ratio=_rounded(against.rirr),
        low=_rounded(against.low),
        high=_rounded(against.high),
    )


def _key(key: str) -> PlaceKey:
    keys: dict[str, PlaceKey] = {
        "treated": "treated",
        "comparison": "comparison",
        "ring": "ring",
        "ring_comparison": "ring_comparison",
    }
    return keys[key]


def _rounded(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else round(value, 4)


def chance_words(verdict: Verdict) -> str:
    """What chance alone could do."""
    return SELDOM_CHANCE if verdict == "seldom_chance" else COULD_BE_CHANCE
