"""One place closer up: what helps there, what was recorded, and why it ranks where it does."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from sqlalchemy.orm import Session

from app.areas.profile_hours import Grid, longer_words, time_sentence
from app.areas.profile_schemas import HoursOut, MonthOut, StrengthsOut
from app.areas.profile_strengths import serving_guardians
from app.areas.profile_words import strengths_sentence
from app.areas.strengths_near import strengths_near
from app.changes import neighbours as near_changes
from app.changes.neighbour_rows import NeighbourRow
from app.changes.telling import told_overlap
from app.hotspots import decision_queries, queries
from app.hotspots.answer import care, left_out, months_out, shared_parts
from app.hotspots.decisions import asked_of, find, told
from app.hotspots.detail_schemas import NamedAreaOut, NearChangeOut, PlaceDetailOut, WhyOut
from app.hotspots.flags import flags_of
from app.hotspots.gathering import Gathered, gather
from app.hotspots.ground import names_of
from app.hotspots.hours import hour_months, hours_out
from app.hotspots.listing import difference_out, in_top, length_m, lonlats, rate, standing_out
from app.hotspots.parts import MONTHS_WITHHELD, kinds_out, month_figures, source_parts
from app.hotspots.question import Asking, Kind, Question
from app.hotspots.ranking import Ranking, Rested
from app.hotspots.service import missing_months, rest_on
from app.hotspots.why import recorded_here, why_steps
from app.incidents.filters import IncidentFilter
from app.incidents.records import Records
from app.params import Months

CHANGES_WITHIN_M = 100


@dataclass(frozen=True, slots=True, eq=False)
class Closer:
    """One place of a ranking, with its records: those counted, and all at the place by hour."""

    ranking: Ranking
    unit: int
    question: Question
    counted: Gathered
    at_all_hours: Records
    rested: Rested

    @property
    def wkb(self) -> bytes:
        """The place as a shape, EPSG:27700."""
        return shapely.to_wkb(self.ranking.units.geometry(self.unit))


def place_detail(
    session: Session, kind: Kind, key: str, chosen: IncidentFilter, asking: Asking
) -> PlaceDetailOut:
    """Tell everything that is known of one place.

    Raises
    ------
    NotFound
        When there is no such place.
    InvalidInput
        When the question has no answer, with the reason.
    """
    question = asked_of(kind, key, chosen)
    ranking, unit = find(session, question, key, asking)
    closer = _closer(ranking, unit, question, rest_on(session, asking))
    strengths = strengths_near(session, closer.wkb, at=asking.at)
    (name,) = names_of(session, ranking.units, np.array([unit]), asking)
    months, withheld = _months(closer, asking.threshold)
    by_hour, hours_words = _hours(closer, strengths, asking.threshold)
    found = decision_queries.of_place(session, kind, key)
    return PlaceDetailOut(
        **_figures(closer, asking, strengths),
        care=care(ranking, asking, missing=missing_months(session, ranking, question, asking)),
        id=key,
        name=name,
        by_month=months,
        months_words=withheld,
        kinds=kinds_out(
            closer.counted.now,
            closer.counted.before,
            queries.harm_labels(session),
            asking.threshold,
        ),
        by_hour=by_hour,
        hours_words=hours_words,
        strengths=strengths,
        changes=_changes(session, closer, asking),
        areas=[
            NamedAreaOut(id=area, name=named)
            for area, named in decision_queries.areas_at(session, closer.wkb)
        ],
        decisions=[told(row) for row in found],
    )


def _closer(ranking: Ranking, unit: int, question: Question, rested: Rested) -> Closer:
    """Choose the records of one place; those counted by the same rule as in the ranking."""
    longest = hour_months(ranking.windows.period)
    first = min(longest.first, ranking.windows.before.first)
    near = rested.records.chosen(question.over(Months(first, longest.last)), police=True)
    here = near.only(ranking.units.of(near) == unit)
    gathered = gather(rested.records, question, ranking.windows, rested.known)
    before = gathered.before
    counted = Gathered(
        now=gathered.now.only(np.isin(gathered.now.ids, here.ids)),
        before=None if before is None else before.only(np.isin(before.ids, here.ids)),
        left_out=gather(here, question, ranking.windows, rested.known).left_out,
        marks=gathered.marks,
        refused=gathered.refused,
    )
    at_all_hours = here.chosen(question.over(longest), police=True)
    return Closer(ranking, unit, question, counted, at_all_hours, rested)


def _figures(closer: Closer, asking: Asking, strengths: StrengthsOut) -> dict[str, Any]:
    """Where the place is, and its figures as the list tells them."""
    ranking, unit = closer.ranking, closer.unit
    rank = int(ranking.rank[unit]) or None
    shared = shared_parts(closer.question, asking, ranking.windows)
    del shared["before"]
    return {
        **shared,
        "usable": rank is not None,
        "reading": _reading(closer, strengths),
        "used": ranking.figures[unit],
        "left_out": left_out(closer.counted.left_out, asking.threshold),
        "data_version": ranking.version,
        "length_m": length_m(ranking, unit),
        "centre": lonlats([ranking.units.centres[[unit]]])[0][0],
        "shape": lonlats(ranking.units.shapes(np.array([unit])))[0],
        "before_period": months_out(ranking.windows.before),
        "rank": rank,
        "shared": bool(ranking.shared[unit]),
        "ranked_count": len(ranking.order),
        "count": ranking.figures[unit],
        "before": ranking.before[unit],
        "difference": difference_out(ranking, unit),
        "rate": rate(ranking, unit) if rank else None,
        "standing": standing_out(ranking, unit),
        "in_top": in_top(ranking, unit) if rank else None,
        "flags": flags_of(ranking.signs, unit, int(ranking.counts[unit])) if rank else [],
        "why": WhyOut(
            parts=source_parts(closer.counted.now, closer.rested.source_names, asking.threshold),
            total=ranking.figures[unit],
            steps=why_steps(ranking, unit),
        ),
    }


def _reading(closer: Closer, strengths: StrengthsOut) -> str:
    helped = strengths_sentence(
        len(strengths.provision),
        serving_guardians(strengths.guardians),
        strengths.open_hours_week,
        strengths.open_hours_week_before,
    )
    return f"{helped} {recorded_here(closer.ranking, closer.unit)}"


def _months(closer: Closer, threshold: int) -> tuple[list[MonthOut], str]:
    """The months before and those of the period, or why they are not shown."""
    looked_at, known = closer.ranking.windows, closer.rested.known
    source = closer.question.chosen.source
    spans = (
        (closer.counted.before, looked_at.before),
        (closer.counted.now, looked_at.period),
    )
    found = [month_figures(one, months, known, source, threshold) for one, months in spans]
    if any(one is None for one in found):
        return [], MONTHS_WITHHELD
    return [month for one in found if one for month in one], ""


def _hours(closer: Closer, strengths: StrengthsOut, threshold: int) -> tuple[HoursOut | None, str]:
    """The hours of the week with a sentence on them, or why they are not shown."""
    period = closer.ranking.windows.period
    hours = hour_months(period)
    by_hour, refusal = hours_out(
        closer.at_all_hours,
        hours,
        by_name=bool(closer.question.chosen.harm),
        threshold=threshold,
    )
    if by_hour is None:
        return None, refusal
    told = time_sentence(Grid(by_hour.rows), by_hour.used, strengths.provision_hours)
    return by_hour, f"{told}{longer_words(hours, period)}"


def _changes(session: Session, closer: Closer, asking: Asking) -> list[NearChangeOut]:
    """Changes at the place within the months that are compared."""
    looked_at, today = closer.ranking.windows, asking.at.date()
    rows = near_changes.around(
        session,
        closer.ranking.units.geometry(closer.unit),
        on=looked_at.period.ends_on,
        first=looked_at.before.first,
        last=looked_at.period.ends_on,
        within_m=CHANGES_WITHIN_M,
        besides=None,
    )
    codes = near_changes.lists(session, today)

    def change_out(row: NeighbourRow) -> NearChangeOut:
        said = told_overlap(row, codes)
        done = row.completed_on
        return NearChangeOut(
            id=row.id,
            number=row.number,
            title=row.title,
            type_label=said.type_label,
            date_words=said.date_words,
            distance_m=said.distance_m,
            month=None if done is None else f"{done:%Y-%m}",
            finished=done is not None and done <= today,
        )

    return [change_out(row) for row in rows]
