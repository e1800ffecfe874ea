"""Why a place ranks where it does, step by step, each from figures that are shown."""

import numpy as np

from app.disclosure.figures import NoData, Suppressed, Zero, shown_count
from app.hotspots.firmness import DRAWS, TOP
from app.hotspots.listing import difference_out, in_top, rate
from app.hotspots.ranking import Ranking
from app.hotspots.words import PLURALS, RATE_UNITS, span_words

SIDE_NAMES = {"cell": "cells", "segment": "stretches"}


def why_steps(ranking: Ranking, unit: int) -> list[str]:
    """Say how rank, rate, standing and firmness of a place follow from its count."""
    if not ranking.rank[unit]:
        return ["It is not ranked: only counts that may be shown are."]
    steps = [_rank(ranking, unit), _rate(ranking, unit)]
    beside = _beside(ranking, unit)
    share = in_top(ranking, unit)
    if share is not None:
        steps.append(
            f"Counts go up and down by chance. Tried {DRAWS} times with counts as chance could have"
            f" made them, it is among the first {TOP} in {share} of every 100 tries."
        )
    return [*steps[:2], *beside, *steps[2:]]


def recorded_here(ranking: Ranking, unit: int) -> str:
    """How much was recorded at a place, and how that compares with the same months before."""
    figure, period = ranking.figures[unit], span_words(ranking.windows.period)
    if isinstance(figure, NoData):
        return f"There are no data {period}."
    if isinstance(figure, Suppressed):
        return f"Few incidents were recorded here {period}: too few to show how many."
    if isinstance(figure, Zero):
        return f"No incidents were recorded here {period}."
    were = "incident was" if figure.n == 1 else "incidents were"
    told = f"{figure.n:,} {were} recorded here {period}"
    difference = difference_out(ranking, unit)
    if difference.n is None:
        return f"{told}. {difference.reading}".rstrip()
    said, _, chance = difference.reading.partition(". ")
    than = "as" if difference.n == 0 else "than"
    return f"{told}, {said[:1].lower()}{said[1:]} {than} in the same months before. {chance}"


def _rank(ranking: Ranking, unit: int) -> str:
    rank, ranked = int(ranking.rank[unit]), len(ranking.order)
    n = int(ranking.counts[unit])
    plural = PLURALS[ranking.units.kind]
    place = int(np.nonzero(ranking.order == unit)[0][0])
    alike = " Others have as many." if ranking.shared[unit] else ""
    if rank == 1:
        return (
            f"None of the {ranked:,} {plural} whose counts are shown holds more than {n:,}.{alike}"
        )
    above = int(ranking.counts[ranking.order[place - 1]])
    above = above if above != n else int(ranking.counts[ranking.order[rank - 2]])
    more = "1 holds" if rank == 2 else f"{rank - 1:,} hold"
    return (
        f"Of the {ranked:,} {plural} whose counts are shown, {more} more than {n:,}; the next above"
        f" holds {above:,}.{alike}"
    )


def _rate(ranking: Ranking, unit: int) -> str:
    n, years = int(ranking.counts[unit]), ranking.windows.years
    size, kind = float(ranking.units.sizes[unit]), ranking.units.kind
    months = ranking.windows.period.count
    over = "1 year" if months == 12 else f"{months / 12:.2g} years"
    ground = f"{size:.4f} km²" if kind == "cell" else f"{100 * size:,.0f} m of street"
    told = f"{n:,} in {over} on {ground} is {rate(ranking, unit):,} {RATE_UNITS[kind]}."
    return told if years else ""


def _beside(ranking: Ranking, unit: int) -> list[str]:
    """The sum with the places beside, where every count in it is shown."""
    told, total = ranking.standing, shown_count(ranking.total)
    if told.refusal or total is None:
        return []
    around = ranking.units.neighbours.of(unit)
    plural = SIDE_NAMES[ranking.units.kind]
    if told.hidden_beside[unit]:
        return [f"Beside it are {plural} whose counts are hidden, so that their sum is not shown."]
    together = int(ranking.counts[unit] + ranking.counts[around].sum())
    mean = total / len(ranking.units) * (len(around) + 1)
    return [
        f"With the {len(around)} {plural} beside it, it holds {together:,}; as many {plural}"
        f" anywhere hold {mean:,.1f} on average."
    ]
