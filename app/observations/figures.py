"""What many observations say of one item in one light, with the number behind it.

A middle value (median) is given from ``LEAST_FOR_A_MIDDLE`` observations on; of fewer, each value
is given by itself. What was seen or not seen is counted, however few looked.
"""

from collections.abc import Sequence
from statistics import median

from app.observations.instruments import Instrument, Item
from app.observations.schemas import LightFigureOut

LEAST_FOR_A_MIDDLE = 3


def figure(
    instrument: Instrument, item: Item, values: Sequence[int], *, light: str, light_label: str
) -> LightFigureOut:
    """Tell the values that were given of one item in one light."""
    ordered = sorted(values)
    looked = len(ordered)
    seen = sum(1 for one in ordered if one == instrument.most)
    middle = None
    if not instrument.is_seen_or_not and looked >= LEAST_FOR_A_MIDDLE:
        middle = float(median(ordered))
    is_told = looked > 0 and (instrument.is_seen_or_not or middle is not None)
    return LightFigureOut(
        light=light,
        light_label=light_label,
        looked=looked,
        state="told" if is_told else "too_few" if looked else "none",
        seen=seen if instrument.is_seen_or_not and looked else None,
        median=middle,
        values=ordered,
        words=_words(instrument, item, ordered, seen=seen, middle=middle),
    )


def compared(
    instrument: Instrument, item: Item, before: LightFigureOut, after: LightFigureOut
) -> str:
    """Set two rounds of one item beside each other in words, with the counts behind them."""
    if before.state == "none" and after.state == "none":
        return "Nobody looked in either round."
    if before.state == "none":
        return f"Nobody looked before. Now: {_small(after.words)}."
    if after.state == "none":
        return f"Before: {_small(before.words)}. Nobody looked now."
    if instrument.is_seen_or_not:
        was, now = (f"{one.seen} of {one.looked}" for one in (before, after))
        return f"Seen in {was} before, in {now} now."
    if before.median is None or after.median is None:
        return f"Too few to compare: {_listed(before)} before, {_listed(after)} now."
    was, now = (_middle(instrument, item, one) for one in (before, after))
    end = "higher" if instrument.better == "high" else "lower"
    told = "The same" if before.median == after.median else f"On this scale {end} is better"
    return f"Middle value {was} before, {now} now. {told}."


def _listed(one: LightFigureOut) -> str:
    return ", ".join(_number(value) for value in one.values)


def _middle(instrument: Instrument, item: Item, one: LightFigureOut) -> str:
    value = one.median or 0.0
    return f"{_number(value)} of {one.looked} ({instrument.words(item, value)})"


def _words(
    instrument: Instrument, item: Item, ordered: Sequence[int], *, seen: int, middle: float | None
) -> str:
    looked = len(ordered)
    if not looked:
        return "Nobody looked"
    if instrument.is_seen_or_not:
        return f"Seen in {seen} of {looked}"
    if middle is not None:
        return f"Middle value {_number(middle)} of {looked}: {instrument.words(item, middle)}"
    each = ", ".join(f"{one} ({instrument.words(item, one)})" for one in ordered)
    return f"{looked} looked, too few for a middle value: {each}"


def _number(value: float) -> str:
    return f"{value:g}"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
