"""Which records enter a ranking, and which are left out for what reason."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.analysis.usable import TIME_WORDS, Usable, usable
from app.hotspots.coverage import Coverage
from app.hotspots.question import Question, Windows
from app.incidents.records import Records
from app.params import Months
from geo.precision import Needs, needs_of

CELLS = "geo.clusters.getis_ord"


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """Records of the period, and of the same months before where there are data for these.

    ``left_out`` are numbers of records of the period by reason, as sentence parts. ``refused`` is
    whether so many lack precision that the rest could not speak for them.
    """

    now: Records
    before: Records | None
    left_out: Mapping[str, int]
    marks: tuple[str, ...]
    refused: bool


def gather(records: Records, question: Question, looked_at: Windows, known: Coverage) -> Gathered:
    """Choose the records of a question from all that the person may see.

    Hours and weekdays are asked only of records that know them; the others are left out and told.
    """
    now, left_out, told = _in_months(records, question, looked_at.period)
    before = None
    if known.holds(looked_at.before, question.chosen.source):
        before, _, _ = _in_months(records, question, looked_at.before)
    return Gathered(now, before, left_out, told.marks, told.refused)


def needs(question: Question) -> Needs:
    """What a record has to know to be counted."""
    asked = needs_of(CELLS)
    if question.kind == "segment":
        asked = replace(asked, place="street_segment", fine_cells=None)
    if question.chosen.hours:
        return replace(asked, time="minute")
    return replace(asked, time="day") if question.chosen.weekdays else asked


def _in_months(
    records: Records, question: Question, months: Months
) -> tuple[Records, dict[str, int], Usable]:
    chosen = records.chosen(question.over(months), police=True)
    told = usable(
        chosen,
        needs(question),
        by_name=bool(question.chosen.harm),
        cell_m=None if question.width_m is None else float(question.width_m),
    )
    left_out = Counter(told.left_out)
    used = told.records
    if question.chosen.hours:
        timed = used.hour >= 0
        left_out[TIME_WORDS["range"]] += int((~timed).sum())
        used = used.only(timed)
    asked = replace(question.chosen, months=None)
    return used.chosen(asked, police=True), +left_out, told
