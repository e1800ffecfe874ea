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
    kinds = records.chosen(question.timeless)
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
            changes += _jump(kinds, looked_at, source, name)
    return changes


def _jump(kinds: Records, looked_at: Windows, source: str, name: str) -> list[RecordingChange]:
    """Set one source against all others together; a change of all is no change of recording."""
    own = kinds.source == source
    now, then = _pair(kinds.only(own), looked_at)
    others = _pair(kinds.only(~own), looked_at)
    if min(others) < FEWEST:
        others = ALONE
    if min(now, then) < FEWEST:
        return []
    ratio = (now / then) / (others[0] / others[1])
    found = e_test(now, then, exposure_1=others[0], exposure_2=others[1])
    if abs(math.log(ratio)) < math.log(1 + JUMP) or found.p_value >= SELDOM:
        return []
    beside = "" if others == ALONE else f" (all other sources together: {_change(others)})"
    words = (
        f"Over the whole partnership, {name} hold {_change((now, then))} records than in the same"
        f" months before{beside}. The way of recording may have changed."
    )
    return [RecordingChange(source, "jumps", words)]


def _change(pair: tuple[int, int]) -> str:
    told = percent_fewer_or_more(pair[0] / pair[1])
    return "no fewer" if told == "no difference" else told


def _pair(records: Records, looked_at: Windows) -> tuple[int, int]:
    return _number(records, looked_at.period), _number(records, looked_at.before)


def _number(records: Records, months: Months) -> int:
    first, last = (np.datetime64(one, "M") for one in (months.first, months.last))
    return int(((records.month >= first) & (records.month <= last)).sum())


def _month(month: date) -> str:
    return f"{month:%B %Y}"
