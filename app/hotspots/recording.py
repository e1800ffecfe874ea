"""Changes of recording: a source that starts, ends, or holds far more or fewer records than before.

What such a change does to a place looks like a change of the place.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from app.hotspots.coverage import Coverage
from app.hotspots.question import Question, Windows
from app.incidents.records import Records
from app.params import Months
from geo.evaluate import e_test
from geo.evaluate.words import percent_fewer_or_more

JUMP, SELDOM = 0.2, 0.001
"""A source that as a whole differs by so much from the year before, beyond chance, jumped."""
ALONE = (1, 1)
"""Stands for other sources where there are too few records of these to set one against."""
FEWEST = 30
"""With fewer records in a year a source cannot be said to have jumped."""


@dataclass(frozen=True, slots=True)
class RecordingChange:
    """What became of one source, as a sentence."""

    source: str
    kind: Literal["starts", "ends", "jumps"]
    words: str


def recording_changes(
    records: Records,
    question: Question,
    looked_at: Windows,
    known: Coverage,
    names: Mapping[str, str],
) -> list[RecordingChange]:
    """Find the sources whose recording changed within the months that are compared."""
    compared = known.holds(looked_at.before, question.chosen.source)
    whole = Months(looked_at.before.first, looked_at.period.last)
    seen = whole if compared else looked_at.period
    now, then = (
        _by_source(records, question, months) for months in (looked_at.period, looked_at.before)
    )
    changes: list[RecordingChange] = []
    for source, span in known.of(question.chosen.source).items():
        name = names.get(source, source)
        if span.last < seen.first or span.first > seen.last:
            continue
        if span.first > seen.first:
            words = f"Records of {name} start in {_month(span.first)}, within the months compared."
            changes.append(RecordingChange(source, "starts", words))
        elif span.last < seen.last:
            words = f"Records of {name} end in {_month(span.last)}, within the months compared."
            changes.append(RecordingChange(source, "ends", words))
        elif compared:
            changes += _jump(now, then, source, name)
    return changes


def _jump(
    now: Mapping[str, int], then: Mapping[str, int], source: str, name: str
) -> list[RecordingChange]:
    """Set one source against all others together; a change of all is no change of recording."""
    own = now.get(source, 0), then.get(source, 0)
    others = sum(now.values()) - own[0], sum(then.values()) - own[1]
    if min(others) < FEWEST:
        others = ALONE
    if min(own) < FEWEST:
        return []
    ratio = (own[0] / own[1]) / (others[0] / others[1])
    found = e_test(*own, exposure_1=others[0], exposure_2=others[1])
    if abs(math.log(ratio)) < math.log(1 + JUMP) or found.p_value >= SELDOM:
        return []
    beside = "" if others == ALONE else f" (all other sources together: {_change(others)})"
    words = (
        f"Over the whole partnership, {name} hold {_change(own)} records than in the same"
        f" months before{beside}. The way of recording may have changed."
    )
    return [RecordingChange(source, "jumps", words)]


def _change(pair: tuple[int, int]) -> str:
    told = percent_fewer_or_more(pair[0] / pair[1])
    return "no fewer" if told == "no difference" else told


def _by_source(records: Records, question: Question, months: Months) -> dict[str, int]:
    """How many records of the kinds asked for each source holds, at all hours and places."""
    first, last = (np.datetime64(one, "M") for one in (months.first, months.last))
    chosen = (records.month >= first) & (records.month <= last)
    harm = question.chosen.harm
    chosen &= np.isin(records.harm, harm) if harm else ~records.follows_police
    sources, n = np.unique(records.source[chosen], return_counts=True)
    wanted = question.chosen.source
    return {
        source: count
        for source, count in zip(sources.tolist(), n.tolist(), strict=True)
        if not wanted or source in wanted
    }


def _month(month: date) -> str:
    return f"{month:%B %Y}"
